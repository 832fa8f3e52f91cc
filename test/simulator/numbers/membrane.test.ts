// Membranes below and at threshold against closed forms: rows R1 to R6, R10 and R11 of the reference numbers.
import { describe, expect, test } from 'vitest';
import { simulated, spikeSteps, valueAt } from '../../support/simulated.js';
import { snn } from '../../support/snn.js';

const experiment = (statements: string): string => `experiment e { ${statements} }`;
/** tau 10 ms and C 250 pF: R = tau / C = 40 MOhm. */
const lif = (more: string): string =>
  `population P[1] : lif(tau_m = 10 ms, R = 40 MOhm, E_L = 0 mV, V_reset = 0 mV, ${more})\n`;
/** NEST's defaults of iaf_psc_alpha. */
const nest = (current: string): string =>
  `population P[1] : lif(tau_m = 10 ms, R = 40 MOhm, E_L = -70 mV, V_th = -55 mV, V_reset = -70 mV, t_ref = 2 ms, I_e = ${current})\n`;

describe('a charging membrane (R1)', () => {
  test.each(Array.from({ length: 14 }, (_, i) => 2 ** -i))('is at V(5 ms) to 1e-12 mV with a step of %d ms', h => {
    const recording = simulated(
      `${lif('V_th = 1000 mV, I_e = 1000 pA')}${experiment(`step ${h} ms; record V of P every ${h < 1 ? 1 : h} ms; run 5 ms`)}`
    );
    expect(Math.abs(valueAt(recording, 'P', 'V', 5 / h) - 15.738773611494663)).toBeLessThan(1e-12);
  });
  test('settles at 40 mV', () => {
    const recording = simulated(
      `${lif('V_th = 1000 mV, I_e = 1000 pA')}${experiment('step 1 ms; record V of P; run 500 ms')}`
    );
    expect(valueAt(recording, 'P', 'V', 500)).toBeCloseTo(40, 12);
  });
});

test('the first spike is the crossing rounded up to the grid (R2)', () => {
  const recording = simulated(
    `${lif('V_th = 15 mV, I_e = 1000 pA')}${experiment('step 0.1 ms; record V of P; record spikes of P; run 5 ms')}`
  );
  expect(spikeSteps(recording, 'P')).toEqual([48]);
  expect(valueAt(recording, 'P', 'V', 47)).toBeCloseTo(14.999909, 6);
});

test('the membrane of iaf_psc_alpha under 1000 pA (R3)', () => {
  const recording = simulated(
    `${nest('1000 pA')}${experiment('step 0.1 ms; record V of P; record spikes of P; run 5 ms')}`
  );
  expect(spikeSteps(recording, 'P')).toEqual([48]);
  for (const [step, V] of [
    [1, -69.601993],
    [5, -68.049177],
    [47, -55.0000907]
  ] as const)
    expect(Math.abs(valueAt(recording, 'P', 'V', step) / V - 1)).toBeLessThan(1e-6);
});

test.each([0.1, 0.2, 0.5, 1])('the spike at 3 ms and the refractory time are the same with a step of %d ms (R4)', h => {
  const recording = simulated(
    `${nest('1450 pA')}${experiment(`step ${h} ms; record V of P; record spikes of P; run 8 ms`)}`
  );
  const at = (t: number): number => valueAt(recording, 'P', 'V', Math.round(t / h));
  expect(spikeSteps(recording, 'P')[0]! * h).toBeCloseTo(3, 12);
  for (let step = Math.round(3 / h); step <= Math.round(5 / h); step++)
    expect(valueAt(recording, 'P', 'V', step)).toBe(-70);
  for (const [t, V] of [
    [5.1, -69.4229],
    [6.9, -59.9636]
  ] as const)
    if (Number.isInteger(Number((t / h).toFixed(9)))) expect(at(t)).toBeCloseTo(V, 4);
});

