// Pictures that need more than marks on axes: curves of statistics, maps, windows of plasticity rules; and the data of pictures as CSV.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { judge, layout, plot, renderSvg, sceneCsv, type Panel, type Scene } from '../../outputs/index.js';
import { run, type Recording } from '../../simulator/index.js';
import { lowered } from '../support/lowered.js';
import { curvesText, mapsText, windowsText } from './gallery-networks.js';
import { network, sweep, weights } from './gallery-recordings.js';
import {
  call,
  measured,
  neurons,
  number,
  population,
  recorded,
  recordingOf,
  trainsOf,
  weight,
  weightsOf
} from './hand-made.js';

function sceneOf(text: string): Scene {
  const model = lowered(text);
  return plot(run(model, { experiment: model.experiments[0]!.name }), { model });
}
type Of<K extends Panel['marks'][number]['kind']> = Extract<Panel['marks'][number], { kind: K }>;
const of = <K extends Panel['marks'][number]['kind']>(panel: Panel | undefined, kind: K): Of<K>[] =>
  panel!.marks.filter((mark): mark is Of<K> => mark.kind === kind);
const textIn = (panel: Panel | undefined): string => of(panel, 'text')[0]!.text;

describe('the gallery of simulated networks', () => {
  test.each([
    ['curves', curvesText],
    ['maps', mapsText],
    ['windows', windowsText]
  ])('%s', async (name, text) => {
    await expect(renderSvg(sceneOf(text))).toMatchFileSnapshot(`gallery-networks/${name}.svg`);
  });
  test('maps on a dark screen', async () => {
    await expect(renderSvg(sceneOf(mapsText), { theme: 'screen', width: 480 })).toMatchFileSnapshot(
      'gallery-networks/maps-screen.svg'
    );
  });
  test('has a page with the text beside each picture', async () => {
    const page = [
      ['curves', curvesText],
      ['maps', mapsText],
      ['windows', windowsText]
    ].map(
      ([name, text]) =>
        `## ${name}\n\n\`\`\`snn\n${text!}\`\`\`\n\n![${name}](../test/outputs/gallery-networks/${name}.svg)\n`
    );
    const others = ['network', 'traces', 'weights', 'sweep', 'crowd', 'complaints', 'network-screen'].map(
      name => `![${name}](../test/outputs/gallery/${name}.svg)\n`
    );
    const head = '# Gallery of pictures\n\nMade by `npm run test:unit -- test/outputs -u`; do not edit.\n';
    await expect([head, ...page, '## Of recordings made by hand\n', ...others].join('\n')).toMatchFileSnapshot(
      '../../docs/gallery.md'
    );
  });
});

describe('a curve over its own axis', () => {
  const [isi, psth, power, pairs] = sceneOf(curvesText).panels;
  test('has the axis and unit of its statistic', () => {
    expect(
      [isi, psth, power, pairs].map(p => [p!.kind, p!.x.label, p!.x.unit.name, p!.y.label, p!.y.unit.name])
    ).toEqual([
      ['histogram', 'interval between spikes', 'ms', 'intervals', ''],
      ['curve', 'time in the trial', 'ms', 'rate', 'Hz'],
      ['curve', 'frequency', 'Hz', 'power', 'Hz'],
      ['curve', 'lag', 'ms', 'pairs, 1 by chance', '']
    ]);
  });
  test('a single binned one has bars of its bins, several are lines', () => {
    const [bars] = of(psth, 'bars');
    expect([bars!.low[0], bars!.high[0], bars!.low.length, psth!.notes]).toEqual([0, 10, 25, ['4 trials']]);
    expect(of(power, 'line')).toHaveLength(2);
    expect(power!.legend.map(legendEntry => legendEntry.label)).toEqual(['E', 'Pair']);
  });
  test('shows the peak where it is', () => {
    const [bars] = of(pairs, 'bars');
    const best = bars!.y.indexOf(Math.max(...bars!.y));
    expect(Math.abs((bars!.low[best]! + bars!.high[best]!) / 2)).toBeCloseTo(3, 12);
  });
  test('intervals fill bins from 0', () => {
    const [bars] = of(isi, 'bars');
    expect([bars!.low[0], bars!.y.reduce((a, b) => a + b)]).toEqual([
      0,
      Number(/^[\d\u00a0]+/.exec(isi!.notes[0]!)![0].replace('\u00a0', ''))
    ]);
  });
  test('says what is missing', () => {
    const silent = trainsOf(100, [[]], {
      plots: [
        measured(
          'isi(E)',
          call('isi', {
            kind: 'selection',
            selection: { role: 'population', of: 'E', ranges: [], source: measured('', number(0)).source }
          })
        )
      ]
    });
    expect(textIn(plot(silent).panels[0])).toBe('isi(E) has nothing to draw: there are no intervals.');
  });
});

