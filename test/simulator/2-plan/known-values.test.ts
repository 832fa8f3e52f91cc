// What is known before a run: constants as an experiment sets them, time constants, rest and reset against the threshold.
import { describe, expect, test } from 'vitest';
import {
  firesAfterReset,
  KnownValues,
  plan,
  settlesBelowThreshold,
  couplingsOf,
  timeConstantsOf,
  type NetworkModel,
  type Plan
} from '../../../simulator/index.js';
import { lowered } from '../../support/lowered.js';
import { only } from '../../support/only.js';

const planOf = (text: string): Plan => plan(lowered(text), { experiment: 'e' }).plan!;
const experiment = '\nexperiment e { step 0.1 ms; record spikes of E; run 10 ms }';

describe('a value', () => {
  const model: NetworkModel = lowered(
    'param g = 2\nconst a = [1, 2, g]\npopulation E[2] : lif(tau_m = g * 1 ms, V = uniform(-60 mV, -50 mV))\nexperiment e { step 0.1 ms; set g = 3; record V of E; run 1 ms }\nexperiment f { step g * 1 ms; record V of E; run 2 ms }'
  );
  const valueIn = (known: KnownValues, name: string): unknown => known.of({ kind: 'name', of: 'global', name });
  test('is that of the file, or as an experiment sets it', () => {
    expect(valueIn(new KnownValues(model), 'g')).toBe(2);
    expect(valueIn(new KnownValues(model, 'e'), 'g')).toBe(3);
    expect(valueIn(new KnownValues(model, 'e'), 'a')).toEqual([1, 2, 3]);
  });
  test('that is drawn or misspelt is not known; the next one is', () => {
    const known = new KnownValues(model);
    const { V, tau_m: tau } = only(model.populations).arguments;
    expect([known.of(V!), valueIn(known, 'nothing'), known.of(tau!)]).toEqual([undefined, undefined, 2]);
  });
  test('may use parameters around it, but not in a circle', () => {
    const own = (name: string): Parameters<KnownValues['of']>[0] => ({ kind: 'name', of: 'own', name });
    const known = new KnownValues(model);
    expect(
      known.of(
        { kind: 'binary', operator: '*', left: own('x'), right: own('y') },
        { x: { kind: 'number', value: 3 }, y: own('x') }
      )
    ).toBe(9);
    expect(known.of(own('x'), { x: own('y'), y: own('x') })).toBeUndefined();
  });
  test('of the step', () =>
    expect(['e', 'f', undefined, 'none'].map(name => new KnownValues(model, name).step)).toEqual([
      0.1,
      2,
      undefined,
      undefined
    ]));
});

describe('time constants', () => {
  const of = (model: string): [string, number, boolean][] =>
    timeConstantsOf(only(planOf(`${model}${experiment}`).groups)).map(({ state, tau, exact }) => [state, tau, exact]);
  test('of a linear equation', () => expect(of('population E[1] : lif(tau_m = 20 ms)')).toEqual([['V', 20, true]]));
  test('of the fastest neuron', () =>
    expect(of('population E[3] : lif(tau_m = [20 ms, 5 ms, 10 ms])')).toEqual([['V', 5, true]]));
  test('beside a term that is not linear: C / g_L, and tau_w', () => {
    const [v, w] = of('population E[1] : adex(C = 300 pF, g_L = 30 nS, tau_w = 50 ms)');
    expect(v).toEqual(['V', expect.closeTo(10, 12) as number, false]);
    expect(w).toEqual(['w', expect.closeTo(50, 12) as number, false]);
  });
  test('of what grows there are none', () =>
    expect(of("neuron n { state x = 1; x' = x / 5 ms }\npopulation E[1] : n")).toEqual([]));
});

describe('couplings', () => {
  const of = (cell: string): (readonly [string, string, number])[] =>
    couplingsOf(
      planOf(
        `population E[5] : ${cell}\nconnect j: E -> E { synapse gap_junction(weight = 10 nS); pattern all_to_all without autapses }${experiment}`
      )
    ).map(({ state, projection, tau }) => [state, projection, tau]);
  test('pull with C / g, of all junctions of a neuron together', () => {
    expect(of('lif_cond(C = 200 pF)')).toEqual([['V', 'j(E->E)', expect.closeTo(5, 12) as number]]);
    expect(of('adex(C = 100 pF)')).toEqual([['V', 'j(E->E)', expect.closeTo(2.5, 12) as number]]);
    expect(of('lif_cond(C = [200 pF, 100 pF, 400 pF, 200 pF, 200 pF])')).toEqual([
      ['V', 'j(E->E)', expect.closeTo(2.5, 12) as number]
    ]);
  });
});

describe('neurons that nothing drives', () => {
  const rest = (args: string): number | undefined =>
    settlesBelowThreshold(planOf(`population E[1] : lif(${args})${experiment}`), 0)?.value;
  test('settle at E_L + R I_e, if that is below the threshold', () => {
    expect(rest('E_L = -70 mV, R = 100 MOhm, I_e = 150 pA')).toBeCloseTo(-55, 12);
    expect(rest('E_L = -70 mV, R = 100 MOhm, I_e = 201 pA')).toBeUndefined();
  });
  test('fire on the way where they begin above it', () => expect(rest('V = uniform(-60 mV, -49 mV)')).toBeUndefined());
  test('fire after a reset that is not below the threshold', () => {
    const reset = (value: string): unknown =>
      firesAfterReset(only(planOf(`population E[1] : lif(V_reset = ${value})${experiment}`).groups));
    expect(reset('-50 mV')).toMatchObject({ state: { name: 'V' }, value: -50, threshold: -50 });
    expect(reset('-50.001 mV')).toBeUndefined();
  });
});
