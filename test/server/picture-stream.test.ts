// Updates repeat nothing, and put together they are the scene; what is too much to send is thinned, and said to be.
import { describe, expect, test } from 'vitest';
import type { Mark, Panel, RowBand, Scene } from '../../outputs/index.js';
import { PictureStream } from '../../server/picture-stream.js';
import { pack, unpack, type MarkUpdate, type PictureUpdate } from '../../server/protocol.js';

const axis = (domain: readonly [number, number]): Panel['x'] => ({
  label: 'time',
  unit: { name: 'ms', size: 1 },
  domain,
  linked: 'time'
});
const panel = (marks: readonly Mark[], more: Partial<Panel> = {}): Panel => ({
  kind: 'raster',
  title: 'raster(E)',
  x: axis([0, 100]),
  y: axis([0, 10]),
  marks,
  legend: [],
  notes: [],
  weight: 1,
  ...more
});
const scene = (...panels: Panel[]): Scene => ({ title: 'demo', subtitle: '', time: [0, 100], panels });
const numbers = (values: readonly number[]): Float64Array => Float64Array.from(values);
const spikes = (x: readonly number[], y: readonly number[]): Mark => ({
  kind: 'spikes',
  x: numbers(x),
  y: numbers(y),
  series: 0
});
const line = (y: readonly number[]): Mark => ({
  kind: 'line',
  x: numbers(y.map((_, i) => i)),
  y: numbers(y),
  series: 1
});

const columns = (mark: MarkUpdate | undefined): number[][] =>
  mark && 'columns' in mark ? mark.columns.map(column => [...unpack(column)]) : [];
const keep = (mark: MarkUpdate | undefined): number => (mark && 'keep' in mark ? mark.keep : -1);
const first = (update: PictureUpdate): MarkUpdate | undefined => update.panels[0]?.marks[0];

describe('updates', () => {
  test('begin with everything', () => {
    const update = new PictureStream('r').update(scene(panel([spikes([1, 2], [0, 3])])));
    expect([update.run, update.fresh, update.spikes]).toEqual(['r', true, { recorded: 2 }]);
    expect([keep(first(update)), columns(first(update))]).toEqual([
      0,
      [
        [1, 2],
        [0, 3]
      ]
    ]);
  });

  test('go on with what is new', () => {
    const stream = new PictureStream('r');
    stream.update(scene(panel([spikes([1, 2], [0, 3])])));
    const update = stream.update(scene(panel([spikes([1, 2, 5], [0, 3, 1])])));
    expect([update.fresh, keep(first(update)), columns(first(update))]).toEqual([false, 2, [[5], [1]]]);
  });

  test('send again what has changed: the last bin of a rate is not final', () => {
    const stream = new PictureStream('r');
    stream.update(scene(panel([line([4, 5, 6])])));
    const update = stream.update(scene(panel([line([4, 5, 9, 2])])));
    expect([keep(first(update)), columns(first(update))]).toEqual([
      2,
      [
        [2, 3],
        [9, 2]
      ]
    ]);
  });

  test('take a gap in a line for equal to itself', () => {
    const stream = new PictureStream('r');
    stream.update(scene(panel([line([1, NaN, 2])])));
    expect(keep(first(stream.update(scene(panel([line([1, NaN, 2, 3])])))))).toBe(3);
  });

  test('leave out a head that stays, and send one that changes', () => {
    const stream = new PictureStream('r');
    expect(stream.update(scene(panel([]))).panels[0]!.head?.title).toBe('raster(E)');
    expect(stream.update(scene(panel([]))).panels[0]!.head).toBeUndefined();
    expect(stream.update(scene(panel([], { x: axis([0, 200]) }))).panels[0]!.head?.x.domain).toEqual([0, 200]);
  });

  test('keep nothing of another panel that takes the place', () => {
    const stream = new PictureStream('r');
    stream.update(scene(panel([spikes([1], [0])]), panel([line([1, 2])])));
    const update = stream.update(
      scene(
        panel([spikes([1], [0])]),
        panel([{ kind: 'bars', low: numbers([0]), high: numbers([1]), y: numbers([5]), series: 0 }], {
          kind: 'histogram'
        })
      )
    );
    expect([keep(update.panels[1]!.marks[0]), columns(update.panels[1]!.marks[0])]).toEqual([0, [[0], [1], [5]]]);
    expect(update.panels[1]!.head?.kind).toBe('histogram');
  });

  test('begin afresh after a restart', () => {
    const stream = new PictureStream('r');
    stream.update(scene(panel([spikes([1, 2], [0, 3])])));
    stream.restart();
    const update = stream.update(scene(panel([spikes([1, 2], [0, 3])])));
    expect([update.fresh, keep(first(update)), update.panels[0]!.head !== undefined]).toEqual([true, 0, true]);
  });

  test('carry texts, spans and rows', () => {
    const band = { label: 'E', population: 'E', from: 0, to: 1, series: 0, neurons: Uint32Array.of(4, 9) };
    const marks: readonly Mark[] = [
      { kind: 'text', text: 'nothing' },
      { kind: 'span', from: 1, to: 2, label: 'measured' }
    ];
    const update = new PictureStream('r').update(scene(panel(marks, { y: { ...axis([0, 2]), bands: [band] } })));
    expect(update.panels[0]!.marks).toEqual(marks);
    expect(update.panels[0]!.head?.bands).toEqual([{ ...band, neurons: band.neurons }]);
  });
});

