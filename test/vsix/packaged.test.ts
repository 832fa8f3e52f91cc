// The .vsix in the real VS Code, from the first mistake to the exported picture, as a user goes through it.
import { statSync } from 'node:fs';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decode } from './png.js';
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

test('the .vsix is under 3 MB', () => expect(statSync('out/snn.vsix').size).toBeLessThan(3e6));

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
    await window.press('Control+.', '.action-widget .monaco-list-row');
    await window.picture('quick-fix');
    await window.page.keyboard.press('Enter');
    await window.until('the mended line', async () => (await window.lines()).includes('tau_m = 20 ms)'));
    await window.page.locator('.squiggly-error').first().waitFor({ state: 'hidden' });
  });

  test('Enter takes what is proposed', async () => {
    await window.cursorBehind('record V of Cell[0..1]');
    await window.page.keyboard.press('End');
    await window.page.keyboard.press('Enter');
    await window.page.keyboard.type('report ');
    await window.press('Control+Space', '.suggest-widget.visible .monaco-list-row');
    await window.page.keyboard.type('cv_');
    await window.page
      .locator('.suggest-widget.visible .monaco-list-row.focused')
      .filter({ hasText: 'cv_isi' })
      .waitFor();
    await window.picture('completion');
    await window.page.keyboard.press('Enter');
    await window.until('the proposal', async () => (await window.lines()).includes('report cv_isi('));
    await window.page.keyboard.type('Cell');
    await window.page.keyboard.press('Escape');
  });

  test('a library model opens for reading only', async () => {
    await window.cursorBehind(': lif');
    await window.press('F12', '.tab.active[data-resource-name="lif.snn"]');
    await window.spot('neuron lif {');
    await new Promise(resolve => setTimeout(resolve, 1000));
    await window.page.keyboard.type('x');
    await window.picture('library');
    expect(await window.page.locator('.tab.dirty').filter({ hasText: 'lif.snn' }).count()).toBe(0);
    expect(await window.lines()).toContain('\nneuron lif {\n');
    await window.closeTab();
    await window.page.locator('.tab.active').filter({ hasText: 'network.snn' }).waitFor();
  });

  test('the document is formatted and saved', async () => {
    await window.command('Format Document');
    await window.until('the indentation', async () => /^ {2}step 0\.1 ms$/m.test(await window.lines()));
    await window.page.keyboard.press('Control+s');
    await window.until('the file', () => window.saved('network.snn').includes('\n  step 0.1 ms\n  seed 1\n'));
    expect(window.saved('network.snn')).toContain('  report cv_isi(Cell)\n');
  });
});

describe('running', () => {
  test('the lens runs the experiment beside the text', async () => {
    const lens = window.page.locator('.codelens-decoration a').filter({ hasText: 'Run' }).first();
    await timed('run to its complete picture', async () => {
      await lens.click();
      await window.runIs(/^done/);
    });
    expect(await window.panel().locator('.chart h2').allTextContents()).toEqual([
      'raster(Source, Cell)',
      'rate(Cell, bin = 10 ms)',
      'trace(V of Cell[0..1])'
    ]);
    expect(await window.panel().locator('.results li.failed').count()).toBe(1);
    await window.until('the verdicts at their lines', async () =>
      (await window.notes()).some(note => /^✗ \d+ Hz$/.test(note))
    );
    await window.page.locator('.squiggly-error').first().waitFor();
  });

  test.each([
    ['light', 'Default Light Modern', 'vs'],
    ['dark', 'Default Dark Modern', 'vs-dark'],
    ['high-contrast', 'Default High Contrast', 'hc-black'],
    ['high-contrast-light', 'Default High Contrast Light', 'hc-light']
  ])('looks right in %s', async (name, theme, shownAs) => {
    await window.theme(theme, shownAs);
    await window.panel().locator('.raster .u-over').first().waitFor();
    await new Promise(resolve => setTimeout(resolve, 700));
    await window.picture(name);
  });
});

