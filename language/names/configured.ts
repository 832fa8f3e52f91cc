// What `neuron cell = lif(tau_m = 20 ms)` comes to: from the use of a model or pattern to the one that says what it does, and all that is
// given on the way. The one place that follows the name in a use.
import { type Model, type PatternDecl, type Use, isModel, isPatternDecl } from '../generated/ast.js';

/** What is used with arguments, and may be configured: `neuron cell = lif(…)`, `pattern sparse = fixed_probability(2 %)`. */
export type Configurable = Model | PatternDecl;

export interface ResolvedUse {
  /** not configured itself */
  readonly target: Configurable;
  /** those whose arguments count, of the configured ones first: what a later one gives replaces it */
  readonly uses: readonly Use[];
}

/** Undefined where the name leads to nothing of the kind, in a circle, or over a configured model to one of another kind. */
export function resolveUse(use: Use | undefined): ResolvedUse | undefined {
  const uses: Use[] = [];
  const passed: Configurable[] = [];
  for (let at = use; at; ) {
    // of what is half written it is missing
    const named = (at.model as Use['model'] | undefined)?.ref;
    if (!isModel(named) && !isPatternDecl(named)) return undefined;
    if (passed.includes(named) || passed.some(configurable => kindOf(configurable) !== kindOf(named))) return undefined;
    uses.unshift(at);
    if (!named.base) return { target: named, uses };
    passed.push(named);
    at = named.base;
  }
  return undefined;
}

const kindOf = (configurable: Configurable): string => (isModel(configurable) ? configurable.kind : 'pattern');

/** The model with a body that a use comes to. */
export function modelUsed(use: Use | undefined): Model | undefined {
  const target = resolveUse(use)?.target;
  return isModel(target) ? target : undefined;
}

/** What says what a declaration does: itself, unless it is configured. */
export const behind = <T extends Configurable>(item: T): T | undefined =>
  item.base ? (resolveUse(item.base)?.target as T | undefined) : item;

/** What a use names, directly and over what is configured. */
export const namedBy = (use: Use | undefined): Configurable[] =>
  (resolveUse(use)?.uses ?? []).flatMap(({ model: { ref } }) => (isModel(ref) || isPatternDecl(ref) ? [ref] : []));
