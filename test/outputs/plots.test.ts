// Pictures: what stands in a scene, where it is laid out, and a gallery of SVG files that are the same to the byte everywhere.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  decimate,
  density,
  densityLevels,
  layout,
  plot,
  plots,
  renderSvg,
  terminalRaster,
  ticks,
  withUnit,
  xAt,
  yAt,
  type Panel,
  type Scene
} from '../../outputs/index.js';
import type { Recording } from '../../simulator/index.js';
import { complaints, crowd, network, sweep, traces, weights } from './gallery-recordings.js';
import {
  call,
  measured,
  milliseconds,
  neurons,
  number,
  population,
  recordingOf,
  spikesOf,
  tracesOf,
  trainsOf
} from './hand-made.js';
import { marksOf } from './scenes.js';

const labels = (size: number, domain: readonly [number, number], most: number, whole = false): string[] =>
  ticks({ unit: { name: '', size }, whole }, domain, most).map(tick => tick.label);

const gallery: Readonly<Record<string, () => Recording>> = { network, traces, weights, sweep, complaints, crowd };

describe('the gallery', () => {
  test.each(Object.keys(gallery))('%s', async name => {
    const draw = (): string => renderSvg(plot(gallery[name]!()), { mostSpikes: 5000 });
    const svg = draw();
    expect(draw()).toBe(svg);
    await expect(svg).toMatchFileSnapshot(`gallery/${name}.svg`);
  });
  test('holds no picture that is not drawn any more', () => {
    expect(readdirSync('test/outputs/gallery').sort()).toEqual(
      [...Object.keys(gallery), 'network-screen'].map(name => `${name}.svg`).sort()
    );
  });
  test('on a dark screen, narrow, a part of the time', async () => {
    await expect(
      renderSvg(plot(network()), { theme: 'screen', width: 420, height: 500, time: [100, 300] })
    ).toMatchFileSnapshot('gallery/network-screen.svg');
  });
});

