// The panel as it is shown: the built page in Chromium under VS Code's policy, told what the extension tells it.
import { expect, test } from 'vitest';
import type { FromPanel, PictureFormat, PictureTheme } from '../../../client/panels/messages.js';
import { renderSvg, sceneCsv } from '../../../outputs/index.js';
import { inBrowser } from './in-browser.js';
import type { OpenPanel } from './open-panel.js';
import { ended, sampleRun, scene, started } from './sample-run.js';

const textOf = (panel: OpenPanel, selector: string): Promise<string | null> =>
  panel.page.locator(selector).first().textContent();

inBrowser('the picture', withPanel => {
  test('shows every plot of a run under the strict policy', () =>
    withPanel(async panel => {
      const painted = await panel.show(sampleRun(20_000, 4));
      expect(painted).toMatchObject({
        run: 'one',
        plots: 6,
        spikes: 20_000,
        ofSpikes: 20_000,
        from: 0,
        to: 1000,
        state: 'complete'
      });
      expect(painted.spikePixels).toBeGreaterThan(10_000);
      expect(painted.points).toBeGreaterThan(11_000);
      expect(painted.summary).toContain('asynchronous: done after 1.2 s. 6 plots');
      expect(await textOf(panel, '#summary')).toBe(painted.summary);
      expect(await textOf(panel, '.plot .message')).toBe('Nothing was recorded: add `record w of plastic`.');
      await panel.page.screenshot({ path: 'out/pictures/panel-dark.png', fullPage: true });
    }));

  test.each(['vscode-light', 'vscode-dark', 'vscode-high-contrast'] as const)(
    'paints the first population in its colour of %s',
    theme =>
      withPanel(
        async panel => {
          await panel.show(sampleRun(5_000, 1));
          const wanted = theme === 'vscode-light' ? '0,114,178' : '86,180,233';
          const found = await panel.page.evaluate<number>(`(() => {
      const canvas = document.querySelector('.raster canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      for (let at = 0; at < data.length; at += 4) if (data.slice(at, at + 3).join() === '${wanted}') count++;
      return count;
    })()`);
          expect(found).toBeGreaterThan(300);
          await panel.page.screenshot({ path: `out/pictures/panel-${theme}.png`, fullPage: true });
        },
        { theme, ratio: theme === 'vscode-light' ? 2 : 1 }
      )
  );

  test('is told to screen readers when something happens, not at each paint', () =>
    withPanel(async panel => {
      const messages = sampleRun(20_000, 6);
      await panel.page.evaluate(`(() => {
        window.told = [];
        const summary = document.querySelector('#summary');
        new MutationObserver(() => told.push(summary.textContent)).observe(summary, { childList: true, characterData: true });
      })()`);
      for (let i = 0; i < messages.length - 1; i += 3) {
        await panel.post(messages.slice(i, i + 3));
        await panel.painted();
      }
      await panel.show(messages.slice(-1));
      await panel.page.locator('.charts').first().focus();
      for (const key of ['+', 'ArrowRight', 'ArrowRight']) await panel.page.keyboard.press(key);
      await panel.painted();
      const told = await panel.page.evaluate<string[]>('told');
      expect(told).toEqual([
        expect.stringMatching(/^asynchronous: running/),
        expect.stringMatching(/: done after 1.2 s/)
      ]);
    }));

  test('says how many of the spikes it shows', () =>
    withPanel(async panel => {
      const [first, picture, , last] = sampleRun(1_000, 1);
      if (picture?.type !== 'picture') throw new Error('The sample begins with a picture.');
      await panel.show([
        first!,
        {
          type: 'picture',
          picture: { ...picture.picture, spikes: { recorded: 2_300_000, cell: { width: 0.5, height: 4 } } }
        },
        last!
      ]);
      expect(await textOf(panel, '.thinned')).toBe(
        '2\u00A0300\u00A0000 spikes, crowded rasters as density (cells of 0.5 ms of 4 neurons)'
      );
    }));

  test('takes on the new colours when the theme changes', () =>
    withPanel(async panel => {
      await panel.show(sampleRun(5_000, 1));
      const swatch = (): Promise<string> =>
        panel.page.evaluate("document.querySelector('.swatch').style.backgroundColor");
      expect(await swatch()).toBe('rgb(86, 180, 233)');
      await panel.page.evaluate("document.body.className = 'vscode-light'");
      await panel.painted();
      expect(await swatch()).toBe('rgb(0, 114, 178)');
    }));
});

