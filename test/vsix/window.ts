// A window of the real VS Code with the packaged extension installed, driven by keyboard and mouse only.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Box, Browser, FrameLocator, Locator, Page } from './playwright.js';

const root = path.join(import.meta.dirname, '..', '..');
const extension = path.join(root, 'out', 'snn.vsix');
const pictures = path.join(root, 'out', 'pictures');

/** ms that VS Code may take for one thing: a machine may have other work, too */
const patience = 40_000;

interface Server {
  readonly authority: string;
  readonly stop: () => Promise<void>;
}

export class Window {
  private constructor(
    readonly folder: string,
    private readonly server: Server,
    private readonly browser: Browser,
    readonly page: Page
  ) {}

  /** Opens a copy of the folder: the story edits. */
  static async open(original: string): Promise<Window> {
    const folder = path.join(root, 'out', 'vsix-folder');
    rmSync(folder, { recursive: true, force: true });
    cpSync(original, folder, { recursive: true });
    mkdirSync(pictures, { recursive: true });
    const { startVscodeServer } = (await import('../vscode/vscode-server.mjs')) as {
      startVscodeServer: (options: object) => Promise<Server>;
    };
    const { openBrowser } = (await import('../vscode/browser.mjs')) as unknown as {
      openBrowser: () => Promise<Browser>;
    };
    const server = await startVscodeServer({ extension });
    const browser = await openBrowser();
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(patience);
    const window = new Window(folder, server, browser, page);
    await page.goto(`http://${server.authority}/?${new URLSearchParams({ folder }).toString()}`);
    await window.row('network.snn').waitFor();
    return window;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
  }

  /** A file in the explorer. */
  row(name: string): Locator {
    return this.page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: name });
  }

  async openFile(name: string): Promise<void> {
    await this.row(name).dblclick();
    await this.page.locator('.tab.active').filter({ hasText: name }).first().waitFor();
  }

  /** Runs a command of the palette by its title. The palette lists what there was when it opened: an editor that has just opened may not have been there yet. */
  async command(title: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press('F1');
      const input = this.page.locator('.quick-input-widget input').first();
      const entry = this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first();
      await input.waitFor();
      await input.fill(`>${title}`);
      try {
        return await entry.click({ timeout: 8_000 });
      } catch (error) {
        if (attempt === 4) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** Presses a key until what it opens is there: an editor that is still asking answers nothing. */
  async press(key: string, opens: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press(key);
      try {
        return await this.page.locator(opens).first().waitFor({ timeout: 8_000 });
      } catch (error) {
        if (attempt === 4) throw error;
      }
    }
  }

  async closeTab(): Promise<void> {
    await this.page.locator('.tab.active .tab-actions .action-label').first().click();
  }

  /** Takes an entry of the list that is open. */
  async choose(label: string): Promise<void> {
    await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first().click();
  }

  /** Types into the input that is open, as the file dialog of a window in a browser is one. */
  async answer(text: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input').first();
    await this.until('what the dialog proposes', async () => (await input.inputValue()).startsWith(this.folder));
    await input.fill(text);
    await this.until('the dialog to follow', async () => (await input.inputValue()) === text);
    await this.page.keyboard.press('Enter');
  }

  /** Where a stretch of text stands on the screen; what is not in view is not found. */
  async spot(text: string): Promise<Box> {
    return this.until(`the text ${text}`, () => this.page.evaluate(boxOf, text));
  }

  /** Sets the cursor behind a stretch of text. */
  async cursorBehind(text: string): Promise<void> {
    const { x, y, width, height } = await this.spot(text);
    await this.page.mouse.click(x + width - 1, y + height / 2);
  }

  async rest(text: string): Promise<void> {
    const { x, y, width, height } = await this.spot(text);
    await this.page.mouse.move(x + width / 2, y + height / 2);
  }

  /** The lines of the editor in view. */
  lines(): Promise<string> {
    return this.page.evaluate(visibleText, undefined);
  }

  /** What stands behind the ends of lines, which is no part of the text. */
  notes(): Promise<string[]> {
    return this.page.evaluate(notesBehindLines, undefined);
  }

  /** Colours of the words of a line in view that holds such a text. */
  colours(text: string): Promise<string[]> {
    return this.page.evaluate(coloursOf, text);
  }

  /** The file on the disk. */
  saved(name: string): string {
    return readFileSync(path.join(this.folder, name), 'utf8');
  }

  has(name: string): boolean {
    return existsSync(path.join(this.folder, name)) && readFileSync(path.join(this.folder, name)).length > 0;
  }

  bytes(name: string): Uint8Array {
    return readFileSync(path.join(this.folder, name));
  }

  /** The page inside the results panel. */
  panel(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').last().frameLocator('iframe#active-frame');
  }

  /** Waits until the panel says so of its run. */
  async runIs(state: RegExp): Promise<void> {
    await this.panel().locator('.state').filter({ hasText: state }).waitFor();
  }

  /** Through the folder's settings, which VS Code watches. */
  async theme(name: string, shownAs: string): Promise<void> {
    mkdirSync(path.join(this.folder, '.vscode'), { recursive: true });
    writeFileSync(path.join(this.folder, '.vscode', 'settings.json'), JSON.stringify({ 'workbench.colorTheme': name }));
    await this.page.locator(`.monaco-workbench.${shownAs}`).waitFor();
  }

  /** Keeps a picture for people as out/pictures/vsix-<name>.png. */
  async picture(name: string): Promise<void> {
    await this.page.screenshot({ path: path.join(pictures, `vsix-${name}.png`) });
  }

  async until<T>(what: string, probe: () => T | Promise<T>, seconds = patience / 1000): Promise<NonNullable<T>> {
    for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
      const value = await probe();
      if (value) return value;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    throw new Error(`Waited ${seconds} s in vain for ${what}.`);
  }
}

