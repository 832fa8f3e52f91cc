// Each integrator is asked whether it can; the plan says which was chosen and why.
import { describe, expect, test } from 'vitest';
import { explainPlan, type IntegratorPlan } from '../../../simulator/2-plan/index.js';
import { planned } from '../../support/planned.js';
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
  test('is Euler-Maruyama for noise with a factor that changes', () => {
    expect(chosen("V' = -V / tau + V * sqrt(2 / tau) * xi; u' = 0 mV / 1 ms").name).toBe('euler_maruyama');
  });
  test('says why those before it were not chosen', () => {
    expect(explainPlan(planned(neuron("V' = (V * V / 1 mV - u) / tau; u' = (V - u) / tau")))).toContain(
      "not by exact propagator: V' is not linear in the states"
    );
  });
});
