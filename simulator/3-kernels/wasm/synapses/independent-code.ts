// Code for counts that reach single targets, whose amounts and delays may differ.
import { numberAt, type NeuronSet } from '../../../2-plan/index.js';
import type { Ring } from '../../network/index.js';
import { column, type Code, type F64, type I32 } from '../code/index.js';
import type { Arena } from '../memory/arena.js';
import { arrivalsAddress, arrivalsFrom } from '../memory/arrivals.js';

/** Numbers are one for all, or one for each neuron of the target population. */
export interface CountTargets {
  /** steps */
  readonly delays: number | Uint32Array;
  readonly sends: readonly { readonly ring: Ring; readonly amounts: number | Float64Array }[];
  /** not 0 for those that draw; absent: all */
  readonly members?: Uint8Array;
}

/** From numbers by place in the set of targets. */
export function countTargets(
  targets: NeuronSet,
  delays: CountTargets['delays'],
  sends: CountTargets['sends'],
  arena: Arena
): CountTargets {
  const byNeuron = <T extends Float64Array | Uint32Array | Uint8Array>(
    into: T,
    value: (place: number) => number
  ): T => {
    for (let place = 0; place < targets.count; place++) into[numberAt(targets, place)] = value(place);
    return into;
  };
  return {
    delays: typeof delays === 'number' ? delays : byNeuron(arena.u32(targets.size), place => delays[place]!),
    sends: sends.map(({ ring, amounts }) => {
      return {
        ring,
        amounts: typeof amounts === 'number' ? amounts : byNeuron(arena.f64(targets.size), place => amounts[place]!)
      };
    }),
    ...(targets.neurons ? { members: byNeuron(arena.u8(targets.size), () => 1) } : {})
  };
}

/** What comes before the loop over neurons; what it returns adds `count` times the amounts to what arrives at a neuron. */
export function countAdder(
  f: Code,
  { delays, sends, members }: CountTargets,
  step: I32
): (neuron: I32, count: F64) => void {
  const begin = sends.map(({ ring }) => {
    const kept = f.local('i32');
    if (typeof delays === 'number') kept.set(arrivalsAddress(ring, step, delays));
    return kept;
  });
  const fixed = sends.map(({ amounts }) => (typeof amounts === 'number' ? f.keep(f.f64(amounts)) : undefined));
  const addTo = (neuron: I32, count: F64): void =>
    sends.forEach(({ ring, amounts }, i) => {
      if (typeof delays !== 'number') begin[i]!.set(arrivalsAddress(ring, step, column(delays).at(neuron)));
      const amount = fixed[i] ?? column(amounts as Float64Array).at(neuron);
      arrivalsFrom(begin[i]!).at(neuron).add(count.times(amount));
    });
  return (neuron, count) => {
    if (members) f.if(column(members).at(neuron), () => addTo(neuron, count));
    else addTo(neuron, count);
  };
}