/* The following run in the page. An editor shows blanks as no-break spaces and splits words into spans. */

interface PageElement {
  readonly textContent: string | null;
  readonly childNodes: ArrayLike<PageElement>;
  readonly nodeType: number;
}
declare const document: {
  readonly querySelectorAll: (selector: string) => ArrayLike<PageElement>;
  readonly createRange: () => {
    setStart: (node: PageElement, at: number) => void;
    setEnd: (node: PageElement, at: number) => void;
    getBoundingClientRect: () => Box;
  };
};

function boxOf(text: string): Box | undefined {
  for (const line of Array.from(document.querySelectorAll('.editor-instance .view-line'))) {
    const start = (line.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(text);
    if (start < 0) continue;
    const nodes: PageElement[] = [];
    const walk = (node: PageElement): void => {
      if (node.nodeType === 3) nodes.push(node);
      else Array.from(node.childNodes).forEach(walk);
    };
    walk(line);
    const place = (at: number): [PageElement, number] => {
      for (const node of nodes) {
        const length = (node.textContent ?? '').length;
        if (at <= length) return [node, at];
        at -= length;
      }
      return [nodes[nodes.length - 1]!, 0];
    };
    const range = document.createRange();
    range.setStart(...place(start));
    range.setEnd(...place(start + text.length));
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x, y, width, height };
  }
  return undefined;
}

declare const getComputedStyle: (
  element: PageElement,
  pseudo?: string
) => { readonly color: string; readonly content: string };

function notesBehindLines(): string[] {
  const words = Array.from(
    document.querySelectorAll('.editor-instance .view-line span'),
    word => getComputedStyle(word, '::after').content
  );
  return words
    .filter(content => content.startsWith('"'))
    .map(content => content.slice(1, -1).replaceAll('\u00a0', ' '));
}

function coloursOf(text: string): string[] {
  const line = Array.from(document.querySelectorAll('.editor-instance .view-line')).find(pageElement =>
    (pageElement.textContent ?? '').replaceAll('\u00a0', ' ').includes(text)
  );
  return Array.from(line?.childNodes[0]?.childNodes ?? [], word => getComputedStyle(word).color);
}

const visibleText = (): string =>
  Array.from(document.querySelectorAll('.editor-instance .view-line'), line =>
    (line.textContent ?? '').replaceAll('\u00a0', ' ')
  ).join('\n');