/** Weights from `size` inputs to each of `outputs` neurons: that from i to o is i + 1000 o. */
function fields(outputs: number, size: number): Recording {
  const all = Array.from({ length: outputs * size }, (_, k) => ({ pre: k % size, post: Math.floor(k / size) }));
  const {
    weights: [record],
    ...rest
  } = weightsOf(10, [10], [all.map(({ pre, post }) => pre + 1000 * post)]);
  return {
    ...rest,
    populations: [population('E', size), population('I', outputs)],
    weights: [{ ...record!, pre: Uint32Array.from(all, s => s.pre), post: Uint32Array.from(all, s => s.post) }]
  };
}

describe('receptive fields', () => {
  const drawn = (outputs: number): { readonly panel: Panel; readonly svg: string; readonly scene: Scene } => {
    const asked = call('map', weight('c'), { rows: number(28), columns: number(28) });
    const scene = plot(fields(outputs, 784), { plots: [measured('map', asked)] });
    return { panel: scene.panels[0]!, svg: renderSvg(scene), scene };
  };
  test('a hundred are drawn cell by cell, two pixels each, in a small file', () => {
    const { panel, svg, scene } = drawn(100);
    const [mark] = of(panel, 'cells');
    expect([mark!.z.length, mark!.width, mark!.height]).toEqual([78_400, 1, 1]);
    expect(panel.notes).toEqual(['c at 1 ms']);
    const { width, height } = layout(scene).panels[0]!;
    expect(Math.min(width / 289, height / 289)).toBeGreaterThan(1.99);
    expect(svg.length).toBeLessThan(500_000);
  });
  test('of three hundred each is coarser, its edges as they were', () => {
    const { panel, svg } = drawn(300);
    const [mark] = of(panel, 'cells');
    // 18 across and 17 down, of 14 by 14 blocks
    expect(panel.x.domain).toEqual([-0.5, 18 * 15 - 1.5]);
    expect(mark!.z).toHaveLength(300 * 196);
    const at = (x: number, y: number): number | undefined =>
      mark!.z[mark!.x.findIndex((_, i) => mark!.x[i] === x && mark!.y[i] === 17 * 15 - 2 - y)];
    // the first block of a tile has the inputs 0, 1, 28 and 29
    expect([at(0, 0), at(15, 0), at(0, 15)]).toEqual([14.5, 1014.5, 18014.5]);
    expect([at(14, 0), at(0, 14)]).toEqual([undefined, undefined]);
    expect(panel.notes).toEqual(['c at 1 ms', 'each cell is the mean of up to 4']);
    expect(svg.length).toBeLessThan(500_000);
  });
  test('strokes of the file cover each cell once, in its shade', () => {
    const asked = call('map', weight('c'), { rows: number(2), columns: number(3) });
    const scene = plot(fields(5, 6), { plots: [measured('map', asked)] });
    const [mark] = of(scene.panels[0], 'cells');
    const covered = [...renderSvg(scene).matchAll(/<path d="(m[^"]+)" stroke="([^"]+)"\/>/g)].flatMap(
      ([, d, shade]) => {
        const [found, at] = [[] as string[], { x: 0, y: 0 }];
        for (const [, x, y, length] of d!.matchAll(/m(-?\d+) (-?\d+)h(\d+)/g)) {
          at.x += Number(x);
          at.y += Number(y);
          for (let i = 0; i < Number(length); i++) found.push(`${at.x++} ${at.y} ${shade}`);
        }
        return found;
      }
    );
    expect(covered).toHaveLength(30);
    const [low, high] = scene.panels[0]!.z!.domain;
    const shadeOf = (value: number): number => Math.min(47, Math.floor(((value - low) / (high - low)) * 48));
    const shades = new Map(covered.map(text => [text.split(' ').slice(0, 2).join(' '), text.split(' ')[2]!]));
    const byShade = new Map<number, Set<string>>();
    mark!.z.forEach((z, i) => {
      const shade = shades.get(`${mark!.x[i]} ${4 - mark!.y[i]!}`)!;
      byShade.set(shadeOf(z), (byShade.get(shadeOf(z)) ?? new Set()).add(shade));
    });
    expect([...byShade.values()].map(set => set.size)).toEqual([...byShade].map(() => 1));
    expect(new Set([...byShade.values()].flatMap(set => [...set])).size).toBe(byShade.size);
  });
});

