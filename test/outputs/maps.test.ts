// Pictures of cells: maps, receptive fields, confusion matrices.
import { describe, expect, test } from 'vitest';
import { layout, plot, renderSvg, type Panel, type Scene } from '../../outputs/index.js';
import type { Recording } from '../../simulator/index.js';
import { mapsText } from './gallery-networks.js';
import { call, measured, neurons, number, population, recorded, recordingOf, weight, weightsOf } from './hand-made.js';
import { marksOf, sceneOf, textIn } from './scenes.js';

describe('a map', () => {
  const [see, talk, cells] = sceneOf(mapsText).panels;
  test('has a cell for each pair of neurons, post across and pre upwards', () => {
    const [mark] = marksOf(talk, 'cells');
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
    const [mark] = marksOf(see, 'cells');
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
    expect([marksOf(cells, 'cells')[0]!.z.length, cells!.square, cells!.x.domain]).toEqual([4, true, [-0.5, 1.5]]));
  test('adds synapses of one pair', () => {
    const twice = weightsOf(10, [10], [[1, 2, 4]]);
    const synapses = { ...twice.weights[0]!, post: Uint32Array.of(0, 0, 1) };
    const scene = plot({
      ...twice,
      populations: [population('E', 1), population('I', 2)],
      weights: [synapses],
      plots: [measured('map', call('map', weight('c')))]
    });
    expect(Array.from(marksOf(scene.panels[0], 'cells')[0]!.z)).toEqual([3, 4]);
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
    const [mark] = marksOf(panel, 'cells');
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
    const [mark] = marksOf(panel, 'cells');
    expect([mark!.z.length, mark!.width, mark!.height]).toEqual([78_400, 1, 1]);
    expect(panel.notes).toEqual(['c at 1 ms']);
    const { width, height } = layout(scene).panels[0]!;
    expect(Math.min(width / 289, height / 289)).toBeGreaterThan(1.99);
    expect(svg.length).toBeLessThan(500_000);
  });
  test('of three hundred each is coarser, its edges as they were', () => {
    const { panel, svg } = drawn(300);
    const [mark] = marksOf(panel, 'cells');
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
    const [mark] = marksOf(scene.panels[0], 'cells');
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
