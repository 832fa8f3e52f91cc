// What an event does: one assignment of it.
import type { BinaryOperator, Source } from '../../1-model/index.js';
import type { Formula } from './formula.js';

/**
 * `local` slots are the lets of one event, `weight`... states and locals by slot; `send` adds to state `slot` of the target neuron, after
 * the delay, multiplied by its state `by` as it is on arrival if there is one. `post` assigns state `slot` of the target neuron at once,
 * unless it is held.
 */
export interface Assignment {
  readonly target: { readonly kind: 'state' | 'local' | 'send' | 'post'; readonly slot: number; readonly by?: number };
  /** for `=`, `+=` …: the operator before the equals sign */
  readonly operator?: BinaryOperator;
  readonly value: Formula;
  /** in each step: is due at multiples of so many alone. In all other steps `value`, an `if`, is its `else`, which changes nothing */
  readonly every?: number;
  readonly source: Source;
}
