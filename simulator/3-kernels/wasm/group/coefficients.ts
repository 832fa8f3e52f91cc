// Entries of the propagators of a group: one number where they are the same for all neurons, else one a neuron in the memory of the kernel.
import type { Places, Propagator, Propagators } from '../../../2-plan/index.js';
import { DistinctRows, type NeuronPropagators } from '../../values/index.js';
import type { Arena } from '../memory/arena.js';

/** Which step an entry is of. */
export type Duration = keyof Omit<Propagators, 'places' | 'kinds'>;

export class Coefficients {
  /** of the entries that differ between kinds; equal ones share one array, so that what they compute is computed once */
  private readonly arrays: Float64Array[] = [];
  private readonly distinct: DistinctRows;

  constructor(
    private readonly made: NeuronPropagators,
    private readonly arena: Arena
  ) {
    const { free, held, freeHalf, heldHalf, kinds } = made.propagators;
    const most = [...new Set([free, held, freeHalf, heldHalf])].reduce((sum, one) => sum + entriesOf(one) / kinds, 0);
    this.distinct = new DistinctRows(kinds > 1 ? most : 0, kinds);
  }

  /** Of a row of a part: the columns of its entries, and where these are. */
  row(part: keyof Propagator, row: number): readonly { readonly column: number; readonly place: number }[] {
    const { starts, columns } = this.placesOf(part);
    return [...columns.subarray(starts[row], starts[row + 1])].map((column, i) => ({
      column,
      place: starts[row]! + i
    }));
  }

  /** 0 where there is none. */
  at(duration: Duration, part: keyof Propagator, place: number): number | Float64Array {
    const { propagators, which } = this.made;
    const values = propagators[duration]?.[part];
    if (!values) return 0;
    const { length } = this.placesOf(part).columns;
    const first = values[place]!;
    if (!which || propagators.kinds === 1) return first;
    const { next } = this.distinct;
    let differ = false;
    for (let kind = 0; kind < propagators.kinds; kind++) {
      const value = (next[kind] = values[kind * length + place]!);
      differ ||= value !== first;
    }
    if (!differ) return first;
    const found = this.distinct.find();
    return (this.arrays[found] ??= this.placed(this.distinct.values, found * propagators.kinds, which));
  }

  /** Of each neuron the value of its kind. */
  private placed(values: Float64Array, first: number, which: Uint32Array): Float64Array {
    // a second lane behind the last neuron repeats it
    const placed = this.arena.f64(which.length + 1);
    for (let neuron = 0; neuron <= which.length; neuron++)
      placed[neuron] = values[first + which[Math.min(neuron, which.length - 1)]!]!;
    return placed;
  }

  private placesOf(part: keyof Propagator): Places {
    const { places } = this.made.propagators;
    return part === 'integral' ? places.change : places[part];
  }
}

const entriesOf = (propagator: Propagator | undefined): number =>
  (['change', 'integral', 'noise', 'shared'] as const).reduce(
    (sum, part) => sum + (propagator?.[part]?.length ?? 0),
    0
  );
