// Matrices: a row for each source and in it a value for each target, whatever the pattern makes of the pairs.
import { describe, expect, test } from 'vitest';
import type { Recording } from '../../../../simulator/index.js';
import { lastWeights, spikeSteps, valueAt } from '../../../support/simulated.js';
import { snn } from '../../../support/snn.js';
import { errorsOf } from '../../../support/lowered.js';
import { bytesOf, npy } from '../../../language/data/tiny-files.js';
import { languageOf, shown, uriOf } from '../../../support/text-world.js';
import { simulatedOnAll } from './on-all-backends.js';

const network = (connection: string, before = ''): string => snn`
  ${before}
  population A[3] : spike_list(times = [[1 ms], [11 ms], [21 ms]])
  population B[2] : lif_delta(E_L = 0 mV, V_th = 50 mV, V_reset = 0 mV)
  connect c: A -> B { ${connection} }
  experiment e {
    step 0.1 ms
    seed 3
    record V of B
    record spikes of B
    record weight of c
    run 40 ms
  }
`;

/** `pre>post weight`, in mV */
function synapsesOf(recording: Recording): string[] {
  const { pre, post } = recording.weights.find(({ connect }) => connect === 'c')!;
  return lastWeights(recording, 'c').map((weight, i) => `${pre[i]}>${post[i]} ${weight}`);
}

const matrix = '[[1 mV, 2 mV], [3 mV, 4 mV], [5 mV, 6 mV]]';
const all = ['0>0 1', '1>0 3', '2>0 5', '0>1 2', '1>1 4', '2>1 6'];

describe('a weight for each pair', () => {
  test.each([
    ['written at the connection', `synapse delta(weight = ${matrix})`, ''],
    ['of a constant', 'synapse delta(weight = M)', `const M = ${matrix}`],
    ['computed', 'synapse delta(weight = 2 * M - [[1, 2], [3, 4], [5, 6]] * 1 mV)', `const M = ${matrix}`],
    [
      'multiplied by what differs between the neurons',
      'synapse delta(weight = M * (1 + 0 * pre.index))',
      `const M = ${matrix}`
    ],
    ['of a configured synapse', 'synapse one', `synapse one = delta(weight = ${matrix})`],
    ['through a function', 'synapse delta(weight = abs(M))', `const M = -1 * ${matrix}`],
    [
      'that plasticity begins with',
      `synapse delta(weight = ${matrix}); delay axonal 1 ms; plasticity stdp(w_max = 9 mV)`,
      ''
    ]
  ])('%s', (_, connection, before) => {
    const recording = simulatedOnAll(network(connection, before));
    expect(synapsesOf(recording)).toEqual(all);
  });

  test('of a table: its lines are the sources, its columns the targets', () => {
    const text = network('synapse delta(weight = W * 1 mV)', 'data W = table("w.csv")');
    expect(synapsesOf(simulatedOnAll(text, { 'w.csv': 'left,right\n1,2\n3,4\n5,6\n' }))).toEqual(all);
  });

  test('of a row of a matrix for one target each', () => {
    const text = network(
      'synapse delta(weight = M[1]); pattern list(pre = [0, 0], post = [0, 1])',
      `const M = ${matrix}`
    );
    expect(synapsesOf(simulatedOnAll(text))).toEqual(['0>0 3', '0>1 4']);
  });

  test.each([
    ['pattern where post.index == 1', ['0>1 2', '1>1 4', '2>1 6']],
    ['pattern list(pre = [2, 0], post = [0, 1])', ['2>0 5', '0>1 2']]
  ])('in %s', (pattern, expected) => {
    expect(synapsesOf(simulatedOnAll(network(`synapse delta(weight = ${matrix}); ${pattern}`)))).toEqual(expected);
  });

  test('arrives with the spike of its source', () => {
    const recording = simulatedOnAll(network(`synapse delta(weight = ${matrix}); delay 0.1 ms`));
    const decay = Math.exp(-10 / 20);
    expect(valueAt(recording, 'B', 'V', 11, 1)).toBe(2);
    expect(valueAt(recording, 'B', 'V', 111, 1)).toBeCloseTo(4 + 2 * decay, 12);
    expect(valueAt(recording, 'B', 'V', 211, 1)).toBeCloseTo(6 + 4 * decay + 2 * decay ** 2, 12);
  });
});

