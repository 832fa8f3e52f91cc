// Code that spreads the spikes of a step over the rows of static synapses: the most travelled loop of a simulation.
import type { Ring } from '../../network/index.js';
import { FunctionBuilder, type Local } from '../encode/index.js';
import type { Machine } from '../machine.js';
import { addressOf } from '../memory/arena.js';
import { pushArrivals } from '../memory/arrivals.js';
import type { SpikeLog } from '../threads/index.js';
import type { RowsOfThreads } from './rows-of-threads.js';

/** How static synapses lie in memory, in the order of rows. */
export interface DeliveryArrays {
  readonly rows: RowsOfThreads;
  readonly targets: Uint16Array | Uint32Array;
  /** steps: one for all, or one each */
  readonly delays: number | Uint32Array;
  readonly sends: readonly Sent[];
}

interface Sent {
  readonly ring: Ring;
  /** one for all, or one each */
  readonly amounts: number | Float64Array;
}

/** Targets that one turn of the loop takes. */
const unrolled = 4;
/** synaptic events between two looks at whether to go on */
const eventsAtOnce = 1 << 20;

/** (step, thread): tells the targets of a thread of the spikes of a step. */
export function deliveryCode(arrays: DeliveryArrays, log: SpikeLog, machine: Machine): FunctionBuilder {
  const b = new FunctionBuilder(['i32', 'i32'], ['i32']);
  const [step, thread] = b.parameters as [Local, Local];
  const at = b.local('i32');
  const end = b.local('i32');
  const start = b.local('i32');
  const events = b.local('i32');
  const spreads = arrays.sends.map(sent => new Spread(b, arrays, sent, step));
  log.each(b, step, neuron => {
    arrays.rows.take(b, neuron, thread, start, end);
    for (const spread of spreads) spread.over(start, end, at);
    b.get(end)
      .get(start)
      .op('i32.sub')
      .get(events)
      .op('i32.add')
      .tee(events)
      .i32(eventsAtOnce)
      .op('i32.gt_u')
      .if(() => {
        b.get(thread)
          .get(events)
          .call(machine.spend)
          .if(() => b.i32(1).op('return'));
        b.i32(0).set(events);
      });
  });
  return b.get(thread).get(events).call(machine.spend);
}

/** One amount that synapses send. */
class Spread {
  /** where what arrives goes: of the step of arrival, or of this step where delays differ */
  private readonly arrivals: Local;
  private readonly amount?: Local;
  private readonly whole: Local;

  constructor(
    private readonly b: FunctionBuilder,
    private readonly arrays: DeliveryArrays,
    private readonly sent: Sent,
    step: Local
  ) {
    const { delays } = arrays;
    this.arrivals = b.local('i32');
    this.whole = b.local('i32');
    pushArrivals(b, sent.ring, step, typeof delays === 'number' ? delays : 0).set(this.arrivals);
    if (typeof sent.amounts !== 'number') return;
    this.amount = b.local('f64');
    b.f64(sent.amounts).set(this.amount);
  }

  over(start: Local, end: Local, at: Local): void {
    const { b, whole } = this;
    b.get(start).tee(at).get(end).get(start).op('i32.sub').i32(-unrolled).op('i32.and', 'i32.add').set(whole);
    b.count(
      at,
      () => b.get(whole),
      () => {
        for (let k = 0; k < unrolled; k++) this.add(at, k);
      },
      unrolled
    );
    b.count(
      at,
      () => b.get(end),
      () => this.add(at, 0)
    );
  }

  /** `arrivals[targets[at + k]] += amount`. */
  private add(at: Local, k: number): void {
    const {
      b,
      arrivals,
      amount,
      arrays: { targets, delays },
      sent: { ring, amounts }
    } = this;
    const bytes = targets.BYTES_PER_ELEMENT;
    const place = b.scratch('i32');
    b.get(at)
      .i32(bytes === 2 ? 1 : 2)
      .op('i32.shl')
      .memory(bytes === 2 ? 'i32.load16_u' : 'i32.load', addressOf(targets) + k * bytes)
      .i32(3)
      .op('i32.shl')
      .get(arrivals)
      .op('i32.add');
    if (typeof delays !== 'number') {
      // around the end of the ring
      const total = 8 * ring.slots * ring.stride;
      b.get(at)
        .i32(2)
        .op('i32.shl')
        .memory('i32.load', addressOf(delays) + 4 * k)
        .i32(8 * ring.stride)
        .op('i32.mul', 'i32.add')
        .tee(place);
      b.get(place)
        .i32(total)
        .op('i32.sub')
        .get(place)
        .i32(addressOf(ring.values) + total)
        .op('i32.lt_u', 'select');
    }
    b.tee(place).get(place).memory('f64.load');
    if (amount) b.get(amount);
    else
      b.get(at)
        .i32(3)
        .op('i32.shl')
        .memory('f64.load', addressOf(amounts as Float64Array) + 8 * k);
    b.op('f64.add').memory('f64.store');
  }
}
