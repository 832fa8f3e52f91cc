// Which noises are one and which are two: those written, those with a name, those that neurons share. On every backend, by each integrator.
import { afterAll, describe, expect, test } from 'vitest';
import { digest, run, type Recording } from '../../../../simulator/index.js';
import { testThreadPool } from '../../../support/thread-pool.js';
import { lowered } from '../../../support/lowered.js';
import { mean, valuesFrom, variance } from '../../../support/simulated.js';
import { simulatedOnAll as simulated } from './on-all-backends.js';

const pools = [1, 2].map(testThreadPool);
afterAll(() => pools.forEach(pool => pool.stop()));

/** Noise of unit intensity in units of 1/ms^0.5. */
const unit = '(1 ms)^0.5';
/** A state that no exact integrator takes. */
const curved = "state z : 1 = 1; z' = -z * z / 1 s";
/** A state that is 1 at all times, and makes what it multiplies a coefficient that changes. */
const moving = 'state z : 1 = 1';
/** With what decays times `by`, the noise is advanced by the first, beside what the second needs. */
const integrators = [
  ['exact', '', ''],
  ['exact beside rk4', curved, ''],
  ['exponential_euler_maruyama', moving, '* z']
] as const;
const step = 5;

/** Neurons of `model` in P, and of `other` in Q. */
const recorded = (
  model: string,
  what: string,
  { other = model, step = 0.1, size = 100, seconds = 1, of = 'P, Q' } = {}
): Recording =>
  simulated(`
noise common
neuron one { ${model} }
neuron two { ${other} }
population P[${size}] : one
population Q[${size}] : two
experiment e { step ${step} ms; seed 2; record ${what} of ${of} every 50 ms; run ${seconds} s }
`);

const settled = (recording: Recording, population: string, variable: string): Float64Array =>
  valuesFrom(recording, population, variable, Math.round(100 / recording.step));

function covariance(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  return mean(a.map((value, i) => (value - meanA) * (b[i]! - meanB)));
}

/** Within five standard errors of the estimate from independent samples. */
function isNear(found: number, expected: number, n: number, scale = expected): void {
  expect(Math.abs(found - expected)).toBeLessThan(5 * scale * Math.sqrt(2 / n) * 1.1);
}

