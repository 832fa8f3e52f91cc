// Which argument in brackets belongs to which formal or parameter: found once for a call, for as long as it names the same thing, and kept
// on it. One place for inference, lowering, checks, hover, completion and signature help.
import {
  type Args,
  type Call,
  type EventDecl,
  type Formal,
  type Input,
  type Model,
  type Named,
  type NamedArg,
  type Param,
  type PlainArg,
  type Use,
  isEventDecl,
  isFormal,
  isFunctionDecl,
  isInput,
  isModel,
  isNamedArg,
  isParam,
  isPatternDecl
} from '../generated/ast.js';
import { typeWord } from '../units/unit-expression.js';
import { type Callee, calleeOf } from './callees.js';
import { parametersOf } from './names.js';

export type Argument = NamedArg | PlainArg;

export interface Binding {
  /** the name that each argument is for, also one that the callee does not have; undefined of one too many */
  readonly names: ReadonlyMap<Argument, string | undefined>;
  /** what is given, by name; of a function that takes several things, all of them belong to its first formal */
  readonly given: ReadonlyMap<string, readonly Argument[]>;
  /** what the configured models behind a use give and these arguments don't */
  readonly earlier: ReadonlyMap<string, Argument>;
  /** given a second time */
  readonly repeated: readonly Argument[];
  /** names that the callee does not have */
  readonly unknown: readonly NamedArg[];
  /** without a name where one is needed, or one too many */
  readonly unplaced: readonly PlainArg[];
  /** without a value of their own, and not given */
  readonly missing: readonly (Param | Formal | Input | EventDecl)[];
}

export interface BoundCall {
  readonly callee: Callee;
  readonly binding: Binding;
}

const kept = Symbol('binding');
type Keeping = (Use | Call) & { [kept]?: BoundCall };

/** Undefined where nothing is called that takes arguments, or something of another kind than the place needs. */
export function boundCall(node: Use | Call): BoundCall | undefined {
  const callee = calleeOf(node);
  if (!callee) return undefined;
  const before = (node as Keeping)[kept];
  if (before && isSame(before.callee, callee)) return before;
  return ((node as Keeping)[kept] = { callee, binding: bind(callee) });
}

/** What a name leads to may change while the call stays, as another file does. */
const isSame = (a: Callee, b: Callee): boolean =>
  a.target === b.target && a.earlier.length === b.earlier.length && a.earlier.every((use, i) => use === b.earlier[i]);

/** What is given in the end, by name. */
export const allGiven = ({ given, earlier }: Binding): ReadonlyMap<string, Argument> =>
  new Map([...earlier, ...[...given].map(([name, [first]]) => [name, first!] as const)]);

function bind({ target, args, earlier: uses }: Callee): Binding {
  const own = place(target, args);
  const earlier = new Map<string, Argument>();
  for (const use of uses) for (const [name, [first]] of place(target, use.args).given) earlier.set(name, first!);
  for (const name of own.given.keys()) earlier.delete(name);
  const needed = isModel(target)
    ? target.members
        .filter(member => isParam(member) || isInput(member) || isEventDecl(member))
        .filter(member => isParam(member) || isBetween(target))
    : isFunctionDecl(target) || isPatternDecl(target)
      ? target.formals
      : [];
  const isMissing = (item: Param | Formal | Input | EventDecl): boolean =>
    Boolean(item.name) &&
    !('value' in item && item.value) &&
    !isOptional(item) &&
    !own.given.has(item.name) &&
    !earlier.has(item.name);
  return { ...own, earlier, missing: needed.filter(isMissing) };
}

/** `to? : s`: an argument that may be left out and has no value then, as functions of the simulator may have. */
export const isOptional = (one: Named | Formal): boolean => isFormal(one) && one.optional;

/** Nobody else gives a synapse or rule what it takes. */
const isBetween = ({ kind }: Model): boolean => kind === 'synapse' || kind === 'plasticity';

function place(target: Named, args: Args | undefined): Omit<Binding, 'earlier' | 'missing'> {
  const accepted = parametersOf(target);
  const several = takesSeveral(target);
  const names = new Map<Argument, string | undefined>();
  const given = new Map<string, Argument[]>();
  const repeated: Argument[] = [];
  const unknown: NamedArg[] = [];
  const unplaced: PlainArg[] = [];
  let plain = 0;
  for (const argument of args?.args ?? []) {
    const name = isNamedArg(argument)
      ? argument.param?.$refText
      : isModel(target)
        ? undefined
        : accepted[several ? 0 : plain++]?.name;
    names.set(argument, name);
    if (isNamedArg(argument) && !accepted.some(named => named.name === name)) unknown.push(argument);
    else if (name === undefined) unplaced.push(argument as PlainArg);
    else if (!given.has(name)) given.set(name, [argument]);
    else if (several && name === accepted[0]!.name && !isNamedArg(argument)) given.get(name)!.push(argument);
    else repeated.push(argument);
  }
  return { names, given, repeated, unknown, unplaced };
}

/** Statistics and plots take several things, one after the other. */
export function takesSeveral(callee: Named): boolean {
  if (!isFunctionDecl(callee)) return false;
  const first = typeWord(callee.formals[0]?.type);
  return first === 'neurons' || first === 'variable' || typeWord(callee.type) === 'plot';
}
