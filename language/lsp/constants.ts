// Values that can be told from the text alone, for hover and code lens. Shown, never simulated with: the last bit may differ from a run's.
import {
  type Call,
  type Expr,
  type FunctionDecl,
  type Index,
  type Named,
  isConst,
  isFormal,
  isFunctionDecl,
  isLet,
  isParam,
  isReference
} from '../generated/ast.js';
import { bindArguments } from '../names/arguments.js';
import { parseQuantity } from '../units/literal.js';

/** In the simulator's units; of a list, its items. */
export type Value = number | readonly Value[];

type Arguments = ReadonlyMap<Named, Value>;

/** Functions of the library by name; of plain numbers in the simulator's units. */
const functions: Readonly<Record<string, (...values: number[]) => number>> = {
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  sin: Math.sin,
  cos: Math.cos,
  tanh: Math.tanh,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sign: Math.sign,
  floor: Math.floor,
  ceil: Math.ceil,
  min: Math.min,
  max: Math.max,
  round: x => Math.sign(x) * Math.floor(Math.abs(x) + 0.5),
  clip: (x, low, high) => Math.min(Math.max(x, low), high),
  mod: (x, y) => x % y,
  exprelr: x => (x === 0 ? 1 : x / Math.expm1(x))
};

const operators: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
  '<': (a, b) => Number(a < b),
  '<=': (a, b) => Number(a <= b),
  '>': (a, b) => Number(a > b),
  '>=': (a, b) => Number(a >= b),
  '==': (a, b) => Number(a === b),
  '!=': (a, b) => Number(a !== b),
  and: (a, b) => Number(a !== 0 && b !== 0),
  or: (a, b) => Number(a !== 0 || b !== 0)
};

/** The value of an expression; undefined where it is drawn, recorded, changes in time, or is defined by itself. */
export function valueOf(
  node: Expr | undefined,
  given: Arguments = new Map(),
  begun: readonly Named[] = []
): Value | undefined {
  const inner = (one: Expr | undefined): Value | undefined => valueOf(one, given, begun);
  switch (node?.$type) {
    case 'NumberLiteral':
    case 'Quantity':
      return finite(parseQuantity(node.text).value);
    case 'Paren':
      return inner(node.inner);
    case 'Minus':
      return apply(x => -x, [inner(node.operand)]);
    case 'Not':
      return apply(x => Number(x === 0), [inner(node.operand)]);
    case 'Power':
      return apply(operators['^']!, [inner(node.base), inner(node.exponent)]);
    case 'Sum':
    case 'Logic':
    case 'Comparison':
      return apply(operators[node.operator]!, [inner(node.left), inner(node.right)]);
    case 'Conditional': {
      const condition = inner(node.condition);
      return typeof condition === 'number' ? inner(condition !== 0 ? node.then : node.else) : undefined;
    }
    case 'List':
      return complete(node.items.map(inner));
    case 'Reference':
      return valueOfNamed(node.to?.ref, given, begun);
    case 'Call':
      return valueOfCall(node, given, begun);
    case 'Index':
      return valueAt(node, inner);
    default:
      return undefined;
  }
}

/** The value that a declaration has where nobody sets it. */
export function valueOfNamed(
  named: Named | undefined,
  given: Arguments = new Map(),
  begun: readonly Named[] = []
): Value | undefined {
  if (!named || begun.includes(named)) return undefined;
  if (isFormal(named)) return given.get(named) ?? valueOf(named.value, given, [...begun, named]);
  return isParam(named) || isConst(named) || isLet(named) ? valueOf(named.value, given, [...begun, named]) : undefined;
}

function valueOfCall(node: Call, given: Arguments, begun: readonly Named[]): Value | undefined {
  const callee = isReference(node.callee) ? node.callee.to?.ref : undefined;
  if (!isFunctionDecl(callee) || begun.includes(callee)) return undefined;
  const values = argumentsOf(callee, node, given, begun);
  if (callee.body) return valueOf(callee.body, new Map([...given, ...values]), [...begun, callee]);
  const known = functions[callee.name];
  return known && values.size === callee.formals.length ? apply(known, [...values.values()]) : undefined;
}

/** By formal, in their order; those whose value is not known are left out. */
function argumentsOf(callee: FunctionDecl, node: Call, given: Arguments, begun: readonly Named[]): Map<Named, Value> {
  const bound = bindArguments(callee, node.args).given;
  return new Map(
    callee.formals.flatMap(formal => {
      const value = valueOf(bound.get(formal.name)?.[0]?.value ?? formal.value, given, begun);
      return value === undefined ? [] : [[formal, value] as const];
    })
  );
}

function valueAt(node: Index, inner: (one: Expr | undefined) => Value | undefined): Value | undefined {
  const [list, low, high] = [inner(node.of), inner(node.index[0]?.low), inner(node.index[0]?.high)];
  if (!Array.isArray(list) || typeof low !== 'number' || node.index.length !== 1) return undefined;
  if (!node.index[0]!.high) return (list as readonly Value[])[low];
  return typeof high === 'number' ? (list as readonly Value[]).slice(low, high + 1) : undefined;
}

/** Element by element where an argument is a list. */
function apply(f: (...values: number[]) => number, values: readonly (Value | undefined)[]): Value | undefined {
  const known = complete(values);
  if (!known) return undefined;
  const lists = known.filter((one): one is readonly Value[] => typeof one !== 'number');
  if (lists.length === 0) return finite(f(...(known as readonly number[])));
  const length = Math.min(...lists.map(list => list.length));
  return complete(
    Array.from({ length }, (_, i) =>
      apply(
        f,
        known.map(one => (typeof one === 'number' ? one : one[i]))
      )
    )
  );
}

const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);

const complete = (values: readonly (Value | undefined)[]): readonly Value[] | undefined =>
  values.includes(undefined) ? undefined : (values as readonly Value[]);
