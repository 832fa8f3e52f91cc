// What is drawn when something happens: every distribution, in every kind of event, on the reference and on any number of threads.
import { afterAll, describe, expect, test } from 'vitest';
import { mean, valuesFrom, variance } from '../../../support/simulated.js';
import { snn } from '../../../support/snn.js';
import { ranOnThreads, stopPools } from '../wasm-groups/on-threads.js';

afterAll(stopPools);

/** Each with its mean and variance. */
const distributions: readonly (readonly [string, number, number])[] = [
  ['uniform(2, 4)', 3, 4 / 12],
  ['normal(3, sd = 2)', 3, 4],
  // an exponential distribution beyond the mode, to a few percent
  ['truncated_normal(0, sd = 1, low = 0, high = 9)', Math.sqrt(2 / Math.PI), 1 - 2 / Math.PI],
  ['lognormal(2, sigma = 0.3)', 2 * Math.exp(0.045), 4 * Math.exp(0.09) * (Math.exp(0.09) - 1)],
  ['exponential(3)', 3, 9],
  ['gamma(2.5, scale = 2)', 5, 10],
  ['gamma(0.5, scale = 2)', 1, 2],
  ['poisson(4)', 4, 4],
  ['poisson(200)', 200, 200],
  ['binomial(10, p = 0.3)', 3, 2.1],
  ['binomial(1000, p = 0.7)', 700, 210]
];

/** Events of 100 neurons over 100 steps each keep what they drew in a state, which is recorded. */
const events: Readonly<Record<string, (draw: string) => string>> = {
  'each step': draw => snn`
    neuron cell { state x = 0; each step { x = ${draw} } }
    population A[100] : cell
    experiment e { step 1 ms; seed 3; record x of A every 1 ms; run 100 ms }
  `,
  'on spike': draw => snn`
    neuron cell { state x = 0; spike when index >= 0; on spike { let drawn = ${draw}; x = drawn } }
    population A[100] : cell
    experiment e { step 1 ms; seed 3; record x of A every 1 ms; run 100 ms }
  `,
  'on pre': draw => snn`
    neuron source { spike when index >= 0 }
    neuron cell { state x = 0; each step { x = 0 } }
    synapse drawing into x { on pre { post.x += ${draw} } }
    population S[100] : source
    population A[100] : cell
    connect c: S -> A { synapse drawing; pattern one_to_one }
    experiment e { step 1 ms; seed 3; record x of A every 1 ms; run 101 ms }
  `,
  'on post': draw => snn`
    neuron source { spike when index >= 0 }
    neuron cell { state x = 0; spike when index >= 0 }
    synapse plain into x { param weight = 1; on pre { post.x += weight } }
    plasticity drawing { on post { weight = ${draw} } }
    population S[100] : source
    population A[100] : cell
    connect c: S -> A { synapse plain; pattern one_to_one; delay axonal 1 ms; plasticity drawing }
    experiment e { step 1 ms; seed 3; record weight of c every 1 ms; run 100 ms }
  `
};

/** What 100 elements drew in each of 100 steps. */
function drawnIn(text: string): number[] {
  const recording = ranOnThreads(text);
  expect(recording.faults.map(fault => fault.message)).toEqual([]);
  const weights = recording.weights[0];
  const values = weights ? weights.values : valuesFrom(recording, 'A', 'x');
  return Array.from(values.subarray(values.length - 10_000));
}

describe.each(Object.keys(events))('%s', event => {
  test.each(distributions)('%s', (draw, expected, spread) => {
    const values = drawnIn(events[event]!(draw));
    const error = Math.sqrt(spread / values.length);
    expect(Math.abs(mean(values) - expected)).toBeLessThan(4 * error);
    // kurtosis of all of them is below 9
    expect(Math.abs(variance(values) / spread - 1)).toBeLessThan(4 * Math.sqrt(8 / values.length));
  });

  test('draws anew for each neuron or synapse and each step', () => {
    expect(new Set(drawnIn(events[event]!('uniform(0, 1)'))).size).toBe(10_000);
  });

  test('several draws of one event differ, a let stands for one', () => {
    const differences = drawnIn(events[event]!('uniform(0, 1) - uniform(0, 1)'));
    expect(Math.abs(variance(differences) * 6 - 1)).toBeLessThan(0.1);
    if (event === 'on spike') return;
    const twice = events[event]!('a - a').replace(
      /(x|weight|post\.x) (\+?=) a - a/,
      'let a = uniform(0, 1); $1 $2 a - a'
    );
    expect(new Set(drawnIn(twice))).toEqual(new Set([0]));
  });

  test('what makes no distribution is a fault, with its time, where it is drawn', () => {
    const draw = 'binomial(3, p = if t > 41.5 ms then 1.5 else 0.5)';
    const text = events[event]!(draw);
    const [fault] = ranOnThreads(text).faults;
    expect(fault?.message).toBe('binomial() cannot be drawn: the probability p is 1.5; give a number from 0 to 1.');
    expect([fault?.code, fault?.time]).toEqual(['impossible-draw', 42]);
    expect(text.slice(fault!.source!.offset, fault!.source!.end)).toBe(draw);
  });

  test('what is not looked at may be impossible', () => {
    const values = drawnIn(
      events[event]!(
        'if t > 50.5 ms then 7 else poisson(50.5 ms - t) * gamma(50.5 ms - t, scale = 1)'.replaceAll(
          '50.5 ms - t',
          '(50.5 ms - t) / 1 ms'
        )
      )
    );
    expect(values.filter(value => value === 7).length).toBeGreaterThan(4500);
  });
});

