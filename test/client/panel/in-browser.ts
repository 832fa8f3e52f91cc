// Tests that need a browser: only where that of the suite in VS Code is installed (`node scripts/setup.mjs test`); that suite
// fails where it should be and is not.
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { findChromium } from '../../../scripts/chromium.mjs';
import { buildPanel, OpenPanel, type Browser, type BuiltPanel, type PanelLook } from './open-panel.js';

const hasBrowser =
  findChromium() !== undefined &&
  existsSync(path.join(import.meta.dirname, '..', '..', 'vscode', 'node_modules', 'playwright-core'));

interface PanelUse extends PanelLook {
  /** parts of what the page may complain about on its console; nothing else is allowed there */
  readonly complaints?: readonly string[];
}
/** Opens a panel for a test and sees at its end that the policy was kept and nobody complained. */
export type WithPanel = (use: (panel: OpenPanel) => Promise<void>, how?: PanelUse) => Promise<void>;

export function inBrowser(name: string, tests: (withPanel: WithPanel) => void): void {
  describe.runIf(hasBrowser)(`the panel in a browser: ${name}`, () => {
    let browser: Browser;
    let built: BuiltPanel;
    beforeAll(async () => {
      const { openBrowser } = (await import('../../vscode/browser.mjs')) as unknown as {
        openBrowser: () => Promise<Browser>;
      };
      [browser, built] = await Promise.all([openBrowser(), buildPanel()]);
    });
    afterAll(() => browser.close());

    tests(async (use, { complaints = [], ...look } = {}) => {
      const panel = await OpenPanel.open(browser, built, look);
      try {
        await use(panel);
        expect(await panel.violations()).toEqual([]);
        expect(panel.complaints).toEqual(complaints.map(part => expect.stringContaining(part) as string));
      } finally {
        await panel.page.close();
      }
    });
  });
}
