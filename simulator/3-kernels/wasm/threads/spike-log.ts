// The spikes of a group: for each thread one list, steps behind each other, and a table of where each step begins and ends.
import type { GrowingArray } from '../../growing/index.js';
import type { FunctionBuilder, Local } from '../encode/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import type { Ranges } from './ranges.js';

/** Bytes before the table of a thread: where the next spike goes. */
const head = 64;

export class SpikeLog {
  private readonly rooms: Uint32Array[] = [];
  /** of a thread: where the next spike goes, then begin and end of the steps, by their lowest bits */
  private tables: readonly Uint32Array[] = [];
  private entries = 0;
  private kept = 0;
  /** step of the call under way */
  private first = 1;

  /** `most` spikes that a neuron can have in a step. */
  constructor(readonly ranges: Ranges, private readonly arena: Arena, readonly most = 1) {}

  /** Says that somebody will ask for spikes this many steps later. Before `place`. */
  keep(steps: number): void {
    this.kept = Math.max(this.kept, steps);
  }

  /** Makes the tables, for calls of up to so many steps. */
  place(steps: number): void {
    this.entries = 2 ** Math.ceil(Math.log2(this.kept + steps + 2));
    const bytes = head + 8 * this.entries, all = this.arena.u32(this.ranges.threads * bytes / 4);
    this.tables = Array.from({ length: this.ranges.threads }, (_, thread) => all.subarray(thread * bytes / 4, (thread + 1) * bytes / 4));
    for (const table of this.tables) {
      const room = this.arena.u32(0);
      this.rooms.push(room);
      table[0] = addressOf(room);
    }
  }

  /** Makes room for the spikes of `steps` steps after step `step`. */
  prepare(step: number, steps: number): void {
    this.first = step + 1;
    this.tables.forEach((table, thread) => {
      const needed = steps * this.ranges.most(thread) * this.most, room = this.rooms[thread]!;
      if (this.kept === 0) table[0] = addressOf(room);
      if ((table[0]! - addressOf(room)) / 4 + needed > room.length) this.moved(step, thread, needed);
    });
  }

  /** Appends the spikes of steps `from` .. `to` to two lists. */
  take(from: number, to: number, shift: number, steps: GrowingArray<Float64Array>, neurons: GrowingArray<Uint32Array>): void {
    for (let step = from; step <= to; step++) {
      for (let thread = 0; thread < this.tables.length; thread++) {
        const spikes = this.spikes(step, thread);
        if (spikes.length === 0) continue;
        const at = neurons.extend(spikes.length);
        neurons.values.set(spikes, at);
        steps.extend(spikes.length);
        steps.values.fill(step + shift, at, at + spikes.length);
      }
    }
  }

  /** Takes down what fired in a step where no code does so: to each thread its own neurons, ascending. */
  write(step: number, neurons: Uint32Array): void {
    let from = 0;
    for (let thread = 0; thread < this.tables.length; thread++) {
      const end = this.ranges.bounds[thread + 1]!, behind = neurons.findIndex((neuron, i) => i >= from && neuron >= end), to = behind < 0 ? neurons.length : behind;
      this.writeOf(thread, step, neurons.subarray(from, to));
      from = to;
    }
  }

  /** The spikes of a step in order. */
  fired(step: number, into: GrowingArray<Uint32Array>): void {
    into.clear();
    for (let thread = 0; thread < this.tables.length; thread++) {
      const spikes = this.spikes(step, thread), at = into.extend(spikes.length);
      into.values.set(spikes, at);
    }
  }

  /** Calling what comes back makes the latest spikes what they are after this step. */
  save(step: number): () => void {
    const steps = Array.from({ length: Math.min(this.kept, step) }, (_, i) => step - i).reverse();
    const spikes = this.tables.map((_, thread) => steps.map(one => this.spikes(one, thread).slice()));
    return () => spikes.forEach((lists, thread) => this.put(thread, steps, lists, 0));
  }

