// Where an event of a synapse, or carrying it, went wrong: the reference then does that again, to say what it was.
import type { SynapseEvent } from '../../../2-plan/index.js';
import { blockOf, isRecurrence } from '../../network/index.js';
import { Layout, Records, type Code, type I32 } from '../code/index.js';
import { addressOf, type Arena } from '../memory/arena.js';

/** Of a thread: step, place of the event in the order of events of a step, synapse, and what the event was. */
const layout = new Layout({ step: 'i32', order: 'i32', synapse: 'i32', event: 'i32' });
/** words from one thread to the next: a cache line */
const words = 16;

const events = ['pre', 'post', 'carry', 'anew'] as const;
/** numbers of signals; what comes at regular times has numbers behind all of them */
const firstRecurring = 2 ** 16;
type Event = 'carry' | SynapseEvent;

function numberOf(event: Event): number {
  if (typeof event === 'number') return events.length + event;
  return isRecurrence(event) ? firstRecurring + blockOf(event) : events.indexOf(event);
}

function eventOf(number: number): Event {
  if (number >= firstRecurring) return `each ${number - firstRecurring}`;
  return events[number] ?? number - events.length;
}

export class EventFaults {
  private readonly notes: Uint32Array;

  constructor(
    private readonly threads: number,
    arena: Arena
  ) {
    this.notes = arena.u32(words * threads);
  }

  note(f: Code, thread: I32, step: I32, order: I32, synapse: I32, event: Event): void {
    const notes = new Records(layout, addressOf(this.notes), 4 * words);
    const own = notes.behind(f.keep(notes.distance(thread)));
    own.field('step').set(step);
    own.field('order').set(order);
    own.field('synapse').set(synapse);
    own.field('event').set(numberOf(event));
  }

  /** The first event that went wrong in a step. */
  first(step: number): { readonly synapse: number; readonly event: Event } | undefined {
    let least = Infinity;
    let found: ReturnType<EventFaults['first']>;
    for (let thread = 0; thread < this.threads; thread++) {
      const [at, order, synapse, event] = this.notes.subarray(words * thread) as unknown as [
        number,
        number,
        number,
        number
      ];
      if (at !== step || order >= least) continue;
      least = order;
      found = { synapse, event: eventOf(event) };
    }
    return found;
  }
}
