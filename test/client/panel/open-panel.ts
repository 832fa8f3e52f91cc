// Opens the built panel in Chromium under the policy VS Code shows it with, and speaks to it in place of the extension.
import { build } from 'esbuild';
import * as path from 'node:path';
import type { FromPanel, Painted, ToPanel } from '../../../client/panels/messages.js';
import { themeStyle } from './vscode-themes.js';

/** The few things used of Playwright, whose package is installed with the suite in VS Code only. */
interface Page {
  route: (url: string, answer: (route: { fulfill: (response: { contentType: string; body: string }) => Promise<void> }) => Promise<void>) => Promise<void>;
  goto: (url: string) => Promise<unknown>;
  reload: () => Promise<unknown>;
  close: () => Promise<void>;
  evaluate: <T, A>(run: (argument: A) => T, argument: A) => Promise<Awaited<T>>;
  waitForFunction: <A>(run: (argument: A) => unknown, argument: A) => Promise<unknown>;
  screenshot: (options: { path?: string; fullPage?: boolean }) => Promise<Uint8Array>;
  locator: (selector: string) => { first: () => Locator };
  on: (event: 'console', listener: (message: { type: () => string; text: () => string }) => void) => void;
  readonly mouse: { move: (x: number, y: number) => Promise<void>; down: () => Promise<void>; up: () => Promise<void>; wheel: (x: number, y: number) => Promise<void>; dblclick: (x: number, y: number) => Promise<void> };
  readonly keyboard: { press: (key: string) => Promise<void>; down: (key: string) => Promise<void>; up: (key: string) => Promise<void> };
}
export interface Locator {
  click: () => Promise<void>;
  focus: () => Promise<void>;
  textContent: () => Promise<string | null>;
  boundingBox: () => Promise<{ x: number; y: number; width: number; height: number } | null>;
  isVisible: () => Promise<boolean>;
}
export interface Browser {
  newPage: (options: { viewport: { width: number; height: number }; deviceScaleFactor: number }) => Promise<Page>;
  close: () => Promise<void>;
}
export type ThemeKind = 'vscode-light' | 'vscode-dark' | 'vscode-high-contrast' | 'vscode-high-contrast-light';

const root = path.join(import.meta.dirname, '..', '..', '..');
const address = 'http://panel.example/';

async function bundled(entry: string): Promise<string> {
  const result = await build({ entryPoints: [path.join(root, entry)], bundle: true, write: false, format: 'iife', target: 'es2022', logLevel: 'silent' });
  return result.outputFiles[0]!.text;
}

const standIn = `
  const sent = [];
  const violations = [];
  document.addEventListener('securitypolicyviolation', event => violations.push(event.violatedDirective + ' ' + event.blockedURI));
  const kept = sessionStorage.getItem('kept');
  const acquireVsCodeApi = () => ({
    postMessage: message => sent.push(JSON.parse(JSON.stringify(message))),
    getState: () => (kept === null ? undefined : JSON.parse(kept)),
    setState: state => { sessionStorage.setItem('kept', JSON.stringify(state)); return state; }
  });`;

const pageText = (theme: ThemeKind): string => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; script-src 'nonce-abc'">
  <link rel="stylesheet" href="theme.css"><link rel="stylesheet" href="panel.css"></head>
  <body class="${theme}"><script nonce="abc">${standIn}</script><script nonce="abc" src="panel.js"></script></body></html>`;

declare const sent: FromPanel[];
declare const violations: string[];

export class OpenPanel {
  /** warnings and errors on the console of the page */
  readonly complaints: string[] = [];

  private constructor(readonly page: Page) {
    page.on('console', message => {
      if (message.type() === 'warning' || message.type() === 'error') this.complaints.push(message.text());
    });
  }

  static async open(browser: Browser, options: { readonly theme?: ThemeKind; readonly width?: number; readonly height?: number; readonly ratio?: number } = {}): Promise<OpenPanel> {
    const { theme = 'vscode-dark', width = 900, height = 1000, ratio = 1 } = options;
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: ratio });
    const panel = new OpenPanel(page);
    const files: Record<string, { contentType: string; body: string }> = {
      '': { contentType: 'text/html', body: pageText(theme) },
      'theme.css': { contentType: 'text/css', body: themeStyle },
      'panel.css': { contentType: 'text/css', body: await bundled('client/webview/panel.css') },
      'panel.js': { contentType: 'text/javascript', body: await bundled('client/webview/panel.ts') }
    };
    for (const [name, file] of Object.entries(files)) await page.route(address + name, route => route.fulfill(file));
    await page.goto(address);
    await panel.until(message => message.type === 'ready');
    return panel;
  }

  /** Messages as the extension posts them: through JSON. */
  async post(messages: readonly unknown[]): Promise<void> {
    await this.page.evaluate(text => { for (const message of JSON.parse(text) as unknown[]) window.postMessage(message); }, JSON.stringify(messages));
  }

  /** Posts a run and waits until its end is painted. */
  async show(messages: readonly ToPanel[]): Promise<Painted> {
    await this.post(messages);
    await this.page.waitForFunction(() => sent.some(message => message.type === 'painted' && message.state !== 'empty' && message.state !== 'running'), undefined);
    return this.painted();
  }

  /** All that the panel has sent so far. */
  sent(): Promise<FromPanel[]> {
    return this.page.evaluate(() => sent, undefined);
  }

  violations(): Promise<string[]> {
    return this.page.evaluate(() => violations, undefined);
  }

  async until(found: (message: FromPanel) => boolean): Promise<void> {
    for (let wait = 0; wait < 200; wait++) {
      if ((await this.sent()).some(found)) return;
      await new Promise(resolve => setTimeout(resolve, 25));
    }
    throw new Error('The panel has not sent what was waited for.');
  }

  /** What is on the screen once nothing is painted any more. */
  async painted(): Promise<Painted> {
    const count = (): Promise<number> => this.page.evaluate(() => new Promise<number>(resolve => {
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sent.length), 20)));
    }), undefined);
    for (let last = -1, now = await count(); last !== now; [last, now] = [now, await count()]);
    const paints = (await this.sent()).filter(message => message.type === 'painted');
    return paints.at(-1)!;
  }

  /** The middle of an element, or a place at shares of its size. */
  async at(selector: string, across = 0.5, down = 0.5): Promise<{ readonly x: number; readonly y: number; readonly width: number }> {
    const box = await this.page.locator(selector).first().boundingBox();
    if (!box) throw new Error(`The panel shows no ${selector}.`);
    return { x: box.x + across * box.width, y: box.y + down * box.height, width: box.width };
  }
}
