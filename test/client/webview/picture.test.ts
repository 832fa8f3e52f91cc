// The picture is assembled from updates to exactly what the scenes said.
import { expect, test } from 'vitest';
import { pack, type MarkUpdate, type PictureUpdate } from '../../../server/protocol.js';
import {
  isLinked,
  marksOf,
  messageOf,
  updatePicture,
  wholeUpdate,
  type Picture
} from '../../../client/webview/picture.js';

const head = {
  kind: 'raster',
  title: 'raster(E)',
  notes: [],
  weight: 1,
  legend: [],
  bands: [{ label: 'E', population: 'E', from: 0, to: 1, series: 0, neurons: pack(Uint32Array.of(4, 9)) }],
  x: { label: 'time', unit: { name: 'ms', size: 1 }, domain: [0, 10], linked: 'time' },
  y: { label: 'neuron', unit: { name: '', size: 1 }, domain: [-0.5, 1.5] }
} as const;

const spikes = (keep: number, x: readonly number[], y: readonly number[]): MarkUpdate => ({
  kind: 'spikes',
  series: 0,
  keep,
  columns: [pack(Float64Array.from(x)), pack(Uint32Array.from(y))]
});

function update(
  marks: readonly MarkUpdate[],
  options: Partial<PictureUpdate> & { readonly headless?: boolean } = {}
): PictureUpdate {
  const { headless = false, ...rest } = options;
  const panels = [headless ? { marks } : { head, marks }];
  return {
    run: 'a',
    fresh: false,
    title: 't',
    subtitle: 's',
    time: [0, 10],
    spikes: { recorded: 2 },
    panels,
    ...rest
  };
}

const columns = (picture: Picture): number[][] =>
  marksOf(picture.panels[0]!, 'spikes')[0]!.columns.map(column => [...column.values]);

test('an update continues the data behind what is kept', () => {
  const first = updatePicture(undefined, update([spikes(0, [1, 2, 5], [0, 1, 0])], { fresh: true }));
  const second = updatePicture(first, update([spikes(2, [3, 4], [1, 1])], { headless: true, time: [0, 20] }));
  expect(columns(second)).toEqual([
    [1, 2, 3, 4],
    [0, 1, 1, 1]
  ]);
  expect(second.time).toEqual([0, 20]);
  expect(second.panels[0]!.head.title).toBe('raster(E)');
  expect([...(second.panels[0]!.bands[0]!.neurons as Uint32Array)]).toEqual([4, 9]);
});

test('many small updates give what one large one gives', () => {
  const all = Array.from({ length: 3000 }, (_, i) => i / 10);
  let picture = updatePicture(undefined, update([spikes(0, [], [])], { fresh: true }));
  for (let at = 0; at < all.length; at += 7)
    picture = updatePicture(
      picture,
      update([spikes(at, all.slice(at, at + 7), all.slice(at, at + 7).map(Math.floor))], { headless: true })
    );
  expect(columns(picture)).toEqual([all, all.map(Math.floor)]);
});

test('a fresh update and another run forget what was there', () => {
  const first = updatePicture(undefined, update([spikes(0, [1, 2], [0, 1])], { fresh: true }));
  expect(columns(updatePicture(first, update([spikes(0, [7], [1])], { fresh: true })))).toEqual([[7], [1]]);
  expect(() => updatePicture(first, update([spikes(2, [7], [1])], { run: 'b' }))).toThrow(RangeError);
});

test('an update that builds on what is not there changes nothing', () => {
  const first = updatePicture(undefined, update([spikes(0, [1, 2], [0, 1]), spikes(0, [3], [1])], { fresh: true }));
  expect(() => updatePicture(first, update([spikes(1, [9], [0]), spikes(4, [9], [0])], { headless: true }))).toThrow(
    RangeError
  );
  expect(columns(first)).toEqual([
    [1, 2],
    [0, 1]
  ]);
  expect(() => updatePicture(undefined, update([], { headless: true, fresh: true }))).toThrow(RangeError);
});

test('a picture comes back whole from one update', () => {
  const marks: MarkUpdate[] = [
    spikes(0, [0.1, 2.5], [0, 1]),
    {
      kind: 'line',
      series: 1,
      faint: true,
      keep: 0,
      columns: [pack(Float64Array.of(0, 1)), pack(Float64Array.of(NaN, -3.25))]
    },
    {
      kind: 'bars',
      series: 0,
      keep: 0,
      columns: [pack(Float64Array.of(0)), pack(Float64Array.of(1)), pack(Float64Array.of(7))]
    },
    { kind: 'span', from: 1, to: 2, label: 'measured' }
  ];
  const picture = updatePicture(undefined, update(marks, { fresh: true }));
  const again = updatePicture(undefined, JSON.parse(JSON.stringify(wholeUpdate(picture))) as PictureUpdate);
  expect(columns(again)).toEqual([
    [0.1, 2.5],
    [0, 1]
  ]);
  const [line] = marksOf(again.panels[0]!, 'line');
  expect([...line!.columns[1]!.values]).toEqual([NaN, -3.25]);
  expect(line!.faint).toBe(true);
  expect([...marksOf(again.panels[0]!, 'bars')[0]!.columns[2]!.values]).toEqual([7]);
  expect(again.panels[0]!.marks[3]).toEqual(marks[3]);
});

test('whole numbers are kept in half the room', () => {
  const picture = updatePicture(undefined, update([spikes(0, [0.5], [3])], { fresh: true }));
  const [mark] = wholeUpdate(picture).panels[0]!.marks;
  expect(mark && 'columns' in mark && mark.columns.map(column => 'type' in column && column.type)).toEqual([
    'f64',
    'u32'
  ]);
});

test('a panel with a message has no time axis', () => {
  const picture = updatePicture(undefined, update([{ kind: 'text', text: 'Nothing was recorded.' }], { fresh: true }));
  expect(messageOf(picture.panels[0]!)).toBe('Nothing was recorded.');
  expect(isLinked(picture.panels[0]!)).toBe(false);
});
