// Code that spreads the spikes of a step over the rows of static synapses: the most travelled loop of a simulation.
import { FunctionBuilder, type Local } from '../encode/index.js';
import { addressOf } from '../memory/arena.js';

/** How the amounts of one send lie in memory. */
export interface DeliveryArrays {
  readonly rowStart: Uint32Array;
  readonly targets: Uint16Array | Uint32Array;
  /** one for all, or one each in the order of rows */
  readonly amounts: number | Float64Array;
}

/** Targets that one turn of the loop takes. */
const unrolled = 4;

/** (address of the neurons that fired, their number, address of the arrivals of the step in which these spikes arrive): adds to them. */
export function deliveryCode(arrays: DeliveryArrays): FunctionBuilder {
  const builder = new FunctionBuilder(['i32', 'i32', 'i32']), [fired, count, ring] = builder.parameters;
  const f = builder.local('i32'), row = builder.local('i32'), at = builder.local('i32'), end = builder.local('i32'), whole = builder.local('i32');
  builder.count(f, () => builder.get(count!), () => {
    builder.get(fired!).get(f).i32(2).op('i32.shl', 'i32.add').memory('i32.load').i32(2).op('i32.shl').tee(row).memory('i32.load', addressOf(arrays.rowStart)).set(at);
    builder.get(row).memory('i32.load', addressOf(arrays.rowStart) + 4).set(end);
    builder.get(at).get(end).get(at).op('i32.sub').i32(-unrolled).op('i32.and', 'i32.add').set(whole);
    builder.count(at, () => builder.get(whole), () => {
      for (let k = 0; k < unrolled; k++) add(builder, arrays, at, ring!, k);
    }, unrolled);
    builder.count(at, () => builder.get(end), () => add(builder, arrays, at, ring!, 0));
  });
  return builder;
}

/** `arrivals[targets[at + k]] += amount`. */
function add(builder: FunctionBuilder, { targets, amounts }: DeliveryArrays, at: Local, ring: Local, k: number): void {
  const bytes = targets.BYTES_PER_ELEMENT, place = builder.scratch('i32');
  builder.get(at).i32(bytes === 2 ? 1 : 2).op('i32.shl').memory(bytes === 2 ? 'i32.load16_u' : 'i32.load', addressOf(targets) + k * bytes).i32(3).op('i32.shl').get(ring).op('i32.add').tee(place);
  builder.get(place).memory('f64.load');
  if (typeof amounts === 'number') builder.f64(amounts);
  else builder.get(at).i32(3).op('i32.shl').memory('f64.load', addressOf(amounts) + 8 * k);
  builder.op('f64.add').memory('f64.store');
}
