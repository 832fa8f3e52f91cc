// Numbers of several kinds that stand together in memory, such as all states of a neuron: the one place where fields become offsets.
import type { I32 } from '../expressions/index.js';
import { placeAt, type Place } from './place.js';
import { SharedWord } from './shared-word.js';

/** What is in a record, in order; numbers of 64 bits stand at multiples of 8 bytes. */
type Fields = Readonly<Record<string, 'i32' | 'f64'>>;

export class Layout<F extends Fields> {
  readonly bytes: number;
  private readonly offsets = new Map<string, number>();

  /** `counts`: of fields that are several numbers; all others are one. */
  constructor(
    readonly fields: F,
    counts: Partial<Readonly<Record<keyof F, number>>> = {}
  ) {
    let end = 0;
    for (const [name, format] of Object.entries(fields)) {
      const count = counts[name] ?? 1;
      const bytes = format === 'f64' ? 8 : 4;
      if (count > 0) end = Math.ceil(end / bytes) * bytes;
      this.offsets.set(name, end);
      end += count * bytes;
    }
    this.bytes = end;
  }

  /** The record that begins `offset` bytes behind an address. */
  at(address: I32, offset = 0): RecordAt<F> {
    return new RecordAt(this, address, offset);
  }

  /** Bytes from the begin of a record to a field. */
  offset(name: keyof F & string): number {
    return this.offsets.get(name)!;
  }

  /** @internal */
  place<K extends keyof F & string>(name: K, which: number, address: I32, offset: number): Place<F[K]> {
    const format = this.fields[name]!;
    return placeAt(format, address, offset + this.offset(name) + which * (format === 'f64' ? 8 : 4), true);
  }
}

export class RecordAt<F extends Fields> {
  constructor(
    private readonly layout: Layout<F>,
    private readonly address: I32,
    private readonly offset: number
  ) {}

  /** A field, or one of the numbers of a field that has several. */
  field<K extends keyof F & string>(name: K, which = 0): Place<F[K]> {
    return this.layout.place(name, which, this.address, this.offset);
  }

  /** A field that other threads look at, too. */
  shared(name: keyof F & string): SharedWord {
    return new SharedWord(this.address, this.offset + this.layout.offset(name));
  }
}

/** A record that is laid out like this. */
export type RecordOf<L> = L extends Layout<infer F> ? RecordAt<F> : never;

/** Records behind each other in an array of the arena. */
export class Records<F extends Fields> {
  /** `stride`: bytes from one to the next. */
  constructor(
    readonly layout: Layout<F>,
    private readonly begin: number,
    readonly stride = layout.bytes
  ) {}

  /** Where record `index` lies behind the first: for a variable from which `behind` finds it. */
  distance(index: I32): I32 {
    const bits = Math.log2(this.stride);
    return Number.isInteger(bits) ? index.shiftedLeft(bits) : index.times(this.stride);
  }

  behind(distance: I32): RecordAt<F> {
    return this.layout.at(distance, this.begin);
  }

  at(index: I32): RecordAt<F> {
    return this.behind(this.distance(index));
  }

  address(index: I32): I32 {
    return this.distance(index).plus(this.begin);
  }
}
