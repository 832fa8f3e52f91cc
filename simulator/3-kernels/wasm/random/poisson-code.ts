// Poisson counts from uniform numbers by a table, see simulator/0-numbers/poisson.ts: as spikes of sources, or added to what arrives.
import type { PoissonLookup } from '../../../0-numbers/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import { FunctionBuilder, type Local } from '../encode/index.js';

/** A table in the memory of the kernel. */
export type PlacedLookup = PoissonLookup;

export const placed = ({ sums, counts, places }: PoissonLookup, arena: Arena): PlacedLookup => ({ sums: arena.copy(sums), counts: arena.copy(counts), places: arena.copy(places) });

/** (uniform numbers, how many, where the neurons go, room for how many): neurons by number, each as often as it fires; their number, or -1 where there is no room. */
export function poissonSpikesCode(lookup: PlacedLookup): FunctionBuilder {
  const b = new FunctionBuilder(['i32', 'i32', 'i32', 'i32'], ['i32']), [uniforms, neurons, out, room] = b.parameters;
  const begin = b.local('i32'), end = b.local('i32'), left = b.local('i32');
  b.get(out!).set(begin).get(out!).get(room!).i32(2).op('i32.shl', 'i32.add').set(end);
  eachCount(b, lookup, uniforms!, neurons!, (neuron, count) => {
    b.get(count).op('i32.trunc_f64_u').set(left);
    b.loop(again => {
      b.get(out!).get(end).op('i32.ge_u').if(() => b.i32(-1).op('return'));
      b.get(out!).get(neuron).memory('i32.store').get(out!).i32(4).op('i32.add').set(out!);
      b.get(left).i32(1).op('i32.sub').tee(left).branchIf(again);
    });
  });
  return b.get(out!).get(begin).op('i32.sub').i32(2).op('i32.shr_u');
}

/** (uniform numbers, how many, where the arrivals of their neurons begin): adds count times `amount`. */
export function poissonArrivalsCode(lookup: PlacedLookup, amount: number): FunctionBuilder {
  const b = new FunctionBuilder(['i32', 'i32', 'i32']), [uniforms, neurons, arrivals] = b.parameters, at = b.local('i32');
  return eachCount(b, lookup, uniforms!, neurons!, (neuron, count) => {
    b.get(arrivals!).get(neuron).i32(3).op('i32.shl', 'i32.add').tee(at).get(at).memory('f64.load').get(count).f64(amount).op('f64.mul', 'f64.add').memory('f64.store');
  }, true);
}

/** Above this probability of a count of 0 it pays to go round the others. */
const mostlyNone = 0.8;

/** Visits the neurons whose count is not 0, and `all` others too where these are few. */
function eachCount(b: FunctionBuilder, { sums, counts, places }: PlacedLookup, uniforms: Local, neurons: Local, visit: (neuron: Local, count: Local) => void, all = false): FunctionBuilder {
  const neuron = b.local('i32'), entry = b.local('i32'), u = b.local('f64'), count = b.local('f64'), never = counts[0] === 0 ? sums[0]! : 0, straight = all && never < mostlyNone;
  return b.count(neuron, () => b.get(neurons), () => b.block(next => {
    b.get(uniforms).get(neuron).i32(3).op('i32.shl', 'i32.add').memory('f64.load').set(u);
    if (!straight) b.get(u).f64(never).op('f64.lt').branchIf(next);
    b.get(u).f64(256).op('f64.mul', 'i32.trunc_f64_u').i32(2).op('i32.shl').memory('i32.load', addressOf(places)).set(entry);
    b.block(found => b.loop(again => {
      b.get(entry).i32(sums.length).op('i32.ge_u').branchIf(found);
      b.get(u).get(entry).i32(3).op('i32.shl').memory('f64.load', addressOf(sums)).op('f64.lt').branchIf(found);
      b.get(entry).i32(1).op('i32.add').set(entry).branch(again);
    }));
    b.get(entry).i32(3).op('i32.shl').memory('f64.load', addressOf(counts)).set(count);
    if (!straight) b.get(count).f64(0).op('f64.eq').branchIf(next);
    visit(neuron, count);
  }));
}
