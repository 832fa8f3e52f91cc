// Formulas as values of a kernel: the same operations in the same order as the closures of the reference.
import type { Formula, Operator, Variable } from '../../../2-plan/index.js';
import type { Lanes, Value } from '../lanes/index.js';

/** Thrown for a formula that kernels cannot evaluate; its group or projection is then carried by the reference. */
export class Unsupported extends Error {}

/** What the variables of a formula are where it stands. */
export type Read = (variable: Variable) => Value;

/** Throws Unsupported for draws, lists, texts and distances. */
export function valueOf(formula: Formula, l: Lanes, read: Read): Value {
  const again = (child: Formula): Value => valueOf(child, l, read);
  switch (formula.kind) {
    case 'number': return l.f64(formula.value);
    case 'variable': return read(formula);
    case 'negate': return l.op('neg', again(formula.operand));
    case 'not': return asNumber(maskOf(formula, l, read), l);
    case 'if': return l.op('select', maskOf(formula.condition, l, read), again(formula.then), again(formula.else));
    case 'binary': return arithmetic(formula.operator, again(formula.left), again(formula.right), l) ?? asNumber(maskOf(formula, l, read), l);
    case 'call': return called(formula.function, formula.arguments.map(again), l);
    case 'draw': case 'list': case 'text': case 'distance': case 'entry': throw new Unsupported(formula.kind);
  }
}

/** Whether a formula is not 0. */
export function maskOf(formula: Formula, l: Lanes, read: Read): Value {
  if (formula.kind === 'not') return l.op('not', maskOf(formula.operand, l, read));
  if (formula.kind === 'binary') {
    const { operator, left, right } = formula;
    if (operator === 'and' || operator === 'or') return l.op(operator, maskOf(left, l, read), maskOf(right, l, read));
    const comparison = comparisons[operator];
    if (comparison) return l.op(comparison, valueOf(left, l, read), valueOf(right, l, read));
  }
  return l.op('ne', valueOf(formula, l, read), l.f64(0));
}

const comparisons: Partial<Record<Operator, 'lt' | 'le' | 'gt' | 'ge' | 'eq' | 'ne'>> = { '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge', '==': 'eq', '!=': 'ne' };

const asNumber = (mask: Value, l: Lanes): Value => l.op('select', mask, l.f64(1), l.f64(0));

/** Undefined for operators whose value is a condition. */
export function arithmetic(operator: Operator, a: Value, b: Value, l: Lanes): Value | undefined {
  switch (operator) {
    case '+': return l.op('add', a, b);
    case '-': return l.op('sub', a, b);
    case '*': return l.op('mul', a, b);
    case '/': return l.op('div', a, b);
    case '^': return l.call('pow', a, b);
    default: return undefined;
  }
}

const elementary: readonly string[] = ['exp', 'expm1', 'log', 'sin', 'cos', 'tanh', 'exprelr'];

function called(name: string, [a, b, c]: readonly Value[], l: Lanes): Value {
  const x = a!, zero = l.f64(0);
  if (elementary.includes(name)) return l.call(name, x);
  switch (name) {
    case 'sqrt': case 'abs': case 'floor': case 'ceil': return l.op(name, x);
    case 'sign': return l.op('select', l.op('gt', x, zero), l.f64(1), l.op('select', l.op('lt', x, zero), l.f64(-1), x));
    case 'round': return l.op('mul', called('sign', [x], l), l.op('floor', l.op('add', l.op('abs', x), l.f64(0.5))));
    case 'min': return l.op('select', l.op('lt', b!, x), b!, x);
    case 'max': return l.op('select', l.op('gt', b!, x), b!, x);
    case 'clip': return l.op('select', l.op('lt', x, b!), b!, l.op('select', l.op('gt', x, c!), c!, x));
    case 'mod': return l.op('sub', x, l.op('mul', b!, l.op('floor', l.op('div', x, b!))));
    default: throw new Unsupported(name);
  }
}
