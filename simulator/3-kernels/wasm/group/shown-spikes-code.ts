// Spikes as a recording says, see reference/firing-of.ts: before each call of the loop, those of its steps are put where its code finds them.
import type { ShownSpikes } from '../../../2-plan/index.js';
import { placeOf, type Presented } from '../../network/index.js';
import { Cursor, Layout, Records } from '../code/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import type { Ranges } from '../threads/index.js';
import type { FiringPass } from './firing-pass.js';

/** Of a thread: where its next spike lies, and the end of all. */
const boundLayout = new Layout({ next: 'i32', end: 'i32' });
/** from one thread to the next, a cache line */
const boundBytes = 64;
const spikeLayout = new Layout({ step: 'i32', neuron: 'i32' });

export class ComingSpikes {
  private readonly bounds: Uint32Array;
  /** of each thread, step and neuron of its spikes */
  private readonly buffers: Uint32Array[];

  constructor(
    private readonly ranges: Ranges,
    private readonly arena: Arena
  ) {
    this.bounds = arena.u32((ranges.threads * boundBytes) / 4);
    this.buffers = Array.from({ length: ranges.threads }, () => arena.u32(0));
  }

  /** Before a call of so many steps that come after step `step`. */
  prepare(step: number, steps: number, { now, spikes }: Presented): void {
    for (let thread = 0; thread < this.buffers.length; thread++)
      this.put(thread, now && spikes ? this.coming(thread, spikes, now.since, step, steps) : []);
  }

  /** They are told of by words, since there may be more in the next call. */
  get records(): Records<(typeof boundLayout)['fields']> {
    return new Records(boundLayout, addressOf(this.bounds), boundBytes);
  }

  private coming(thread: number, spikes: ShownSpikes, since: number, step: number, steps: number): number[] {
    const { bounds } = this.ranges;
    const [first, behind] = [bounds[thread]!, bounds[thread + 1]!];
    const end = placeOf(spikes, step + steps - since + 1);
    const found: number[] = [];
    for (let at = placeOf(spikes, step - since + 1); at < end; at++) {
      const neuron = spikes.neurons[at]!;
      if (neuron >= first && neuron < behind) found.push(since + spikes.steps[at]!, neuron);
    }
    return found;
  }

  private put(thread: number, found: readonly number[]): void {
    if (found.length > this.buffers[thread]!.length) this.buffers[thread] = this.arena.u32(2 * found.length);
    const buffer = this.buffers[thread]!;
    buffer.set(found);
    const begin = addressOf(buffer);
    this.bounds.set([begin, begin + 4 * found.length], (thread * boundBytes) / 4);
  }
}

export function fireAsShown(pass: FiringPass, coming: ComingSpikes): void {
  const { f, thread, step } = pass;
  const { records } = coming;
  const bound = records.behind(f.keep(records.distance(thread)));
  const next = f.keep(bound.field('next'));
  const end = f.keep(bound.field('end'));
  f.until(next.equals(end), over => {
    const spike = spikeLayout.at(next);
    f.leave(over, spike.field('step').differs(step));
    pass.visit(Cursor.of(f.keep(spike.field('neuron'))));
    f.if(pass.isFree(), () => {
      pass.fire();
      pass.hold();
    });
    next.set(next.plus(spikeLayout.bytes));
  });
  bound.field('next').set(next);
}
