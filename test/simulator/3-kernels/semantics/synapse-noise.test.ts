// White noise in the equations of synapses and rules: one a synapse, or as its name says, with the same bits everywhere.
import { afterAll, describe, expect, test } from 'vitest';
import { isRandom } from '../../../../simulator/2-plan/index.js';
import { run, type Recording } from '../../../../simulator/index.js';
import { errorsOf, lowered } from '../../../support/lowered.js';
import { planned } from '../../../support/planned.js';
import { mean, valuesFrom, variance } from '../../../support/simulated.js';
import { snn } from '../../../support/snn.js';
import { ranOnThreads, stopPools } from '../wasm-groups/on-threads.js';
import { simulatedOnAll } from './on-all-backends.js';

afterAll(stopPools);

const head = snn`
  noise common
  population A[20] : spike_list(times = [])
  population B[20] : lif_delta
  synapse plain into V : mV { param weight = 0; on pre { post.V += weight * 1 mV } }
`;
const network = (rules: string, records: string, script = 'run 50 ms', more = ''): string => snn`
  ${head}
  ${rules}
  connect c: A -> B { synapse plain; delay dendritic 1 ms; plasticity rule ${more} }
  experiment e { step 0.5 ms; seed 3; ${records}; ${script} }
`;

/** Of a variable of the synapses, sample after sample, each in canonical order. */
function samplesOf({ weights }: Recording, variable: string): Float64Array[] {
  const { values, pre } = weights.find(found => found.variable === variable)!;
  return Array.from({ length: values.length / pre.length }, (_, i) =>
    values.subarray(i * pre.length, (i + 1) * pre.length)
  );
}
const lastOf = (recording: Recording, variable: string): Float64Array => samplesOf(recording, variable).at(-1)!;

function correlation(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  return mean(a.map((value, i) => (value - meanA) * (b[i]! - meanB))) / Math.sqrt(variance(a) * variance(b));
}

describe('a state that relaxes, exactly, and one that does not', () => {
  const recording = simulatedOnAll(
    network(
      snn`
        plasticity rule {
          state x = 0; state z = 1; state y = 0
          x' = -x / 5 ms + 2 * sqrt(2 / 5 ms) * xi
          z' = z * 0.5 * sqrt(1 / 50 ms) * xi
          y' = -y * z / z / 5 ms + 2 * sqrt(2 / 5 ms) * xi
        }`,
      'record x, y, z of c every 25 ms'
    )
  );
  test('have the variance of an Ornstein-Uhlenbeck process, independent in each synapse and of each other', () => {
    for (const name of ['x', 'y']) {
      const all = samplesOf(recording, name).slice(1);
      expect(variance(Float64Array.from(all.flatMap(one => [...one])))).toBeCloseTo(4, 0);
      expect(Math.abs(correlation(all[0]!.subarray(0, 399), all[0]!.subarray(1)))).toBeLessThan(0.2);
      expect(correlation(all[0]!, all[1]!)).toBeLessThan(0.2);
    }
    expect(Math.abs(correlation(lastOf(recording, 'x'), lastOf(recording, 'y')))).toBeLessThan(0.2);
  });
  test('a factor that is the state itself is taken at the start of a step, in the sense of Ito', () => {
    const logarithms = lastOf(recording, 'z').map(Math.log);
    expect(mean(logarithms)).toBeCloseTo(-0.125, 1);
    expect(Math.sqrt(variance(logarithms))).toBeCloseTo(0.5, 1);
  });
});

describe('whose a noise is', () => {
  test('that of all synapses of a connection, of the file, and of each', () => {
    const recording = simulatedOnAll(
      network(
        snn`
          neuron follows { state w = 0; w' = common / (1 ms)^0.5 }
          population F : follows
          plasticity rule {
            noise each_own; noise of_all shared
            state x = 0; state y = 0; state z = 0; state u = 0
            x' = each_own / (1 ms)^0.5; u' = (each_own - each_own) / (1 ms)^0.5
            y' = of_all / (1 ms)^0.5
            z' = common / (1 ms)^0.5
          }`,
        'record x, y, z, u of c every 50 ms; record w of F every 50 ms'
      )
    );
    expect(new Set(lastOf(recording, 'x')).size).toBe(400);
    for (const name of ['y', 'z', 'u']) expect(new Set(lastOf(recording, name)).size).toBe(1);
    expect(lastOf(recording, 'u')[0]).toBe(0);
    expect(lastOf(recording, 'z')[0]).toBe(valuesFrom(recording, 'F', 'w', 100).at(-1));
    expect(lastOf(recording, 'y')[0]).not.toBe(lastOf(recording, 'z')[0]);
  });

  test('two rules that call a state alike have noises of their own, that nothing else changes', () => {
    const rule = (name: string, more = ''): string =>
      `plasticity ${name} { state x = 0; x' = -x / 5 ms + xi / (1 ms)^0.5; ${more} }`;
    const both = simulatedOnAll(
      network(
        `${rule('rule')}\n${rule('other', 'let seen = x')}`,
        'record seen of c every 50 ms',
        undefined,
        '; plasticity other'
      )
    );
    const changed = simulatedOnAll(
      network(
        `${rule('rule', "state y = 0; y' = xi / (1 ms)^0.5")}\n${rule('other', "let seen = x; weight' = 0.1 * xi / (1 ms)^0.5")}`,
        'record seen, weight of c every 50 ms',
        undefined,
        '; plasticity other'
      )
    );
    expect(lastOf(changed, 'seen')).toEqual(lastOf(both, 'seen'));
    expect(Math.abs(correlation(lastOf(changed, 'seen'), lastOf(changed, 'weight')))).toBeLessThan(0.2);
    const alone = simulatedOnAll(network(rule('rule', 'let seen = x'), 'record seen of c every 50 ms'));
    expect(Math.abs(correlation(lastOf(alone, 'seen'), lastOf(both, 'seen')))).toBeLessThan(0.2);
  });

  test('what several rules say of the weight adds up, each with its noise', () => {
    const recording = simulatedOnAll(
      network(
        "plasticity rule { weight' = -weight / 5 ms + sqrt(2 / 5 ms) * xi }\nplasticity other { weight' = sqrt(6 / 5 ms) * xi }",
        'record weight of c every 50 ms',
        undefined,
        '; plasticity other'
      )
    );
    expect(variance(lastOf(recording, 'weight'))).toBeGreaterThan(3);
    expect(variance(lastOf(recording, 'weight'))).toBeLessThan(5);
  });
});

