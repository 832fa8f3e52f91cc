// Formulas as values of a kernel: the same operations in the same order as the closures of the reference.
import type { BinaryOperator, ListValue } from '../../../1-model/index.js';
import { children, type Draw, type Formula, type Variable } from '../../../2-plan/index.js';
import { notNumber } from '../../values/index.js';
import type { Lanes, Value } from '../code/index.js';
import { plainFunctions } from '../math/index.js';

/** What the variables of a formula are where it stands. */
export type Read = ((variable: Variable) => Value) & {
  /** the entry of a list for the element that is computed; absent where there are no lists */
  readonly list?: ((values: ListValue) => Value) | undefined;
  /** an entry of a list by its number, which is looked at only where `when` holds (absent: always) */
  readonly entry?: ((values: ListValue, index: Value, when: Value | undefined) => Value) | undefined;
  /** what is drawn when an event happens, where `when` holds (absent: always) */
  readonly draw?: ((draw: Draw, args: readonly Value[], when: Value | undefined) => Value) | undefined;
  /** between the two neurons of a synapse */
  readonly distance?: () => Value;
};

/** `when`: where the formula is looked at; absent: always. A text, or a list, draw or distance that `read` does not know is a mistake of the plan. */
export const valueOf = (formula: Formula, l: Lanes, read: Read, when?: Value): Value =>
  new Translation(l, read).valueOf(formula, when);

/** Whether a formula is not 0. */
export const maskOf = (formula: Formula, l: Lanes, read: Read, when?: Value): Value =>
  new Translation(l, read).maskOf(formula, when);

/** One formula on its way to values: each part is gone through once for each place where that makes a difference. */
class Translation {
  private readonly values = new Map<Formula, Map<Value | undefined, Value>>();
  private readonly masks = new Map<Formula, Map<Value | undefined, Value>>();
  private readonly looking = new Map<Formula, boolean>();

  constructor(
    private readonly l: Lanes,
    private readonly read: Read
  ) {}

  valueOf(formula: Formula, when: Value | undefined): Value {
    return this.once(this.values, formula, when, place => this.value(formula, place));
  }

  maskOf(formula: Formula, when: Value | undefined): Value {
    return this.once(this.masks, formula, when, place => this.mask(formula, place));
  }

  private once(
    known: Map<Formula, Map<Value | undefined, Value>>,
    formula: Formula,
    when: Value | undefined,
    find: (when: Value | undefined) => Value
  ): Value {
    const place = this.looksUp(formula) ? when : undefined;
    const places = known.get(formula) ?? new Map<Value | undefined, Value>();
    known.set(formula, places);
    const value = places.get(place) ?? find(place);
    places.set(place, value);
    return value;
  }

  /** Only the entry of a list and what is drawn depend on where they are looked at: elsewhere their arguments may be impossible. */
  private looksUp(formula: Formula): boolean {
    const known = this.looking.get(formula);
    if (known !== undefined) return known;
    const does =
      formula.kind === 'entry' || formula.kind === 'draw' || children(formula).some(child => this.looksUp(child));
    this.looking.set(formula, does);
    return does;
  }

  private value(formula: Formula, when: Value | undefined): Value {
    const { l, read } = this;
    const again = (child: Formula): Value => this.valueOf(child, when);
    switch (formula.kind) {
      case 'number':
        return l.f64(formula.value);
      case 'variable':
        return read(formula);
      case 'negate':
        return l.op('neg', again(formula.operand));
      case 'not':
        return asNumber(this.maskOf(formula, when), l);
      case 'if': {
        const condition = this.maskOf(formula.condition, when);
        const chosen = (mask: Value, child: Formula): Value => this.valueOf(child, both(l, when, mask));
        return l.op('select', condition, chosen(condition, formula.then), chosen(l.op('not', condition), formula.else));
      }
      case 'binary':
        if (isCondition(formula.operator)) return asNumber(this.maskOf(formula, when), l);
        return arithmetic(formula.operator, again(formula.left), again(formula.right), l)!;
      case 'call':
        return called(formula.function, formula.arguments.map(again), l);
      case 'list':
        return read.list?.(formula.values) ?? withoutCode(`A ${formula.kind} of this place`);
      case 'entry':
        return (
          read.entry?.(formula.values, again(formula.index), when) ?? withoutCode(`A ${formula.kind} of this place`)
        );
      case 'distance':
        return read.distance?.() ?? withoutCode(`A ${formula.kind} of this place`);
      case 'draw':
        return (
          read.draw?.(formula, formula.arguments.map(again), when) ?? withoutCode(`A ${formula.kind} of this place`)
        );
      case 'text':
        throw notNumber(formula.value);
    }
  }

  private mask(formula: Formula, when: Value | undefined): Value {
    const { l } = this;
    if (formula.kind === 'not') return l.op('not', this.maskOf(formula.operand, when));
    if (formula.kind === 'binary') {
      const { operator, left, right } = formula;
      if (operator === 'and' || operator === 'or') {
        const first = this.maskOf(left, when);
        const goesOn = operator === 'and' ? first : l.op('not', first);
        return l.op(operator, first, this.maskOf(right, both(l, when, goesOn)));
      }
      const comparison = comparisons[operator];
      if (comparison) return l.op(comparison, this.valueOf(left, when), this.valueOf(right, when));
    }
    return l.op('ne', this.valueOf(formula, when), l.f64(0));
  }
}

/** Where both hold; the first may be absent: always. */
export const both = (l: Lanes, first: Value | undefined, second: Value): Value =>
  first ? l.op('and', first, second) : second;

/** Something of a plan that no code is made for: a mistake of our own. */
export class MissingCode extends Error {}

/** Throws MissingCode. */
export function withoutCode(what: string): never {
  throw new MissingCode(`${what} has no generated code`);
}

const comparisons: Partial<Record<BinaryOperator, 'lt' | 'le' | 'gt' | 'ge' | 'eq' | 'ne'>> = {
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
  '==': 'eq',
  '!=': 'ne'
};

const isCondition = (operator: BinaryOperator): boolean =>
  operator === 'and' || operator === 'or' || comparisons[operator] !== undefined;

const asNumber = (mask: Value, l: Lanes): Value => l.op('select', mask, l.f64(1), l.f64(0));

/** What `pow` is for these exponents. */
function smallPower(a: Value, b: Value, l: Lanes): Value | undefined {
  const square = l.op('mul', a, a);
  switch (b.constant) {
    case 2:
      return square;
    case 3:
      return l.op('mul', square, a);
    case 4:
      return l.op('mul', square, square);
    default:
      return undefined;
  }
}

/** Undefined for operators whose value is a condition. */
export function arithmetic(operator: BinaryOperator, a: Value, b: Value, l: Lanes): Value | undefined {
  switch (operator) {
    case '+':
      return l.op('add', a, b);
    case '-':
      return l.op('sub', a, b);
    case '*':
      return l.op('mul', a, b);
    case '/':
      return l.op('div', a, b);
    case '^':
      return smallPower(a, b, l) ?? l.call('pow', a, b);
    default:
      return undefined;
  }
}

const called = (name: string, args: readonly Value[], l: Lanes): Value =>
  plainFunctions.get(name)?.(l, args) ?? l.call(name, ...args);
