// Which normal numbers the noises of a group take in a step.
import type { Integrated, Propagators } from '../../2-plan/index.js';

/** Numbers of one stream: one a neuron, or, shared, so many for all neurons together. */
export interface DrawnNoise {
  readonly stream: string;
  readonly shared?: number;
}

export function drawnNoises(group: Integrated, propagators: Propagators): DrawnNoise[] {
  const {
    noises,
    integrator: { linear, remaining }
  } = group;
  const isExact = linear.noise.length > 0;
  const read = new Set(remaining.flatMap(state => state.noises.map(({ noise }) => noise)));
  return [
    ...noisyColumns(propagators).map(column => ({ stream: streamOfColumn(group, column) })),
    ...noises.flatMap(({ of, stream }, number): DrawnNoise[] => {
      if (of === 'neuron') return read.has(number) ? [{ stream }] : [];
      return isExact ? [{ stream, shared: linear.slots.length + 1 }] : read.has(number) ? [{ stream, shared: 1 }] : [];
    })
  ];
}

/** Columns of the noise of exact states that are not zero: for each a number is drawn for a neuron. */
export function noisyColumns({ places: { noise: places }, free, held }: Propagators): number[] {
  const found = new Set<number>();
  for (const { noise } of [free, held])
    noise?.forEach((value, i) => value !== 0 && found.add(places.columns[i % places.columns.length]!));
  return [...found].sort((a, b) => a - b);
}

/** The stream of that number. */
export function streamOfColumn({ name: all, states, integrator }: Integrated, column: number): string {
  const { name, stream = `${all}.${name}` } = states[integrator.linear.slots[column]!]!;
  return `${stream}.noise`;
}
