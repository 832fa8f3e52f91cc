// Expressions as a user would write them, with units and no bracket too many.
import { type Dimension, formatNumber, formatQuantity } from '../quantities/index.js';
import type { BinaryOperator, Expression, Selection } from './expression.js';
import { bindings, isComparison, operators } from './operators.js';

export interface TextOptions {
  /** of the whole expression, for numbers that carry none themselves */
  readonly dimension?: Dimension | undefined;
  /** significant figures; absent: so many as tell any two values apart which a user would write differently */
  readonly digits?: number;
  /** arguments that stand in the declaration of a function instead of the call are left out */
  readonly withoutDefaults?: boolean;
}

type Call = Extract<Expression, { kind: 'call' }>;

export const expressionText = (expression: Expression, options: TextOptions = {}): string =>
  new Printer(options).text(expression, bindings.loosest, options.dimension);

/** `E`, `E[0..4, 2]`. */
export const selectionText = (selection: Selection): string => new Printer({}).selection(selection);

/** `0..4`, `2`. */
export const rangeText = (range: Selection['ranges'][number]): string => new Printer({}).range(range);

/** Arguments by name, one after the other. */
export const argumentsText = (values: Readonly<Record<string, Expression>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name} = ${expressionText(value)}`)
    .join(', ');

/** Parts of an expression that are printed: what names share may unfold into more than anybody reads. */
const mostParts = 400;

/** Names by which nobody calls an argument: mathematics has its arguments in order. */
const inOrder: readonly string[] = ['x', 'y', 'a', 'b', 'low', 'high'];

const time: Dimension = [0, 0, 1, 0, 0, 0];
/** Arguments of statistics and plots that are times, also where they are a bare 0. */
const times: readonly string[] = ['from', 'to', 'bin', 'time', 'every', 'lag'];

class Printer {
  private parts = 0;

  constructor(private readonly options: TextOptions) {}

  /** `outer` is how tightly what stands around binds: what binds less needs brackets. */
  text(e: Expression, outer: number, dimension?: Dimension): string {
    if (++this.parts > mostParts) return '…';
    switch (e.kind) {
      case 'number':
        return this.number(e.value, e.dimension ?? dimension, outer);
      case 'name':
        return e.of === 'pre' || e.of === 'post' ? `${e.of}.${e.name}` : e.name;
      case 'negate':
        return bracketed(`-${this.text(e.operand, bindings.minus, dimension)}`, bindings.minus, outer);
      case 'not':
        return bracketed(`not ${this.text(e.operand, bindings.not)}`, bindings.not, outer);
      case 'binary':
        return this.binary(e, outer, dimension);
      case 'if':
        return bracketed(
          `if ${this.text(e.condition, 1)} then ${this.text(e.then, 1, dimension)} else ${this.text(e.else, bindings.loosest, dimension)}`,
          bindings.loosest,
          outer
        );
      case 'call':
        return this.call(e, dimension);
      case 'list':
        return this.list(e.items, dimension);
      case 'column':
        return `${e.data}.${e.column}`;
      case 'data':
        return e.data;
      case 'index':
        return `${this.text(e.operand, bindings.tightest)}[${this.range(e)}]`;
      case 'selection':
        return `${this.selection(e.selection)}${this.condition(e.selection)}`;
      case 'recorded':
        return `${e.variable} of ${this.selection(e.selection)}${e.selection.byTarget ? ' by target' : ''}${this.condition(e.selection)}`;
      case 'text':
        return JSON.stringify(e.value);
    }
  }

  selection({ of, ranges }: Selection): string {
    return ranges.length ? `${of}[${ranges.map(range => this.range(range)).join(', ')}]` : of;
  }

  condition({ where }: Selection): string {
    return where ? ` where ${this.text(where, bindings.loosest)}` : '';
  }

  range({ low, high }: Selection['ranges'][number]): string {
    const first = this.text(low, bindings.loosest);
    return high ? `${first}..${this.text(high, bindings.loosest)}` : first;
  }

  private number(value: number, dimension: Dimension | undefined, outer: number): string {
    const { digits = 15 } = this.options;
    const shown = dimension ? formatQuantity(value, dimension, digits) : formatNumber(value, digits);
    // `a - (-5)`: a minus behind an operator is easily overlooked
    return value < 0 ? bracketed(shown, operators['-'].binding, outer) : shown;
  }

  /** Left-associative: a right operand that binds no tighter needs brackets. A number beside a sum or in a comparison is shown in the unit of the whole. */
  private binary(
    { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
    outer: number,
    dimension?: Dimension
  ): string {
    const own = operators[operator].binding;
    const gap = operator === '^' ? '' : ' ';
    const inner = alike(operator) ? dimension : undefined;
    const [leftNeeds, rightNeeds] =
      operator === '^' ? [own + 1, bindings.minus] : isComparison(operator) ? [own + 1, own + 1] : [own, own + 1];
    const [first, second] = [this.text(left, leftNeeds, inner), this.text(right, rightNeeds, inner)];
    return bracketed(`${first}${gap}${operator}${gap}${second}`, own, outer);
  }

  /** The first argument without its name, as it is usually written. */
  private call(call: Call, dimension?: Dimension): string {
    const { against, ...named } = call.arguments;
    const parts = Object.entries(named).flatMap(([name, value], i) => {
      if (i > 0 && this.isLeftOut(name, value, call)) return [];
      const inner = times.includes(name) ? time : i === 0 && call.function === 'abs' ? dimension : undefined;
      if (i === 0 && value.kind === 'list' && !isNumeric(value))
        return value.items.map(item => this.text(item, bindings.loosest));
      const text = this.text(value, bindings.loosest, inner);
      return [i === 0 || inOrder.includes(name) ? text : `${name} = ${text}`];
    });
    const rest = against ? ` against ${this.text(against, bindings.loosest)}` : '';
    return `${call.function}(${parts.join(', ')}${rest})`;
  }

  /** What nobody wrote stands in another file than the call, beside the function. */
  private isLeftOut(name: string, value: Expression, call: Call): boolean {
    const isZero = value.kind === 'number' && value.value === 0;
    if (!this.options.withoutDefaults) return isZero && !inOrder.includes(name);
    return value.source !== undefined && call.source !== undefined && value.source.uri !== call.source.uri;
  }

  /** Long lists are cut in the middle; their length is said. */
  private list(items: readonly Expression[], dimension?: Dimension): string {
    const text = (item: Expression): string => this.text(item, bindings.loosest, dimension);
    if (items.length <= 8) return `[${items.map(text).join(', ')}]`;
    return `[${items.slice(0, 4).map(text).join(', ')}, ... ${text(items.at(-1)!)}] (${items.length} values)`;
  }
}

/** Both sides have the dimension of the whole. */
const alike = (operator: BinaryOperator): boolean => isComparison(operator) || operator === '+' || operator === '-';

const bracketed = (inner: string, own: number, outer: number): string => (own < outer ? `(${inner})` : inner);

/** A list that is a value, not several things to take one after the other. */
const isNumeric = (list: Extract<Expression, { kind: 'list' }>): boolean =>
  list.items.every(item => ['number', 'negate', 'list', 'column', 'binary'].includes(item.kind));
