// Each integrator is asked whether it can; the plan says which was chosen and why.
import { describe, expect, test } from 'vitest';
import { explainPlan, type IntegratorPlan } from '../../../simulator/2-plan/index.js';
import { planned, refused } from '../../support/planned.js';
import { only } from '../../support/only.js';

const neuron = (equations: string): string => `neuron cell {
  param tau = 10 ms positive
  input I : mV
  state V = 0 mV
  state u = 0 mV
  ${equations}
  spike when V >= 20 mV
}
population P[2] : cell
experiment e { step 0.1 ms; run 10 ms; record V of P }`;
const chosen = (equations: string): IntegratorPlan => only(planned(neuron(equations)).groups).integrator;

describe('the integrator', () => {
  test('is exact for linear equations, also with additive noise', () => {
    expect(chosen("V' = (u - V) / tau; u' = -u / (2 * tau)").name).toBe('exact');
    expect(chosen("V' = (3 mV - V) / tau + 1 mV * sqrt(2 / tau) * xi; u' = 0 mV / 1 ms").name).toBe('exact');
  });
  test('is exponential Euler where a coefficient follows an exact state', () => {
    const { name, remaining, refused } = chosen("V' = -V * u / (1 mV * tau); u' = -u / tau");
    expect([name, remaining.map(r => r.kind)]).toEqual(['exponential_euler', ['conditional']]);
    expect(refused.map(r => r.name)).toEqual(['exact']);
  });
  test('is Runge-Kutta 4 for other deterministic equations', () => {
    expect(chosen("V' = (V * V / 1 mV - u) / tau; u' = (V - u) / tau").name).toBe('rk4');
    expect(chosen("V' = (sin(t / 1 ms) * 1 mV - V) / tau; u' = V * V / (1 mV * tau)").name).toBe('rk4');
  });
  test('is exponential Euler where a coefficient follows an exact state, also one with noise', () => {
    const { name, linear } = chosen("V' = -V * u / (1 mV * tau); u' = -u / tau + 1 mV * sqrt(2 / tau) * xi");
    expect([name, linear.slots, linear.noise.map(({ row }) => row)]).toEqual(['exponential_euler', [1], [0]]);
  });
  test.each([
    ['follows an exact state', "V' = -V * u / (1 mV * tau) + 1 mV * xi / tau^0.5; u' = -u / tau"],
    ['has a factor that changes', "V' = -V / tau + V * sqrt(2 / tau) * xi; u' = 0 mV / 1 ms"],
    ['stands beside terms that are not linear', "V' = (V * V / 1 mV - V) / tau + 1 mV * xi / tau^0.5"]
  ])('is exponential Euler-Maruyama for noise where the equation %s', (_, equations) => {
    const { name, remaining, refused } = chosen(equations);
    expect([name, remaining.map(({ kind, slot }) => [kind, slot])]).toEqual([
      'exponential_euler_maruyama',
      [['relaxing', 0]]
    ]);
    expect(refused.map(r => r.name)).toEqual(['exact', 'exponential_euler', 'rk4']);
  });
  test('draws a noise exactly only where all that have it are exact', () => {
    const shared = "let s = 1 mV * xi / tau^0.5; V' = -V * V / (1 mV * tau) + s; u' = -u / tau";
    expect(chosen(`${shared} + s`).remaining.map(({ slot }) => slot)).toEqual([0, 1]);
    expect(chosen(`${shared} + 1 mV * xi / tau^0.5`).remaining.map(({ slot }) => slot)).toEqual([0]);
  });
  test('says why those before it were not chosen', () => {
    expect(explainPlan(planned(neuron("V' = (V * V / 1 mV - u) / tau; u' = (V - u) / tau")))).toContain(
      "not by exact propagator: V' is not linear in the states"
    );
  });
});

describe('an integrator that is named', () => {
  const linear = "V' = (u - V) / tau; u' = -u / tau";
  test.each(['exact', 'exponential_euler', 'rk4', 'exponential_euler_maruyama', 'euler_maruyama'])(
    '%s is taken for own states, and receptors are exact beside it',
    name => {
      const text = neuron(
        name === 'exponential_euler'
          ? `V' = -V / tau; u' = -u / tau; integrator ${name}`
          : `${linear}; integrator ${name}`
      ).replace(
        'population P[2] : cell',
        "population P[2] : cell\npopulation S : spike_list(times = [1 ms])\nsynapse s into I : mV { param weight : mV; state i = 0 mV; i' = -i / 5 ms; on pre { i += weight }; inject I = i }\nconnect S -> P { synapse s(weight = 1 mV) }"
      );
      const { integrator } = planned(text).groups.find(group => group.name === 'P')!;
      expect([integrator.name, integrator.refused, integrator.linear.slots]).toEqual([
        name,
        [],
        name === 'exact' ? [0, 1, 2] : [2]
      ]);
    }
  );
  test('must be there, and must be able to', () => {
    expect(refused(neuron(`${linear}; integrator heun`))).toBe(
      'no-integrator 6 There is no integrator heun; there are exact, exponential_euler, rk4, exponential_euler_maruyama, euler_maruyama.'
    );
    expect(refused(neuron("V' = -V / tau + 1 mV * xi / tau^0.5; u' = -u / tau; integrator rk4"))).toBe(
      'no-integrator 6 The integrator rk4 cannot advance these equations (rk4: V: noise); leave it out, or name another.'
    );
  });
});
