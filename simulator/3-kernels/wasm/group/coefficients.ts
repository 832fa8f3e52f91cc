// Entries of the propagators of a group: one number where they are the same for all neurons, else one a neuron in the memory of the kernel.
import {
  isNumber,
  type IntegratorPlan,
  type Places,
  type Propagator,
  type Propagators
} from '../../../2-plan/index.js';
import { hashOf, isSameBits, type NeuronPropagators } from '../../values/index.js';
import type { Arena } from '../memory/arena.js';

/** Which step an entry is of. */
export type Duration = keyof Omit<Propagators, 'places' | 'kinds'>;

export class Coefficients {
  /** of the entries that differ between kinds, by hash; equal ones share one array, so that what they compute is computed once */
  private readonly arrays = new Map<number, Float64Array[]>();
  private readonly ofNeurons: Float64Array;

  constructor(
    private readonly made: NeuronPropagators,
    private readonly arena: Arena
  ) {
    // a second lane behind the last neuron repeats it
    this.ofNeurons = new Float64Array(made.which && made.propagators.kinds > 1 ? made.which.length + 1 : 0);
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
    let differ = false;
    for (let kind = 1; kind < propagators.kinds; kind++) differ ||= values[kind * length + place] !== first;
    if (!differ) return first;
    for (let neuron = 0; neuron <= which.length; neuron++)
      this.ofNeurons[neuron] = values[which[Math.min(neuron, which.length - 1)]! * length + place]!;
    return this.placed(this.ofNeurons);
  }

  private placed(values: Float64Array): Float64Array {
    const hash = hashOf(values);
    const alike = this.arrays.get(hash) ?? [];
    this.arrays.set(hash, alike);
    const known = alike.find(array => isSameBits(array, values));
    if (known) return known;
    const placed = this.arena.copy(values);
    alike.push(placed);
    return placed;
  }

  private placesOf(part: keyof Propagator): Places {
    const { places } = this.made.propagators;
    return part === 'integral' ? places.change : places[part];
  }
}

/** Bytes of the entries that may differ between so many neurons: those on whose way through the equations a coefficient differs. */
export function coefficientsBytes({ linear, remaining }: IntegratorPlan, size: number): number {
  const { slots, matrix, drive, propagators } = linear;
  const varying = matrix.filter(({ value }) => !isNumber(value));
  if (propagators || varying.length === 0) return 0;
  const readBy = readers(slots.length, matrix);
  let entries = 0;
  for (const [column, rows] of readBy.entries()) {
    const differ = new Set(
      varying.flatMap(({ row, column: read }) => (rows.has(read) ? [...readBy[row]!].filter(at => rows.has(at)) : []))
    );
    entries += differ.size * (isNumber(drive[column]!, 0) ? 1 : 2);
  }
  return 8 * (size + 1) * entries * (remaining.length > 0 ? 2 : 1);
}

/** By state: itself, and those whose equations read it, directly or through others. */
function readers(states: number, matrix: IntegratorPlan['linear']['matrix']): ReadonlySet<number>[] {
  const direct = Array.from({ length: states }, (): number[] => []);
  for (const { row, column } of matrix) direct[column]!.push(row);
  return direct.map((_, column) => {
    const found = new Set([column]);
    for (const state of found) for (const row of direct[state]!) found.add(row);
    return found;
  });
}
