// total(x): sums over the synapses of a projection onto the same neuron, which its events read.
import type { Source } from '../../1-model/index.js';
import { draws, mentions, networkError, variable, type Formula, type Variable } from '../formula/index.js';

/** Those of one projection, each with a slot of its own. */
export class Totals {
  /** by slot: what is summed */
  readonly sums: Formula[] = [];

  /** The variable that stands for a sum. Throws NetworkError for what cannot be summed. */
  of(summed: Formula, source: Source | undefined): Formula {
    const wrong = mentions(summed, v => v.of === 'total')
      ? 'another total'
      : mentions(summed, v => v.of === 'local')
        ? 'a let of its block'
        : draws(summed)
          ? 'what is drawn'
          : undefined;
    if (wrong)
      throw networkError(
        'function-out-of-place',
        `total() sums a value that each synapse has, and not ${wrong}; sum a state or parameter of the synapse, or what is computed of these.`,
        source
      );
    const known = this.sums.findIndex(sum => isSame(sum, summed));
    return variable('total', known >= 0 ? known : this.sums.push(summed) - 1);
  }
}

const isSame = (a: Formula, b: Formula): boolean =>
  a === b ||
  (a.kind === 'variable' && b.kind === 'variable' && a.of === b.of && a.side === b.side && a.slot === b.slot);

/** Slots of the sums that these assignments read. */
export const totalsIn = (assignments: readonly { readonly value: Formula }[]): number[] => {
  const slots = new Set<number>();
  const note = (v: Variable): boolean => {
    if (v.of === 'total') slots.add(v.slot);
    return false;
  };
  for (const { value } of assignments) mentions(value, note);
  return [...slots].sort((a, b) => a - b);
};
