// Spikes that are lost on the way: how many, at which synapses, and that nothing happens there.
import { describe, expect, test } from 'vitest';
import { lastWeights, mean, spikeSteps, valueAt } from '../../../support/simulated.js';
import { errorsOf } from '../../../support/lowered.js';
import { simulatedOnAll } from './on-all-backends.js';

const cells = 400;
/** One source spikes in steps 1 .. 10; each target fires when one arrives. */
const arriving = (connect: string, more = ''): string => `${more}
population S : spike_list(times = [1 ms, 2 ms, 3 ms, 4 ms, 5 ms, 6 ms, 7 ms, 8 ms, 9 ms, 10 ms])
population T[${cells}] : lif_delta(E_L = 0 mV, V_th = 0.5 mV, V_reset = 0 mV, t_ref = 0 ms)
connect c: S -> T { synapse delta(weight = 1 mV); ${connect} }
experiment e { step 1 ms; seed 5; record spikes of T; run 15 ms }`;
const arrived = (connect: string): number[][] => {
  const recording = simulatedOnAll(arriving(connect));
  return Array.from({ length: cells }, (_, neuron) => spikeSteps(recording, 'T', neuron));
};
const spikes = (found: readonly number[][]): number => found.reduce((sum, { length }) => sum + length, 0);

describe('a share of spikes that is lost', () => {
  test('is drawn for each synapse and spike', () => {
    const found = arrived('lose 30 %');
    const n = 10 * cells;
    expect(Math.abs(spikes(found) - 0.7 * n)).toBeLessThan(5 * Math.sqrt(0.21 * n));
    expect(new Set(found.map(String)).size).toBeGreaterThan(100);
  });
  test('per source is lost for all synapses of the neuron, and not for those of another', () => {
    const found = arrived('lose 30 % per source');
    expect(new Set(found.map(String)).size).toBe(1);
    expect(found[0]!.length).toBeGreaterThan(3);
    expect(found[0]!.length).toBeLessThan(10);
    const several = simulatedOnAll(`population S[300] : spike_list(times = [1 ms])
population T[300] : lif_delta(E_L = 0 mV, V_th = 0.5 mV, V_reset = 0 mV)
connect c: S -> T { synapse delta(weight = 1 mV); pattern one_to_one; lose 30 % per source }
experiment e { step 1 ms; seed 5; record spikes of T; run 3 ms }`);
    expect(Math.abs(several.spikes[0]!.steps.length - 210)).toBeLessThan(5 * Math.sqrt(0.21 * 300));
  });
  test('may be none or all of them', () => {
    expect(spikes(arrived('lose 0 %'))).toBe(10 * cells);
    expect(spikes(arrived('lose 100 %'))).toBe(0);
  });
  test('of spikes that a source sends in one step is drawn for each', () => {
    for (const per of ['', ' per source']) {
      const recording = simulatedOnAll(`population S : spike_list(times = [1 ms, 1 ms, 1 ms, 1 ms])
population T[200] : lif_delta(E_L = 0 mV, V_th = 1 V, tau_m = 1e9 ms)
connect c: S -> T { synapse delta(weight = 1 mV); lose 50 %${per} }
experiment e { step 1 ms; seed 5; record V of T every 3 ms; run 3 ms }`);
      const sums = Array.from({ length: 200 }, (_, n) => Math.round(valueAt(recording, 'T', 'V', 3, n)));
      expect(new Set(sums).size).toBe(per ? 1 : 5);
      if (!per) expect(Math.abs(mean(sums) - 2)).toBeLessThan(5 / Math.sqrt(200));
    }
  });
});

