// The spikes of a group: for each thread one list, steps behind each other, and a table of where each step begins and ends.
import type { Saved } from '../../values/index.js';
import type { GrowingArray } from '../../growing/index.js';
import { Layout, Records, type Code, type Cursor, type I32, type RecordOf, type Variable } from '../code/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import type { Ranges } from './ranges.js';

/** Bytes before the table of a thread. */
const head = 64;
/** Words at its begin: where the next spike goes, and where the room for spikes begins and ends. */
const words = { next: 0, begin: 1, end: 2 } as const;
const tableLayout = new Layout({ next: 'i32', begin: 'i32', end: 'i32' });
/** of the spikes of a step */
const stretchLayout = new Layout({ begin: 'i32', end: 'i32' });
const spikeLayout = new Layout({ neuron: 'i32' });
/** Bytes of a page of memory, as a shift. */
const pageBits = 16;

/** Neurons that fired, by thread and step. */
interface SavedSpikes {
  readonly steps: readonly number[];
  readonly spikes: ReadonlyArray<readonly Uint32Array[]>;
}

export class SpikeLog {
  private readonly buffers: Uint32Array[] = [];
  /** of a thread: `words`, then begin and end of the steps, by their lowest bits */
  private tables: readonly Uint32Array[] = [];
  private entries = 0;
  private kept = 0;

  /** `most` spikes that a neuron usually has in a step; where it may have more, its code asks with `pushRoom`. */
  constructor(
    readonly ranges: Ranges,
    private readonly arena: Arena,
    readonly most = 1
  ) {}

  /** Says that somebody will ask for spikes this many steps later. Before `place`. */
  keep(steps: number): void {
    this.kept = Math.max(this.kept, steps);
  }

  /** Makes the tables, for calls of up to so many steps. */
  place(steps: number): void {
    this.entries = 2 ** Math.ceil(Math.log2(this.kept + steps + 2));
    const bytes = head + 8 * this.entries;
    const all = this.arena.u32((this.ranges.threads * bytes) / 4);
    this.tables = Array.from({ length: this.ranges.threads }, (_, thread) =>
      all.subarray((thread * bytes) / 4, ((thread + 1) * bytes) / 4)
    );
    this.tables.forEach((table, thread) => {
      this.setBuffer(thread, this.arena.u32(0));
      table[words.next] = table[words.begin]!;
    });
  }

  /** Makes room for the spikes of `steps` steps after step `step`. */
  prepare(step: number, steps: number): void {
    this.tables.forEach((table, thread) => {
      const needed = steps * this.ranges.most(thread) * this.most;
      if (table[words.begin] !== addressOf(this.buffers[thread]!)) this.adopt(thread);
      const buffer = this.buffers[thread]!;
      if (this.kept === 0) table[words.next] = addressOf(buffer);
      if ((table[words.next]! - addressOf(buffer)) / 4 + needed > buffer.length) this.moved(step, thread, needed);
    });
  }

  /** Appends the spikes of steps `from` .. `to` to two lists. */
  take(
    from: number,
    to: number,
    shift: number,
    steps: GrowingArray<Float64Array>,
    neurons: GrowingArray<Uint32Array>
  ): void {
    for (let step = from; step <= to; step++) {
      const place = this.place0(step);
      for (let thread = 0; thread < this.tables.length; thread++) {
        const table = this.tables[thread]!;
        const begin = table[place]!;
        const count = (table[place + 1]! - begin) / 4;
        if (count === 0) continue;
        const buffer = this.buffers[thread]!;
        const first = (begin - addressOf(buffer)) / 4;
        const at = neurons.extend(count);
        steps.extend(count);
        steps.values.fill(step + shift, at, at + count);
        // most steps have few spikes: a loop costs less than a view of them
        if (first < 0 || first + count > buffer.length) neurons.values.set(this.spikes(step, thread), at);
        else for (let i = 0; i < count; i++) neurons.values[at + i] = buffer[first + i]!;
      }
    }
  }

  /** The latest spikes, as they are after this step. */
  save(step: number): Saved {
    const steps = stepsUpTo(step, this.kept);
    return {
      value: { steps, spikes: this.tables.map((_, thread) => steps.map(step => this.spikes(step, thread).slice())) },
      put: ({ steps, spikes }: SavedSpikes) => {
        if (this.kept > 0) spikes.forEach((lists, thread) => this.put(thread, steps, lists, 0));
      }
    };
  }

  /** Where the next spike of a thread goes. */
  next(thread: I32): I32 {
    return this.table(thread).field('next');
  }

  /** Puts those of two neighbours whose bits are set in `lanes` where the next ones go. */
  note(out: Variable<I32>, at: Cursor, lanes: I32): void {
    const { bytes } = spikeLayout;
    this.write(out, at.number);
    out.set(out.plus(lanes.and(1).times(bytes)));
    this.write(out, at.plus(1).number);
    out.set(out.plus(lanes.shiftedRight(1).times(bytes)));
  }

  /** Visits what was noted from `begin` up to `end`. */
  eachNoted(f: Code, begin: I32, end: I32, visit: (neuron: I32) => void): void {
    f.each(begin, end, at => visit(spikeLayout.at(at).field('neuron')), spikeLayout.bytes);
  }

  /** Puts a spike where the next one goes. */
  write(out: Variable<I32>, neuron: I32): void {
    spikeLayout.at(out).field('neuron').set(neuron);
  }

