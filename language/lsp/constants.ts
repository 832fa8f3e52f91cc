// Values that can be told from the text alone, for hover and code lens: those that a run would have.
import {
  broadcast,
  entryOf,
  functions,
  isList,
  NetworkError,
  operate,
  rangeOf,
  type BinaryOperator,
  type Value
} from '../../simulator/index.js';
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
import { boundCall } from '../names/arguments.js';
import { parseQuantity } from '../units/literal.js';

type Arguments = ReadonlyMap<Named, Value>;

/** The value of an expression; undefined where it is drawn, recorded, changes in time, or is defined by itself. */
export function valueOf(
  node: Expr | undefined,
  given: Arguments = new Map(),
  begun: readonly Named[] = []
): Value | undefined {
  const inner = (item: Expr | undefined): Value | undefined => valueOf(item, given, begun);
  switch (node?.$type) {
    case 'NumberLiteral':
    case 'Quantity':
      return finite(parseQuantity(node.text).value);
    case 'Paren':
      return inner(node.inner);
    case 'Minus':
      return apply(([x]) => -x!, [inner(node.operand)]);
    case 'Not':
      return apply(([x]) => (x === 0 ? 1 : 0), [inner(node.operand)]);
    case 'Power':
      return operation('^', [inner(node.base), inner(node.exponent)]);
    case 'Sum':
    case 'Logic':
      return operation(node.operator, [inner(node.left), inner(node.right)]);
    case 'Comparison':
      return node.operator === 'crosses' ? undefined : operation(node.operator, [inner(node.left), inner(node.right)]);
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
  const known = functions.get(callee.name);
  return known && values.size === callee.formals.length
    ? apply(([a, b, c]) => known.evaluate(a!, b!, c!), [...values.values()])
    : undefined;
}

/** By formal, in their order; those whose value is not known are left out. */
function argumentsOf(callee: FunctionDecl, node: Call, given: Arguments, begun: readonly Named[]): Map<Named, Value> {
  const bound = boundCall(node)?.binding.given;
  return new Map(
    callee.formals.flatMap(formal => {
      const value = valueOf(bound?.get(formal.name)?.[0]?.value ?? formal.value, given, begun);
      return value === undefined ? [] : [[formal, value] as const];
    })
  );
}

function valueAt(node: Index, inner: (one: Expr | undefined) => Value | undefined): Value | undefined {
  const slice = node.index.length === 1 ? node.index[0]! : undefined;
  const [list, low, high] = [inner(node.of), inner(slice?.low), inner(slice?.high)];
  if (list === undefined || low === undefined || (slice?.high && high === undefined)) return undefined;
  return whereItHasOne(() => (high === undefined ? entryOf(list, low) : rangeOf(list, low, high)));
}

const operation = (operator: BinaryOperator, values: readonly (Value | undefined)[]): Value | undefined =>
  apply(([a, b]) => operate(operator, a!, b!), values);

/** Element by element where an argument is a list. */
function apply(f: (args: readonly number[]) => number, values: readonly (Value | undefined)[]): Value | undefined {
  const known = complete(values);
  return known && whereItHasOne(() => finite(broadcast(f, known)));
}

/** What a run would refuse has no value. */
function whereItHasOne(find: () => Value | undefined): Value | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof NetworkError) return undefined;
    throw error;
  }
}

const isFinite = (value: Value): boolean =>
  isList(value) ? Array.from<Value>(value).every(isFinite) : Number.isFinite(value);

const finite = (value: Value): Value | undefined => (isFinite(value) ? value : undefined);

const complete = (values: readonly (Value | undefined)[]): readonly Value[] | undefined =>
  values.includes(undefined) ? undefined : (values as readonly Value[]);