describe('so many spikes of a presentation', () => {
  const files = { 'd.csv': 'a,b,c\n1,1,1\n1,0,1\n0,1,0\n' };
  /** One spike a step of each neuron whose value is 1, told of to a counter of its own and to one of all. */
  const lossy = (lose: string, script: string, more = ''): string => `param n = 2
data d = table("d.csv")
encoder train { input x : 1; spike at 1 ms every 1 ms when x > 0 }
neuron counter { state V = 0 }
population S[3] : train reads d
population T[3], All : counter
connect c: S -> T { synapse sum(weight = 1); pattern one_to_one; ${lose} }
connect all: S -> All { synapse sum(weight = 1) }
${more}
experiment e { step 1 ms; seed 3; record spikes of S; record V of T, All every 1 ms; ${script}; run 2 ms }`;
  const counted = (lose: string, script: string, more?: string): ReturnType<typeof simulatedOnAll> =>
    simulatedOnAll(lossy(lose, script, more), files);
  const arrivedBy = (recording: ReturnType<typeof simulatedOnAll>, ms: number): number =>
    [0, 1, 2].reduce((sum, n) => sum + valueAt(recording, 'T', 'V', ms, n), 0);
  const shown = 'present d[0] to S for 10 ms; run 2 ms; present d[1] to S for 10 ms; run 2 ms';

  test('are lost exactly, at random, for one connection and not for another', () => {
    const recording = counted('lose n spikes per presentation', shown);
    expect(arrivedBy(recording, 12)).toBe(28);
    expect(arrivedBy(recording, 24)).toBe(28 + 18);
    expect(valueAt(recording, 'All', 'V', 24, 0)).toBe(50);
    expect(recording.spikes[0]!.steps.length).toBe(50);
    const times = (seed: number): string => {
      const other = simulatedOnAll(
        lossy('lose 2 spikes per presentation', shown).replace('seed 3', `seed ${seed}`),
        files
      );
      return Array.from({ length: 12 }, (_, ms) => arrivedBy(other, ms)).join();
    };
    expect(new Set([1, 2, 3, 4].map(times)).size).toBe(4);
  });
  test('are all there are where these are fewer, and none where it is none', () => {
    expect(arrivedBy(counted('lose 11 spikes per presentation', shown), 24)).toBe(19 + 9);
    expect(arrivedBy(counted('lose 25 spikes per presentation', shown), 24)).toBe(5);
    expect(arrivedBy(counted('lose 0 spikes per presentation', shown), 24)).toBe(50);
  });
  test('may be set while the network runs, and are chosen anew behind a restored snapshot', () => {
    const recording = counted(
      'lose n spikes per presentation; delay axonal 3 ms',
      'snapshot s; present d[0] to S for 10 ms; run 4 ms; restore s; set n = 5; present d[0] to S for 10 ms; run 4 ms; set n = 0; present d[1] to S for 10 ms; run 2 ms'
    );
    expect([14, 28, 42].map(ms => arrivedBy(recording, ms))).toEqual([28, 25, 45]);
  });
  test('are chosen among spikes alike', () => {
    const lost = new Array<number>(30).fill(0);
    const passes = 300;
    const recording = counted(
      'lose 3 spikes per presentation',
      `repeat ${passes} { present d[0] to S for 10 ms; clear state of T }`
    );
    for (let pass = 0; pass < passes; pass++)
      for (let n = 0; n < 3; n++)
        for (let ms = 0; ms < 9; ms++) {
          const before = ms === 0 ? 0 : valueAt(recording, 'T', 'V', 10 * pass + ms, n);
          lost[10 * n + ms]! += 1 - (valueAt(recording, 'T', 'V', 10 * pass + ms + 1, n) - before);
        }
    // each is lost in one of ten passes
    const expected = passes / 10;
    for (let n = 0; n < 3; n++)
      for (let ms = 1; ms < 9; ms++)
        expect(Math.abs(lost[10 * n + ms]! - expected)).toBeLessThan(5 * Math.sqrt(expected));
  });
  test('cannot depend on what is lost, nor be lost where nothing is presented', () => {
    const message = (lose: string, script: string, more?: string): string =>
      errorsOf(lossy(lose, script, more), files).join();
    expect(message('lose 2 spikes per presentation', 'run 5 ms')).toContain(
      'c(S->T) loses 2 of the spikes of a presentation, and experiment e presents nothing; present samples in it'
    );
    expect(message('lose 1.5 spikes per presentation', shown)).toContain('give a whole number, 0 or more');
    expect(message('lose 2 ms spikes per presentation', shown)).toContain('lose needs');
    const loop = 'connect back: T -> All { synapse sum(weight = 1); lose 1 spikes per presentation }';
    expect(message('lose 2 spikes per presentation', shown, loop)).toContain(
      'back(T->All) loses 1 of the spikes of a presentation, which are chosen among all that T fires in it, and that depends on c(S->T); give a share'
    );
    expect(message('lose 0 spikes per presentation', 'run 5 ms')).toBe('');
  });
});

