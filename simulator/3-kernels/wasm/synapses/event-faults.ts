// Where an event of a synapse went wrong: the reference then runs that event again, to say what it was.
import type { EventSide } from '../../../2-plan/index.js';
import type { FunctionBuilder, Local } from '../encode/index.js';
import { addressOf, type Arena } from '../memory/arena.js';

/** Words of a thread: step, place of the event in the order of events of a step, synapse, and whether a pre spike was the event. */
const words = 16;

export class EventFaults {
  private readonly notes: Uint32Array;

  constructor(
    private readonly threads: number,
    arena: Arena
  ) {
    this.notes = arena.u32(words * threads);
  }

  note(b: FunctionBuilder, thread: Local, step: Local, order: Local, synapse: Local, event: EventSide): void {
    const place = b.scratch('i32');
    const address = addressOf(this.notes);
    b.get(thread)
      .i32(4 * words)
      .op('i32.mul')
      .set(place);
    [step, order, synapse].forEach((local, i) =>
      b
        .get(place)
        .get(local)
        .memory('i32.store', address + 4 * i)
    );
    b.get(place)
      .i32(event === 'pre' ? 1 : 0)
      .memory('i32.store', address + 12);
  }

  /** The first event that went wrong in a step. */
  first(step: number): { readonly synapse: number; readonly event: EventSide } | undefined {
    let least = Infinity;
    let found: ReturnType<EventFaults['first']>;
    for (let thread = 0; thread < this.threads; thread++) {
      const [at, order, synapse, pre] = this.notes.subarray(words * thread) as unknown as [
        number,
        number,
        number,
        number
      ];
      if (at !== step || order >= least) continue;
      least = order;
      found = { synapse, event: pre ? 'pre' : 'post' };
    }
    return found;
  }
}
