// `npm run bench:panel`: what the results panel costs with a million spikes, in Chromium: the first paint after the data, and a frame of
// panning and zooming. `-- --spikes N` takes another number, `--runs N` so many rounds. Never a test: times of a shared machine mean little.
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { buildPanel, OpenPanel, packedMessage, type Browser } from '../test/client/panel/open-panel.js';
import { sampleRun } from '../test/client/panel/sample-run.js';
import { thisMachine } from './bench/machine.js';
import { least, median, quantile, table } from './bench/tables.js';

const { values: options } = parseArgs({
  options: { spikes: { type: 'string', default: '1000000' }, runs: { type: 'string', default: '5' } }
});
const page = 'docs/generated/bench-panel.md';
const spikes = Number(options.spikes);
const runs = Number(options.runs);

/** In the page: takes the time of each frame's work, what uPlot does behind it in a microtask included. */
const watchFrames = `(() => {
  window.works = [];
  const native = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = callback => native(time => {
    const begin = performance.now();
    callback(time);
    queueMicrotask(() => queueMicrotask(() => works.push(performance.now() - begin)));
  });
})()`;

/** In the page: posts messages whose columns are arrays, as VS Code does, and gives ms of work until the picture is painted. */
const showPacked = (messages: string): string => `(async () => {
  const arrays = { f64: Float64Array, f32: Float32Array, u32: Uint32Array };
  const unpacked = value => {
    if (typeof value !== 'object' || value === null) return value;
    if (typeof value.base64 === 'string') return new arrays[value.type](Uint8Array.from(atob(value.base64), char => char.charCodeAt(0)).buffer);
    return Array.isArray(value) ? value.map(unpacked) : Object.fromEntries(Object.entries(value).map(([key, of]) => [key, unpacked(of)]));
  };
  const messages = ${messages}.map(unpacked);
  let heard = 0;
  let work = 0;
  let begin = 0;
  window.addEventListener('message', () => { begin = performance.now(); }, true);
  window.addEventListener('message', () => { heard++; work += performance.now() - begin; });
  works.length = 0;
  for (const message of messages) window.postMessage(message);
  while (heard < messages.length) await new Promise(resolve => setTimeout(resolve, 5));
  await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return [work, work + works.reduce((sum, time) => sum + time, 0)];
})()`;

/** In the page: a frame of work for each key. */
const press = (keys: readonly string[]): string => `(async () => {
  const found = [];
  for (const key of ${JSON.stringify(keys)}) {
    works.length = 0;
    document.querySelector('.charts').dispatchEvent(new KeyboardEvent('keydown', { key }));
    while (works.length === 0) await new Promise(resolve => setTimeout(resolve, 1));
    found.push(works[0]);
  }
  return found;
})()`;

/** In the page: who draws. */
const renderer = `(() => {
  const gl = document.createElement('canvas').getContext('webgl');
  const info = gl && gl.getExtension('WEBGL_debug_renderer_info');
  return info ? gl.getParameter(info.UNMASKED_RENDERER_WEBGL) : 'software (no WebGL)';
})()`;

const repeated = (times: number, ...keys: readonly string[]): readonly string[] =>
  Array.from({ length: times }, () => keys).flat();
const gestures: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['pan, two thirds of the run in view', ['+'], repeated(10, 'ArrowRight', 'ArrowLeft')],
  ['pan, a tenth in view', repeated(6, '+'), repeated(10, 'ArrowRight', 'ArrowLeft')],
  ['zoom from all to a tenth and back', ['0'], [...repeated(6, '+'), ...repeated(6, '-')]]
];

async function measured(browser: Browser, ratio: number): Promise<readonly (readonly [string, readonly number[]])[]> {
  const panel = await OpenPanel.open(browser, await buildPanel(), { width: 900, height: 1000, ratio });
  await panel.page.evaluate(watchFrames);
  const rows = new Map<string, number[]>();
  const note = (what: string, times: readonly number[]): void =>
    void rows.set(what, [...(rows.get(what) ?? []), ...times]);
  for (let run = 0; run < runs; run++) {
    const messages = sampleRun(spikes, 1, { run: `run ${run}`, end: 10_000, all: false }).filter(
      ({ type }) => type !== 'progress'
    );
    const [, work] = await panel.page.evaluate<[number, number]>(
      showPacked(JSON.stringify(messages.map(packedMessage)))
    );
    note('first paint after the data', [work]);
    for (const [what, before, keys] of gestures) {
      await panel.page.evaluate(press(before));
      note(what, await panel.page.evaluate<number[]>(press(keys)));
      await panel.page.evaluate(press(['0']));
    }
  }
  await panel.page.close();
  return [...rows];
}

async function main(): Promise<void> {
  // not bundled: its package lies beside it
  const file = pathToFileURL(path.resolve('test/vscode/browser.mjs')).href;
  const { openBrowser } = (await import(file)) as { openBrowser: () => Promise<Browser & { version: () => string }> };
  const browser = await openBrowser();
  try {
    const asking = await browser.newPage({ viewport: { width: 10, height: 10 }, deviceScaleFactor: 1 });
    const who = await asking.evaluate<string>(renderer);
    await asking.close();
    const machine = thisMachine(undefined);
    const tables: string[] = [];
    for (const ratio of [1, 2]) {
      console.error(`${ratio} device pixels a CSS pixel`);
      const rows = (await measured(browser, ratio)).map(([what, times]) => [
        what,
        ...[least(times), median(times), quantile(times, 0.95)].map(ms => ms.toFixed(1))
      ]);
      tables.push(
        `## ${ratio === 1 ? 'One device pixel' : `${ratio} device pixels`} a CSS pixel`,
        '',
        ...table([`ms of work, ${spikes} spikes`, 'least', 'median', '95 %'], rows),
        ''
      );
    }
    writeFileSync(
      page,
      [
        '# The results panel',
        '',
        `\`npm run bench:panel\` wrote this at ${machine.commit}: work of the page's thread, of ${runs} rounds, in Chromium ${browser.version()} without a window; renderer: ${who}.`,
        'A raster of 1001 rows, a rate and two traces in a page of 900 by 1000 CSS pixels; the picture is a canvas that the processor fills, whoever shows it.',
        '',
        `${machine.processor}, ${machine.cores} cores; load ${loadavg()[0]!.toFixed(1)}: above ${machine.cores} others took their share, and only the least of the times says something.`,
        '',
        ...tables
      ].join('\n')
    );
    console.log(tables.join('\n'));
  } finally {
    await browser.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