test('the period is the refractory time and the time to threshold, each rounded up (R5)', () => {
  const drives = [15.1, 16, 20, 22.5, 30, 40, 60];
  const periods = [522, 298, 159, 130, 90, 68, 49];
  const text = `population P[7] : lif_delta(tau_m = 10 ms, E_L = 0 mV, V_th = 15 mV, V_reset = 0 mV, t_ref = 2 ms, drive = [${drives.map(mu => `${mu} mV`).join(', ')}])\n`;
  const recording = simulated(`${text}${experiment('step 0.1 ms; record spikes of P; run 200 ms')}`);
  periods.forEach((period, neuron) => {
    const steps = spikeSteps(recording, 'P', neuron);
    const intervals = steps.slice(1).map((step, i) => step - steps[i]!);
    expect(new Set(intervals)).toEqual(new Set([period]));
  });
});

test('no spike at or below threshold drive (R5)', () => {
  const recording = simulated(
    `population P[2] : lif_delta(tau_m = 10 ms, E_L = 0 mV, V_th = 15 mV, V_reset = 0 mV, drive = [15 mV, 14 mV])\n${experiment('step 0.1 ms; record spikes of P; run 300 ms')}`
  );
  expect(recording.spikes[0]!.steps).toHaveLength(0);
});

test.each([
  [1, 11],
  [5, 51],
  [0, 1]
])('a threshold that is always met and a refractory time of %d ms fire every %d steps (R6)', (refractory, interval) => {
  const text = snn`
    neuron always {
      param t_ref = ${refractory} ms
      state V = 0 mV
      V' = 0 mV / 1 ms
      spike when V >= 0 mV
      refractory t_ref holds V
    }
    population P[1] : always
  `;
  const steps = spikeSteps(simulated(`${text}${experiment('step 0.1 ms; record spikes of P; run 1 s')}`), 'P');
  expect(steps[0]).toBe(1);
  expect(new Set(steps.slice(1).map((step, i) => step - steps[i]!))).toEqual(new Set([interval]));
});

test('a constant conductance is exact in exponential Euler (R10)', () => {
  const text = snn`
    neuron cell {
        param g_L = 250 pF / 15 ms
        state g = 5 nS
        state V = -70 mV
        g' = 0 nS / 1 ms
        V' = (g_L * (-70 mV - V) + g * (0 mV - V)) / 250 pF
      }
      population P[1] : cell
  `;
  const recording = simulated(`${text}${experiment('step 0.1 ms; record V of P; run 300 ms')}`);
  expect(valueAt(recording, 'P', 'V', 50)).toBeCloseTo(-64.31940858540901, 12);
  expect(valueAt(recording, 'P', 'V', 100)).toBeCloseTo(-60.63642928821717, 12);
  expect(valueAt(recording, 'P', 'V', 3000)).toBeCloseTo(-53.84615384615385, 8);
});

describe('the order of a solver (R11)', () => {
  const exact = 15.738773611494663;
  const error = (equation: string, h: number, integrator = ''): number => {
    const text = snn`
      neuron cell {
        param s = 0
        state V = 0 mV
        V' = ${equation}
        ${integrator}
      }
      population P[2] : cell(s = [0, 0])
    `;
    return (
      valueAt(simulated(`${text}${experiment(`step ${h} ms; record V of P; run 5 ms`)}`), 'P', 'V', Math.round(5 / h)) -
      exact
    );
  };
  test.each([
    [0.1, 0.0609837],
    [0.05, 0.0304089]
  ])('of forward Euler is 1 (h = %d ms)', (h, expected) => {
    const found = error('(40 mV - V) / 10 ms + s * V * xi * sqrt(1 / 1 ms)', h, 'integrator euler_maruyama');
    expect(Math.abs(found / expected - 1)).toBeLessThan(0.01);
  });
  test.each([
    [0.1, -1.02e-9],
    [0.05, -6.3e-11]
  ])('of Runge-Kutta 4 is 4 (h = %d ms)', (h, expected) => {
    const found = error('(40 mV - max(V, -1000 mV)) / 10 ms', h);
    expect(Math.abs(found / expected - 1)).toBeLessThan(0.02);
  });
});