describe('the picture', () => {
  /** Through the panel's button, the list of forms and the dialog. */
  async function exportAs(form: string, file: string): Promise<void> {
    await window.panel().locator('.run button.export').first().click();
    await window.choose(form);
    await window.answer(path.join(window.folder, file));
    await window.until(file, () => window.has(file));
  }
  const lastTick = (svg: string): number =>
    Math.max(...[...svg.matchAll(/text-anchor="middle"[^>]*>(\d+)</g)].map(found => Number(found[1])));

  test('is exported as SVG', async () => {
    await exportAs('SVG for paper', 'whole.svg');
    const svg = window.saved('whole.svg');
    expect(svg).toMatch(/^<svg [^]*raster\(Source, Cell\)[^]*<\/svg>\n$/);
    expect(lastTick(svg)).toBe(500);
  });

  test('zooms by the wheel, and the export shows what is in view', async () => {
    const raster = await window.panel().locator('.raster .u-over').first().boundingBox();
    await window.page.mouse.move(raster!.x + 5, raster!.y + raster!.height / 2);
    for (let i = 0; i < 4; i++) await window.page.mouse.wheel(0, -150);
    await new Promise(resolve => setTimeout(resolve, 500));
    await window.picture('zoomed');
    await exportAs('SVG for paper', 'part.svg');
    expect(lastTick(window.saved('part.svg'))).toBeLessThan(200);
  });

  test('is exported as PNG for dark screens', async () => {
    await exportAs('PNG for dark screens', 'dark.png');
    const { width, colours, corner } = await decode(window.page, window.bytes('dark.png'));
    expect([width, ...corner]).toEqual([1520, 30, 30, 30]);
    expect(colours).toBeGreaterThan(20);
  });

  test('is exported as numbers: a row a spike', async () => {
    await exportAs('CSV', 'first.csv');
    const spikes = window
      .saved('first.csv')
      .split('\n')
      .filter(line => line.startsWith('"raster(Source, Cell)"')).length;
    const [sources, cells] = await window.panel().locator('.results tbody tr td:nth-child(3)').allTextContents();
    expect(spikes).toBe(Number(sources) + Number(cells));
  });

  test('is back after the window was loaded anew', async () => {
    await timed('reload to the picture being back', async () => {
      await window.page.reload();
      await window.runIs(/^done/);
    });
    await window.panel().locator('.raster .u-over').first().waitFor();
    await window.picture('reloaded');
  });
});

describe('around it', () => {
  test('a long run is stopped by its button', async () => {
    await window.openFile('endless.snn');
    await window.command('SNN: Run Experiment');
    await window.runIs(/^running/);
    await window.panel().locator('.run .left').filter({ hasText: 'left' }).waitFor();
    await window.picture('running');
    await timed('stopping a run', async () => {
      await window.panel().locator('.run button.stop').first().click();
      await window.runIs(/^stopped/);
    });
    await window.closeTab();
  });

  test('the compiled plan is a text', async () => {
    await window.openFile('network.snn');
    await window.command('SNN: Show Compiled Plan');
    await window.page.locator('.tab.active').filter({ hasText: 'first · network.snn.plan' }).waitFor();
    await window.until('the plan', async () => (await window.lines()).includes('group Cell: 20 neurons of lif'));
    await window.picture('plan');
    await window.closeTab();
  });

  test('samples in Markdown have colours', async () => {
    await window.openFile('notes.md');
    await window.spot('experiment fenced');
    await window.until('a keyword in colour', async () => new Set(await window.colours('experiment fenced')).size > 1);
    await window.picture('markdown');
  });

  test('a walkthrough leads through all of it', async () => {
    await window.command('Welcome: Open Walkthrough...');
    await window.choose('First steps with snn');
    await window.page.locator('.getting-started-step').filter({ hasText: 'Write a network' }).waitFor();
    await window.picture('walkthrough');
  });

  test('a new file is a network that runs', async () => {
    await window.command('SNN: New File');
    await window.spot('/// Neurons that hear the spikes of a random source.');
    await window.page.locator('.codelens-decoration a').filter({ hasText: 'Run' }).first().waitFor();
  });
});
