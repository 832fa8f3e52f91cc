// The arrays in which states of synapses are kept: by synapse, or by neuron what all synapses of a neuron have in common.
import {
  eventSides,
  readBefore,
  type EventSide,
  type SharedTraces,
  type SynapseProgram,
  type SynapseState
} from '../../../2-plan/index.js';
import type { Connectivity } from '../../connect/index.js';
import type { Allocator } from '../../values/index.js';

/** What of synapses is kept once a neuron, by backends that do so. */
export interface Sharing {
  /** absent: nothing */
  readonly traces?: SharedTraces | undefined;
  /** as many as there are threads: copies of what is kept of presynaptic neurons, one behind the other, and which of them synapses onto a neuron look at */
  readonly copies: number;
  readonly copyOf: (post: number) => number;
}

/** A state of all synapses. */
export interface Kept {
  readonly plan: SynapseState;
  /** whose spikes change it */
  readonly side: EventSide | 'both';
  /** of whose neurons it is kept: arrays are by neuron then, of `pre` in copies; absent: by synapse */
  readonly shared?: EventSide;
  /** step of the last of these events; empty where nothing asks for it */
  readonly last: Uint32Array;
  /** values after the last event of each synapse */
  readonly now: Float64Array;
  /** values just before the instant of the last event; of states that the other side reads so */
  readonly before?: Float64Array;
  /** x(t + elapsed) from x(t); absent for a state that only events change */
  readonly advanced?: (x: number, synapse: number, elapsed: number) => number;
}

/** How many numbers there are of a state of each synapse, or of each neuron of a side. */
type Sizes = Readonly<Record<EventSide | 'own', number>>;

export const sizesOf = (
  { synapses, sources, targets }: Pick<Connectivity, 'synapses' | 'sources' | 'targets'>,
  sharing: Pick<Sharing, 'copies'> = { copies: 1 }
): Sizes => ({ own: synapses, pre: sharing.copies * sources, post: targets });

/** Empty. */
export function keptOf(
  program: SynapseProgram,
  sizes: Sizes,
  traces: SharedTraces | undefined,
  { advancing, allocator }: { advancing: (state: SynapseState) => Kept['advanced']; allocator: Allocator }
): Kept[] {
  const lasts = new Map<string, Uint32Array>();
  return partsOf(program, traces).map(({ plan, side, at, hasBefore, hasLast }) => {
    const key = `${side} ${at} ${hasLast}`;
    const last = lasts.get(key) ?? allocator.u32(hasLast ? sizes[at] : 0);
    lasts.set(key, last);
    const advanced = advancing(plan);
    return {
      plan,
      side,
      ...(at === 'own' ? {} : { shared: at }),
      last,
      now: allocator.f64(sizes[at]),
      ...(hasBefore ? { before: allocator.f64(sizes[at]) } : {}),
      ...(advanced ? { advanced } : {})
    };
  });
}

/** Bytes of these arrays. */
export function keptBytes(program: SynapseProgram, sizes: Sizes, traces?: SharedTraces): number {
  const lasts = new Map<string, number>();
  const parts = partsOf(program, traces);
  for (const { side, at, hasLast } of parts) if (hasLast) lasts.set(`${side} ${at}`, 4 * sizes[at]);
  return (
    parts.reduce((sum, { at, hasBefore }) => sum + 8 * sizes[at] * (hasBefore ? 2 : 1), 0) +
    [...lasts.values()].reduce((sum, bytes) => sum + bytes, 0)
  );
}

/** The step of the last event is asked for where a state moves on from there, or is looked at as it was before. */
function partsOf(
  program: SynapseProgram,
  traces: SharedTraces | undefined
): {
  readonly plan: SynapseState;
  readonly side: Kept['side'];
  readonly at: EventSide | 'own';
  readonly hasBefore: boolean;
  readonly hasLast: boolean;
}[] {
  const sides = eventSides(program);
  const befores = readBefore(program);
  return program.states.map((plan, slot) => {
    const at = (['pre', 'post'] as const).find(side => traces?.states[side].includes(slot)) ?? 'own';
    const hasBefore = befores[slot]!;
    return { plan, side: sides[slot]!, at, hasBefore, hasLast: hasBefore || movesBetween(plan) };
  });
}

const movesBetween = ({ rate, drive }: SynapseState): boolean =>
  [rate, drive].some(formula => formula.kind !== 'number' || formula.value !== 0);