test('a spike that is lost for all synapses of a neuron does not reset their targets, nor do axonal delays part it', () => {
  const recording = simulatedOnAll(`population S[300] : spike_list(times = [3 ms])
neuron free { state V = 0 mV; param V_reset = -1 mV; spike when V > 1 V; refractory 1 ms holds V }
population T[300] : free
population Late[300] : free
connect r: S -> T { synapse reset_and_block(duration = 1 ms); pattern one_to_one; lose 30 % per source }
connect a: S -> Late { synapse delta(weight = 1 mV); lose 30 % per source; pattern all_to_all; delay axonal uniform(1 ms, 6 ms); plasticity none }
plasticity none { on pre { weight *= 1 } }
experiment e { step 1 ms; seed 5; record V of T, Late every 1 ms; run 12 ms }`);
  const values = (population: string): number[] =>
    Array.from({ length: 300 }, (_, n) => valueAt(recording, population, 'V', 12, n));
  const reset = values('T').filter(V => V === -1).length;
  expect(Math.abs(reset - 210)).toBeLessThan(5 * Math.sqrt(0.21 * 300));
  const arrived = new Set(values('Late'));
  expect(arrived.size).toBe(1);
  expect(Math.abs([...arrived][0]! - 210)).toBeLessThan(5 * Math.sqrt(0.21 * 300));
});

test('what is lost does not come to the rules of a synapse either, whatever delays and neurons are', () => {
  const recording = simulatedOnAll(
    `plasticity counting { on pre { weight += 1 mV } }
population S[20] : spike_list(times = [1 ms, 5 ms, 9 ms])
population T[20] : lif_cond(V_th = 0 mV)
connect c: S -> T { synapse exp_conductance(weight = 0 nS, tau = 2 ms); plasticity counted; delay axonal 2 ms dendritic 1 ms; lose 50 % }
plasticity counted { on pre { weight += 1 nS } }
experiment e { step 1 ms; seed 5; record weight of c; run 15 ms }`.replace(/^plasticity counting.*\n/, '')
  );
  const weights = lastWeights(recording, 'c');
  expect(new Set(weights).size).toBe(4);
  expect(Math.abs(mean([...weights]) - 1.5)).toBeLessThan(5 * Math.sqrt(0.75 / 400));
});

describe('the share', () => {
  const small = (connect: string): string =>
    `population S[2] : poisson_source(rate = 1 Hz)
population T[2] : lif
connect c: S -> T { ${connect} }
experiment e { step 0.1 ms; record spikes of T; run 1 ms }`;
  test.each([
    [
      'synapse exp_current(weight = 1 pA); lose -1 %',
      'c(S->T) would lose -1 % of its spikes; give a share from 0 % to 100 %.'
    ],
    ['synapse exp_current(weight = 1 pA); lose [1 %, 2 %]', 'number'],
    ['synapse exp_current(weight = 1 pA); lose 1 ms', 'lose needs'],
    ['synapse reset_and_block(duration = 1 ms); lose 1 %', 'make their target refractory'],
    ['synapse exp_current(weight = 1 pA); pattern independent; lose 1 %', 'draw their own spikes']
  ])('of { %s } is refused', (connect, message) => {
    expect(errorsOf(small(connect)).join()).toContain(message);
  });
});
