// What was learnt is saved and loaded: the same values on every backend, refused where they do not fit, kept where a run is stopped.
import { describe, expect, test } from 'vitest';
import { npzOf } from '../../../../server/index.js';
import { backends, run, type Recording, type SavedFile } from '../../../../simulator/index.js';
import { errorsOf, lowered, loweredToFail } from '../../../support/lowered.js';
import { languageOf, uriOf } from '../../../support/text-world.js';
import { simulatedOnAll } from './on-all-backends.js';

const files = { 'd.csv': 'x,y\n1,0\n0,1\n1,1\n' };
const network = (outputs = 3): string => `
data d = table("d.csv")
neuron output { state V = 0 mV; state theta = 5 mV persistent; spike when V > theta; on spike { V = 0 mV; theta += 0.1 mV } }
population Retina[2] : poisson(max_rate = 200 Hz) reads d
population Output[${outputs}] : output
connect lazy: Retina -> Output { synapse delta(weight = uniform(1 mV, 2 mV)); plasticity stdp(w_max = 3 mV) }
connect timed: Retina -> Output { synapse delta(weight = uniform(1 mV, 2 mV)); delay axonal 2 ms; plasticity stdp(w_max = 3 mV) }
`;
const shown = 'for s in d { present s to Retina for 100 ms; clear state of Output }';
const text = (body: string, outputs?: number): string =>
  `${network(outputs)}experiment e { step 1 ms; seed 4; record weight of lazy; record weight of timed; record theta of Output every 1 ms; ${body} }`;
const lastOf = (recording: Recording): unknown => [
  ...recording.weights.map(({ values, pre }) => Array.from(values.subarray(values.length - pre.length))),
  Array.from(recording.traces[0]!.values.subarray(-3))
];
const found = (main: string, read: Readonly<Record<string, string | Uint8Array>>): string[] =>
  languageOf({ ...read, 'main.snn': main })
    .check(uriOf('main.snn'))
    .filter(({ severity }) => severity === 'error')
    .map(({ code, source, message }) => `${code} ${source.line} ${message}`);
const bytesOf = ({ saved }: Recording): Uint8Array => npzOf(saved![0]!.arrays);