describe('an SVG', () => {
  test('shows names as text, never as markup', () => {
    const svg = renderSvg(plot(complaints()));
    expect(svg).toContain('complaints &amp; &lt;script&gt;');
    expect(svg).not.toMatch(/<script|<b>/);
  });
  test('has characters that XML forbids replaced', () => {
    expect(renderSvg(plot(trainsOf(10, [[1]], { experiment: 'a\u0000\ud800b' })))).toContain('a\uFFFD\uFFFDb');
  });
  test('stands on its own: nothing is loaded', () => {
    for (const file of readdirSync('test/outputs/gallery'))
      expect(readFileSync(`test/outputs/gallery/${file}`, 'utf8')).not.toMatch(/href|url\(|<image|<style/);
  });
});

describe('ticks', () => {
  test('are at most as many as wanted, at 1, 2 or 5 times a power of ten', () => {
    expect(labels(1, [0, 100], 6)).toEqual(['0', '20', '40', '60', '80', '100']);
    expect(labels(1, [0, 100], 5)).toEqual(['0', '50', '100']);
    expect(labels(1, [3, 97], 6)).toEqual(['20', '40', '60', '80']);
    for (let most = 2; most < 12; most++) {
      for (const high of [0.3, 1, 7, 33, 4096, 12_345])
        expect(labels(1, [0, high], most).length).toBeLessThanOrEqual(most);
    }
  });
  test('are exact decimals, with as many digits as the step needs', () => {
    expect(labels(1, [0, 0.5], 6)).toEqual(['0.0', '0.1', '0.2', '0.3', '0.4', '0.5']);
    expect(labels(1, [0.2, 0.26], 4)).toEqual(['0.20', '0.22', '0.24', '0.26']);
  });
  test('are in the unit of the axis: 2.5 s of 2500 ms, 40 Hz of 0.04 per ms', () => {
    expect(ticks({ unit: { name: 's', size: 1000 } }, [0, 2500], 6).map(tick => [tick.value, tick.label])).toEqual(
      [0, 500, 1000, 1500, 2000, 2500].map(t => [t, (t / 1000).toFixed(1)])
    );
    expect(labels(1 / 1000, [0, 0.04], 5)).toEqual(['0', '10', '20', '30', '40']);
  });
  test('have a true minus and thin spaces in thousands', () => {
    expect(labels(1, [-70, -50], 3)).toEqual(['\u221270', '\u221260', '\u221250']);
    expect(labels(1, [0, 20_000], 5)).toEqual(['0', '5000', '10\u2009000', '15\u2009000', '20\u2009000']);
  });
  test('of tiny and huge values have powers of ten', () => {
    expect(labels(1, [0, 4e-6], 3)).toEqual(['0', '2e\u22126', '4e\u22126']);
    expect(labels(1, [0, 3e7], 4)).toEqual(['0', '1e7', '2e7', '3e7']);
    expect(labels(1, [1e7, 1.4e7], 3)).toEqual(['1.0e7', '1.2e7', '1.4e7']);
  });
  test('of counts are whole numbers', () => {
    expect(labels(1, [0, 3], 8, true)).toEqual(['0', '1', '2', '3']);
    expect(labels(1, [-0.5, 0.5], 8, true)).toEqual(['0']);
  });
  test('of nothing are none', () =>
    expect([labels(1, [5, 5], 4), labels(1, [0, NaN], 4), labels(1, [0, Infinity], 4)]).toEqual([[], [], []]));
});

describe('a raster', () => {
  const scene = plot(network());
  const [raster] = scene.panels as [Panel];
  test('stacks populations and puts each spike at its time and row', () => {
    expect(raster.y.bands!.map(({ label, from, to }) => [label, from, to])).toEqual([
      ['E', 0, 79],
      ['I', 80, 99]
    ]);
    const [e, i] = marksOf(raster, 'spikes');
    expect([e!.x.length, i!.x.length]).toEqual(network().spikes.map(spike => spike.steps.length));
    expect(e!.x[0]).toBeCloseTo(network().spikes[0]!.steps[0]! * 0.1, 12);
    expect(Math.min(...i!.y)).toBe(80);
  });
  test('shades what was measured', () =>
    expect(marksOf(raster, 'span')).toEqual([{ kind: 'span', from: 200, to: 500, label: 'measured' }]));
  test('of some neurons says of how many', () => {
    const some = { ...network(), plots: [measured('raster(E[10..19])', call('raster', neurons('E', 10, 19)))] };
    expect(plot(some).panels[0]!.notes).toEqual(['10 of 80 neurons of E']);
    expect([...plot(some).panels[0]!.y.bands![0]!.neurons]).toEqual(Array.from({ length: 10 }, (_, i) => i + 10));
  });
  test('of more spikes than pixels is a density that says so', () => {
    const spikes = crowd().spikes[0]!.steps.length;
    expect(layout(plot(crowd()), { mostSpikes: spikes }).panels[0]!.dense).toBe(false);
    expect(layout(plot(crowd()), { mostSpikes: spikes - 1 }).panels[0]!.dense).toBe(true);
    expect(renderSvg(plot(crowd()), { mostSpikes: spikes - 1 })).toMatch(/density of \d+.\d+ spikes/);
    expect(renderSvg(plot(crowd()))).not.toContain('density of');
  });
});

describe('a rate over time', () => {
  test('is spikes over neurons and bin, the last bin by its own length', () => {
    const short = trainsOf(250, [[1, 100, 101], [240]], {
      plots: [measured('rate(E)', call('rate', neurons('E'), { bin: number(10, milliseconds) }))]
    });
    const [line] = marksOf(plot(short).panels[0], 'line');
    expect([...line!.x]).toEqual([5, 15, 22.5]);
    expect([...line!.y]).toEqual([2 / 2 / 10, 1 / 2 / 10, 1 / 2 / 5]);
  });
  test('has an axis in Hz and bins in its note', () => {
    const [, rate] = plot(network()).panels;
    expect([rate!.y.label, rate!.y.unit.name, rate!.notes]).toEqual(['rate', 'Hz', ['bins of 20 ms']]);
  });
  test('refuses a bin of nothing', () => {
    const bad = trainsOf(10, [[1]], {
      plots: [measured('rate(E)', call('rate', neurons('E'), { bin: number(0, milliseconds) }))]
    });
    expect(marksOf(plot(bad).panels[0], 'text')).toEqual([
      { kind: 'text', text: 'A bin of 0 ms is shorter than the step; give rate() a bin of 0.1 ms or more.' }
    ]);
  });
});

describe('a trace', () => {
  const [voltage, conductance] = plot(traces()).panels;
  test('has a panel for each dimension, in units people use', () => {
    expect([voltage, conductance].map(panel => withUnit(panel!.y.label, panel!.y.unit.name))).toEqual([
      'V (mV)',
      'g (nS)'
    ]);
    expect(voltage!.legend.map(legendEntry => legendEntry.label)).toEqual(['Cell[0]', 'Cell[1]', 'Cell[2]']);
  });
  test('small values have a small unit', () => {
    const faint = {
      ...traces(),
      traces: [{ ...traces().traces[1]!, values: traces().traces[1]!.values.map(g => g * 1e-6) }],
      plots: []
    };
    expect(plot(faint).panels[0]!.y.unit).toEqual({ name: 'fS', size: 1e-6 });
  });
  test('of many elements shows an even choice and says so', () => {
    expect(plot(weights(), { mostLines: 50 }).panels[1]!.notes).toEqual(['50 of 200 lines of weight of plastic']);
  });
  test('has room around equal values', () =>
    expect(plot(tracesOf(2, [0, 1, 2], [[5], [5], [5]])).panels[0]!.y.domain).toEqual([4.5, 5.5]));
});

describe('a histogram', () => {
  test('counts every value once, the highest in the last bin', () => {
    const [bars] = marksOf(plot(weights()).panels[0], 'bars');
    expect(bars!.y).toHaveLength(30);
    expect(bars!.y.reduce((a, b) => a + b)).toBe(200);
    expect(bars!.y[29]).toBeGreaterThan(0);
  });
});

describe('a curve', () => {
  test('has a line for each expression and each value of the other parameter', () => {
    const [curve] = plot(sweep()).panels;
    expect(curve!.legend.map(legendEntry => legendEntry.label)).toEqual([
      'rate(E), eta = 1',
      'rate(E), eta = 2',
      '2 * rate(E[1]), eta = 1',
      '2 * rate(E[1]), eta = 2'
    ]);
    expect([curve!.x.label, ...marksOf(curve, 'points')[0]!.x]).toEqual(['g', 1, 2, 3, 4, 6, 8]);
  });
  test('without a sweep says what it needs', () => {
    expect(marksOf(plot(complaints()).panels[2], 'text')[0]!.text).toMatch(/needs a sweep/);
  });
});

describe('without plot statements', () => {
  test('everything recorded is drawn', () => {
    expect(plot({ ...network(), plots: [] }).panels.map(panel => panel.title)).toEqual(['raster(E, I)', 'rate(E, I)']);
    expect(plot({ ...weights(), plots: [] }).panels.map(panel => panel.kind)).toEqual(['histogram']);
    expect(plot({ ...traces(), plots: [] }).panels.map(panel => panel.title)).toEqual([
      'trace(V of Cell)',
      'trace(g of Cell)'
    ]);
  });
  test('and where nothing was recorded, it says so', () => {
    expect(marksOf(plot(recordingOf(10)).panels[0], 'text')[0]!.text).toBe(
      'Nothing was recorded: add `record spikes of ...` to the experiment.'
    );
  });
});

describe('a layout', () => {
  const scene: Scene = plot(network());
  test('panels stand below each other, within the picture, with one time axis below the last', () => {
    const { panels, height, width } = layout(scene, { width: 600 });
    panels.slice(1).forEach((panel, i) => expect(panel.top).toBeGreaterThan(panels[i]!.top + panels[i]!.height));
    // ticks and their labels stand below the last
    expect(panels.at(-1)!.top + panels.at(-1)!.height).toBeLessThan(height - 34);
    expect(panels.map(panel => panel.left + panel.width <= width)).toEqual([true, true]);
    expect(panels.map(panel => panel.xLabelled)).toEqual([false, true]);
    expect(new Set(panels.map(panel => panel.left)).size).toBe(1);
  });
  test('fills the height it is given', () => {
    const both = plot(weights());
    const { height, panels } = layout(both, { height: 700 });
    const last = panels.at(-1)!;
    expect([height, ...panels.map(panel => panel.xLabelled)]).toEqual([700, true, true]);
    const natural = layout(both);
    const below = natural.height - natural.panels.at(-1)!.top - natural.panels.at(-1)!.height;
    expect(Math.abs(700 - last.top - last.height - below)).toBeLessThanOrEqual(2);
  });
  test('values come to their pixels', () => {
    const [panel] = layout(scene, { time: [100, 300] }).panels;
    expect([xAt(panel!, 100), xAt(panel!, 300)]).toEqual([panel!.left, panel!.left + panel!.width]);
    expect(yAt(panel!, -0.5)).toBe(panel!.top + panel!.height);
    expect(yAt(panel!, 99.5)).toBeCloseTo(panel!.top, 9);
  });
});

describe('thinning', () => {
  test('keeps the extremes of every pixel and both borders of a gap', () => {
    const x = Float64Array.from({ length: 10_000 }, (_, i) => i);
    const y = x.map(i => (i === 5001 ? -99 : i === 5003 ? 99 : i > 7000 && i < 7100 ? NaN : Math.sin(i)));
    const kept = decimate(x, y, 0, 10_000, 100);
    expect(kept.length).toBeLessThan(450);
    expect(kept).toEqual(expect.arrayContaining([0, 5001, 5003, 7000, 7001, 7099, 7100, 9999]));
    expect(kept).toEqual([...kept].sort((a, b) => a - b));
  });
  test('keeps all of a short line, and what leads into the view', () => {
    const x = Float64Array.of(0, 1, 2, 3, 4);
    expect(decimate(x, x, 1.5, 2.5, 100)).toEqual([1, 2, 3]);
  });
  test('a density counts every spike in view once', () => {
    const grid = density(
      { x: Float64Array.of(0, 5, 10, 10, 11), y: Float64Array.of(0, 0, 1, 1, 0) },
      [0, 10],
      [0, 1],
      2,
      2
    );
    expect([...grid.counts, grid.total]).toEqual([1, 1, 0, 2, 4]);
    expect([...densityLevels(grid, 4)]).toEqual([3, 3, 0, 4]);
  });
});

describe('the raster of a terminal', () => {
  test('stacks populations upwards, each neuron on dots of its own with a gap above', () => {
    const two = recordingOf(100, {
      populations: [population('A', 1), population('B', 1)],
      spikes: [spikesOf('A', [[1]]), spikesOf('B', [[99]])]
    });
    const rows = terminalRaster(two, 24, 10).split('\n');
    expect(rows.slice(0, 2)).toEqual([`B │${' '.repeat(20)}⢰`, 'A │⡆']);
    expect(rows[2]).toMatch(/^ {2}└[─┬]+$/);
    expect(rows[3]).toMatch(/^ +0 .*10 ms$/);
  });
  test('of many neurons shows an even choice and says so', () => {
    expect(terminalRaster(network(), 80, 12)).toMatch(/E \(32 of 80\)/);
  });
  test('without spikes says what to record', () =>
    expect(terminalRaster(recordingOf(10), 80, 10)).toBe(
      'No spikes were recorded: add `record spikes of ...` to the experiment.\n'
    ));
});

test('every kind of plot of the library is drawn, and the statistics that are pictures as well', () => {
  const declared = [...readFileSync('library/plots.snn', 'utf8').matchAll(/^function (\w+)/gm)].map(found => found[1]!);
  expect(plots.map(plot => plot.name).sort()).toEqual(
    [...declared, 'rate', 'isi', 'psth', 'peri_event', 'power_spectrum', 'correlogram', 'learning_curve'].sort()
  );
});