describe('a confusion matrix', () => {
  const tested = (classes: readonly string[], silent = 0): Recording => {
    const n = classes.length;
    const labels = {
      population: 'E',
      data: 'd',
      classes,
      of: Int16Array.from({ length: n }, (_, i) => i),
      means: new Float64Array(n * n)
    };
    const truth = Uint16Array.from({ length: n }, (_, i) => i);
    const counts = Uint16Array.from({ length: n * n }, (_, k) => Number(k % (n + 1) === 0 && k >= silent * (n + 1)));
    const test = { population: 'E', data: 'd', labels, presented: 0, truth, counts, from: 0, to: 10 };
    return recordingOf(10, { populations: [population('E', n)], tests: [test] });
  };
  const matrix = (recording: Recording): Scene =>
    plot(recording, {
      plots: [measured('confusion(E)', call('confusion', neurons('E')))]
    });
  const ticksOf = (scene: Scene) => {
    const [panel] = layout(scene).panels;
    return { x: panel!.xTicks.map(tick => tick.label), y: panel!.yTicks.map(tick => tick.label) };
  };
  test('names every class, and that nothing was told', () => {
    const digits = [...'0123456789'];
    expect(ticksOf(matrix(tested(digits)))).toEqual({ x: digits, y: digits });
    expect(ticksOf(matrix(tested(digits, 2))).x).toEqual([...digits, 'none']);
  });
  test('names as many as there is room for, evenly', () => {
    const { x, y } = ticksOf(matrix(tested(Array.from({ length: 40 }, (_, i) => `class ${i}`))));
    expect([x.slice(0, 2), y.slice(0, 2)]).toEqual([
      ['class 0', 'class 7'],
      ['class 0', 'class 2']
    ]);
  });
});

test('what stands beside the title of a panel follows it in any font', () => {
  expect(renderSvg(sceneOf(curvesText))).toMatch(
    /<text [^>]*><tspan>psth\(E, [^<]*\)<\/tspan><tspan dx="14" [^>]*>4 trials<\/tspan><\/text>/
  );
});

