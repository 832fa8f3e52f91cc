// Data of any kind drive encoders alike: bytes of an image fire as the same numbers in a table do, parts are parts of one numbering, and samples are lists.
import { expect, test } from 'vitest';
import { run } from '../../../../simulator/index.js';
import { errorsOf, lowered } from '../../../support/lowered.js';
import { snn } from '../../../support/snn.js';
import { simulatedOnAll } from './on-all-backends.js';

const idx = (...bytes: number[]): Uint8Array => Uint8Array.of(0, 0, 8, ...bytes);
const files = {
  'a.idx': idx(3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 255, 0, 51, 102),
  't.idx': idx(3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 204),
  'a.csv': 'x,y\n1,0\n0.2,0.4\n0,0.8\n'
};
const study = (data: string, shown: string): string => snn`
  data d = ${data}
  population In[2] : latency(window = 10 ms) reads d
  experiment e {
    step 0.1 ms
    record spikes of In
    ${shown}
  }
`;
const all = 'for s in d { present s to In for 20 ms }';

test('images, and a table of the same numbers, fire the same', () => {
  const images = simulatedOnAll(study('images("a.idx", test = "t.idx")', all), files);
  const table = simulatedOnAll(study('table("a.csv")', all), files);
  expect(images.spikes).toEqual(table.spikes);
  expect([...images.spikes[0]!.indices]).toEqual([0, 1, 0, 1]);
});

test('parts are what comes first and what comes then', () => {
  const data = 'images("a.idx", test = "t.idx")';
  const parts = 'for s in d.train { present s to In for 20 ms }; for s in d.test { present s to In for 20 ms }';
  expect(simulatedOnAll(study(data, parts), files).spikes).toEqual(simulatedOnAll(study(data, all), files).spikes);
  const last = simulatedOnAll(study(data, 'present d.test[0] to In for 20 ms'), files);
  expect(last.spikes).toEqual(simulatedOnAll(study(data, 'present d[2] to In for 20 ms'), files).spikes);
  const range = 'for s in d.train[1..1] { present s to In for 20 ms }';
  expect(simulatedOnAll(study(data, range), files).spikes).toEqual(
    simulatedOnAll(study(data, 'present d[1] to In for 20 ms'), files).spikes
  );
});

test('samples are lists, one by one or some of them', () => {
  const text = snn`
    data d = images("a.idx", labels = "l.idx", test = "t.idx", test_labels = "m.idx")
    const one = d[1]
    const some = d.test[0..0]
    const classes = d.test.label
    experiment e { step 1 ms; report one[1], some[0][1], classes[0]; run 1 ms }
  `;
  const labelled = { ...files, 'l.idx': idx(1, 0, 0, 0, 2, 5, 9), 'm.idx': idx(1, 0, 0, 0, 1, 9) };
  const model = lowered(text, labelled);
  const { lists } = run(model, { experiment: 'e' });
  expect(lists).toEqual({
    one: Float64Array.of(0.2, 0.4),
    some: [Float64Array.of(0, 0.8)],
    classes: Float64Array.of(1)
  });
});

test('recordings are no samples of numbers', () =>
  expect(
    errorsOf('data d = events("e.csv")\npopulation In[2] : latency reads d\nexperiment e { step 1 ms; run 1 ms }\n', {
      'e.csv': 'id,time\n0,1\n'
    })
  ).toEqual([
    'reads-nothing 2 In reads numbers, and e.csv holds recorded spikes; let it be of an encoder that fires as it was recorded, such as spike_train.'
  ]));
