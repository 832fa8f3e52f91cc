// Code for counts that reach single targets, whose amounts and delays may differ.
import { numberAt, type NeuronSet } from '../../../2-plan/index.js';
import type { Ring } from '../../network/index.js';
import type { FunctionBuilder, Local } from '../encode/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import { pushArrivals } from '../memory/arrivals.js';
import { pushNumber } from './walk-code.js';

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
  b: FunctionBuilder,
  { delays, sends, members }: CountTargets,
  step: Local
): (neuron: Local, count: Local) => void {
  const at = b.local('i32');
  const kept = sends.map(({ ring, amounts }) => {
    const arrivals = b.local('i32');
    const amount = b.local('f64');
    if (typeof delays === 'number') pushArrivals(b, ring, step, delays).set(arrivals);
    if (typeof amounts === 'number') b.f64(amounts).set(amount);
    return { arrivals, amount };
  });
  const addTo = (neuron: Local, count: Local): void =>
    sends.forEach(({ ring, amounts }, i) => {
      if (typeof delays === 'number') b.get(kept[i]!.arrivals);
      else pushArrivals(b, ring, step, () => pushNumber(b, delays, neuron));
      b.get(neuron).i32(3).op('i32.shl', 'i32.add').tee(at).get(at).memory('f64.load').get(count);
      if (typeof amounts === 'number') b.get(kept[i]!.amount);
      else b.get(neuron).i32(3).op('i32.shl').memory('f64.load', addressOf(amounts));
      b.op('f64.mul', 'f64.add').memory('f64.store');
    });
  return (neuron, count) => {
    if (members)
      b.get(neuron)
        .memory('i32.load8_u', addressOf(members))
        .if(() => addTo(neuron, count));
    else addTo(neuron, count);
  };
}
