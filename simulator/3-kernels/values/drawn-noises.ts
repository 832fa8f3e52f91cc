// Which normal numbers the noises of a group take in a step.
import type { GroupPlan, LinearPlan, Propagator } from '../../2-plan/index.js';

type Propagators = NonNullable<LinearPlan['propagators']>;

/** Numbers of one stream: one a neuron, or, shared, so many for all neurons together. */
export interface DrawnNoise {
  readonly stream: string;
  readonly shared?: number;
}

/** `propagators`: those that occur in the group. */
export function drawnNoises(group: GroupPlan, propagators: readonly Propagators[]): DrawnNoise[] {
  const {
    noises,
    integrator: { linear, remaining }
  } = group;
  const exact = linear.noise.length > 0;
  const drawn = (list: typeof noises): DrawnNoise[] =>
    list.flatMap(({ of, stream }) =>
      of === 'neuron' ? (exact ? [] : [{ stream }]) : [{ stream, shared: exact ? linear.slots.length + 1 : 1 }]
    );
  const read = new Set(
    remaining.flatMap(state => (state.kind === 'derivative' ? state.noises.map(({ noise }) => noise) : []))
  );
  return [
    ...noisyColumns(linear, propagators).map(column => ({ stream: streamOfColumn(group, column) })),
    ...drawn(noises.filter((_, number) => exact || read.has(number)))
  ];
}

/** Columns of the noise of exact states that are not zero: for each a number is drawn for a neuron. */
export function noisyColumns({ slots }: LinearPlan, propagators: readonly Propagators[]): number[] {
  const n = slots.length;
  const has = ({ noise }: Propagator, column: number): boolean =>
    noise?.some((value, i) => i % n === column && value !== 0) ?? false;
  return [...slots.keys()].filter(column =>
    propagators.some(({ free, held }) => has(free, column) || has(held, column))
  );
}

/** The stream of that number. */
export const streamOfColumn = ({ name, states, integrator }: GroupPlan, column: number): string =>
  `${name}.${states[integrator.linear.slots[column]!]!.name}.noise`;
