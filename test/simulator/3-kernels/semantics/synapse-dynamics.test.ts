// States of synapses and of rules that move as any equation says: carried each step, or from event to event where that has a solution.
import { describe, expect, test } from 'vitest';
import type { Recording } from '../../../../simulator/index.js';
import { errorsOf } from '../../../support/lowered.js';
import { lastWeights, valueAt } from '../../../support/simulated.js';
import { snn } from '../../../support/snn.js';
import { ranOnAll, simulatedOnAll } from './on-all-backends.js';

/** A value of synapse `synapse` after a step. */
function weightAt(recording: Recording, variable: string, step: number, synapse = 0): number {
  const found = recording.weights.find(weights => weights.variable === variable)!;
  const sample = Array.from(found.steps).indexOf(step);
  expect(sample).toBeGreaterThanOrEqual(0);
  return found.values[sample * found.pre.length + synapse]!;
}

/** A cell that keeps what it is given, and sources that fire at 1 ms. */
const cells = snn`
  neuron cell { input I : pA; state V = 0 mV; V' = I * 1 GOhm / 1 ms }
  neuron ramp { param slope = 1 mV; state V = 0 mV; V' = slope / 1 ms }
  population S[2] : spike_list(times = [[1 ms, 4 ms], [2 ms]])
  population P[2] : cell
`;
const experiment = (statements: string): string => `experiment e { step 0.1 ms; ${statements} }\n`;

describe('states between events', () => {
  test('coupled linear ones are exact', () => {
    const recording = simulatedOnAll(snn`
      ${cells}
      synapse two into I {
        param weight : pA
        param tau_x = 2 ms
        param tau_s = 5 ms
        state x = 0
        state s = 0
        x' = -x / tau_x
        s' = -s / tau_s + x / 1 ms
        on pre { x += 1 }
        inject I = weight * s
      }
      connect c: S[0] -> P { synapse two(weight = 1 pA, tau_s = [5 ms, 8 ms]) }
      ${experiment('record x, s of c every 0.1 ms; record I of P every 0.1 ms; run 4 ms')}`);
    // sent at 1 ms, there at 1.1 ms
    for (const step of [12, 20, 40]) {
      const t = (step - 11) / 10;
      expect(weightAt(recording, 'x', step)).toBeCloseTo(Math.exp(-t / 2), 13);
      for (const [synapse, tau] of [5, 8].entries()) {
        const s = (Math.exp(-t / tau) - Math.exp(-t / 2)) / (1 / 2 - 1 / tau);
        expect(weightAt(recording, 's', step, synapse)).toBeCloseTo(s, 13);
        expect(valueAt(recording, 'P', 'I', step, synapse)).toBeCloseTo(s, 13);
      }
    }
  });

  test('a weight that decays by itself, sent and recorded', () => {
    const recording = simulatedOnAll(snn`
      ${cells}
      plasticity forgets { param tau = 10 ms; weight' = -weight / tau }
      synapse kick into V { param weight : mV; on pre { post.V += weight } }
      connect c: S -> P { synapse kick(weight = 2 mV); pattern one_to_one; plasticity forgets }
      ${experiment('record weight, sent_weight of c every 1 ms; record V of P every 1 ms; run 5 ms')}`);
    expect(weightAt(recording, 'weight', 30)).toBeCloseTo(2 * Math.exp(-0.3), 13);
    expect(weightAt(recording, 'sent_weight', 30)).toBeCloseTo(2 * Math.exp(-0.1), 13);
    expect(valueAt(recording, 'P', 'V', 50)).toBeCloseTo(2 * (Math.exp(-0.1) + Math.exp(-0.4)), 13);
    expect(valueAt(recording, 'P', 'V', 50, 1)).toBeCloseTo(2 * Math.exp(-0.2), 13);
  });

  test('a weight that decays and that post spikes alone change is sent as it is at the pre spike', () => {
    const recording = simulatedOnAll(snn`
      ${cells}
      population T[2] : spike_list(times = [[0.5 ms], []])
      neuron taker { state V = 0 mV; V' = 0 mV / 1 ms }
      plasticity forgets { weight' = -weight / 10 ms; on post { weight += 1 } }
      synapse none { param weight = 2; on pre { seen = weight }; state seen = 0 }
      connect c: S -> T { synapse none; pattern one_to_one; plasticity forgets }
      ${experiment('record weight, sent_weight, seen of c every 0.1 ms; run 5 ms')}`);
    const sent = (2 * Math.exp(-0.06) + 1) * Math.exp(-0.34);
    expect(weightAt(recording, 'sent_weight', 45)).toBeCloseTo(sent, 13);
    expect(weightAt(recording, 'seen', 45)).toBeCloseTo(sent, 13);
    expect(weightAt(recording, 'weight', 50, 1)).toBeCloseTo(2 * Math.exp(-0.5), 13);
  });

  test('a weight in a double well goes where the logistic says', () => {
    const recording = simulatedOnAll(snn`
      ${cells}
      plasticity logistic { param tau = 10 ms; weight' = weight * (1 - weight / 1 pA) / tau }
      connect c: S -> P { synapse exp_current(weight = 0.1 pA); pattern one_to_one; plasticity logistic(tau = 10 ms + pre.index * 10 ms) }
      ${experiment('record weight of c every 1 ms; run 40 ms')}`);
    const at = (t: number, tau: number): number => 1 / (1 + 9 * Math.exp(-t / tau));
    expect(weightAt(recording, 'weight', 400, 0)).toBeCloseTo(at(40, 10), 9);
    expect(weightAt(recording, 'weight', 400, 1)).toBeCloseTo(at(40, 20), 9);
  });
});

