// Opens the built panel in Chromium under the policy VS Code shows it with, and speaks to it in place of the extension.
import { build } from 'esbuild';
import * as path from 'node:path';
import type { FromPanel, Painted, ToPanel } from '../../../client/panels/messages.js';
import { panelPage } from '../../../client/panels/panel-page.js';
import { packColumns } from '../../../server/packed-columns.js';
import type { PictureUpdate } from '../../../server/protocol.js';
import { themeStyle } from './vscode-themes.js';

/** As a message is where it goes as text. */
export function packedMessage(message: unknown): unknown {
  const { type, picture } = (typeof message === 'object' && message !== null ? message : {}) as Partial<{
    type: string;
    picture: PictureUpdate;
  }>;
  return type === 'picture' && Array.isArray(picture?.panels) ? { type, picture: packColumns(picture) } : message;
}

/** The few things used of Playwright, whose package is installed with the suite in VS Code only. */
interface Page {
  route: (
    url: string,
    answer: (route: { fulfill: (response: { contentType: string; body: string }) => Promise<void> }) => Promise<void>
  ) => Promise<void>;
  goto: (url: string) => Promise<unknown>;
  reload: () => Promise<unknown>;
  close: () => Promise<void>;
  evaluate: <T>(code: string) => Promise<T>;
  screenshot: (options: { path?: string; fullPage?: boolean }) => Promise<Uint8Array>;
  locator: (selector: string) => { first: () => Locator };
  on: (event: 'console', listener: (message: { type: () => string; text: () => string }) => void) => void;
  readonly mouse: Readonly<
    Record<'move' | 'wheel' | 'dblclick', (x: number, y: number) => Promise<void>> &
      Record<'down' | 'up', () => Promise<void>>
  >;
  readonly keyboard: Readonly<Record<'press' | 'down' | 'up', (key: string) => Promise<void>>>;
}
interface Locator {
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
type ThemeKind = 'vscode-light' | 'vscode-dark' | 'vscode-high-contrast' | 'vscode-high-contrast-light';

export interface PanelLook {
  readonly theme?: ThemeKind;
  /** of the window, CSS pixels */
  readonly width?: number;
  readonly height?: number;
  readonly ratio?: number;
}

/** of the project, where scripts and tests are started */
const root = path.resolve('.');
const address = 'http://panel.example/';

export interface BuiltPanel {
  readonly script: string;
  readonly style: string;
}

export async function buildPanel(): Promise<BuiltPanel> {
  const bundled = async (file: string): Promise<string> => {
    const entry = path.join(root, 'client', 'webview', file);
    const { outputFiles } = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      format: 'iife',
      target: 'es2022',
      logLevel: 'silent'
    });
    return outputFiles[0]!.text;
  };
  return { script: await bundled('panel.ts'), style: await bundled('panel.css') };
}

const standIn = `
  const sent = [];
  const violations = [];
  document.addEventListener('securitypolicyviolation', event => violations.push(event.violatedDirective + ' ' + event.blockedURI));
  const kept = sessionStorage.getItem('kept');
  const acquireVsCodeApi = () => ({
    postMessage: message => sent.push(JSON.parse(JSON.stringify(message))),
    getState: () => (kept === null ? undefined : JSON.parse(kept)),
    setState: state => { sessionStorage.setItem('kept', JSON.stringify(state)); return; state; }
  });`;

/** The extension's own page, with our theme and the stand-in for VS Code before its script. */
function pageText(theme: ThemeKind): string {
  const page = panelPage({ source: "'self'", script: 'panel.js', style: 'panel.css', nonce: 'abc' });
  return page
    .replace('<link', '<link rel="stylesheet" href="theme.css"><link')
    .replace('<body>', `<body class="${theme}"><script nonce="abc">${standIn}</script>`);
}

/** In the page: the browser has painted twice and sent what it had to send. */
const twoFrames =
  'new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sent.length), 20))))';

/** Asks again and again for twenty seconds; not in the page, whose policy forbids what Playwright would need for it. */
async function eventually(holds: () => Promise<boolean>, otherwise: string): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    if (await holds()) return;
    await new Promise(resolve => setTimeout(resolve, 25));
  }
  throw new Error(otherwise);
}

export class OpenPanel {
  /** warnings and errors on the console of the page */
  readonly complaints: string[] = [];

  private constructor(readonly page: Page) {
    page.on('console', message => {
      if (message.type() === 'warning' || message.type() === 'error') this.complaints.push(message.text());
    });
  }

  static async open(browser: Browser, built: BuiltPanel, look: PanelLook = {}): Promise<OpenPanel> {
    const { theme = 'vscode-dark', width = 900, height = 1000, ratio = 1 } = look;
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: ratio });
    const panel = new OpenPanel(page);
    const files: Record<string, { contentType: string; body: string }> = {
      '': { contentType: 'text/html', body: pageText(theme) },
      'theme.css': { contentType: 'text/css', body: themeStyle },
      'panel.css': { contentType: 'text/css', body: built.style },
      'panel.js': { contentType: 'text/javascript', body: built.script }
    };
    for (const [name, file] of Object.entries(files)) await page.route(address + name, route => route.fulfill(file));
    await page.goto(address);
    await panel.until(message => message.type === 'ready');
    return panel;
  }

  /** Messages as the extension posts them, their numbers packed: through JSON. */
  async post(messages: readonly unknown[]): Promise<void> {
    await this.page.evaluate(
      `for (const message of JSON.parse(${JSON.stringify(JSON.stringify(messages.map(packedMessage)))})) window.postMessage(message)`
    );
  }

  /** Posts a run and waits until its end is painted. */
  async show(messages: readonly ToPanel[]): Promise<Painted> {
    await this.post(messages);
    await this.until(message => message.type === 'painted' && message.state !== 'empty' && message.state !== 'running');
    return this.painted();
  }

  /** All that the panel has sent so far. */
  sent(): Promise<FromPanel[]> {
    return this.page.evaluate('sent');
  }

  violations(): Promise<string[]> {
    return this.page.evaluate('violations');
  }

  /** Waits until the panel has sent such a message. */
  until(found: (message: FromPanel) => boolean): Promise<void> {
    return eventually(async () => (await this.sent()).some(found), 'The panel has not sent what was waited for.');
  }

  /** Waits until VS Code has been given such a state to keep. */
  untilKept(text: string): Promise<void> {
    return eventually(
      async () => (await this.page.evaluate<string>("sessionStorage.getItem('kept') ?? ''")).includes(text),
      `The panel has not kept ${text}.`
    );
  }

  /** What is on the screen once nothing is painted any more. */
  async painted(): Promise<Painted> {
    const count = (): Promise<number> => this.page.evaluate(twoFrames);
    for (let last = -1, now = await count(); last !== now; [last, now] = [now, await count()]);
    const paints = (await this.sent()).filter(message => message.type === 'painted');
    return paints.at(-1)!;
  }

  /** The middle of an element, or a place at shares of its size. */
  async at(
    selector: string,
    across = 0.5,
    down = 0.5
  ): Promise<{ readonly x: number; readonly y: number; readonly width: number }> {
    const box = await this.page.locator(selector).first().boundingBox();
    if (!box) throw new Error(`The panel shows no ${selector}.`);
    return { x: box.x + across * box.width, y: box.y + down * box.height, width: box.width };
  }
}