describe('too much to send', () => {
  const x = Array.from({ length: 100 }, (_, i) => i);
  const band = (from: number, to: number): RowBand => ({
    label: 'E',
    population: 'E',
    from,
    to,
    series: 0,
    neurons: Uint32Array.from({ length: to - from + 1 }, (_, i) => i)
  });
  const rows = (from: number, to: number): Partial<Panel> => ({
    y: { ...axis([from - 0.5, to + 0.5]), bands: [band(from, to)] }
  });
  const crowd = (all: number, neurons: number): Mark =>
    spikes(
      Array.from({ length: all }, (_, i) => (100 * i) / all),
      Array.from({ length: all }, (_, i) => (7 * i) % neurons)
    );

  test('of a raster becomes its density: no row and no spike is left out', () => {
    const update = new PictureStream('r').update(scene(panel([crowd(20_000, 20)], rows(0, 19))), {
      spikes: 1000,
      cells: 2000,
      linePoints: 1000
    });
    expect(update.spikes).toEqual({ recorded: 20_000, cell: { width: 2, height: 1 } });
    const [times, lines, counts] = columns(first(update));
    expect(times!.length).toBeLessThanOrEqual(1000);
    expect([...new Set(lines)].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
    expect(counts!.reduce((a, b) => a + b)).toBe(20_000);
    expect(times).toEqual([...times!].sort((a, b) => a - b));
  });
  test('leaves a raster of few spikes beside it as it is', () => {
    const small = panel([spikes([1, 2.5, 30], [0, 1, 2])], rows(0, 2));
    const update = new PictureStream('r').update(scene(small, panel([crowd(20_000, 20)], rows(0, 19))), {
      spikes: 1000,
      cells: 2000,
      linePoints: 1000
    });
    expect(columns(first(update))).toEqual([
      [1, 2.5, 30],
      [0, 1, 2]
    ]);
    expect(columns(update.panels[1]!.marks[0])).toHaveLength(3);
  });
  test('of very many neurons counts neighbours together, none left out', () => {
    const update = new PictureStream('r').update(scene(panel([crowd(40_000, 5000)], rows(0, 4999))), {
      spikes: 3000,
      cells: 6000,
      linePoints: 1000
    });
    expect(update.spikes.cell!.height).toBe(8);
    const [, lines, counts] = columns(first(update));
    expect(counts!.reduce((a, b) => a + b)).toBe(40_000);
    expect(new Set(lines).size).toBe(625);
  });
  test('goes on with what is new while cells stay as large, and begins anew with larger ones', () => {
    const stream = new PictureStream('r');
    const limits = { spikes: 1000, cells: 2000, linePoints: 1000 };
    const upTo = (spikesThere: number): Scene => ({
      ...scene(
        panel(
          [
            spikes(
              Array.from({ length: spikesThere }, (_, i) => i / 100),
              Array.from({ length: spikesThere }, (_, i) => i % 20)
            )
          ],
          rows(0, 19)
        )
      ),
      time: [0, spikesThere / 100]
    });
    const one = stream.update(upTo(6000), limits);
    const two = stream.update(upTo(6400), limits);
    const three = stream.update(upTo(20_000), limits);
    expect([one.spikes.cell!.width, two.spikes.cell!.width]).toEqual([2, 2]);
    expect(keep(first(two))).toBeGreaterThan(500);
    expect([three.spikes.cell!.width > 2, keep(first(three))]).toEqual([true, 0]);
  });

  test('of a line keeps the extremes, in order of time', () => {
    const y = x.map(i => (i === 37 ? 99 : i === 38 ? -99 : i % 3));
    const update = new PictureStream('r').update(scene(panel([line(y)])), {
      spikes: 1000,
      cells: 2000,
      linePoints: 30
    });
    const [times, values] = columns(first(update));
    expect(values!.length).toBeLessThanOrEqual(30);
    expect([Math.max(...values!), Math.min(...values!)]).toEqual([99, -99]);
    expect(times).toEqual([...times!].sort((a, b) => a - b));
  });
});

test.each([
  [Float64Array.of(1.5, NaN, -Infinity)],
  [Float32Array.of(0.5)],
  [Uint32Array.of(0, 4_294_967_295)],
  [new Float64Array(20_000).fill(7)],
  [new Float64Array(0)]
])('%s is packed and unpacked', values => {
  expect(unpack(pack(values))).toEqual(values);
});

test('a part of an array is packed alone', () =>
  expect(unpack(pack(Float64Array.of(1, 2, 3).subarray(1, 2)))).toEqual(Float64Array.of(2)));
test('text that is no whole array is refused', () => expect(() => unpack({ type: 'f64', base64: 'AAAA' })).toThrow());
