// What values of synapses depend on: what the synapses of a neuron have in common is worked out once for all of them.
import type { EventSide, SharedTraces, Variable } from '../../../2-plan/index.js';
import type { Value } from '../code/index.js';

/** On nothing that differs between synapses, on the neuron of one side, or on the synapse. */
export type Dependence = 'nothing' | EventSide | 'synapse';

/** The largest parts of values that depend on no more than that. */
export type CommonParts = Readonly<Record<Exclude<Dependence, 'synapse'>, readonly Value[]>>;

export class Dependences {
  private readonly known = new Map<number, Dependence>();

  /** Of a leaf; of others it follows. Leaves that are not told depend on the synapse. */
  note(leaf: Value, dependence: Dependence): Value {
    if (leaf.op === 'leaf') this.known.set(leaf.id, dependence);
    return leaf;
  }

  of(value: Value): Dependence {
    const known = this.known.get(value.id);
    if (known) return known;
    const found =
      value.op === 'leaf' ? 'synapse' : value.arguments.map(argument => this.of(argument)).reduce(together, 'nothing');
    this.known.set(value.id, found);
    return found;
  }

  parts(roots: readonly Value[]): CommonParts {
    const parts: Record<Exclude<Dependence, 'synapse'>, Value[]> = { nothing: [], pre: [], post: [] };
    const seen = new Set<number>();
    const visit = (value: Value): void => {
      if (seen.has(value.id) || value.op === 'constant') return;
      seen.add(value.id);
      const dependence = this.of(value);
      const isWhole = dependence === 'pre' ? isWorthReading(value) : dependence !== 'synapse';
      if (isWhole) parts[dependence as keyof CommonParts].push(value);
      else value.arguments.forEach(visit);
    };
    roots.forEach(visit);
    return parts;
  }
}

/** Of a variable of the plan; of states that are kept, these know. */
export function dependenceOf({ of, side, slot }: Variable, traces: SharedTraces | undefined): Dependence {
  if (of === 'time') return 'nothing';
  if (side !== 'own') return side;
  if (of === 'total') return 'post';
  if (of !== 'parameter' || !traces) return 'synapse';
  const [isPre, isPost] = [traces.parameters.pre.includes(slot), traces.parameters.post.includes(slot)];
  return isPre && isPost ? 'nothing' : isPre ? 'pre' : isPost ? 'post' : 'synapse';
}

function together(a: Dependence, b: Dependence): Dependence {
  if (a === 'nothing' || a === b) return b;
  return b === 'nothing' ? a : 'synapse';
}

/** Sooner read from memory than computed again: a number behind at least two operations. */
const isWorthReading = (value: Value): boolean =>
  value.kind === 'f64' && value.op !== 'leaf' && value.arguments.some(({ arguments: { length } }) => length > 0);