describe('a map', () => {
  const [see, talk, cells] = sceneOf(mapsText).panels;
  test('has a cell for each pair of neurons, post across and pre upwards', () => {
    const [mark] = of(talk, 'cells');
    expect(Array.from(mark!.x, (x, i) => [x, mark!.y[i], mark!.z[i]])).toEqual([
      [1, 0, 0.5],
      [2, 0, 0.5],
      [3, 0, 0.5],
      [0, 1, 1],
      [2, 1, 1],
      [3, 1, 1],
      [0, 2, 1.5],
      [1, 2, 1.5],
      [3, 2, 1.5],
      [0, 3, 2],
      [1, 3, 2],
      [2, 3, 2]
    ]);
    expect([talk!.x.label, talk!.y.label, talk!.z!.label, talk!.z!.unit.name, talk!.z!.domain]).toEqual([
      'post: neuron of Cell',
      'pre: neuron of Cell',
      'weight',
      'mV',
      [0.5, 2]
    ]);
  });
  test('of rows and columns is an image for each post neuron, the first row at the top', () => {
    const [mark] = of(see, 'cells');
    const at = (x: number, y: number): number =>
      mark!.z[mark!.x.findIndex((value, i) => value === x && mark!.y[i] === y)]!;
    expect([see!.x.domain, see!.y.domain, mark!.z.length]).toEqual([[-0.5, 16.5], [-0.5, 16.5], 256]);
    const value = (pre: number, post: number): number => Math.cos((pre * (post + 1)) / 4);
    expect([at(0, 16), at(3, 16), at(0, 15), at(9, 16), at(2, 7), at(16, 0)]).toEqual(
      [value(0, 0), value(3, 0), value(8, 0), value(0, 1), value(2, 2), value(63, 3)].map(
        x => expect.closeTo(x, 12) as number
      )
    );
    expect(see!.z!.domain[0]).toBe(-see!.z!.domain[1]);
  });
  test('of neurons is an image of them', () =>
    expect([of(cells, 'cells')[0]!.z.length, cells!.square, cells!.x.domain]).toEqual([4, true, [-0.5, 1.5]]));
  test('adds synapses of one pair', () => {
    const twice = weightsOf(10, [10], [[1, 2, 4]]);
    const synapses = { ...twice.weights[0]!, post: Uint32Array.of(0, 0, 1) };
    const scene = plot({
      ...twice,
      populations: [population('E', 1), population('I', 2)],
      weights: [synapses],
      plots: [measured('map', call('map', weight('c')))]
    });
    expect(Array.from(of(scene.panels[0], 'cells')[0]!.z)).toEqual([3, 4]);
  });
  test('of more neurons than can be seen has blocks with their mean', () => {
    const size = 500;
    const values = Array.from({ length: size }, (_, i) => i);
    const many = weightsOf(10, [10], [values]);
    const [panel] = plot({
      ...many,
      populations: [population('E', 1), population('I', size)],
      plots: [measured('map', call('map', weight('c')))]
    }).panels;
    const [mark] = of(panel, 'cells');
    expect([mark!.width, mark!.z.length, mark!.z[0], mark!.x[0], mark!.z[249]]).toEqual([2, 250, 0.5, 0.5, 498.5]);
    expect(panel!.notes).toContain('each cell is the mean of up to 2');
  });
  test('has its colours explained beside it, and squares where it is an image', () => {
    const placed = layout(sceneOf(mapsText)).panels;
    expect(placed[1]!.zTicks.map(t => t.label)).toEqual(['0.6', '0.8', '1.0', '1.2', '1.4', '1.6', '1.8', '2.0']);
    expect(placed[0]!.width).toBe(placed[0]!.height);
    expect(placed[1]!.left + placed[1]!.width).toBeLessThan(760 - 80);
  });
  test('says what does not fit', () => {
    const odd = (rows: number): Recording =>
      recordingOf(10, {
        populations: [population('E', 6)],
        plots: [measured('map(V of E)', call('map', recorded('V', 'E'), rows > 0 ? { rows: number(rows) } : {}))],
        traces: [
          {
            population: 'E',
            variable: 'V',
            unit: [2, 1, -3, -1, 0, 0],
            neurons: Uint32Array.of(0, 1, 2, 3, 4, 5),
            steps: Float64Array.of(0),
            values: new Float64Array(6)
          }
        ]
      });
    expect(textIn(plot(odd(4)).panels[0])).toBe(
      'E has 6 neurons, which do not make 4 rows; try map(V of E, rows = 2, columns = 3).'
    );
    expect(textIn(plot(odd(0)).panels[0])).toBe(
      'E has one axis: say how its neurons are arranged, such as map(V of E, rows = 2, columns = 3).'
    );
  });
});

describe('a window', () => {
  const [additive, , fixed] = sceneOf(windowsText).panels;
  test('of additive STDP is its exponentials, to the last digits', () => {
    const [line] = of(additive, 'line');
    expect([line!.x[0], line!.x.at(-1)]).toEqual([-100, 100]);
    line!.x.forEach((lag, i) => {
      if (lag === 0) return;
      expect(line!.y[i]).toBeCloseTo(lag > 0 ? 0.1 * Math.exp(-lag / 20) : -0.105 * Math.exp(lag / 40), 12);
    });
    expect(Array.from(line!.x)).toEqual(expect.arrayContaining([-0.1, 0.1]));
  });
  test('shows coincident spikes as a point of their own', () => {
    expect(of(additive, 'points').map(p => [...p.x, ...p.y])).toEqual([[0, 0]]);
  });
  test('says from which weight', () => expect(additive!.notes).toEqual(['one pair of spikes, from a weight of 5 mV']));
  test('begins with the weight that is asked for: there is nothing to lose at 0', () => {
    const [panel] = sceneOf(
      windowsText.replace('window(additive)', 'window(additive, range = 20 ms, weight = 1e-6 mV)')
    ).panels;
    const [line] = of(panel, 'line');
    expect(Math.min(...line!.y.filter(Number.isFinite))).toBeCloseTo(-1e-6, 12);
  });
  test('says what it needs', () => {
    expect(textIn(fixed)).toBe(
      'fixed has no plasticity, so its weights do not change; name a connect statement with `plasticity`.'
    );
    const model = lowered(windowsText);
    const alone = plot(run(model, { experiment: 'windows' }));
    expect(textIn(alone.panels[0])).toMatch(/needs the network/);
  });
});