describe('what synapses read of neurons', () => {
  test('is as it was at the end of the step before, and stays so over the step', () => {
    const recording = simulatedOnAll(snn`
      ${cells}
      population A[2] : ramp(slope = [1 mV, 2 mV])
      population B[3] : ramp(slope = 5 mV)
      synapse follows reads V { state s = 0 mV; s' = (pre.V + post.V - s) / 2 ms }
      connect c: A -> B { synapse follows; pattern all_to_all }
      ${experiment('record s of c every 0.1 ms; run 3 ms')}`);
    for (const [synapse, slope] of [
      [0, 6],
      [1, 7]
    ] as const) {
      let s = 0;
      for (let n = 1; n <= 30; n++) s += (slope * 0.1 * (n - 1) - s) * -Math.expm1(-0.05);
      expect(weightAt(recording, 's', 30, synapse)).toBeCloseTo(s, 12);
    }
  });

  test('the saturating synapse of Wang follows a finer integration', () => {
    const recording = simulatedOnAll(snn`
      ${cells}
      synapse nmda into I {
        param weight : pA
        state x = 0
        state s = 0
        x' = -x / 2 ms
        s' = -s / 100 ms + 0.5 /ms * x * (1 - s)
        on pre { x += 1 }
        inject I = weight * s
      }
      connect c: S -> P { synapse nmda(weight = 1 pA); pattern one_to_one; delay 0.5 ms }
      ${experiment('record s of c every 0.1 ms; run 20 ms')}`);
    const finer = (times: readonly number[]): number => {
      let s = 0;
      const parts = 200;
      const h = 0.1 / parts;
      const x = (t: number): number =>
        times.reduce((sum, at) => sum + (t > at + h / 4 ? Math.exp(-(t - at) / 2) : 0), 0);
      const slope = (s: number, t: number): number => -s / 100 + 0.5 * x(t) * (1 - s);
      for (let n = 0; n < 200 * parts; n++) {
        const middle = s + (h / 2) * slope(s, n * h + h / 2 - h / 2 + h / 1e6);
        s += h * slope(middle, n * h + h / 2);
      }
      return s;
    };
    expect(weightAt(recording, 's', 200, 0)).toBeCloseTo(finer([1.5, 4.5]), 4);
    expect(weightAt(recording, 's', 200, 1)).toBeCloseTo(finer([2.5]), 4);
  });
});

test('a time constant for each synapse', () => {
  const recording = simulatedOnAll(snn`
    ${cells}
    connect c: S -> P { synapse exp_current(weight = 3 pA, tau = [1 ms, 5 ms]); pattern one_to_one }
    ${experiment('record I of P every 0.1 ms; run 6 ms')}`);
  expect(valueAt(recording, 'P', 'I', 60, 0)).toBeCloseTo(3 * (Math.exp(-4.9) + Math.exp(-1.9)), 13);
  expect(valueAt(recording, 'P', 'I', 60, 1)).toBeCloseTo(3 * Math.exp(-3.9 / 5), 13);
});

