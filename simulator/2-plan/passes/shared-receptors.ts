// Which receptors of a group can be one: those of the same equations, whatever number their currents are multiplied by; and those of the
// same current that no neuron has two of, whose rates are then those that each neuron has.
import { shapeText } from '../../1-model/index.js';
import { isNumber, type Formula } from '../formula/index.js';
import { numberAt } from '../patterns/index.js';
import type { GroupPlan, Plan, ProjectionPlan, ReceptorPlan } from '../plan/index.js';

export interface SharedReceptors {
  /** of each receptor: the one it becomes part of, itself where it stays, and what it receives is multiplied by there */
  readonly into: readonly { readonly receptor: number; readonly scale: number }[];
  /** entries of the matrix of a receptor that stays, by slots of its states, which differ between neurons */
  readonly rates: readonly NeuronRates[];
}

export interface NeuronRates {
  readonly row: number;
  readonly column: number;
  /** of each neuron */
  readonly values: Float64Array;
}

export function sharedReceptors(plan: Plan, number: number): SharedReceptors {
  const group = plan.groups[number]!;
  const { receptors } = group;
  const apart = recordedApart(plan);
  const kinds = firstOfEach(receptors, apart);
  const columns = new Columns(group, targetsOfKinds(plan, receptors, kinds));
  kinds.forEach(
    (first, receptor) => first === receptor && !isApart(receptors[receptor]!, apart) && columns.add(receptor)
  );
  return {
    into: receptors.map(({ form }, i) => {
      const receptor = columns.of(kinds[i]!);
      return { receptor, scale: form.factor / receptors[receptor]!.form.factor };
    }),
    rates: columns.rates()
  };
}

/** Of each receptor the first that has its equations and its current. */
function firstOfEach(receptors: readonly ReceptorPlan[], apart: ReadonlySet<string>): number[] {
  const known = new Map<string, number>();
  return receptors.map((receptor, i) => {
    if (isApart(receptor, apart)) return i;
    const { equations, current } = receptor.form;
    const key = `${equations}\n\n${current}`;
    if (!known.has(key)) known.set(key, i);
    return known.get(key)!;
  });
}

/** Names of the projections whose receptors are recorded: what others feed must not be in them. */
const recordedApart = ({ records, projections }: Plan): ReadonlySet<string> =>
  new Set(
    records.weights.flatMap(({ parts }) =>
      parts.flatMap(({ projection, summed }) => (summed ? [projections[projection]!.name] : []))
    )
  );

const isApart = ({ fedBy }: ReceptorPlan, apart: ReadonlySet<string>): boolean => fedBy.some(name => apart.has(name));

/** The neurons that have receptors of a kind, some perhaps more than once; undefined: all. */
type Targets = readonly number[] | undefined;

function targetsOfKinds(
  plan: Plan,
  receptors: readonly ReceptorPlan[],
  kinds: readonly number[]
): Map<number, Targets> {
  const projections = new Map(plan.projections.map(projection => [projection.name, projection]));
  const found = new Map<number, Targets>();
  receptors.forEach(({ fedBy }, i) => {
    const kind = kinds[i]!;
    const before = found.has(kind) ? found.get(kind) : [];
    const own = fedBy.map(name => targetsOf(projections.get(name)!));
    const all = before && own.every(list => list !== undefined) ? [...before, ...own.flat()] : undefined;
    found.set(kind, all);
  });
  return found;
}

function targetsOf({ recipe: { pattern, lists, targets } }: ProjectionPlan): Targets {
  if (pattern === 'list') return Array.from(lists.post!);
  if (targets.count === targets.size) return undefined;
  return Array.from({ length: targets.count }, (_, place) => numberAt(targets, place));
}

/** An entry of the matrix of a receptor, by places of its states. */
interface Entry {
  readonly row: number;
  readonly column: number;
  readonly value: Formula;
}

/** Kinds of receptors that stand for each other in different neurons: the first of them stays. */
class Columns {
  private readonly columns: { readonly kinds: number[]; readonly taken: Uint8Array }[] = [];
  private readonly entries: ReadonlyMap<number, readonly Entry[]>;

  constructor(
    private readonly group: GroupPlan,
    private readonly targets: ReadonlyMap<number, Targets>
  ) {
    this.entries = entriesOf(group);
  }

  add(kind: number): void {
    const { columns, targets, group } = this;
    const own = targets.get(kind);
    if (!own || !this.entries.has(kind)) return;
    const free = columns.find(
      ({ kinds, taken }) => this.isAlike(kinds[0]!, kind) && own.every(neuron => !taken[neuron])
    );
    const column = free ?? { kinds: [], taken: new Uint8Array(group.size) };
    if (!free) columns.push(column);
    column.kinds.push(kind);
    for (const neuron of own) column.taken[neuron] = 1;
  }

  /** The kind that stays for a kind. */
  of(kind: number): number {
    return this.columns.find(({ kinds }) => kinds.includes(kind))?.kinds[0] ?? kind;
  }

  rates(): NeuronRates[] {
    const { group, entries, targets } = this;
    return this.columns.flatMap(({ kinds }) => {
      const { states } = group.receptors[kinds[0]!]!;
      return entries.get(kinds[0]!)!.flatMap(({ row, column }, place) => {
        const numbers = kinds
          .map(kind => entries.get(kind)![place]!.value)
          .map(value => isNumber(value) && value.value);
        const [first] = numbers;
        if (first === undefined || first === false || numbers.every(value => value === first)) return [];
        const values = new Float64Array(group.size).fill(first);
        kinds.forEach((kind, i) => targets.get(kind)!.forEach(neuron => (values[neuron] = Number(numbers[i]))));
        return [{ row: states[row]!, column: states[column]!, values }];
      });
    });
  }

  /** Whether two kinds differ by numbers in their equations alone, and by one in their currents. */
  private isAlike(a: number, b: number): boolean {
    const { receptors } = this.group;
    const [left, right] = [this.entries.get(a)!, this.entries.get(b)!];
    return (
      receptors[a]!.form.current === receptors[b]!.form.current &&
      receptors[a]!.states.length === receptors[b]!.states.length &&
      left.length === right.length &&
      left.every((entry, i) => isAlikeEntry(entry, right[i]!))
    );
  }
}

const isAlikeEntry = (a: Entry, b: Entry): boolean =>
  a.row === b.row &&
  a.column === b.column &&
  ((isNumber(a.value) && isNumber(b.value)) || shapeText(a.value) === shapeText(b.value));

/** Of the receptors that are advanced exactly. */
function entriesOf({ receptors, integrator: { linear } }: GroupPlan): Map<number, readonly Entry[]> {
  const home = new Map(
    receptors.flatMap(({ states }, receptor) => states.map((slot, place) => [slot, { receptor, place }]))
  );
  const found = new Map<number, Entry[]>();
  for (const slot of linear.slots) if (home.has(slot)) found.set(home.get(slot)!.receptor, []);
  for (const { row, column, value } of linear.matrix) {
    const from = home.get(linear.slots[row]!);
    const seen = home.get(linear.slots[column]!);
    if (from && seen) found.get(from.receptor)!.push({ row: from.place, column: seen.place, value });
  }
  return found;
}
