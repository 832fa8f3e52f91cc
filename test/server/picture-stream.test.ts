// Updates repeat nothing, and put together they are the scene; what is too much to send is thinned, and said to be.
import { describe, expect, test } from 'vitest';
import type { Mark, Panel, Scene } from '../../outputs/index.js';
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
  mark && 'columns' in mark ? mark.columns.map(one => [...unpack(one)]) : [];
const keep = (mark: MarkUpdate | undefined): number => (mark && 'keep' in mark ? mark.keep : -1);
const first = (update: PictureUpdate): MarkUpdate | undefined => update.panels[0]?.marks[0];

describe('updates', () => {
  test('begin with everything', () => {
    const update = new PictureStream('r').update(scene(panel([spikes([1, 2], [0, 3])])));
    expect([update.run, update.fresh, update.spikes]).toEqual(['r', true, { recorded: 2, sent: 2, everyRow: 1 }]);
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
    expect(update.panels[0]!.head?.bands).toEqual([{ ...band, neurons: pack(band.neurons) }]);
  });
});

describe('too much to send', () => {
  const x = Array.from({ length: 100 }, (_, i) => i);
  test('of a raster leaves out rows evenly', () => {
    const update = new PictureStream('r').update(
      scene(
        panel([
          spikes(
            x,
            x.map(i => i % 10)
          )
        ])
      ),
      { spikes: 30, linePoints: 1000 }
    );
    expect(update.spikes).toEqual({ recorded: 100, sent: 30, everyRow: 4 });
    expect(new Set(columns(first(update))[1])).toEqual(new Set([0, 4, 8]));
  });

  test('of a line keeps the extremes, in order of time', () => {
    const y = x.map(i => (i === 37 ? 99 : i === 38 ? -99 : i % 3));
    const update = new PictureStream('r').update(scene(panel([line(y)])), { spikes: 1000, linePoints: 30 });
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