describe('bits', () => {
  const rules = snn`
    neuron fires { state V = 0 mV; spike with rate 60 Hz }
    population S[13] : fires
    population T[17] : fires
    plasticity rule {
      param s = 0.1
      noise of_all shared
      state v = 0; state w = 0
      v' = -v / 8 ms + 0.2 * (xi + of_all) / (1 ms)^0.5
      w' = (v - w) / 3 ms + 0.2 * common / (1 ms)^0.5
      weight' = (0.4 - weight) * v * v / 20 ms + s * weight * (xi - 0.5 * of_all + 0.2 * common) / (1 ms)^0.5
      on pre { weight += 0.01; v += 1 }
      on post { weight -= 0.01 * w }
    }
    synapse noisy into I { param weight : pA; param tau = 6 ms; state g = 0; g' = -g / tau + 0.1 * xi / (1 ms)^0.5; on pre { g += 1 }; inject I = weight * g }
    population L[5] : lif
    connect d: S -> T { synapse plain(weight = 0.3); pattern fixed_probability(60 %); delay axonal uniform(0.5 ms, 3 ms); plasticity rule(s = uniform(0, 0.2)) }
    connect f: T -> S { synapse plain(weight = 0.3); delay dendritic 1 ms; pattern list(pre = [3, 1, 2, 3, 9], post = [5, 0, 5, 1, 12]); plasticity rule }
    connect g: S -> L { synapse noisy(weight = 30 pA, tau = uniform(4 ms, 8 ms)) }
    connect h: S -> L { synapse noisy(weight = 30 pA) }
  `;
  const text = (script: string): string =>
    snn`
      ${head}
      ${rules}
      experiment e { step 0.5 ms; seed 4; record weight, v, w of d, f every 10 ms; record g of g, h every 10 ms; record V of L every 1 ms; ${script} }
    `;
  test('are those of one thread on any number', () => void ranOnThreads(text('run 40 ms')));
  test('are found anew behind a snapshot', () => {
    const recording = simulatedOnAll(text('run 10 ms; snapshot s; run 10 ms; restore s; run 10 ms'));
    const samples = samplesOf(recording, 'weight');
    expect(samples.at(-1)).toEqual(samples.at(-2));
    expect(samples.at(-1)).not.toEqual(samples.at(-3));
  });
  test('change with the seed, which is then used', () => {
    const seeded = (seed: number): Float64Array =>
      lastOf(run(lowered(text('run 10 ms').replace('seed 4', `seed ${seed}`)), { experiment: 'e' }), 'weight');
    expect(seeded(5)).not.toEqual(seeded(4));
    const randomWith = (factor: string): boolean =>
      isRandom(planned(network(`plasticity rule { weight' = ${factor} * xi / (1 ms)^0.5 }`, 'record weight of c')));
    expect([randomWith('0.1'), randomWith('0')]).toEqual([true, false]);
  });
});

describe('what cannot be', () => {
  const found = (rule: string): string[] => errorsOf(network(`plasticity rule { ${rule} }`, 'record weight of c'));
  test.each([
    ['on pre { weight += xi * (1 ms)^0.5 }', 'xi'],
    ['noise eta; on post { weight += eta * (1 ms)^0.5 }', 'eta'],
    ['let s = xi; each 1 ms { weight += s * (1 ms)^0.5 }', 's']
  ])('%s', (rule, name) => {
    expect(found(rule)).toEqual([
      expect.stringMatching(new RegExp(`misplaced-noise \\d+ ${name} is white noise, which has no value at a time`))
    ]);
  });
  test('noise inside of a function, and recorded', () => {
    expect(found("weight' = exp(xi * (1 ms)^0.5) / 1 ms")).toEqual([expect.stringMatching(/no-integrator/)]);
    expect(errorsOf(network("plasticity rule { let s = xi; weight' = s / (1 ms)^0.5 }", 'record s of c'))).toEqual([
      expect.stringMatching(/s of c is white noise/)
    ]);
  });
});