inBrowser('moving through time', withPanel => {
  test('wheel, drag, box, keys and double click move all time axes together', () =>
    withPanel(async panel => {
      const { mouse, keyboard } = panel.page;
      await panel.show(sampleRun(20_000, 1));
      const { x, y, width } = await panel.at('.raster .u-over', 0.25);
      await mouse.move(x, y);
      await mouse.wheel(0, -400);
      const zoomed = await panel.painted();
      expect(zoomed.to - zoomed.from).toBeCloseTo(1000 / Math.E, 0);
      expect(zoomed.from + 0.25 * (zoomed.to - zoomed.from)).toBeCloseTo(250, 0);
      expect(zoomed.points).toBeLessThan(5_000);

      await mouse.down();
      await mouse.move(x + width / 10, y);
      await mouse.up();
      const panned = await panel.painted();
      expect(panned.from).toBeCloseTo(zoomed.from - (zoomed.to - zoomed.from) / 10, 0);

      await mouse.dblclick(x, y);
      expect(await panel.painted()).toMatchObject({ from: 0, to: 1000 });

      const trace = await panel.at('.trace .u-over', 0.5);
      await mouse.move(trace.x, trace.y);
      await keyboard.down('Shift');
      await mouse.down();
      await mouse.move(trace.x + width / 4, trace.y);
      await mouse.up();
      await keyboard.up('Shift');
      const boxed = await panel.painted();
      expect(boxed.from).toBeCloseTo(500, -1);
      expect(boxed.to).toBeCloseTo(750, -1);

      await panel.page.locator('.charts').first().focus();
      await keyboard.press('ArrowRight');
      expect((await panel.painted()).from).toBeCloseTo(boxed.from + 0.15 * (boxed.to - boxed.from), 6);
      await keyboard.press('0');
      expect(await panel.painted()).toMatchObject({ from: 0, to: 1000 });
      expect((await panel.sent()).filter(message => message.type === 'reveal')).toEqual([]);
    }));

  test('three hundred thousand spikes are dragged without delay', () =>
    withPanel(async panel => {
      const painted = await panel.show(sampleRun(300_000, 1, { all: false }));
      expect(painted.spikes).toBe(300_000);
      const times = await panel.page.evaluate<number[]>(`(async () => {
      const found = [];
      for (const key of ['+', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft', '0']) {
        const start = performance.now();
        document.querySelector('.charts').dispatchEvent(new KeyboardEvent('keydown', { key }));
        await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
        found.push(performance.now() - start);
      }
      return found.sort((a, b) => a - b);
    })()`);
      expect(times[0]).toBeLessThan(500);
    }));
});

inBrowser('talking to the extension', withPanel => {
  test('a chosen spike leads to its population, a chosen row to its line', () =>
    withPanel(async panel => {
      await panel.show(sampleRun(20_000, 1));
      const inE = await panel.at('.raster .u-over', 0.5, 0.6);
      await panel.page.mouse.move(inE.x, inE.y);
      expect(await textOf(panel, '.raster .readout')).toMatch(/^E\[\d+\] spikes at \d+(\.\d)? ms$/);
      await panel.page.mouse.down();
      await panel.page.mouse.up();
      await panel.until(
        message => message.type === 'reveal' && message.line === 4 && message.uri === 'file:///net.snn'
      );
      await panel.page.locator('.results .failed button').first().click();
      await panel.until(message => message.type === 'reveal' && message.line === 22);
      await panel.page.locator('.results tbody tr:nth-child(2) button').first().click();
      await panel.until(message => message.type === 'reveal' && message.line === 5);
    }));

  test('a running run can be stopped, an ended one run again', () =>
    withPanel(async panel => {
      const messages = sampleRun(20_000, 4);
      await panel.post(messages.slice(0, 5));
      await panel.until(message => message.type === 'painted' && message.state === 'running' && message.to === 500);
      expect(await panel.page.locator('.run progress').first().isVisible()).toBe(true);
      expect(await textOf(panel, '.run .left')).toBe('50 %, 2.0 s left');
      await panel.page.locator('.run button.stop').first().click();
      await panel.until(message => message.type === 'stop');
      await panel.show(messages.slice(5));
      expect(await panel.page.locator('.run progress').first().isVisible()).toBe(false);
      await panel.page.locator('.run button:not(.secondary)').first().click();
      await panel.until(message => message.type === 'rerun');
    }));

  test('after a reload it is back with its picture and the time in view', () =>
    withPanel(async panel => {
      await panel.show(sampleRun(20_000, 2));
      await panel.page.locator('.charts').first().focus();
      await panel.page.keyboard.press('+');
      const before = await panel.painted();
      await panel.untilKept(`"time":[${before.from}`);
      await panel.page.reload();
      await panel.until(message => message.type === 'painted' && message.state === 'complete');
      expect(await panel.painted()).toEqual(before);
    }));
});