test('a junction whose conductance is learned', () => {
  const recording = simulatedOnAll(snn`
    ${cells}
    population Q[2] : cell(V = [8 mV, 0 mV])
    plasticity closes { weight' = -weight / 10 ms }
    connect c: Q -> Q { synapse gap_junction(weight = 0.25 nS); pattern all_to_all without autapses; plasticity closes }
    ${experiment('record V of Q every 0.1 ms; run 2 ms')}`);
  let [a, b] = [8, 0];
  for (let n = 0; n < 20; n++) {
    const flow = 0.25 * Math.exp(-n * 0.01) * (b - a) * 0.1;
    [a, b] = [a + flow, b - flow];
  }
  expect(valueAt(recording, 'Q', 'V', 20, 0)).toBeCloseTo(a, 12);
  expect(valueAt(recording, 'Q', 'V', 20, 1)).toBeCloseTo(b, 12);
});

describe('several rules of a connection', () => {
  const rules = snn`
    plasticity doubles { on pre { weight = 2 * weight } }
    plasticity adds { state n = 0; on pre { weight += 1 pA; n += 1 } }
    plasticity leaks { state n = 0; on pre { n += 1 }; weight' = -weight / 10 ms }
  `;
  const text = (uses: string, more = ''): string => snn`
    ${cells}
    ${rules}
    connect c: S -> P { synapse exp_current(weight = 1 pA); pattern one_to_one; ${uses} }
    ${experiment(`record weight of c${more} every 0.1 ms; run 2 ms`)}`;
  test('act in the order in which they are written', () => {
    expect(lastWeights(simulatedOnAll(text('plasticity doubles; plasticity adds')), 'c')[0]).toBe(3);
    expect(lastWeights(simulatedOnAll(text('plasticity adds; plasticity doubles')), 'c')[0]).toBe(4);
  });
  test('add up where they move the weight', () =>
    expect(lastWeights(simulatedOnAll(text('plasticity leaks; plasticity leaks')), 'c')[0]).toBeCloseTo(
      Math.exp(-0.4),
      13
    ));
  test('have names of their own, or what is recorded is not clear', () =>
    expect(errorsOf(text('plasticity adds; plasticity leaks').replace('weight of c', 'n of c'))).toEqual([
      'ambiguous-record 11 n of c may be that of adds or that of leaks; give it another name in one of them.'
    ]));
  test('and a rule that is there twice is two', () =>
    expect(errorsOf(text('plasticity adds; plasticity adds').replace('weight of c', 'n of c'))).toEqual([
      'ambiguous-record 11 n of c is in adds twice; use a copy of adds for one of them, in which it has another name.'
    ]));
});

