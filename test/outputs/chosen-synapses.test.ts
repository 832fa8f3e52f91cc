// Statistics and plots of the synapses that fulfil a condition on the neurons of both sides: `mean(weight of c where post.index == 3)`.
import { describe, expect, test } from 'vitest';
import { evaluateMeasured, plot, type Value } from '../../outputs/index.js';
import { simulated } from '../support/simulated.js';
import { languageOf, shown, uriOf } from '../support/text-world.js';

/** The weight of a synapse says from where to where it goes. */
const study = (statement: string): string => `param chosen = 1
neuron cell {
  param inh = 0
  param level = 1 mV
  state V = 0 mV
  V' = -V / 10 ms
  spike when V crosses level + 99 mV
}
population A[4] : cell(inh = if index < 2 then 1 else 0, level = uniform(1 mV, 2 mV))
population B[3] : cell(level = index * 1 mV)
connect c: A, B -> B {
  synapse delta(weight = pre.index * 10 mV + post.index * 1 mV)
  plasticity stdp(w_max = 100 mV)
}
experiment e {
  step 0.1 ms
  record weight of c
  run 1 ms
  ${statement}
}
`;
const asked = (question: string): Value | string => {
  const recording = simulated(study(`report ${question}`));
  const { value, fault } = evaluateMeasured(recording, recording.reports[0]!);
  return fault ? fault.message : value;
};
const mean = (weights: readonly number[]): unknown =>
  expect.closeTo(weights.reduce((a, b) => a + b, 0) / weights.length, 9);

/** Pre and post of each synapse: from A, then from B. */
const pairs = [4, 3].flatMap((count, from) =>
  Array.from({ length: count }, (_, pre) => Array.from({ length: 3 }, (__, post) => ({ from, pre, post }))).flat()
);
const weightsOf = (holds: (pair: (typeof pairs)[number]) => boolean): number[] =>
  pairs.filter(holds).map(({ pre, post }) => 10 * pre + post);

describe('synapses that fulfil a condition', () => {
  test.each<[string, (pair: (typeof pairs)[number]) => boolean]>([
    ['post.index == 2', ({ post }) => post === 2],
    ['pre.index == 3 and post.index == 0', ({ pre, post }) => pre === 3 && post === 0],
    ['pre.inh == 1', ({ from, pre }) => from === 0 && pre < 2],
    ['post.level > 0.5 mV or pre.inh == 1', ({ from, pre, post }) => post > 0 || (from === 0 && pre < 2)],
    ['not (pre.inh == 1)', ({ from, pre }) => from === 1 || pre >= 2],
    ['pre.index == post.index', ({ pre, post }) => pre === post],
    ['pre.index - post.index >= chosen', ({ pre, post }) => pre - post >= 1],
    ['pre.index == chosen + 1', ({ pre }) => pre === 2]
  ])('%s', (where, holds) => expect(asked(`last(weight of c where ${where})`)).toEqual(mean(weightsOf(holds))));

  test('within a range of them', () =>
    expect(asked('last(weight of c[0..11] where post.index == 1)')).toEqual(
      mean(weightsOf(({ from, post }) => from === 0 && post === 1))
    ));

  test('in all that is asked of values', () => {
    expect(asked('maximum(weight of c where pre.inh == 1)')).toBe(12);
    expect(asked('minimum(weight of c where post.index == 2)')).toBe(2);
    expect(asked('value(weight of c where pre.index == 3, time = 1 ms)')).toEqual(mean([30, 31, 32]));
  });

  test('in plots', () => {
    const { panels } = plot(
      simulated(study('plot map(weight of c where post.index == 1), trace(weight of c where pre.index == 3)'))
    );
    expect(
      panels.map(({ kind, marks }) => [
        kind,
        ...marks.map(mark =>
          mark.kind === 'cells' ? Array.from(mark.z) : mark.kind === 'line' ? mark.y[0] : mark.kind
        )
      ])
    ).toEqual([
      ['map', [1, 11, 21, 31]],
      ['map', [1, 11, 21]],
      ['trace', 30, 31, 32]
    ]);
  });

  test('none is told', () =>
    expect(asked('mean(weight of c where post.index == 7)')).toBe(
      'No synapse of c fulfils post.index == 7, so that nothing is chosen; ask for values that its neurons have.'
    ));
});

test.each([
  ['mean(weight of c where post.level > 7)', 'missing-unit 19 7 has no unit and cannot be compared with post.level'],
  [
    'mean(weight of c where index == 7)',
    'no-value 19 where chooses synapses of c by the neurons on both sides; write pre.index'
  ],
  ['mean(weight of c where post.V > 7 mV)', 'no-value 19 V of B moves while the network runs, and where chooses'],
  [
    'mean(weight of c where pre.level > post.level)',
    'no-value 19 pre.level > post.level compares both sides of a synapse'
  ],
  [
    'mean(weight of c where distance(pre, post) > 1)',
    'no-value 19 distance(pre.index, post.index) > 1 compares both sides of a synapse'
  ],
  ['mean(V of A where post.index == 1)', 'not-a-value 19 V of A is of neurons, which have no post; write what they are']
])('%s is refused', (question, message) =>
  expect(
    shown(
      languageOf({ 'main.snn': study(`report ${question}`) })
        .check(uriOf('main.snn'))
        .filter(({ severity }) => severity === 'error')
    )
  ).toEqual([expect.stringContaining(message)])
);