describe.each(integrators)('by %s', (name, more, by) => {
  /** of x' = -x / tau + noise, whatever the step */
  const varianceOf = (tau: number): number => tau / 2;
  /** of two such states with one noise; beside exact ones both take the same number for what it comes to in a step */
  const covarianceOf = (a: number, b: number): number => {
    const decay = (rate: number): number => -Math.expm1(-step * rate);
    if (name !== 'exponential_euler_maruyama') return 1 / (1 / a + 1 / b);
    return Math.sqrt(varianceOf(a) * decay(2 / a) * varianceOf(b) * decay(2 / b)) / decay(1 / a + 1 / b);
  };

  test('each xi that is written is a noise of its own: their squares add up', () => {
    const x = `state x : 1 = 0; x' = -x ${by} / 5 ms + (0.6 * xi - 0.8 * xi) / ${unit}; ${more}`;
    const values = settled(recorded(x, 'x', { step }), 'P', 'x');
    isNear(variance(values), varianceOf(5), values.length);
  });

  test('a let that two equations read is the one noise that is written', () => {
    // x' = -x / 5 + s; y' = -y / 20 + s: covariance 5 · 20 / (5 + 20)
    const both = (of: string): string =>
      `state x : 1 = 0; state y : 1 = 0; let s = xi / ${unit}; x' = -x ${by} / 5 ms + s; y' = -y ${by} / 20 ms + ${of}; ${more}`;
    const recording = recorded(both('s'), 'x, y', { other: both(`xi / ${unit}`), step });
    const [x, y] = ['x', 'y'].map(name => settled(recording, 'P', name));
    const scale = Math.sqrt(varianceOf(5) * varianceOf(20));
    isNear(variance(x!), varianceOf(5), x!.length);
    isNear(variance(y!), varianceOf(20), x!.length / 2);
    isNear(covariance(x!, y!), covarianceOf(5, 20), x!.length / 2, scale);
    isNear(covariance(settled(recording, 'Q', 'x'), settled(recording, 'Q', 'y')), 0, x!.length / 2, scale);
  });

  test('a noise with a name is one in all equations of a neuron, and one a neuron', () => {
    const named = `noise eta; state x : 1 = 0; state y : 1 = 0; x' = -x ${by} / 5 ms + (eta + xi) / ${unit}; y' = -y ${by} / 5 ms + (eta + xi) / ${unit}; ${more}`;
    const recording = recorded(named, 'x, y', { step, of: 'P', other: 'state x : 1 = 0' });
    const [x, y] = ['x', 'y'].map(name => settled(recording, 'P', name));
    const n = x!.length / 2;
    isNear(variance(x!), 2 * varianceOf(5), x!.length);
    isNear(covariance(x!, y!), varianceOf(5), n, 2 * varianceOf(5));
    // neurons beside each other
    isNear(
      covariance(
        x!.filter((_one, i) => i % 2 === 0),
        x!.filter((_one, i) => i % 2 === 1)
      ),
      0,
      n,
      2 * varianceOf(5)
    );
  });

  test('a noise of the file is one for all neurons of all populations that read it', () => {
    const read = `state x : 1 = 0; x' = -x ${by} / 5 ms + common / ${unit}; ${more}`;
    const recording = recorded(read, 'x', { step, size: 5 });
    const [p, q] = ['P', 'Q'].map(name => settled(recording, name, 'x'));
    expect(p).toEqual(q);
    expect(new Set(p!.subarray(0, 5)).size).toBe(1);
    expect(new Set(p).size).toBe(p!.length / 5);
  });

  test('a shared noise of a model is one for each population', () => {
    const field = `noise field shared; state x : 1 = 0; x' = -x ${by} / 5 ms + field / ${unit}; ${more}`;
    const recording = recorded(field, 'x', { step, size: 3 });
    const [p, q] = ['P', 'Q'].map(name => settled(recording, name, 'x'));
    for (const values of [p!, q!]) expect(new Set(values).size).toBe(values.length / 3);
    expect(new Set([...p!, ...q!]).size).toBe((2 * p!.length) / 3);
  });

  test('a part in common makes neurons as correlated as it is large', () => {
    const mixed = `param c = 0.25; state x : 1 = 0; x' = -x ${by} / 5 ms + (sqrt(c) * common + sqrt(1 - c) * xi) / ${unit}; ${more}`;
    const recording = recorded(mixed, 'x', { step, size: 20, seconds: 4 });
    const [p, q] = ['P', 'Q'].map(name => settled(recording, name, 'x'));
    // the mean over 20 neurons is what they have in common, and a 20th of the rest
    const means = (values: Float64Array): Float64Array =>
      Float64Array.from({ length: values.length / 20 }, (_one, i) => mean(values.subarray(20 * i, 20 * (i + 1))));
    expect(Math.abs(covariance(means(p!), means(q!)) / varianceOf(5) - 0.25)).toBeLessThan(0.2);
    const within = p!.map((value, i) => value - means(p!)[Math.floor(i / 20)]!);
    isNear(variance(within), 0.75 * (19 / 20) * varianceOf(5), within.length);
  });
});

test('an argument is the noise that is written; a function has its own at each call', () => {
  const recording = simulated(`
function twice(x : dimension of x) = x + x
function kick() : 1/s^0.5 = xi
neuron n { state x : 1 = 0; state y : 1 = 0; x' = twice(xi) / ${unit}; y' = (kick() + kick()) / ${unit} }
population P[2000] : n
experiment e { step 1 ms; seed 4; record x, y of P every 1 ms; run 1 ms }
`);
  isNear(variance(valuesFrom(recording, 'P', 'x', 1)), 4, 2000);
  isNear(variance(valuesFrom(recording, 'P', 'y', 1)), 2, 2000);
});

test('neurons of other constants, and of another integrator, read the same noise', () => {
  // covariance 5 · 20 / (5 + 20) of what differs by its time constant alone
  const taus = (more: string, by = ''): string =>
    `state x : 1 = 0; state y : 1 = 0; ${more}; x' = -x ${by} / 5 ms + common / ${unit}; y' = -y ${by} / 20 ms + common / ${unit}`;
  const recording = recorded(taus(''), 'x, y', { other: taus(moving, '* z'), step: 0.05, size: 1 });
  const [exact, stepped] = ['P', 'Q'].map(population => ['x', 'y'].map(name => settled(recording, population, name)));
  exact!.forEach((values, i) => {
    const apart = mean(values.map((value, n) => (value - stepped![i]![n]!) ** 2));
    expect(apart / variance(values)).toBeLessThan(1e-3);
  });
  const increments = recorded(`state x : 1 = 0; x' = common / ${unit}`, 'x', {
    other: `state x : 1 = 0; x' = z * common / ${unit}; ${moving}`,
    size: 1
  });
  const [p, q] = ['P', 'Q'].map(name => settled(increments, name, 'x'));
  p!.forEach((value, i) => expect(Math.abs(value - q![i]!)).toBeLessThan(1e-9));
});