describe('the data of a picture as CSV', () => {
  const rows = (scene: Scene): string[] => sceneCsv(scene).trimEnd().split('\n');
  test('has a row a spike with the number of its neuron, and a row a point of a line, in the units of the axes', () => {
    const [head, first, ...rest] = rows(plot(network()));
    const spikes = network().spikes.reduce((n, spike) => n + spike.steps.length, 0);
    expect(head).toBe('panel,series,x_axis,x,x_to,y_axis,y,z_axis,z');
    expect(first).toMatch(/^"raster\(E, I\)",E,time \(ms\),[\d.]+,,neuron,\d+,,$/);
    expect([first!, ...rest].filter(row => row.includes('raster'))).toHaveLength(spikes);
    const inhibitory = rest
      .filter(row => row.startsWith('"raster(E, I)",I,'))
      .map(row => Number(row.split(',').at(-3)));
    expect([Math.min(...inhibitory), Math.max(...inhibitory)]).toEqual([0, 19]);
    const [line] = of(plot(network()).panels[1], 'line');
    const hertz = Number((line!.y[0]! * 1000).toPrecision(15));
    expect(rest.find(row => row.startsWith('"rate'))).toMatch(
      new RegExp(`,time \\(ms\\),10,,rate \\(Hz\\),${hertz},,$`)
    );
  });
  test('has bars with both ends, and the points of a curve once', () => {
    const bars = rows(plot(weights())).filter(row => row.startsWith('"histogram') || row.startsWith('histogram'));
    expect(bars).toHaveLength(30);
    expect(bars[0]!.split(',').slice(-7)[0]).not.toBe('');
    expect(rows(plot(sweep()))).toHaveLength(1 + 4 * 6);
  });
  test('has the value of a cell', () => {
    expect(rows(sceneOf(mapsText)).find(row => row.startsWith('map(weight of talk)'))).toBe(
      'map(weight of talk),,post: neuron of Cell,1,,pre: neuron of Cell,0,weight (mV),0.5'
    );
  });
});

test('pictures stand on their own, and none is left over', () => {
  const files = readdirSync('test/outputs/gallery-networks');
  expect(files.sort()).toEqual(['curves.svg', 'maps-screen.svg', 'maps.svg', 'windows.svg']);
  for (const name of files)
    expect(readFileSync(`test/outputs/gallery-networks/${name}`, 'utf8')).not.toMatch(/href|url\(|<image|<style/);
});

describe('the colour of a population', () => {
  const text = (plots: string): string => `population A[2] : regular(period = 10 ms)
population B[2] : regular(period = 5 ms)
experiment e { step 0.1 ms; record spikes of A, B; run 50 ms; plot ${plots} }`;
  const coloursOf = (panel: Panel): string[] => panel.legend.map(entry => `${entry.label} ${entry.series}`);

  test('is the same in all panels, in whatever order they name it', () => {
    const { panels } = sceneOf(text('raster(B, A), rate(A, B, bin = 10 ms), rate(B, bin = 10 ms)'));
    expect(panels.map(coloursOf)).toEqual([['B 1', 'A 0'], ['A 0', 'B 1'], ['B 1']]);
  });
  test('is one for each part where a panel shows parts of it', () => {
    expect(sceneOf(text('rate(A[0], A[1], bin = 10 ms)')).panels.map(coloursOf)).toEqual([['A[0] 0', 'A[1] 1']]);
  });
});

test('messages name no argument that nobody wrote', () => {
  const text =
    'population A[2] : regular(period = 10 ms)\nexperiment e { step 0.1 ms; record spikes of A; run 50 ms; expect rate(A) > 500 Hz; expect rate(A, bin = 2 ms) > 500 Hz }';
  const model = lowered(text);
  const verdicts = judge(run(model, { experiment: 'e' }));
  expect(verdicts.map(verdict => verdict.message)).toEqual([
    'rate(A) is 100 Hz, not > 500 Hz.',
    'rate(A, bin = 2 ms) is 100 Hz, not > 500 Hz.'
  ]);
});
