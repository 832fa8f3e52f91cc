// Code that spreads the spikes of a step over the rows of static synapses: the most travelled loop of a simulation.
import type { Ring } from '../../network/index.js';
import { column, FunctionCode, type Code, type F64, type I32, type Variable } from '../code/index.js';
import type { Machine } from '../machine.js';
import { arrivalsAfter, arrivalsFrom, arrivalsAddress } from '../memory/arrivals.js';
import type { SpikeSource } from '../threads/index.js';
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
export function deliveryCode(arrays: DeliveryArrays, log: SpikeSource, machine: Machine): FunctionCode {
  const f = new FunctionCode(['i32', 'i32'], 'i32');
  const [step, thread] = f.parameters;
  const [at, end, start, events] = [f.local('i32'), f.local('i32'), f.local('i32'), f.local('i32')];
  const spreads = arrays.sends.map(sent => new Spread(f, arrays, sent, step));
  log.each(f, step, neuron => {
    arrays.rows.take(f, neuron, thread, start, end);
    for (const spread of spreads) spread.over(start, end, at);
    f.if(events.assigned(end.minus(start).plus(events)).isAbove(eventsAtOnce), () => {
      f.returnIf(f.callI32(machine.spend, thread, events), 1);
      events.set(0);
    });
  });
  return f.gives(f.callI32(machine.spend, thread, events));
}

/** One amount that synapses send. */
class Spread {
  /** where what arrives begins: in the step of arrival, or in this step where delays differ */
  private readonly arrivals: Variable<I32>;
  private readonly amount: (synapse: I32, more: number) => F64;
  private readonly whole: Variable<I32>;

  constructor(
    private readonly f: Code,
    private readonly arrays: DeliveryArrays,
    private readonly sent: Sent,
    step: I32
  ) {
    const { delays } = arrays;
    const { amounts, ring } = sent;
    this.whole = f.local('i32');
    this.arrivals = f.keep(arrivalsAddress(ring, step, typeof delays === 'number' ? delays : 0));
    const amount = typeof amounts === 'number' ? f.keep(f.f64(amounts)) : undefined;
    this.amount = (synapse, more) => amount ?? column(amounts as Float64Array).at(synapse, more);
  }

  over(start: Variable<I32>, end: Variable<I32>, at: Variable<I32>): void {
    const { f, whole } = this;
    whole.set(at.assigned(start).plus(end.minus(start).and(-unrolled)));
    f.count(
      at,
      whole,
      () => {
        for (let k = 0; k < unrolled; k++) this.add(at, k);
      },
      unrolled
    );
    f.count(at, end, () => this.add(at, 0));
  }

  /** `arrivals[targets[at + k]] += amount`. */
  private add(at: I32, k: number): void {
    const {
      f,
      arrivals,
      arrays: { targets, delays },
      sent: { ring }
    } = this;
    const target = column(targets).at(at, k);
    const place =
      typeof delays === 'number'
        ? arrivalsFrom(arrivals).at(target)
        : arrivalsAfter(f, ring, arrivals, target, column(delays).at(at, k));
    place.add(this.amount(at, k));
  }
}
