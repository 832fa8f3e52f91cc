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

/** What has been looked into for one value. */
interface Search {
  /** what is being found, against circles */
  readonly begun: readonly Named[];
  /** found values of what has one wherever it stands */
  readonly known: Map<Named, Value | undefined>;
  readonly steps: { count: number };
}

const newSearch = (): Search => ({ begun: [], known: new Map(), steps: { count: 0 } });

/** Beyond these an editor shows no value: it answers while somebody moves the mouse. */
const [mostSteps, deepest] = [20_000, 200];

/** The value of an expression; undefined where it is drawn, recorded, changes in time, is defined by itself, or takes too long. */
export function valueOf(
  node: Expr | undefined,
  given: Arguments = new Map(),
  search: Search = newSearch()
): Value | undefined {
  if (++search.steps.count > mostSteps) return undefined;
  const inner = (one: Expr | undefined): Value | undefined => valueOf(one, given, search);
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
    case 'Within': {
      const value = inner(node.value);
      return operation('and', [operation('>=', [value, inner(node.low)]), operation('<=', [value, inner(node.high)])]);
    }
    case 'Conditional': {
      const condition = inner(node.condition);
      return typeof condition === 'number' ? inner(condition !== 0 ? node.then : node.else) : undefined;
    }
    case 'List':
      return complete(node.items.map(inner));
    case 'Reference':
      return valueOfNamed(node.to?.ref, given, search);
    case 'Call':
      return valueOfCall(node, given, search);
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
  search: Search = newSearch()
): Value | undefined {
  if (!named || search.begun.includes(named) || search.begun.length > deepest) return undefined;
  const inner = { ...search, begun: [...search.begun, named] };
  if (isFormal(named)) return given.get(named) ?? valueOf(named.value, given, inner);
  if (!isParam(named) && !isConst(named) && !isLet(named)) return undefined;
  if (!search.known.has(named)) search.known.set(named, valueOf(named.value, given, inner));
  return search.known.get(named);
}

function valueOfCall(node: Call, given: Arguments, search: Search): Value | undefined {
  const callee = isReference(node.callee) ? node.callee.to?.ref : undefined;
  if (!isFunctionDecl(callee) || search.begun.includes(callee) || search.begun.length > deepest) return undefined;
  const values = argumentsOf(callee, node, given, search);
  if (callee.body)
    return valueOf(callee.body, new Map([...given, ...values]), { ...search, begun: [...search.begun, callee] });
  const known = functions.get(callee.name);
  return known && values.size === callee.formals.length
    ? apply(([a, b, c]) => known.evaluate(a!, b!, c!), [...values.values()])
    : undefined;
}

/** By formal, in their order; those whose value is not known are left out. */
function argumentsOf(callee: FunctionDecl, node: Call, given: Arguments, search: Search): Map<Named, Value> {
  const bound = boundCall(node)?.binding.given;
  return new Map(
    callee.formals.flatMap(formal => {
      const value = valueOf(bound?.get(formal.name)?.[0]?.value ?? formal.value, given, search);
      return value === undefined ? [] : [[formal, value] as const];
    })
  );
}

function valueAt(node: Index, inner: (one: Expr | undefined) => Value | undefined): Value | undefined {
  return node.index.reduce<Value | undefined>((list, slice) => {
    const [low, high] = [inner(slice.low), inner(slice.high)];
    if (list === undefined || low === undefined || (slice.high && high === undefined)) return undefined;
    return whereItHasOne(() => (high === undefined ? entryOf(list, low) : rangeOf(list, low, high)));
  }, inner(node.of));
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
