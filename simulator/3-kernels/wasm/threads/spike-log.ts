// The spikes of a group: for each thread one list, steps behind each other, and a table of where each step begins and ends.
import type { GrowingArray } from '../../growing/index.js';
import type { FunctionBuilder, Local } from '../encode/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import type { Ranges } from './ranges.js';

/** Bytes before the table of a thread. */
const head = 64;
/** Words at its begin: where the next spike goes, and where the room for spikes begins and ends. */
const words = { next: 0, begin: 1, end: 2 } as const;
/** Bytes of a page of memory, as a shift. */
const pageBits = 16;

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

  /** Calling what comes back makes the latest spikes what they are after this step. */
  save(step: number): () => void {
    const steps = stepsUpTo(step, this.kept);
    const spikes = this.tables.map((_, thread) => steps.map(step => this.spikes(step, thread).slice()));
    return () => spikes.forEach((lists, thread) => this.put(thread, steps, lists, 0));
  }

  /** Puts where the next spike of a thread goes onto the stack. */
  pushNext(b: FunctionBuilder, thread: Local): FunctionBuilder {
    return this.pushTable(b, thread).memory('i32.load', addressOf(this.tables[0]!));
  }

  /** Makes sure of room for one more spike of a step whose spikes lie from `begin` up to `out`: these are moved where there is none. `failed`: there is no memory. */
  pushReserve(b: FunctionBuilder, thread: Local, begin: Local, out: Local, failed: () => void): void {
    const table = addressOf(this.tables[0]!);
    const buffer = b.local('i32');
    const pages = b.local('i32');
    const at = b.scratch('i32');
    b.get(out).i32(4).op('i32.add');
    this.pushTable(b, thread)
      .memory('i32.load', table + 4 * words.end)
      .op('i32.gt_u')
      .if(() => {
        if (!this.arena.shared) return failed();
        b.get(out)
          .get(begin)
          .op('i32.sub')
          .i32(pageBits - 1)
          .op('i32.shr_u')
          .i32(2)
          .op('i32.add')
          .tee(pages)
          .grow()
          .tee(buffer)
          .i32(-1)
          .op('i32.eq')
          .if(failed);
        b.get(buffer).i32(pageBits).op('i32.shl').set(buffer);
        this.pushTable(b, thread)
          .get(buffer)
          .memory('i32.store', table + 4 * words.begin);
        this.pushTable(b, thread)
          .get(buffer)
          .get(pages)
          .i32(pageBits)
          .op('i32.shl', 'i32.add')
          .memory('i32.store', table + 4 * words.end);
        b.get(begin)
          .set(at)
          .count(
            at,
            () => b.get(out),
            () => {
              b.get(buffer).get(at).get(begin).op('i32.sub', 'i32.add').get(at).memory('i32.load').memory('i32.store');
            },
            4
          );
        b.get(buffer).get(out).get(begin).op('i32.sub', 'i32.add').set(out).get(buffer).set(begin);
      });
  }

  /** Notes that a thread put the spikes of a step from `begin` up to `end`. */
  close(b: FunctionBuilder, step: Local, thread: Local, begin: Local, end: Local): void {
    const place = b.scratch('i32');
    const table = addressOf(this.tables[0]!);
    this.pushTable(b, thread).get(end).memory('i32.store', table);
    this.pushTable(b, thread);
    this.pushEntry(b, step)
      .op('i32.add')
      .tee(place)
      .get(begin)
      .memory('i32.store', table + head);
    b.get(place)
      .get(end)
      .memory('i32.store', table + head + 4);
  }

  /** Visits the spikes of a step in order, of all threads or of one; `neuron` is a local that holds the number of the neuron. */
  each(b: FunctionBuilder, step: Local, visit: (neuron: Local) => void, thread?: Local): void {
    const one = thread ?? b.local('i32');
    const place = b.local('i32');
    const at = b.local('i32');
    const end = b.local('i32');
    const neuron = b.local('i32');
    const ofThread = (): void => {
      this.pushTable(b, one);
      this.pushEntry(b, step)
        .op('i32.add')
        .tee(place)
        .memory('i32.load', addressOf(this.tables[0]!) + head)
        .set(at);
      b.get(place)
        .memory('i32.load', addressOf(this.tables[0]!) + head + 4)
        .set(end);
      b.count(
        at,
        () => b.get(end),
        () => {
          b.get(at).memory('i32.load').set(neuron);
          visit(neuron);
        },
        4
      );
    };
    if (thread || this.tables.length === 1) ofThread();
    else
      b.i32(0)
        .set(one)
        .count(one, () => b.i32(this.tables.length), ofThread);
  }

  private pushTable(b: FunctionBuilder, thread: Local): FunctionBuilder {
    return b
      .get(thread)
      .i32(head + 8 * this.entries)
      .op('i32.mul');
  }

  private pushEntry(b: FunctionBuilder, step: Local): FunctionBuilder {
    return b
      .get(step)
      .i32(this.entries - 1)
      .op('i32.and')
      .i32(3)
      .op('i32.shl');
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
