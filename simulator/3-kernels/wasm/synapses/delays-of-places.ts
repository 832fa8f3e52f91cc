// Synapses with delays of their own, laid out so that those of one delay stand together.
import { longest } from '../../network/index.js';
import { ProgressMeter } from '../../watch/index.js';

/** Delays that occur, in steps, longest first: spikes that arrive together come in the order in which they were sent. */
export function distinctDelays(delays: number | Uint32Array): number[] {
  if (typeof delays === 'number') return [delays];
  // a set of all synapses takes long: their delays are few
  const seen = new Uint8Array(longest(delays) + 1);
  for (const steps of delays) seen[steps] = 1;
  const distinct: number[] = [];
  for (let steps = seen.length - 1; steps >= 0; steps--) if (seen[steps]) distinct.push(steps);
  return distinct;
}

/**
 * Sorts the synapses of each stretch by delay, shortest first, those of one delay left in order. Stretch i has the places
 * starts[i] .. starts[i + 1] - 1; `synapse` and `others` are by place and change, `delays` by synapse. Returns delays by place. Throws Cancelled.
 */
export function sortByDelay(
  starts: Uint32Array,
  delays: Uint32Array,
  synapse: Uint32Array,
  others?: Uint16Array | Uint32Array,
  progress = new ProgressMeter()
): Uint32Array {
  const sorted = new Uint32Array(synapse.length);
  let most = 0;
  for (let stretch = 0; stretch + 1 < starts.length; stretch++)
    most = Math.max(most, starts[stretch + 1]! - starts[stretch]!);
  const sorter = new StretchSorter(most, longest(delays));
  for (let stretch = 0; stretch + 1 < starts.length; stretch++) {
    const from = starts[stretch]!;
    const count = starts[stretch + 1]! - from;
    const { keys } = sorter;
    for (let i = 0; i < count; i++) keys[i] = delays[synapse[from + i]!]!;
    const order = sorter.order(count);
    for (let i = 0; i < count; i++) sorted[from + i] = keys[order[i]!]!;
    sorter.rearrange(synapse, from, count, order);
    if (others) sorter.rearrange(others, from, count, order);
    progress.spend(count);
  }
  return sorted;
}

const digitBits = 8;
const digits = 2 ** digitBits;

/** Sorts stretches by keys digit by digit, the least first: a function that compares would take most of the time. */
class StretchSorter {
  /** of the stretch under way */
  readonly keys: Uint32Array;
  private sorted: Uint32Array;
  private spare: Uint32Array;
  private readonly starts = new Uint32Array(digits + 1);

  /** `most`: keys of a stretch; `greatest`: of the keys. */
  constructor(
    most: number,
    private readonly greatest: number
  ) {
    this.keys = new Uint32Array(most);
    this.sorted = new Uint32Array(most);
    this.spare = new Uint32Array(most);
  }

  /** Places of the first `count` keys, the least key first, equal ones as they stand. Until the next call. */
  order(count: number): Uint32Array {
    for (let i = 0; i < count; i++) this.sorted[i] = i;
    for (let bits = 0; bits < 32 && this.greatest >>> bits > 0; bits += digitBits) this.sortBy(bits, count);
    return this.sorted;
  }

  /** Puts values of a stretch in an order. */
  rearrange(values: Uint16Array | Uint32Array, from: number, count: number, order: Uint32Array): void {
    const { spare } = this;
    for (let i = 0; i < count; i++) spare[i] = values[from + order[i]!]!;
    for (let i = 0; i < count; i++) values[from + i] = spare[i]!;
  }

  private sortBy(bits: number, count: number): void {
    const { keys, sorted, spare, starts } = this;
    starts.fill(0);
    for (let i = 0; i < count; i++) starts[((keys[i]! >>> bits) & (digits - 1)) + 1]!++;
    for (let digit = 0; digit < digits; digit++) starts[digit + 1]! += starts[digit]!;
    for (let i = 0; i < count; i++) spare[starts[(keys[sorted[i]!]! >>> bits) & (digits - 1)]!++] = sorted[i]!;
    this.sorted = spare;
    this.spare = sorted;
  }
}
