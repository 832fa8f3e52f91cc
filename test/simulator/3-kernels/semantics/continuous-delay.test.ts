// A delay on coupling that acts all the time: the presynaptic neuron is read as it was, the postsynaptic one as it is.
import { describe, expect, test } from 'vitest';
import { languageOf, shown, uriOf } from '../../../support/text-world.js';
import { lastWeights, valueAt } from '../../../support/simulated.js';
import { snn } from '../../../support/snn.js';
import { ranOnAll, simulatedOnAll } from './on-all-backends.js';

/** What counts its own steps, and what adds up what it is given. */
const cells = snn`
  neuron counter {
    input I : pA
    state V = 0 mV
    each step { V += 1 mV }
  }
  neuron sum {
    input I : pA
    state V = 0 mV
    V' = I * 1 GOhm / 1 ms
  }
  synapse watch into I reads V {
    param weight : nS
    inject I = weight * pre.V
  }
  synapse gap into I reads V {
    param weight : nS
    inject I = weight * (pre.V - post.V)
  }
`;
const experiment = (script: string, more = ''): string => snn`
  experiment e {
    step 1 ms
    record V of P every 1 ms
    ${more}
    ${script}
  }
`;
const steps = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Of the first neuron of P, after each step. */
const potentials = (text: string, count: number, neuron = 0): number[] => {
  const recording = simulatedOnAll(text);
  return steps(count).map(step => valueAt(recording, 'P', 'V', step, neuron));
};

/** A counter is k mV after k steps; before the first step all was as it is then. */
const counted = (delay: number, count: number): number[] => {
  const sums = [0];
  for (let step = 1; step < count; step++) sums.push(sums[step - 1]! + Math.max(0, step - 1 - delay));
  return sums;
};

const watching = (delay: string, more = '', script = 'run 20 ms'): string => snn`
  ${cells}
  population A[3] : counter
  population P[2] : sum
  connect c: A -> P { synapse watch(weight = 1 nS); pattern list(pre = [1, 2], post = [0, 1]); ${delay} }
  ${experiment(script, more)}
`;

describe('what is read', () => {
  test.each([
    ['', 0],
    ['delay 1 ms', 1],
    ['delay 7 ms', 7],
    ['delay 8 ms', 8],
    ['delay axonal 3 ms', 3],
    ['delay 19 ms', 19]
  ])('%s', (delay, steps) => expect(potentials(watching(delay), 20)).toEqual(counted(steps, 20)));

  test('with delays of its own at each synapse', () => {
    for (const delay of ['delay [2 ms, 5 ms]', 'delay [[1 ms, 1 ms], [2 ms, 3 ms], [4 ms, 5 ms]]']) {
      expect(potentials(watching(delay), 20, 0)).toEqual(counted(2, 20));
      expect(potentials(watching(delay), 20, 1)).toEqual(counted(5, 20));
    }
  });

  test('is what was when the network is restored, and what is when it is cleared', () => {
    const after = (script: string): number[] => potentials(watching('delay 3 ms', '', script), 20);
    const whole = counted(3, 20);
    expect(after('run 6 ms; snapshot s; run 2 ms; restore s; run 12 ms').slice(9)).toEqual(whole.slice(7, 18));
    // counters begin anew too, and so does what is seen of them
    expect(after('run 8 ms; clear state; run 12 ms').slice(9)).toEqual(whole.slice(1, 12));
    // these go on, while what was under way is forgotten: 8 mV for three more steps, then what follows
    expect(after('run 8 ms; clear state of P; run 12 ms').slice(9, 14)).toEqual([8, 16, 24, 32, 41]);
  });
});

test('two cells that are coupled with a delay follow the difference equation', () => {
  const text = snn`
    ${cells}
    population P[2] : sum(V = [8 mV, 0 mV])
    connect P -> P { synapse gap(weight = 0.25 nS); pattern all_to_all without autapses; delay 2 ms }
    ${experiment('run 40 ms')}
  `;
  const past = [[8, 0]];
  const before = (step: number): number[] => past[Math.max(0, step)]!;
  for (let step = 0; step < 39; step++) {
    const [a, b] = before(step) as [number, number];
    const [c, d] = before(step - 2) as [number, number];
    past.push([a + 0.25 * (d - a), b + 0.25 * (c - b)]);
  }
  for (const neuron of [0, 1])
    potentials(text, 40, neuron).forEach((value, step) => expect(value).toBeCloseTo(past[step]![neuron]!, 12));
});

test('a recorded value of the synapse is what it injects', () => {
  const text = watching('delay 4 ms', 'record seen of c every 1 ms').replace(
    'inject I = weight * pre.V',
    'let seen = weight * pre.V\n inject I = seen'
  );
  expect(lastWeights(simulatedOnAll(text), 'c', 'seen')).toEqual([16, 16]);
});

test('a synapse with events has one delay for both: what spikes bring and what is read', () => {
  const text = snn`
    neuron source {
      input I : pA
      param times : list of ms
      state V = 0 mV
      each step { V += 1 mV }
      spike at times
    }
    neuron sum {
      input I : pA
      state V = 0 mV
      V' = I * 1 GOhm / 1 ms
    }
    synapse opened into I reads V {
      param weight : nS
      state g = 0
      on pre { g += 1 }
      inject I = weight * g * pre.V
    }
    population A[1] : source(times = [5 ms])
    population P[1] : sum
    connect c: A -> P { synapse opened(weight = 1 nS); delay 3 ms }
    ${experiment('run 20 ms')}
  `;
  // open from 8 ms on, when 5 mV are seen
  expect(potentials(text, 12).slice(7)).toEqual([0, 0, 5, 11, 18]);
});

test('what goes wrong is told, with any number of steps between', () => {
  const text = `const seen = [1 pA, 2 pA, 3 pA]\n${watching('delay 2 ms')}`.replace(
    'inject I = weight * pre.V',
    'inject I = weight / 1 nS * seen[pre.V / 1 mV]'
  );
  const recording = ranOnAll(text);
  expect(recording.faults[0]!.message).toContain('entry 3 is not among them');
  expect(recording.faults[0]!.time).toBe(6);
});

describe('a delay that would do nothing', () => {
  const found = (text: string): string[] =>
    shown(languageOf({ 'd.snn': text }).check(uriOf('d.snn'))).filter(line => !line.startsWith('unused'));

  test.each([
    [
      'delay dendritic 1 ms',
      /^injects-at-once \d+ What the synapses of c\(A->P\) inject reaches P at once, so nothing can be delayed behind them; write delay axonal\.$/
    ],
    ['delay axonal 1 ms dendritic 1 ms', /^injects-at-once \d+ What the synapses/]
  ])('%s', (delay, message) => expect(found(watching(delay)).filter(line => message.test(line))).toHaveLength(1));

  test('since nothing of the presynaptic neuron is read', () => {
    const text = watching('delay 1 ms').replace('weight * pre.V', '-weight * post.V');
    expect(found(text)[0]).toMatch(
      /^continuous-delay \d+ What the synapses of c\(A->P\) inject depends on no state of A, so the delay would do nothing; remove it\.$/
    );
  });
});