describe('what interrupts a run', () => {
  const text = (statements: string): string => snn`
    ${cells}
    population A[2] : ramp
    plasticity drifts reads V {
      state u = 0 mV
      u' = (post.V - u) / 3 ms
      weight' = (1 pA - weight) * weight / 1 pA / 5 ms
      on pre { weight *= 1.5 }
      on post { u += 1 mV }
    }
    synapse graded into I reads V {
      param weight : pA
      state s = 0
      s' = (1 - s) * s / 1 ms + 0.01 /ms
      on pre { s += 0.1 }
      inject I = weight * s * (1 + pre.index)
    }
    connect c: S -> P { synapse graded(weight = 0.1 pA); pattern all_to_all; plasticity drifts }
    ${experiment(`record weight, s, u of c every 0.1 ms; record V of P; ${statements}`)}`;
  const stretch = (recording: Recording, from: number): number[][] =>
    [...recording.weights, ...recording.traces].map(({ steps, values }) => {
      const each = values.length / steps.length;
      const first = Array.from(steps).indexOf(from);
      return Array.from(values.subarray((first + 1) * each, (first + 21) * each));
    });
  test('a snapshot and what follows its restoring', () => {
    const recording = simulatedOnAll(text('run 2 ms; snapshot a; run 2 ms; restore a; run 2 ms'));
    expect(stretch(recording, 40)).toEqual(stretch(recording, 20));
    expect(stretch(recording, 20)).toEqual(stretch(simulatedOnAll(text('run 6 ms')), 20));
  });
  test('cleared states begin anew, weights do not', () => {
    const recording = simulatedOnAll(text('run 3 ms; clear state of P; run 3 ms'));
    expect(weightAt(recording, 's', 31)).toBeCloseTo(0.001, 3);
    expect(weightAt(recording, 'weight', 31)).toBeGreaterThan(weightAt(recording, 'weight', 29));
  });
  test('a decaying weight goes on decaying through it', () => {
    const recording = simulatedOnAll(snn`
      ${cells}
      plasticity forgets { weight' = -weight / 10 ms }
      connect c: S -> P { synapse exp_current(weight = 2 pA); pattern one_to_one; plasticity forgets }
      ${experiment('record weight of c every 1 ms; run 3 ms; clear state; run 3 ms')}`);
    expect(weightAt(recording, 'weight', 60)).toBeCloseTo(2 * Math.exp(-0.6), 13);
  });
  test('a weight that grows by itself is told of in the step in which it runs to infinity', () => {
    const { ended, faults } = ranOnAll(snn`
      ${cells}
      plasticity grows { weight' = weight / 0.1 ms }
      connect c: S -> P { synapse exp_current(weight = 1 pA); pattern one_to_one; plasticity grows }
      ${experiment('record weight of c; run 1 s')}`);
    expect([ended, faults[0]!.code, faults[0]!.time! > 70 && faults[0]!.time! < 72]).toEqual([
      'fault',
      'not-finite',
      true
    ]);
  });
  test('a weight that runs to infinity is told with its synapse and its time', () => {
    const { ended, faults, weights, steps } = ranOnAll(snn`
      ${cells}
      plasticity explodes {
        weight' = weight * weight / 1 pA / (1 + 1000 * (1 - post.index)) / 1 ms
      }
      connect c: S -> P { synapse exp_current(weight = 1 pA); pattern all_to_all; plasticity explodes }
      ${experiment('record weight of c every 0.1 ms; run 20 ms')}`);
    expect([ended, faults.length]).toEqual(['fault', 1]);
    expect(faults[0]!.message).toMatch(
      /^weight of synapse 2 of c\(S->P\) \(S\[0\] -> P\[1\]\) became (infinity|not a number); make the step smaller/
    );
    expect(faults[0]!.source!.line).toBe(7);
    expect(faults[0]!.time).toBeCloseTo((steps + 1) * 0.1, 9);
    expect(weights[0]!.values.every(Number.isFinite)).toBe(true);
    expect(weights[0]!.steps).toHaveLength(steps + 1);
  });
});

describe('delays', () => {
  const refused = (delay: string, body: string): string[] =>
    errorsOf(snn`
      ${cells}
      population A[2] : ramp
      synapse acts into I reads V {
        ${body}
      }
      connect c: A -> P { synapse acts; ${delay} }
      ${experiment('record V of P; run 2 ms')}`);
  const decays = "state s = 0; s' = -s * s / 1 ms; on pre { s += 1 }; inject I = s * 1 pA";
  test('what injects at once lies behind its delay', () => {
    expect(refused('delay dendritic 1 ms', decays)).toEqual([
      'injects-at-once 10 What the synapses of c(A->P) inject reaches P at once, so nothing can be delayed behind them; write delay axonal.'
    ]);
    expect(refused('delay axonal 1 ms', decays)).toEqual([]);
    expect(refused('delay 1 ms', decays)).toEqual([]);
  });
  test('what is injected reads the source as it was, and what an equation reads of it waits for nothing', () => {
    expect(refused('delay 1 ms', decays.replace('s * 1 pA', 's * pre.V * 1 nS'))).toEqual([]);
    expect(refused('delay 1 ms', decays.replace('-s * s / 1 ms', '(pre.V / 1 mV - s) / 1 ms'))).toEqual([
      'continuous-delay 10 The synapses of c(A->P) read pre.V in the equation of s, which no delay holds back; remove the delay.'
    ]);
  });
});
