// The tools of the panel: rows, lights, sliders, further plots, the reference, the table; and how all of it looks.
import { expect, test } from 'vitest';
import type { FromPanel } from '../../../client/panels/messages.js';
import { inBrowser } from './in-browser.js';
import type { OpenPanel } from './open-panel.js';
import { ended, sampleRun, started } from './sample-run.js';

const textOf = (panel: OpenPanel, selector: string): Promise<string | null> =>
  panel.page.locator(selector).first().textContent();
const last = async (panel: OpenPanel, type: FromPanel['type']): Promise<FromPanel | undefined> =>
  (await panel.sent()).findLast(message => message.type === type);

inBrowser('rows', withPanel => {
  test('rows are chosen, sorted and left out by the keyboard, and come back after a reload', () =>
    withPanel(async panel => {
      const { keyboard } = panel.page;
      expect(await panel.show(sampleRun(5_000, 1))).toMatchObject({ rows: 1001 });
      await panel.page.locator('.tools button.rows').first().focus();
      await keyboard.press('Enter');
      expect(await last(panel, 'keys')).toBeDefined();
      await panel.page.locator('#tray-rows select').first().focus();
      await keyboard.press('r');
      await panel.page.locator('#tray-rows input[type=checkbox]').first().focus();
      await keyboard.press('Space');
      const painted = await panel.painted();
      expect(painted).toMatchObject({ rows: 1000, spikes: 5_000 });
      expect(await textOf(panel, '.raster .notes')).toBe('showing 1000 of 1001 rows · sorted by rate');
      await panel.page.screenshot({ path: 'out/pictures/panel-rows.png', fullPage: true });
      await panel.untilKept('"sort":"rate"');
      await panel.page.reload();
      await panel.until(message => message.type === 'painted' && message.state === 'complete');
      expect((await panel.painted()).rows).toBe(1000);
    }));

  test('the wheel with Alt shows fewer rows around the pointer', () =>
    withPanel(async panel => {
      await panel.show(sampleRun(5_000, 1));
      const { x, y } = await panel.at('.raster .u-over', 0.5, 0.6);
      await panel.page.mouse.move(x, y);
      await panel.page.keyboard.down('Alt');
      await panel.page.mouse.wheel(0, -400);
      await panel.page.keyboard.up('Alt');
      expect(await panel.painted()).toMatchObject({ rows: 1 + Math.floor(800 / Math.E) + 200, from: 0, to: 1000 });
    }));

  test('the population at the cursor of the text is lit', () =>
    withPanel(async panel => {
      await panel.show(sampleRun(20_000, 1));
      /** Pixels in the full colour of E, and of I as its spikes are blended most often. */
      const bright = (): Promise<number[]> =>
        panel.page.evaluate(`(() => {
          const canvas = document.querySelector('.raster canvas');
          const copy = new OffscreenCanvas(canvas.width - 80, canvas.height).getContext('2d');
          copy.drawImage(canvas, -80, 0);
          const { data } = copy.getImageData(0, 0, canvas.width - 80, canvas.height);
          const counts = [0, 0];
          for (let at = 0; at < data.length; at += 4) {
            const colour = data.slice(at, at + 3).join();
            if (colour === '230,159,0') counts[0]++;
            if (colour === '50,199,155') counts[1]++;
          }
          return counts;
        })()`);
      const before = await bright();
      await panel.post([{ type: 'light', populations: ['I'] }]);
      expect((await panel.painted()).lit).toEqual(['I']);
      const lit = await bright();
      expect(Math.min(...before)).toBeGreaterThan(1000);
      expect(lit).toEqual([0, before[1]]);
      await panel.page.screenshot({ path: 'out/pictures/panel-lit.png', fullPage: true });
      await panel.post([{ type: 'light', populations: [] }]);
      await panel.painted();
      expect(await bright()).toEqual(before);
    }));
});