describe('what happens several times in a step draws each time', () => {
  const last = (recording: ReturnType<typeof ranOnThreads>, names: readonly string[]): number[] => {
    expect(recording.faults.map(fault => fault.message)).toEqual([]);
    return names.flatMap(name => {
      const found = recording.weights.find(weights => weights.variable === name);
      if (found) return Array.from(found.values.subarray(-found.pre.length));
      const values = valuesFrom(recording, 'A', name);
      return Array.from(values.subarray(-recording.populations.find(({ name }) => name === 'A')!.size));
    });
  };
  const remembering = 'a = b; b = c; c = uniform(0, 1)';

  test.each(['spike count 3', 'spike at [4 ms, 4 ms, 4 ms]'])('on spike: %s', spike => {
    const text = snn`
      neuron cell { state a = 0; state b = 0; state c = 0; ${spike}; on spike { ${remembering} } }
      population A[31] : cell
      experiment e { step 1 ms; seed 3; record a, b, c of A every 1 ms; run 4 ms }
    `;
    expect(new Set(last(ranOnThreads(text), ['a', 'b', 'c'])).size).toBe(93);
  });

  test('on spike: at times of its own for each neuron', () => {
    const times = [[], [2, 4, 4, 4], [4, 4, 4], [1, 2, 3], [2, 4, 4, 4]].map(list =>
      list.length > 0 ? `[${list.map(time => `${time} ms`).join(', ')}]` : '[1 ms, 1 ms, 1 ms]'
    );
    const text = snn`
      neuron cell { param times : list of ms; state a = 0; state b = 0; state c = 0; spike at times; on spike { ${remembering} } }
      population A[5] : cell(times = [${times.join(', ')}])
      experiment e { step 1 ms; seed 3; record a, b, c of A every 1 ms; run 4 ms }
    `;
    expect(new Set(last(ranOnThreads(text), ['a', 'b', 'c'])).size).toBe(15);
  });

  const rules = { pre: `on pre { ${remembering} }`, post: `on post { ${remembering} }` };
  const delays = ['dendritic 1 ms', 'axonal 1 ms', 'dendritic uniform(1 ms, 3 ms)', 'axonal uniform(1 ms, 3 ms)'];
  const cases = delays.flatMap(delay => (['pre', 'post'] as const).map(side => [side, delay] as const));
  const network = (side: 'pre' | 'post', delay: string, script: string): string => snn`
    neuron thrice { state got = 0; spike count 3 }
    synapse plain into got { param weight = 1; on pre { post.got += weight } }
    plasticity drawing { state a = 0; state b = 0; state c = 0; ${rules[side]} }
    population S[9] : thrice
    population A[11] : thrice
    connect c: S -> A { synapse plain; pattern fixed_probability(70 %); delay ${delay}; plasticity drawing }
    experiment e { step 1 ms; seed 3; record a, b, c of c every 1 ms; ${script} }
  `;

  test.each(cases)('on %s with delay %s', (side, delay) => {
    const values = last(ranOnThreads(network(side, delay, 'run 9 ms')), ['a', 'b', 'c']);
    expect(values.length).toBeGreaterThan(150);
    expect(new Set(values).size).toBe(values.length);
  });

  test.each(cases)('and again after a snapshot: on %s with delay %s', (side, delay) => {
    const restored = ranOnThreads(network(side, delay, 'run 5 ms; snapshot s; run 4 ms; restore s; run 4 ms'));
    expect(last(restored, ['a', 'b', 'c'])).toEqual(
      last(ranOnThreads(network(side, delay, 'run 9 ms')), ['a', 'b', 'c'])
    );
  });
});

test('a refractory time that is drawn', () => {
  const recording = ranOnThreads(snn`
    neuron cell { state V = 0; spike when V >= 0; refractory exponential(5 ms) holds V }
    population A[40] : cell
    experiment e { step 0.1 ms; seed 3; record spikes of A; run 1 s }
  `);
  // held for the time rounded up to a step, then one step to fire
  const interval = 5 + 0.05 + 0.1;
  const { length } = recording.spikes[0]!.steps;
  expect(Math.abs(length / 40 / (1000 / interval) - 1)).toBeLessThan(4 / Math.sqrt(length));
});

test('draws are those of the population or connection by name, whatever stands around them', () => {
  const cell = 'neuron cell { state x = 0; each step { x = uniform(0, 1) } }';
  const of = (populations: string): Float64Array =>
    valuesFrom(
      ranOnThreads(`${cell}\n${populations}\nexperiment e { step 1 ms; seed 3; record x of A every 1 ms; run 9 ms }`),
      'A',
      'x'
    );
  expect(of('population B[3] : cell\npopulation A[3] : cell')).toEqual(of('population A[3] : cell'));
  expect(of('population A[3] : cell').slice(3, 6)).toEqual(of('population A[5] : cell').slice(5, 8));
});