  /** Puts where the next spike of a thread goes onto the stack. */
  pushNext(b: FunctionBuilder, thread: Local): FunctionBuilder {
    return this.pushTable(b, thread).memory('i32.load', addressOf(this.tables[0]!));
  }

  /** Notes that a thread put the spikes of a step from `begin` up to `end`. */
  close(b: FunctionBuilder, step: Local, thread: Local, begin: Local, end: Local): void {
    const place = b.scratch('i32'), table = addressOf(this.tables[0]!);
    this.pushTable(b, thread).get(end).memory('i32.store', table);
    this.pushTable(b, thread);
    this.pushEntry(b, step).op('i32.add').tee(place).get(begin).memory('i32.store', table + head);
    b.get(place).get(end).memory('i32.store', table + head + 4);
  }

  /** Visits the spikes of a step in order, of all threads or of one; `neuron` is a local that holds the number of the neuron. */
  each(b: FunctionBuilder, step: Local, visit: (neuron: Local) => void, thread?: Local): void {
    const one = thread ?? b.local('i32'), place = b.local('i32'), at = b.local('i32'), end = b.local('i32'), neuron = b.local('i32');
    const ofThread = (): void => {
      this.pushTable(b, one);
      this.pushEntry(b, step).op('i32.add').tee(place).memory('i32.load', addressOf(this.tables[0]!) + head).set(at);
      b.get(place).memory('i32.load', addressOf(this.tables[0]!) + head + 4).set(end);
      b.count(at, () => b.get(end), () => {
        b.get(at).memory('i32.load').set(neuron);
        visit(neuron);
      }, 4);
    };
    if (thread || this.tables.length === 1) ofThread();
    else b.i32(0).set(one).count(one, () => b.i32(this.tables.length), ofThread);
  }

  private writeOf(thread: number, step: number, neurons: Uint32Array): void {
    const table = this.tables[thread]!, room = this.rooms[thread]!, begin = table[0]!, at = (begin - addressOf(room)) / 4;
    if (at + neurons.length > room.length) {
      this.moved(step - 1, thread, 2 * neurons.length, this.kept + step - this.first);
      return this.writeOf(thread, step, neurons);
    }
    room.set(neurons, at);
    table[0] = begin + 4 * neurons.length;
    table.set([begin, table[0]], this.place0(step));
  }

  private pushTable(b: FunctionBuilder, thread: Local): FunctionBuilder {
    return b.get(thread).i32(head + 8 * this.entries).op('i32.mul');
  }

  private pushEntry(b: FunctionBuilder, step: Local): FunctionBuilder {
    return b.get(step).i32(this.entries - 1).op('i32.and').i32(3).op('i32.shl');
  }

  private place0(step: number): number {
    return head / 4 + 2 * (step & this.entries - 1);
  }

  private spikes(step: number, thread: number): Uint32Array {
    const table = this.tables[thread]!, room = this.rooms[thread]!, at = this.place0(step), begin = addressOf(room);
    return room.subarray((table[at]! - begin) / 4, (table[at + 1]! - begin) / 4);
  }

  /** Makes room for `needed` more spikes, those of old steps forgotten. */
  private moved(step: number, thread: number, needed: number, kept = this.kept): void {
    const steps = Array.from({ length: Math.min(kept, step) }, (_, i) => step - i).reverse();
    this.put(thread, steps, steps.map(one => this.spikes(one, thread).slice()), needed);
  }

  private put(thread: number, steps: readonly number[], lists: readonly Uint32Array[], needed: number): void {
    const table = this.tables[thread]!, length = lists.reduce((sum, list) => sum + list.length, needed);
    if (length > this.rooms[thread]!.length) this.rooms[thread] = this.arena.u32(2 * length);
    const room = this.rooms[thread]!;
    let at = 0;
    steps.forEach((step, i) => {
      room.set(lists[i]!, at);
      const begin = addressOf(room) + 4 * at;
      at += lists[i]!.length;
      table.set([begin, addressOf(room) + 4 * at], this.place0(step));
    });
    table[0] = addressOf(room) + 4 * at;
  }
}
