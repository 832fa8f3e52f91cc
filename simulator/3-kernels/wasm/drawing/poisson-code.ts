// Poisson counts from uniform numbers by a table, see simulator/0-numbers/poisson.ts: as spikes of sources, or for whoever needs them.
import type { PoissonLookup } from '../../../0-numbers/index.js';
import type { Arena } from '../memory/arena.js';
import { column, type Code, type F64, type I32 } from '../code/index.js';
import type { Machine } from '../machine.js';
import { uniformOfWords } from '../random/random-code.js';
import type { Uniforms } from './uniforms.js';

/** A table in the memory of the kernel. */
export interface PlacedLookup extends PoissonLookup {
  /** by the first bits of a number: which count it is, or `unsure` */
  readonly sure: Uint8Array;
}

export const placed = (lookup: PoissonLookup, arena: Arena): PlacedLookup => ({
  sums: arena.copy(lookup.sums),
  counts: arena.copy(lookup.counts),
  places: arena.copy(lookup.places),
  sure: arena.copy(sureOf(lookup))
});

const sureBits = 12;
const unsure = 255;

/** Bytes of a table, besides its sums. */
export const lookupBytes = 2 ** sureBits + 4 * 256;

/** Nearly all numbers are counts by their first bits alone: no sum lies between those that begin with them. */
function sureOf({ sums }: PoissonLookup): Uint8Array {
  const slices = 2 ** sureBits;
  let at = 0;
  return Uint8Array.from({ length: slices }, (_, slice) => {
    while (at < sums.length && sums[at]! <= slice / slices) at++;
    const isOne = at === sums.length || sums[at]! >= (slice + 1) / slices;
    return isOne && at < unsure ? at : unsure;
  });
}

/** Neurons whose numbers are drawn at once: they stay in the nearest cache. */
const atOnce = 1024;
/** Above this probability of a count of 0 it pays to go round the others. */
const mostlyNone = 0.8;

/** What is drawn for whom: neurons `from` up to `to`. */
export interface Drawing {
  readonly lookup: PlacedLookup;
  readonly uniforms: Uniforms;
  readonly step: I32;
  readonly from: I32;
  readonly to: I32;
}

/** Visits the neurons that fire, as often as they do. */
export function eachSpike(f: Code, machine: Machine, drawing: Drawing, visit: (neuron: I32) => void): void {
  const left = f.local('i32');
  eachCount(f, machine, drawing, false, (neuron, count) => {
    left.set(count.toI32());
    f.repeat(
      () => visit(neuron),
      () => left.assigned(left.minus(1))
    );
  });
}

/** Visits the neurons whose count is not 0, and `all` others too where these are few. */
export function eachCount(
  f: Code,
  machine: Machine,
  drawing: Drawing,
  all: boolean,
  visit: (neuron: I32, count: F64) => void
): void {
  const {
    lookup: { sums, counts, places, sure },
    uniforms,
    step,
    from,
    to
  } = drawing;
  const never = counts[0] === 0 ? sums[0]! : 0;
  const straight = all && never < mostlyNone;
  const [u, count] = [f.local('f64'), f.local('f64')];
  const { firsts, seconds } = uniforms.words;
  const [end, entry, word] = [f.local('i32'), f.local('i32'), f.local('i32')];
  const neuron = f.keep(from);
  const first = f.keep(neuron.and(-8));
  const last = f.keep(to);
  const look = (): void =>
    f.block(next => {
      word.set(column(firsts).at(neuron));
      if (!straight) f.leave(next, word.isBelow(Math.floor(never * 2 ** 32)));
      entry.set(column(sure).at(word.shiftedRight(32 - sureBits)));
      f.if(entry.equals(unsure), () => {
        u.set(uniformOfWords(word, column(seconds).at(neuron)));
        entry.set(column(places).at(u.times(256).toI32()));
        f.until(entry.isAtLeast(sums.length), found => {
          f.leave(found, u.isBelow(column(sums).at(entry)));
          entry.set(entry.plus(1));
        });
      });
      count.set(column(counts).at(entry));
      if (!straight) f.leave(next, count.equals(0));
      visit(neuron, count);
    });
  f.count(
    first,
    last,
    () => {
      f.smaller(first.plus(atOnce), last, end);
      uniforms.drawWords(f, machine.random.words, step, first, end);
      f.count(neuron, end, look);
    },
    atOnce
  );
}
