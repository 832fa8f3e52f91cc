// Code that spreads the spikes of a step over the rows of static synapses: the most travelled loop of a simulation.
import type { Sent } from '../../network/index.js';
import { column, FunctionCode, type Code, type F64, type I32, type Place, type Variable } from '../code/index.js';
import type { Machine } from '../machine.js';
import { arrivalsAddress, ArrivalsAround, arrivalsFrom } from '../memory/arrivals.js';
import type { SpikeSource } from '../threads/index.js';
import type { RowsOfThreads } from './rows-of-threads.js';

/** How static synapses lie in memory, in the order of rows. */
export interface DeliveryArrays {
  readonly rows: RowsOfThreads;
  readonly arrive: OneDelay | OwnDelays;
  readonly sends: readonly Sent[];
}

interface OneDelay {
  readonly targets: Uint16Array | Uint32Array;
  /** steps */
  readonly delay: number;
}

interface OwnDelays {
  /** where it arrives in a ring, counted from the arrivals of the step in which it is sent */
  readonly places: Uint32Array;
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
  /** where the amount of a synapse arrives */
  private readonly place: (synapse: I32, more: number) => Place<'f64'>;
  private readonly amount: (synapse: I32, more: number) => F64;
  private readonly whole: Variable<I32>;

  constructor(
    private readonly f: Code,
    { arrive }: DeliveryArrays,
    { amounts, ring }: Sent,
    step: I32
  ) {
    this.whole = f.local('i32');
    if ('places' in arrive) {
      const arrivals = new ArrivalsAround(f, ring, step);
      this.place = (synapse, more) => arrivals.at(column(arrive.places).at(synapse, more));
    } else {
      const arrivals = arrivalsFrom(f.keep(arrivalsAddress(ring, step, arrive.delay)));
      this.place = (synapse, more) => arrivals.at(column(arrive.targets).at(synapse, more));
    }
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
        for (let k = 0; k < unrolled; k++) this.place(at, k).add(this.amount(at, k));
      },
      unrolled
    );
    f.count(at, end, () => this.place(at, 0).add(this.amount(at, 0)));
  }
}