inBrowser('exporting', withPanel => {
  const exported = async (panel: OpenPanel, format: PictureFormat, theme: PictureTheme): Promise<string> => {
    await panel.post([{ type: 'export', order: 7, format, theme }]);
    const answers = async (): Promise<FromPanel[]> =>
      (await panel.sent()).filter(message => message.type === 'exported' && message.order === 7);
    await panel.until(message => message.type === 'exported' && message.order === 7);
    const [answer] = await answers();
    return JSON.stringify(answer).includes('refused')
      ? JSON.stringify(answer)
      : (answer as { content: string }).content;
  };

  test('the SVG is the one that the scene gives, of the time in view', () =>
    withPanel(async panel => {
      const all = await panel.show(sampleRun(2_000, 3));
      await panel.page.locator('.charts').first().focus();
      await panel.page.keyboard.press('+');
      const { from, to } = await panel.painted();
      expect(to - from).toBeLessThan(all.to - all.from);
      expect(await exported(panel, 'svg', 'print')).toBe(
        renderSvg(scene({ spikes: 2_000, time: 1000, end: 1000 }), { theme: 'print', time: [from, to] })
      );
    }));

  test('the numbers are those of the scene', () =>
    withPanel(async panel => {
      await panel.show(sampleRun(2_000, 3));
      expect(await exported(panel, 'csv', 'print')).toBe(sceneCsv(scene({ spikes: 2_000, time: 1000, end: 1000 })));
    }));

  test.each([
    ['print', [255, 255, 255]],
    ['screen', [30, 30, 30]]
  ] as const)('the PNG for %s is twice as fine, on its background', (theme, background) =>
    withPanel(async panel => {
      await panel.show(sampleRun(2_000, 1));
      const png = await exported(panel, 'png', theme);
      const size = await panel.page.evaluate<number[]>(`(async () => {
      const bytes = Uint8Array.from(atob('${png}'), char => char.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const drawing = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      drawing.drawImage(bitmap, 0, 0);
      const { data } = drawing.getImageData(0, 0, bitmap.width, bitmap.height);
      const colours = new Set();
      for (let at = 0; at < data.length; at += 4) colours.add(data[at] << 16 | data[at + 1] << 8 | data[at + 2]);
      return [bitmap.width, ...data.slice(0, 3), colours.size];
    })()`);
      expect(size.slice(0, 4)).toEqual([1520, ...background]);
      expect(size[4]).toBeGreaterThan(20);
    })
  );

  test('before a run there is none', () =>
    withPanel(async panel => {
      expect(await exported(panel, 'svg', 'print')).toContain('There is no picture to export yet');
      expect(await panel.page.locator('.run button.export').first().isVisible()).toBe(false);
    }));

  test('the button asks the extension, which asks the user', () =>
    withPanel(async panel => {
      await panel.show(sampleRun(100, 1));
      await panel.page.locator('.run button.export').first().click();
      await panel.until(message => message.type === 'export');
    }));
});

inBrowser('what comes from outside', withPanel => {
  test('names in a file stay text', () =>
    withPanel(async panel => {
      const name = '<img src=x onerror="document.title=1">';
      const [, picture] = sampleRun(100, 1);
      await panel.show([
        { type: 'started', started: { ...started(), experiment: name } },
        picture!,
        {
          type: 'ended',
          ended: { ...ended(), statistics: [{ ...ended().statistics[0]!, population: name, neurons: name }] }
        }
      ]);
      expect(await textOf(panel, 'h1')).toBe(name);
      expect(await panel.page.evaluate("document.querySelectorAll('img').length")).toBe(0);
    }));

  const unknown = 'snn: the panel does not know this message';
  test('what it does not understand it ignores, and says so on the console', () =>
    withPanel(
      async panel => {
        await panel.post([{ type: 'explode' }, 'nonsense', { type: 'picture', picture: { run: 'one' } }]);
        expect(await panel.show(sampleRun(1_000, 1))).toMatchObject({ state: 'complete', plots: 6 });
      },
      { complaints: [unknown, unknown, unknown] }
    ));

  test('an update for a picture it has not got changes nothing', () =>
    withPanel(
      async panel => {
        const [begin, , , second, , last] = sampleRun(1_000, 2);
        expect(await panel.show([begin!, second!, last!])).toMatchObject({ state: 'complete', plots: 0 });
      },
      { complaints: ['an update that does not fit'] }
    ));
});
