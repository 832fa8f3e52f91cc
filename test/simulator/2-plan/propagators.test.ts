// Exact propagators against closed forms (R1, R7, R8), at and around equal time constants.
import { describe, expect, test } from 'vitest';
import { Exponential } from '../../../simulator/2-plan/linear/matrix-exponential.js';
import { everyPlace } from '../../../simulator/2-plan/linear/places.js';
import { propagator } from '../../support/propagator.js';

const never = [false, false, false];

/** V after h from a current of 1 in an exponential synapse: V' = -V / tm + i, i' = -i / ts. */
const throughSynapse = (tm: number, ts: number, h: number): number =>
  propagator(Float64Array.of(-1 / tm, 1, 0, -1 / ts), [], h, [false, false]).change[1]!;
/** The same in closed form, with the limit tm = ts. */
const closedForm = (tm: number, ts: number, h: number): number => {
  const a = 1 / tm;
  const d = 1 / ts - a;
  return d === 0 ? h * Math.exp(-a * h) : (-Math.exp(-a * h) * Math.expm1(-d * h)) / d;
};

describe('the propagator of a step', () => {
  test.each([2 ** 0, 2 ** -3, 2 ** -7, 2 ** -13])('keeps every digit of a charging membrane at h = %d ms (R1)', h => {
    const { change, integral } = propagator(Float64Array.of(-1 / 10), [], h, [false]);
    const steps = 5 / h;
    let V = 0;
    for (let k = 0; k < steps; k++) V += change[0]! * V + integral[0]! * 4;
    expect(Math.abs(V - 15.738773611494663)).toBeLessThan(1e-12);
  });
  test.each([0, 1e-12, 1e-9, 1e-6, 1e-3, -1e-3, 1, -5])('has no jump where tau_syn - tau_m = %d ms', difference => {
    const [tm, ts, h] = [10, 10 + difference, 0.1];
    expect(throughSynapse(tm, ts, h) / closedForm(tm, ts, h)).toBeCloseTo(1, 13);
  });
  test('of an exponential synapse peaks where the closed form does (R8)', () => {
    const [tm, ts, C, w] = [10, 2, 250, 100];
    const peak = 4.023594781085251;
    expect((w / C) * throughSynapse(tm, ts, peak)).toBeCloseTo(0.5349922439811376, 12);
    expect(throughSynapse(tm, ts, peak - 0.01)).toBeLessThan(throughSynapse(tm, ts, peak));
    expect(throughSynapse(tm, ts, peak + 0.01)).toBeLessThan(throughSynapse(tm, ts, peak));
  });
  test('of an alpha synapse gives the samples of R7', () => {
    const [tm, ts, C, w] = [10, 2, 250, 100];
    const system = Float64Array.of(-1 / tm, 1 / C, 0, 0, -1 / ts, 1, 0, 0, -1 / ts);
    const V = (t: number): number => (propagator(system, [], t, never).change[2]! * w * Math.E) / ts;
    expect([0.1, 0.3, 1, 2, 2.7].map(V).map(v => Number(v.toFixed(6)))).toEqual([
      0.002621, 0.021925, 0.189242, 0.531926, 0.761662
    ]);
    expect(V(6.650997646159212)).toBeCloseTo(1.3000662476173703, 10);
  });
  test('holds what is held and lets the rest see it', () => {
    const { change, integral } = propagator(Float64Array.of(-0.1, 1, 0.3, -0.5), [], 1, [true, false]);
    expect([change[0], change[1], integral[0]]).toEqual([0, 0, 0]);
    expect(change[2]).toBeCloseTo((0.3 * (1 - Math.exp(-0.5))) / 0.5, 14);
  });
  test('of white noise has the variance of an Ornstein-Uhlenbeck process', () => {
    const [tau, sigma, h] = [10, 3, 0.7];
    const { noise } = propagator(
      Float64Array.of(-1 / tau),
      [{ rows: [sigma * Math.sqrt(2 / tau)], shared: false }],
      h,
      [false]
    );
    expect(noise[0]! ** 2).toBeCloseTo(sigma ** 2 * -Math.expm1((-2 * h) / tau), 13);
  });
  test('of two half steps is one whole step', () => {
    const system = Float64Array.of(-0.3, 0.2, 0.1, -0.05);
    const whole = propagator(system, [], 1, [false, false]).change;
    const half = propagator(system, [], 0.5, [false, false]).change;
    const at = (m: Float64Array, i: number, j: number): number => m[i * 2 + j]! + (i === j ? 1 : 0);
    for (const i of [0, 1])
      for (const j of [0, 1]) {
        expect(at(half, i, 0) * at(half, 0, j) + at(half, i, 1) * at(half, 1, j)).toBeCloseTo(at(whole, i, j), 14);
      }
  });
});

describe('the propagator of states that do not all see each other', () => {
  test('of a neuron with 42 receptors is that of each by itself, at and around the time constant of the membrane', () => {
    const [tm, h] = [10, 0.1];
    const taus = Array.from({ length: 42 }, (_, i) => tm + (i - 21) * 10 ** -(i % 14));
    const n = taus.length + 1;
    const system = new Float64Array(n * n);
    system[0] = -1 / tm;
    taus.forEach((tau, i) => {
      system[i + 1] = 1;
      system[(i + 1) * n + i + 1] = -1 / tau;
    });
    const { change, integral } = propagator(
      system,
      [],
      h,
      Array.from({ length: n }, () => false)
    );
    const relative = (found: number, expected: number): number => Math.abs(found / expected - 1);
    taus.forEach((tau, i) => {
      expect(relative(change[i + 1]!, closedForm(tm, tau, h))).toBeLessThan(1e-15);
      expect(relative(change[(i + 1) * n + i + 1]!, Math.expm1(-h / tau))).toBeLessThan(1e-15);
      expect(relative(integral[(i + 1) * n + i + 1]!, -tau * Math.expm1(-h / tau))).toBeLessThan(1e-15);
    });
    expect(change.filter(value => value !== 0)).toHaveLength(1 + 2 * taus.length);
  });
  test('has the bits that it would have if every place were computed', () => {
    // two receptors of two states each, which see each other nowhere, and a membrane of two states that see all
    const places = [
      [0, 0, -0.1],
      [0, 1, 0.7],
      [0, 2, 0.3],
      [0, 4, 1.1],
      [1, 0, -0.2],
      [1, 1, -0.05],
      [2, 2, -0.5],
      [2, 3, 1],
      [3, 3, -0.45],
      [4, 4, -0.3],
      [4, 5, 1],
      [5, 5, -0.9]
    ] as const;
    const n = 6;
    const system = new Float64Array(n * n);
    for (const [row, column, value] of places) system[row * n + column] = value;
    const h = 1.5;
    const whole = new Exponential(everyPlace(n));
    const [change, integral] = [whole.empty(), whole.empty()];
    whole.expm1(
      system.map(value => value * h),
      new Float64Array(n).fill(h),
      change,
      integral
    );
    const found = propagator(
      system,
      [],
      h,
      Array.from({ length: n }, () => false)
    );
    expect(found.change).toEqual(change);
    expect(found.integral).toEqual(integral);
  });
});
