// The .vsix in the real VS Code, from the first mistake to the exported picture, as a user goes through it.
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Window } from './window.js';

let window: Window;
const times: Record<string, number> = {};

async function timed(what: string, act: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await act();
  times[what] = Math.round(performance.now() - start);
}

beforeAll(async () => {
  window = await Window.open(path.join(import.meta.dirname, 'folder'));
});
afterAll(async () => {
  await window.picture('last');
  await window.close();
  console.log('ms:', times);
});

describe('writing', () => {
  test('a mistake is underlined when the file opens', async () => {
    await timed('opening a file to its first diagnostics', async () => {
      await window.openFile('network.snn');
      await window.page.locator('.squiggly-error').first().waitFor();
    });
    await window.rest('mss');
    const hover = window.page.locator('.monaco-hover .hover-contents').filter({ hasText: 'mss' }).first();
    await hover.waitFor();
    expect(await hover.textContent()).toContain('ms');
    await window.picture('mistake');
  });

  test('its quick fix mends it', async () => {
    await window.cursorBehind('20 ms');
    await window.page.keyboard.press('Control+.');
    await window.page.locator('.action-widget .monaco-list-row').first().waitFor();
    await window.picture('quick-fix');
    await window.page.keyboard.press('Enter');
    await window.until('the mended line', async () => (await window.lines()).includes('tau_m = 20 ms)'));
    await window.page.locator('.squiggly-error').first().waitFor({ state: 'hidden' });
  });

  test('Enter takes what is proposed', async () => {
    await window.cursorBehind('record V of Cell[0..1]');
    await window.page.keyboard.press('End');
    await window.page.keyboard.press('Enter');
    await window.page.keyboard.type('report cv_');
    await window.page.locator('.suggest-widget.visible .monaco-list-row.focused').filter({ hasText: 'cv_isi' }).waitFor();
    await window.picture('completion');
    await window.page.keyboard.press('Enter');
    await window.until('the proposal', async () => (await window.lines()).includes('report cv_isi('));
  });
});