test('a delay for each pair', () => {
  const recording = simulatedOnAll(
    network('synapse delta(weight = 60 mV); delay [[1 ms, 2 ms], [3 ms, 4 ms], [5 ms, 6 ms]]')
  );
  expect([spikeSteps(recording, 'B', 0), spikeSteps(recording, 'B', 1)]).toEqual([
    [20, 140, 260],
    [30, 150, 270]
  ]);
});

describe('which pairs', () => {
  test.each([
    ['where M', 'const M = [[1, 0], [0, 1], [1, 1]]'],
    ['where M == 1', 'const M = [[1, 0], [3, 1], [1, 1]]'],
    ['where M > 2 and M < 9', 'const M = [[3, 0], [9, 4], [5, 6]]'],
    ['fixed_probability(M)', 'const M = [[1, 0], [0, 1], [100 %, 1]]']
  ])('%s', (pattern, before) => {
    expect(synapsesOf(simulatedOnAll(network(`synapse delta(weight = 1 mV); pattern ${pattern}`, before)))).toEqual([
      '0>0 1',
      '2>0 1',
      '1>1 1',
      '2>1 1'
    ]);
  });
});

test('a matrix belongs to the neurons that are connected, not to their populations', () => {
  const text = (from: string, to: string, weight: string): string => snn`
    population A[2, 3] : spike_list(times = [1 ms])
    population B[4] : lif_delta
    connect c: ${from} -> ${to} { synapse delta(weight = ${weight}) }
    experiment e { step 0.1 ms; record weight of c; run 1 ms }
  `;
  const rows = '[[1 mV, 2 mV], [3 mV, 4 mV]]';
  expect(synapsesOf(simulatedOnAll(text('A[1, 1 .. 2]', 'B[2 .. 3]', rows)))).toEqual([
    '4>2 1',
    '5>2 3',
    '4>3 2',
    '5>3 4'
  ]);
  expect(synapsesOf(simulatedOnAll(text('A[0 .. 1, 2]', 'B[0 .. 1]', rows)))).toEqual([
    '2>0 1',
    '5>0 3',
    '2>1 2',
    '5>1 4'
  ]);
});

describe('what is no matrix of the pairs is told with both shapes', () => {
  const found = (text: string): string[] => shown(languageOf({ 'm.snn': text }).check(uriOf('m.snn')));

  test.each([
    [
      'synapse delta(weight = [[1 mV, 2 mV], [3 mV, 4 mV]])',
      'weight of c(A->B) is a matrix of 2 × 2 for 3 × 2 pairs of source and target; give a row for each source, and in it a value for each target.'
    ],
    [
      'synapse delta(weight = [[1 mV, 2 mV, 3 mV], [4 mV, 5 mV, 6 mV]])',
      'weight of c(A->B) is a matrix of 2 × 3 for 3 × 2 pairs of source and target; exchange its rows and columns.'
    ],
    [
      'synapse delta(weight = [[1 mV, 2 mV], [3 mV], [4 mV, 5 mV]])',
      'weight of c(A->B) has 2 values in row 0 and 1 value in row 1; give all rows the same number.'
    ],
    [
      'synapse delta(weight = 1 mV); delay [[1 ms], [1 ms], [2 ms]]',
      'delay of c(A->B) is a matrix of 3 × 1 for 3 × 2 pairs of source and target; give a row for each source, and in it a value for each target.'
    ],
    [
      'synapse delta(weight = 1 mV); pattern where [[1, 0], [0.5, 1], [1, 1]]',
      'pattern where of c(A->B) has 0.5 in row 1, place 0; a matrix that says which pairs are connected has 0 and 1, or write a condition, such as W > 0.'
    ],
    [
      'synapse delta(weight = 1 mV); pattern fixed_probability([[1, 0], [0.5, 1]])',
      'p of fixed_probability of c(A->B) is a matrix of 2 × 2 for 3 × 2 pairs of source and target; give a row for each source, and in it a value for each target.'
    ],
    [
      'synapse delta(weight = 1 mV); pattern where [1, 0, 1] == 1',
      'pattern where of c(A->B) is a list, which does not say which pair each value is for: write a matrix, a row for each source and in it a value for each target.'
    ]
  ])('%s', (connection, message) =>
    expect(found(network(connection)).map(line => line.replace(/^list-length \d+ /, ''))).toEqual([message])
  );

  test('at the line of the value', () => {
    const text = network('\n    synapse delta(weight = M)\n', 'const M = [[1 mV, 2 mV], [3 mV, 4 mV]]');
    expect(found(text)[0]).toMatch(/^list-length 5 /);
  });

  test('a neuron takes no matrix', () => {
    const text = network('synapse delta(weight = 1 mV)').replace(
      'lif_delta(',
      'lif_delta(tau_m = [[1 ms, 2 ms], [3 ms, 4 ms]], '
    );
    expect(found(text)[0]).toMatch(/^dimension-mismatch 3 .*each of it a list/);
  });
});