describe('save', () => {
  const recording = simulatedOnAll(text(`${shown}; save to "a.npz"`), files);
  const [saved] = recording.saved as [SavedFile];

  test('takes weights and persistent states down', () => {
    expect(saved.arrays.map(({ name, values }) => [name, values.length])).toEqual([
      ['Output.theta', 3],
      ['lazy.weight', 6],
      ['timed.weight', 6]
    ]);
    expect([
      ...saved.arrays.slice(1).map(({ values }) => Array.from(values)),
      Array.from(saved.arrays[0]!.values)
    ]).toEqual(lastOf(recording));
  });
  test('and load gives them to another run, on every backend', () => {
    const read = { ...files, 'a.npz': bytesOf(recording) };
    const model = lowered(text('load lazy, timed, Output from "a.npz"; run 1 ms'), read);
    for (const { name } of backends)
      expect(lastOf(run(model, { experiment: 'e', backend: name }))).toEqual(lastOf(recording));
  });
  test('of what is named alone', () => {
    const read = { ...files, 'a.npz': bytesOf(recording) };
    const loaded = run(lowered(text('load lazy from "a.npz"; run 1 ms'), read), { experiment: 'e' });
    const fresh = run(lowered(text('run 1 ms'), files), { experiment: 'e' });
    const [lazy, timed, theta] = lastOf(loaded) as unknown[];
    expect(lazy).toEqual((lastOf(recording) as unknown[])[0]);
    expect([timed, theta]).toEqual((lastOf(fresh) as unknown[]).slice(1));
  });
  test('to a file of another network is refused', () => {
    const read = { ...files, 'a.npz': bytesOf(recording) };
    const study = text('load lazy from "a.npz"; run 1 ms', 2);
    const message = 'lazy.weight of a.npz has 6 values, and lazy has 4 here; load what was saved of the same network.';
    const faults = run(loweredToFail(study, read), { experiment: 'e' }).faults;
    expect(faults.map(({ message }) => message)).toEqual([message]);
    // at its line, before anything runs
    expect(found(study, read)).toEqual([`nothing-learnt 8 ${message}`]);
    expect(found(text('load timed from "b.npz"; run 1 ms'), { ...files, 'b.npz': npzOf([]) })).toEqual([
      'nothing-learnt 8 b.npz has no array timed.weight; it has none.'
    ]);
  });
  describe('of values that cannot be', () => {
    const loading = (name: string, values: readonly number[]): string[] =>
      found(text(`load ${name.split('.')[0]!} from "a.npz"; run 1 ms`), {
        ...files,
        'a.npz': npzOf([{ name, values: Float64Array.from(values) }])
      });
    const refused = (what: string, why: string): string[] => [
      `nothing-learnt 8 a.npz has ${what}, ${why}; load what was saved of the same network.`
    ];
    test.each([
      [
        'lazy.weight',
        [1, 1, NaN, 1, -2, 1],
        'NaN for the weight of synapse 2 of lazy',
        'which is no value to go on with'
      ],
      [
        'timed.weight',
        [1, 1, 1, 1, 1, Infinity],
        'infinity for the weight of synapse 5 of timed',
        'which is no value to go on with'
      ],
      [
        'Output.theta',
        [5, -Infinity, 5],
        '-infinity for the theta of neuron 1 of Output',
        'which is no value to go on with'
      ],
      [
        'lazy.weight',
        [1, -0.5, 1, 1, 1, 1],
        '-0.5 mV for the weight of synapse 1 of lazy',
        'below 0 mV, where its rule clips'
      ],
      [
        'timed.weight',
        [3, 3, 0, 3.5, 1, 9],
        '3.5 mV for the weight of synapse 3 of timed',
        'above 3 mV, where its rule clips'
      ]
    ])('%s %j', (name, values, what, why) => expect(loading(name, values)).toEqual(refused(what, why)));
    test('values at the bounds can', () => expect(loading('lazy.weight', [0, 3, 0, 3, 1, 2])).toEqual([]));
    test('a state has no bounds', () => expect(loading('Output.theta', [-5, 1e6, 0])).toEqual([]));
  });
  test("bounds of rules that clip in other ways, and of those that don't", () => {
    const loading = (rule: string, weight: number): string =>
      found(
        `population A[1] : spike_list(times = [[1 ms]])
population B[1] : lif_delta
plasticity free { on pre { weight = weight + 0.1 mV } }
plasticity scaled { on pre { weight = clip(weight, 0 mV, 1 mV) }; each 10 ms { weight *= 2 mV / total(weight) } }
plasticity capped { on post { weight = if t > 1 s then min(weight + 0.1 mV, 1 mV) else weight } }
connect c: A -> B { synapse delta(weight = 1 mV); plasticity ${rule} }
experiment e { step 1 ms; load c from "a.npz"; run 1 ms }
`,
        { 'a.npz': npzOf([{ name: 'c.weight', values: Float64Array.of(weight) }]) }
      )
        .map(text => text.replace(/.*, (.*),.*/, '$1'))
        .join();
    expect(loading('memristive(w_max = 1 mV, w_min = 0.1 mV)', 1.1)).toBe('above 1 mV');
    expect(loading('memristive(w_max = 1 mV, w_min = 0.1 mV)', 0)).toBe('below 0.1 mV');
    expect(loading('stdp(w_max = uniform(1 mV, 2 mV))', -1)).toBe('below 0 mV');
    expect(loading('stdp(w_max = uniform(1 mV, 2 mV))', 9)).toBe('');
    expect(['free', 'scaled'].map(rule => [loading(rule, -9), loading(rule, 9)])).toEqual([
      ['', ''],
      ['', '']
    ]);
    expect([loading('capped', -9), loading('capped', 1.5)]).toEqual(['', 'above 1 mV']);
  });
});

test('a run that is stopped keeps what it would have saved', () => {
  let asked = 0;
  const recording = run(lowered(text(`repeat 1000 { ${shown} }; save lazy to "a.npz"`), files), {
    experiment: 'e',
    cancelled: () => asked++ > 20
  });
  expect(recording.ended).toBe('cancelled');
  expect(recording.saved).toMatchObject([{ file: 'a.npz', isEarly: true, arrays: [{ name: 'lazy.weight' }] }]);
});

const swept = Object.fromEntries([1, 2, 3, 4, 5].map(g => [`swept_g=${g}.npz`, '']));
test.each([
  [
    'save Retina to "a.npz"',
    'Retina has nothing to save: a connection with plasticity has weights, and a population states that are declared persistent.'
  ],
  ['load from "none.npz"', 'There is no file none.npz beside this file; save it there with save, or correct its name.'],
  [
    'load from "swept.npz"',
    'There is no file swept.npz beside this file; a sweep or several seeds saved a file each: name one of swept_g=1.npz, swept_g=2.npz, swept_g=3.npz, swept_g=4.npz, and 1 more.'
  ],
  ['load from "d.csv"', 'd.csv is no NPZ file; name one that save has written.']
])('%s is refused', (statement, message) =>
  expect(errorsOf(text(`${shown}; ${statement}; run 1 ms`), { ...files, ...swept })).toEqual([
    expect.stringContaining(message)
  ])
);