  /** The one that was put there stays. */
  passed(out: Variable<I32>): void {
    out.set(out.plus(spikeLayout.bytes));
  }

  /** Makes sure of room for one more spike of a step whose spikes lie from `begin` up to `out`: these are moved where there is none. `failed`: there is no memory. */
  reserve(f: Code, thread: I32, begin: Variable<I32>, out: Variable<I32>, failed: () => void): void {
    const buffer = f.local('i32');
    const pages = f.local('i32');
    f.if(out.plus(spikeLayout.bytes).isAbove(this.table(thread).field('end')), () => {
      if (!this.arena.shared) return failed();
      const needed = out
        .minus(begin)
        .shiftedRight(pageBits - 1)
        .plus(2);
      f.if(buffer.assigned(f.grown(pages.assigned(needed))).equals(-1), failed);
      buffer.set(buffer.shiftedLeft(pageBits));
      this.table(thread).field('begin').set(buffer);
      this.table(thread)
        .field('end')
        .set(buffer.plus(pages.shiftedLeft(pageBits)));
      f.each(
        begin,
        out,
        at =>
          spikeLayout
            .at(buffer.plus(at.minus(begin)))
            .field('neuron')
            .set(spikeLayout.at(at).field('neuron')),
        spikeLayout.bytes
      );
      out.set(buffer.plus(out.minus(begin)));
      begin.set(buffer);
    });
  }

  /** Notes that a thread put the spikes of a step from `begin` up to `end`. */
  close(f: Code, step: I32, thread: I32, begin: Variable<I32>, end: Variable<I32>): void {
    this.table(thread).field('next').set(end);
    const spikes = this.stretch(f, step, thread);
    spikes.field('begin').set(begin);
    spikes.field('end').set(end);
  }

  /** Visits the spikes of a step in order, of all threads or of one. */
  each(f: Code, step: I32, visit: (neuron: Variable<I32>) => void, thread?: Variable<I32>): void {
    const ofThread = (one: Variable<I32>): void => {
      const spikes = this.stretch(f, step, one);
      const begin = f.keep(spikes.field('begin'));
      const end = f.keep(spikes.field('end'));
      const neuron = f.local('i32');
      f.count(
        begin,
        end,
        () => {
          neuron.set(spikeLayout.at(begin).field('neuron'));
          visit(neuron);
        },
        spikeLayout.bytes
      );
    };
    if (thread) ofThread(thread);
    else if (this.tables.length === 1) ofThread(f.local('i32'));
    else f.each(0, this.tables.length, ofThread);
  }

  private table(thread: I32): RecordOf<typeof tableLayout> {
    return this.records.at(thread);
  }

  /** Where the spikes of a step of a thread lie. */
  private stretch(f: Code, step: I32, thread: I32): RecordOf<typeof stretchLayout> {
    const stretches = new Records(stretchLayout, addressOf(this.tables[0]!) + head);
    const place = this.records.distance(thread).plus(stretches.distance(step.and(this.entries - 1)));
    return stretches.behind(f.keep(place));
  }

  private get records(): Records<(typeof tableLayout)['fields']> {
    return new Records(tableLayout, addressOf(this.tables[0]!), head + 8 * this.entries);
  }

  private place0(step: number): number {
    return head / 4 + 2 * (step & (this.entries - 1));
  }

  private spikes(step: number, thread: number): Uint32Array {
    const table = this.tables[thread]!;
    const at = this.place0(step);
    const begin = table[at]!;
    return this.arena.words(begin, (table[at + 1]! - begin) / 4);
  }

  private setBuffer(thread: number, buffer: Uint32Array): void {
    this.buffers[thread] = buffer;
    this.tables[thread]!.set([addressOf(buffer), addressOf(buffer) + 4 * buffer.length], words.begin);
  }

  /** Takes over the room that code has made. */
  private adopt(thread: number): void {
    const table = this.tables[thread]!;
    const begin = table[words.begin]!;
    this.setBuffer(thread, this.arena.words(begin, (table[words.end]! - begin) / 4));
  }

  /** Makes room for `needed` more spikes, those of old steps forgotten. */
  private moved(step: number, thread: number, needed: number): void {
    const steps = stepsUpTo(step, this.kept);
    this.put(
      thread,
      steps,
      steps.map(step => this.spikes(step, thread).slice()),
      needed
    );
  }

  private put(thread: number, steps: readonly number[], lists: readonly Uint32Array[], needed: number): void {
    const table = this.tables[thread]!;
    const length = lists.reduce((sum, list) => sum + list.length, needed);
    if (length > this.buffers[thread]!.length) this.setBuffer(thread, this.arena.u32(2 * length));
    const buffer = this.buffers[thread]!;
    let at = 0;
    steps.forEach((step, i) => {
      buffer.set(lists[i]!, at);
      const begin = addressOf(buffer) + 4 * at;
      at += lists[i]!.length;
      table.set([begin, addressOf(buffer) + 4 * at], this.place0(step));
    });
    table[words.next] = addressOf(buffer) + 4 * at;
  }
}

/** The last `count` steps, as far as there were any. */
const stepsUpTo = (step: number, count: number): number[] =>
  Array.from({ length: Math.min(count, step) }, (_, i) => step - i).reverse();