inBrowser('other runs and plots', withPanel => {
  test('a slider runs the experiment again once it rests, with what was recorded and drawn besides', () =>
    withPanel(async panel => {
      const messages = sampleRun(2_000, 1);
      await panel.show(messages);
      await panel.page.locator('.tools button.parameters').first().click();
      await panel.page.locator('#tray-parameters input[type=range]').first().focus();
      for (let i = 0; i < 3; i++) await panel.page.keyboard.press('ArrowRight');
      await panel.until(message => message.type === 'rerun');
      await new Promise(resolve => setTimeout(resolve, 400));
      expect((await panel.sent()).filter(message => message.type === 'rerun')).toEqual([
        { type: 'rerun', besides: { settings: { drive: 315 } } }
      ]);
      // the old picture stays, paler, until there is a new one
      await panel.post([{ type: 'started', started: { ...started('two'), plots: ['isi(E)'] } }]);
      expect(await panel.painted()).toMatchObject({ run: 'two', state: 'running', plots: 0, spikes: 0 });
      expect(await panel.page.evaluate("document.body.classList.contains('before')")).toBe(true);
      expect(await panel.page.evaluate("document.querySelectorAll('.chart').length")).toBe(6);
      await panel.show(sampleRun(2_000, 1, { run: 'two' }).slice(1));
      expect(await panel.page.evaluate("document.body.classList.contains('before')")).toBe(false);
      await panel.page.screenshot({ path: 'out/pictures/panel-parameters.png', fullPage: true });
    }));

  test('a plot is added without another run, or with one that records what it needs', () =>
    withPanel(async panel => {
      await panel.show(sampleRun(2_000, 1));
      await panel.page.locator('.tools button.plots').first().click();
      const choose = (text: string): Promise<unknown> =>
        panel.page.evaluate(`(() => {
          const select = document.querySelector('#tray-plots select');
          select.value = ${JSON.stringify(text)};
          select.dispatchEvent(new Event('change'));
        })()`);
      await choose('isi(E)');
      await panel.page.locator('#tray-plots button').first().click();
      expect(await last(panel, 'draw')).toEqual({ type: 'draw', plots: ['isi(E)'] });
      await choose('map(weight of rest)');
      expect(await textOf(panel, '#tray-plots .notes')).toBe('runs again and records the weights of rest');
      await panel.page.locator('#tray-plots button').first().click();
      expect(await last(panel, 'rerun')).toEqual({
        type: 'rerun',
        besides: { record: [{ what: 'weight', of: 'rest' }], plots: ['isi(E)', 'map(weight of rest)'] }
      });
      await panel.page.locator('#tray-plots li button').first().click();
      expect(await last(panel, 'draw')).toEqual({ type: 'draw', plots: ['map(weight of rest)'] });
    }));

  test('a run is kept as the reference: curves behind those of the next, and what differs', () =>
    withPanel(async panel => {
      await panel.show(sampleRun(2_000, 1));
      await panel.page.locator('.tools button.reference').first().click();
      const next = sampleRun(3_000, 1, { run: 'two' });
      const end = ended('two', 3_000);
      const statistics = end.statistics.map(row => ({ ...row, values: { ...row.values, rate: 0.02 } }));
      await panel.post([...next.slice(0, -1), { type: 'ended', ended: { ...end, statistics } }]);
      await panel.until(message => message.type === 'painted' && message.run === 'two' && message.state === 'complete');
      expect(await textOf(panel, '.statistics tbody tr')).toContain('+2.75 Hz');
      expect(await textOf(panel, '.rate .legend')).toContain('reference');
      await panel.page.screenshot({ path: 'out/pictures/panel-reference.png', fullPage: true });
      await panel.page.locator('.tools button.reference').first().click();
      await panel.painted();
      expect(await textOf(panel, '.rate .legend')).not.toContain('reference');
      expect(await textOf(panel, '.statistics tbody tr')).not.toContain('+2.75');
    }));
});

inBrowser('the table, and the looks', withPanel => {
  test('the statistics are sorted by their heads', () =>
    withPanel(async panel => {
      await panel.show(sampleRun(2_000, 1));
      const names = (): Promise<string[]> =>
        panel.page.evaluate("[...document.querySelectorAll('.statistics tbody th')].map(head => head.textContent)");
      const [before] = [await names()];
      const head = panel.page.locator('.statistics thead th:nth-child(4) button').first();
      await head.click();
      expect([before, await names()]).toEqual([
        ['E', 'I'],
        ['I', 'E']
      ]);
      expect(await panel.page.evaluate("document.querySelector('.statistics th:nth-child(4)').ariaSort")).toBe(
        'descending'
      );
    }));

  test.each([
    ['vscode-light', 900],
    ['vscode-high-contrast', 900],
    ['vscode-dark', 420]
  ] as const)('all of it in %s, %d pixels wide', (theme, width) =>
    withPanel(
      async panel => {
        await panel.show(sampleRun(5_000, 1, { end: 3000 }));
        for (const tray of ['rows', 'parameters', 'plots']) {
          await panel.page.locator(`.tools button.${tray}`).first().click();
          await panel.painted();
          await panel.page.screenshot({ path: `out/pictures/panel-${theme}-${width}-${tray}.png`, fullPage: true });
        }
        const wide = await panel.page.evaluate<number>('document.documentElement.scrollWidth');
        expect(wide).toBeLessThanOrEqual(width);
      },
      { theme, width }
    )
  );
});
