// Expressions of a NetworkModel: names resolved, user functions inlined, literals in the simulator's units.
import type { Dimension } from '../quantities/index.js';

/** A stretch of a .snn file. Offsets in UTF-16 units; `line` and `column` count from 1. */
export interface Source {
  readonly uri: string;
  readonly offset: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '<' | '<=' | '>' | '>=' | '==' | '!=' | 'and' | 'or';

/**
 * Booleans are 1 and 0. `name` refers, by `of`, to
 * - own: a parameter, state, input, noise or let of the model it stands in
 * - pre, post: a variable or parameter of the neuron on that side of a synapse; also `index` (its number in its population)
 * - global: a file-level `param` or `const` (an entry of NetworkModel.globals)
 * - noise: a white noise of the file (an entry of NetworkModel.noises), 1/sqrt(ms)
 * - counter: the number of the pass of a loop of an experiment, `for i in 1..20`
 * - builtin: t (ms), dt (ms), step_number (of the step in which t lies), xi (white noise, 1/sqrt(ms)), index (number of the neuron)
 */
export type Expression =
  /** `dimension` where it was written with a unit, so that it can be shown with one. */
  | { readonly kind: 'number'; readonly value: number; readonly dimension?: Dimension; readonly source?: Source }
  | {
      readonly kind: 'name';
      readonly of: 'own' | 'pre' | 'post' | 'global' | 'noise' | 'builtin' | 'counter';
      readonly name: string;
      /** of xi: tells apart those written in one model, each a noise of its own */
      readonly written?: number;
      readonly source?: Source;
    }
  | { readonly kind: 'negate' | 'not'; readonly operand: Expression; readonly source?: Source }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly source?: Source;
    }
  | {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly then: Expression;
      readonly else: Expression;
      readonly source?: Source;
    }
  /**
   * An `internal` function of the library. Arguments by formal name, omitted ones with their default; several plain
   * arguments of a statistic or plot are a list under the first name, and `against` is that of `curve(... against g)`.
   * `distance(pre, post)` has pre.index and post.index.
   */
  | {
      readonly kind: 'call';
      readonly function: string;
      readonly arguments: Readonly<Record<string, Expression>>;
      readonly source?: Source;
    }
  | { readonly kind: 'list'; readonly items: readonly Expression[]; readonly source?: Source }
  /** A column of a table: a list of numbers as they stand in the file. */
  | { readonly kind: 'column'; readonly data: string; readonly column: string; readonly source?: Source }
  /** Data as a matrix: a list of the samples. */
  | { readonly kind: 'data'; readonly data: string; readonly source?: Source }
  /** `list[low]` or `list[low .. high]`, both ends included, counted from 0. */
  | {
      readonly kind: 'index';
      readonly operand: Expression;
      readonly low: Expression;
      readonly high?: Expression;
      readonly source?: Source;
    }
  /** Neurons of a population or synapses of a projection; only in experiments. */
  | { readonly kind: 'selection'; readonly selection: Selection; readonly source?: Source }
  /** `V of E[0..4]`, `weight of exc`; only in experiments. */
  | { readonly kind: 'recorded'; readonly variable: string; readonly selection: Selection; readonly source?: Source }
  | { readonly kind: 'text'; readonly value: string; readonly source?: Source };

/** All elements (`ranges` empty) or, for each axis of a population, a range; both ends included, counted from 0. */
export interface Selection {
  readonly role: 'population' | 'projection';
  readonly of: string;
  readonly ranges: readonly { readonly low: Expression; readonly high?: Expression }[];
  /** of synapses: what is asked of them is summed for each target neuron, and `ranges` count these */
  readonly byTarget?: true;
  /** those alone for which it holds; its names are those of the neurons' model, of synapses those of the neurons on both sides */
  readonly where?: Expression;
  readonly source: Source;
}

/** An expression with the dimension in which its value is shown to users. */
export interface Measured {
  readonly value: Expression;
  readonly dimension: Dimension;
  /** its text in the file */
  readonly text: string;
  readonly source: Source;
}

/** What an expression is made of directly; arguments of calls included. */
export function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'negate':
    case 'not':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'if':
      return [expression.condition, expression.then, expression.else];
    case 'call':
      return Object.values(expression.arguments);
    case 'list':
      return expression.items;
    case 'index':
      return [expression.operand, expression.low, ...(expression.high ? [expression.high] : [])];
    default:
      return [];
  }
}

type Name = Extract<Expression, { kind: 'name' }>;

/** The expression with other names in it; a part that stands in several places is one part of the result, too. */
export function mapNames(expression: Expression, by: (name: Name) => Name): Expression {
  const mapped = new Map<Expression, Expression>();
  const of = (part: Expression): Expression => {
    const known = mapped.get(part) ?? withOperands(part, of, by);
    mapped.set(part, known);
    return known;
  };
  return of(expression);
}

function withOperands(
  expression: Expression,
  of: (operand: Expression) => Expression,
  by: (name: Name) => Name
): Expression {
  switch (expression.kind) {
    case 'name':
      return by(expression);
    case 'negate':
    case 'not':
      return { ...expression, operand: of(expression.operand) };
    case 'binary':
      return { ...expression, left: of(expression.left), right: of(expression.right) };
    case 'if':
      return {
        ...expression,
        condition: of(expression.condition),
        then: of(expression.then),
        else: of(expression.else)
      };
    case 'call': {
      const given = Object.entries(expression.arguments).map(([name, value]) => [name, of(value)] as const);
      return { ...expression, arguments: Object.fromEntries(given) };
    }
    case 'list':
      return { ...expression, items: expression.items.map(of) };
    case 'index':
      return {
        ...expression,
        operand: of(expression.operand),
        low: of(expression.low),
        ...(expression.high ? { high: of(expression.high) } : {})
      };
    default:
      return expression;
  }
}

/** The parts of an expression, itself included, outermost first; what stands in several places once. */
export function* partsOf(expression: Expression): Generator<Expression> {
  const seen = new Set<Expression>();
  const open = [expression];
  for (let part = open.pop(); part; part = open.pop()) {
    if (seen.has(part)) continue;
    seen.add(part);
    yield part;
    open.push(...[...operandsOf(part)].reverse());
  }
}
