// A digest changes with every recorded bit and with nothing else.
import { describe, expect, test } from 'vitest';
import { digest, dimensionless, type Recording } from '../../../simulator/index.js';

const source = { uri: 'file:///a.snn', offset: 0, end: 1, line: 1, column: 1 };
const base: Recording = {
  experiment: 'e',
  uri: source.uri,
  seed: 1,
  step: 0.1,
  steps: 10,
  plannedSteps: 10,
  windows: [],
  populations: [],
  projections: [],
  points: [],
  expects: [],
  reports: [],
  plots: [],
  globals: {},
  lists: {},
  faults: [],
  ended: 'complete',
  spikes: [{ population: 'E', steps: Uint32Array.of(1, 2, 5), indices: Uint32Array.of(0, 3, 1) }],
  traces: [
    {
      population: 'E',
      variable: 'V',
      unit: dimensionless,
      neurons: Uint32Array.of(0),
      steps: Float64Array.of(0, 1),
      values: Float64Array.of(-70, -69.5)
    }
  ],
  weights: [
    {
      connect: 'c',
      variable: 'weight',
      unit: dimensionless,
      pre: Uint32Array.of(0),
      post: Uint32Array.of(1),
      steps: Float64Array.of(0),
      values: Float64Array.of(0.5)
    }
  ]
};
const spikes = (change: Partial<Recording['spikes'][number]>): Recording => ({
  ...base,
  spikes: [{ ...base.spikes[0]!, ...change }]
});
const trace = (change: Partial<Recording['traces'][number]>): Recording => ({
  ...base,
  traces: [{ ...base.traces[0]!, ...change }]
});
const weight = (change: Partial<Recording['weights'][number]>): Recording => ({
  ...base,
  weights: [{ ...base.weights[0]!, ...change }]
});
/** The next double. */
function next(value: number): number {
  const bits = new BigInt64Array(Float64Array.of(value).buffer);
  bits[0]!++;
  return new Float64Array(bits.buffer)[0]!;
}

test('is 128 bits in hexadecimal digits, always the same', () => {
  expect(digest(base)).toMatch(/^[0-9a-f]{32}$/);
  expect(digest(structuredClone(base))).toBe(digest(base));
  expect(digest(base)).toBe('f00bcea4f649aeadcf67232af0faa157');
});

describe('changes with', () => {
  test.each<[string, Recording]>([
    ['the step of a spike', spikes({ steps: Uint32Array.of(1, 2, 6) })],
    ['the neuron of a spike', spikes({ indices: Uint32Array.of(0, 3, 2) })],
    ['the order of spikes', spikes({ indices: Uint32Array.of(3, 0, 1) })],
    ['the neurons recorded', spikes({ neurons: Uint32Array.of(0, 1, 3) })],
    ['the population', spikes({ population: 'I' })],
    ['the last bit of a value', trace({ values: Float64Array.of(-70, next(-69.5)) })],
    ['the sign of a zero', weight({ values: Float64Array.of(-0) })],
    ['a zero', weight({ values: Float64Array.of(0) })],
    ['the last bit of a weight', weight({ values: Float64Array.of(next(0.5)) })],
    ['the end of a synapse', weight({ post: Uint32Array.of(0) })],
    ['the steps simulated', { ...base, steps: 11 }],
    ['a point of a sweep', { ...base, points: [{ parameter: 'g', value: 1, recording: base }] }],
    [
      'something in a point',
      { ...base, points: [{ parameter: 'g', value: 1, recording: weight({ values: Float64Array.of(1) }) }] }
    ]
  ])('%s', (_, changed) => expect(digest(changed)).not.toBe(digest(base)));

  test('all of these differently', () => {
    const changed = [
      spikes({ steps: Uint32Array.of(1, 2, 6) }),
      weight({ values: Float64Array.of(-0) }),
      weight({ values: Float64Array.of(0) }),
      { ...base, steps: 11 }
    ];
    expect(new Set(changed.map(digest)).size).toBe(4);
  });
});

test('does not change with where the text lies or how the run is called', () => {
  expect(digest({ ...base, uri: 'file:///b.snn', experiment: 'f', globals: { x: 1 } })).toBe(digest(base));
});

test('spreads: each of its 128 bits changes in about half of the cases', () => {
  const first = BigInt(`0x${digest(base)}`);
  const counts = new Array<number>(128).fill(0);
  const cases = 400;
  for (let i = 1; i <= cases; i++) {
    const change = first ^ BigInt(`0x${digest({ ...base, steps: 10 + i })}`);
    for (let bit = 0; bit < 128; bit++) if ((change >> BigInt(bit)) & 1n) counts[bit]!++;
  }
  for (const count of counts) expect(Math.abs(count - cases / 2)).toBeLessThan(5 * Math.sqrt(cases / 4));
});
