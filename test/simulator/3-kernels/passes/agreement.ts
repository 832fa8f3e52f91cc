// Every subset of the passes that find something to do in a plan, on every backend: all must simulate what the reference does without any.
import { expect } from 'vitest';
import { bitEqualPasses, mergingTolerance, passNames, type Plan } from '../../../../simulator/2-plan/index.js';
import { backends, emit } from '../../../../simulator/3-kernels/index.js';
import { plan, type NetworkModel } from '../../../../simulator/index.js';
import { presenting } from '../../../support/presenting.js';

/** So many subsets are simulated; fewer where there are many pairs of neurons to connect. */
const mostSubsets = 32;
const fewSubsets = 8;
const manyPairs = 1e5;
/** Steps in one call: no multiple of a slice. */
const atOnce = 23;

/** What was simulated: spikes as step and neuron, then all recorded variables after each call. */
interface Outcome {
  readonly spikes: readonly number[];
  readonly values: readonly number[];
}

/** Passes that do something in the plan of an experiment, having shown that they change nothing of its first steps. */
export function agreed(
  model: NetworkModel,
  experiment: string,
  steps: number
): { readonly passes: readonly string[]; readonly spikes: number } {
  const planned = (without: readonly string[]): Plan => plan(model, { experiment, without }).plan!;
  const busy = planned([])
    .passes.filter(pass => pass.did.length > 0)
    .map(pass => pass.name);
  const bare = planned(['all']);
  const oracle = outcome(bare, 'reference', steps);
  // what rounds otherwise, as the oracle has it: all backends must round alike
  const known = new Map([['', oracle]]);
  const roundedBy = (rounding: readonly string[]): Outcome => {
    const key = rounding.join();
    const found =
      known.get(key) ?? outcome(planned(passNames.filter(name => !rounding.includes(name))), 'reference', steps);
    known.set(key, found);
    return found;
  };
  const pairs = bare.projections.reduce(
    (sum, { recipe: { sources, targets } }) => sum + sources.count * targets.count,
    0
  );
  for (const off of subsetsOf(busy, pairs > manyPairs ? fewSubsets : mostSubsets)) {
    const passed = planned(off);
    const rounding = passed.passes
      .filter(({ name, did }) => did.length > 0 && !bitEqualPasses.includes(name))
      .map(({ name }) => name);
    for (const { name } of backends) {
      const what = `${experiment}; on ${name} without ${off.join(', ') || 'nothing'}`;
      const found = outcome(passed, name, steps);
      compare(found, roundedBy(rounding), 0, what);
      if (rounding.length > 0) compare(found, oracle, mergingTolerance, what);
    }
  }
  return { passes: busy, spikes: oracle.spikes.length / 2 };
}

/** All of a few; of more none, all, all but one, and some drawn always alike. */
export function subsetsOf(names: readonly string[], most: number): string[][] {
  const chosen = (mask: number): string[] => names.filter((_, i) => (mask >> i) & 1);
  const whole = 2 ** names.length - 1;
  if (whole < most) return Array.from({ length: whole + 1 }, (_, mask) => chosen(mask));
  const masks = new Set([0, whole, ...names.map((_, i) => whole - (1 << i))]);
  // a linear congruential generator
  for (let state = 1; masks.size < most; ) {
    state = (1664525 * state + 1013904223) % 2 ** 32;
    masks.add(Math.floor((state / 2 ** 32) * (whole + 1)));
  }
  return [...masks].map(chosen);
}

function outcome(planned: Plan, backend: string, steps: number): Outcome {
  const kernels = emit(planned, {}, backend);
  const carryOn = presenting(planned, kernels);
  const spikes: number[] = [];
  const values: number[] = [];
  const { traces, weights } = planned.records;
  const end = Math.min(steps, planned.script.plannedSteps);
  for (let step = 0; step < end; ) {
    const advance = carryOn(Math.min(atOnce, end - step));
    expect(advance.faults ?? []).toEqual([]);
    step = advance.steps;
    for (const { length, steps: at, neurons } of advance.spikes)
      for (let i = 0; i < length; i++) spikes.push(at[i]!, neurons[i]!);
    traces.forEach(({ neurons: { count } }, i) => values.push(...read(count, into => kernels.readTrace(i, into, 0))));
    weights.forEach((_, i) =>
      values.push(...read(kernels.ends(i).pre.length, into => kernels.readWeights(i, into, 0)))
    );
  }
  return { spikes, values };
}

function read(count: number, fill: (into: Float64Array) => void): Float64Array {
  const into = new Float64Array(count);
  fill(into);
  return into;
}

/** `tolerance` relative to the largest value; 0: bit by bit. */
function compare(got: Outcome, wanted: Outcome, tolerance: number, what: string): void {
  expect([got.spikes.length, got.values.length], what).toEqual([wanted.spikes.length, wanted.values.length]);
  const spike = got.spikes.findIndex((value, i) => value !== wanted.spikes[i]);
  if (spike >= 0) expect.fail(`Spike ${spike / 2} of ${what} is another.`);
  const scale = wanted.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const wrong = got.values.findIndex((value, i) =>
    tolerance === 0 ? !Object.is(value, wanted.values[i]) : !(Math.abs(value - wanted.values[i]!) <= tolerance * scale)
  );
  if (wrong >= 0) expect.fail(`Value ${wrong} of ${what} is ${got.values[wrong]!}, not ${wanted.values[wrong]!}.`);
}

export const allPasses: readonly string[] = passNames;
