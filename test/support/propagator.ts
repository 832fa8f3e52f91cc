// The exact step of a linear system that is given as a whole matrix, for tests.
import type { GroupPlan, NoisePlan, Places, Propagators } from '../../simulator/2-plan/index.js';
import { stepPropagators } from '../../simulator/2-plan/linear/index.js';

export interface Noise {
  /** its coefficient in each row */
  readonly rows: readonly number[];
  readonly shared: boolean;
}

/** As whole matrices, row by row: n by n, `shared` of each noise n by n + 1. */
export interface WholePropagator {
  readonly change: Float64Array;
  readonly integral: Float64Array;
  readonly noise: Float64Array;
  readonly shared: Float64Array;
}

/** x' = A x + b + S xi over one step, `held` rows as they are. */
export function propagator(
  matrix: ArrayLike<number>,
  noises: readonly Noise[],
  step: number,
  held: readonly boolean[]
): WholePropagator {
  const made = steps(matrix, noises, step, held);
  const n = held.length;
  const { change, noise, shared } = made.places;
  const whole = (places: Places, values: Float64Array | undefined, columns: number): Float64Array => {
    const all = new Float64Array((places.starts.length - 1) * columns);
    for (let row = 0; row + 1 < places.starts.length; row++)
      for (let p = places.starts[row]!; p < places.starts[row + 1]!; p++)
        all[row * columns + places.columns[p]!] = values?.[p] ?? 0;
    return all;
  };
  const { held: over } = made;
  return {
    change: whole(change, over.change, n),
    integral: whole(change, over.integral, n),
    noise: whole(noise, over.noise, n),
    shared: whole(shared, over.shared, n + 1)
  };
}

function steps(
  matrix: ArrayLike<number>,
  noises: readonly Noise[],
  step: number,
  held: readonly boolean[]
): Propagators {
  const n = held.length;
  const number = (value: number) => ({ kind: 'number', value }) as const;
  const entries = Array.from(matrix).flatMap((value, i) =>
    value === 0 ? [] : [{ row: Math.floor(i / n), column: i % n, value: number(value) }]
  );
  const stands = noises.flatMap(({ rows }, noise) =>
    rows.flatMap((value, row) => (value === 0 ? [] : [{ row, noise, factor: number(value) }]))
  );
  const group = {
    integrator: {
      name: 'exact',
      refused: [],
      remaining: [],
      linear: { slots: held.map((_, slot) => slot), matrix: entries, drive: held.map(() => number(0)), noise: stands }
    },
    noises: noises.map(
      ({ shared }, i): NoisePlan => ({ name: `n${i}`, stream: '', of: shared ? 'network' : 'neuron' })
    ),
    states: held.map(held => ({ held }))
  } as unknown as GroupPlan;
  const values = Float64Array.of(
    ...entries.map(({ value }) => value.value),
    ...stands.map(({ factor }) => factor.value)
  );
  return stepPropagators(group, { kinds: 1, values }, step);
}