test('an imported model reads the noise of its file, and one that is configured has the noises of the other', () => {
  const recording = simulated(
    `
import "lib.snn"
neuron mine { state x = 0; x' = -x / 5 ms + common / ${unit} }
neuron strong = hears(strength = 2)
population A[2] : hears
population B[2] : mine
population C[2] : strong
experiment e { step 0.1 ms; record x of A, B, C; run 20 ms }
`,
    {
      'lib.snn': `noise common\nneuron hears { param strength = 1; state x = 0; x' = -x / 5 ms + strength * common / ${unit} }\n`
    }
  );
  const [a, b, c] = ['A', 'B', 'C'].map(population => valuesFrom(recording, population, 'x'));
  expect(a).toEqual(b);
  expect(variance(a!)).toBeGreaterThan(0);
  c!.forEach((value, i) => expect(value).toBeCloseTo(2 * a![i]!, 12));
});

test('of what else is written a noise takes no notice', () => {
  const values = (more: string, own = '', by = ''): Float64Array =>
    settled(
      recorded(`${own}; state x : 1 = 0; ${more}; x' = -x ${by} / 5 ms + xi / ${unit}`, 'x', { size: 3 }),
      'P',
      'x'
    );
  const alone = values('param a = 1');
  const other = `state y : 1 = 0; y' = (xi + common) / ${unit}`;
  const close = (found: Float64Array): void =>
    found.forEach((value, i) => expect(Math.abs(value - alone[i]!)).toBeLessThan(1e-12));
  close(values(other));
  close(values('param a = 1', other));
  const stepped = values(moving, '', '* z');
  expect(values(`${moving}; ${other}`, '', '* z')).toEqual(stepped);
  expect(values(moving, other, '* z')).toEqual(stepped);
});

test('a state that is held takes no noise in, and the others go on', () => {
  const recording = simulated(`
neuron n { let s = xi / ${unit}; state x : 1 = 0; state y : 1 = 0; x' = s; y' = s; spike when t > 2.5 ms; refractory 9 ms holds x }
population P[2] : n
experiment e { step 1 ms; seed 3; record x, y of P; run 6 ms }
`);
  const [x, y] = ['x', 'y'].map(name => valuesFrom(recording, 'P', name));
  expect(x!.subarray(0, 8)).toEqual(y!.subarray(0, 8));
  expect(new Set(x!.filter((_, i) => i % 2 === 0)).size).toBe(4);
  expect(new Set(y!.filter((_, i) => i % 2 === 0)).size).toBe(7);
});

test.each([
  ['the same constants', '10 ms'],
  ['constants of each neuron', 'uniform(5 ms, 20 ms)']
])('any number of threads computes the same bits: %s', (_, tau) => {
  for (const [, more, by] of integrators) {
    const model = lowered(`
noise common
neuron n {
  param tau = 10 ms positive
  noise field shared; noise eta
  state x : 1 = 0; state y : 1 = 0; ${more}
  let s = 0.6 * xi - 0.8 * xi
  x' = -x ${by} / tau + (s + eta + common) / ${unit}
  y' = (x - y ${by}) / 7 ms + (s + 2 * field - xi) / ${unit}
  spike when x > 2; on spike { x = 0 }
  refractory 2 ms holds x
}
population P[37] : n(tau = ${tau})
population Q[20] : n(tau = ${tau})
experiment e { step 0.1 ms; seed 5; record spikes of P, Q; record x, y of P, Q; run 40 ms }
`);
    const digests = [
      run(model, { experiment: 'e', backend: 'reference' }),
      run(model, { experiment: 'e' }),
      ...pools.map(pool => run(model, { experiment: 'e', pool }))
    ].map(digest);
    expect(digests).toEqual(digests.map(() => digests[0]));
  }
});