describe('an index for each axis', () => {
  const files = { 'w.csv': 'left,right\n1,2\n3,4\n5,6\n' };
  const table = 'data W = table("w.csv")';

  test.each([
    ['of a table', 'synapse delta(weight = W[pre.index, post.index] * 1 mV)', table],
    ['one behind the other', 'synapse delta(weight = W[pre.index][post.index] * 1 mV)', table],
    ['of a constant', 'synapse delta(weight = M[pre.index, post.index])', `const M = ${matrix}`],
    [
      'turned over',
      'synapse delta(weight = T[post.index, pre.index])',
      'const T = [[1 mV, 3 mV, 5 mV], [2 mV, 4 mV, 6 mV]]'
    ],
    [
      'of a part of larger data',
      'synapse delta(weight = M[pre.index + 1, post.index])',
      `const M = [[0 mV, 0 mV], ${matrix.slice(1)}`
    ],
    [
      'of one of several matrices',
      'synapse delta(weight = C[1, pre.index, post.index])',
      `const C = [[[0 mV, 0 mV], [0 mV, 0 mV], [0 mV, 0 mV]], ${matrix}]`
    ]
  ])('is a weight: %s', (_, connection, before) =>
    expect(synapsesOf(simulatedOnAll(network(connection, before), files))).toEqual(all)
  );

  test('is a delay, a mask, a probability', () => {
    const connection = (pattern: string): string =>
      `synapse delta(weight = 1 mV); delay W[pre.index, post.index] * 1 ms; pattern ${pattern}`;
    const ends = ['0>1 1', '1>1 1', '2>0 1', '2>1 1'];
    expect(
      synapsesOf(simulatedOnAll(network(connection('where W[pre.index, post.index] > 3'), table), files)).sort()
    ).toEqual(['1>1 1', '2>0 1', '2>1 1']);
    const mask = 'const P = [[0, 1], [0, 1], [1, 1]]';
    expect(
      synapsesOf(
        simulatedOnAll(
          network('synapse delta(weight = 1 mV); pattern fixed_probability(P[pre.index, post.index])', mask),
          files
        )
      ).sort()
    ).toEqual(ends);
  });

  test('of an array of three axes: each index is held to its own axis', () => {
    const cube = { 'c.npy': npy('<f8', '(3, 2, 2)', bytesOf(Float64Array.from({ length: 12 }, (_, i) => i))) };
    const text = (index: string): string =>
      network(`synapse delta(weight = C[${index}] * 1 mV)`, 'data C = array("c.npy")');
    expect(synapsesOf(simulatedOnAll(text('pre.index, 1, post.index'), cube))).toEqual([
      '0>0 2',
      '1>0 6',
      '2>0 10',
      '0>1 3',
      '1>1 7',
      '2>1 11'
    ]);
    expect(errorsOf(text('pre.index, 0, post.index + 1'), cube)).toEqual([
      'index-out-of-range 4 The list has 2 entries, numbered 0 to 1; entry 2 is not among them.'
    ]);
  });

  test('what fits no axis is told at its line', () => {
    const errors = (weight: string, before = table): string[] =>
      errorsOf(network(`synapse delta(weight = ${weight} * 1 mV)`, before), files);
    expect(errors('W[pre.index, post.index + 1]')).toEqual([
      'index-out-of-range 4 The list has 2 entries, numbered 0 to 1; entry 2 is not among them.'
    ]);
    expect(errors('R[pre.index, 0]', 'const R = [[1], [2, 3], [4]]')).toEqual([
      expect.stringContaining('Its rows have 1 and 2 values')
    ]);
    expect(errors('W[0..1, post.index]')).toEqual([
      expect.stringContaining('a range can be taken along its last axis alone')
    ]);
    expect(errors('W[pre.index, post.index, 0]')).toEqual([expect.stringContaining('is asked for by 3 indices')]);
  });
});
