// Which argument in brackets belongs to which formal or parameter. One place for checks, hover, completion and signature help.
import {
  type Args,
  type NamedArg,
  type PlainArg,
  isFunctionDecl,
  isModel,
  isNamedArg,
  isParam,
  isPatternDecl,
  type Formal,
  type Named,
  type Param
} from '../generated/ast.js';
import { typeWord } from '../units/unit-expression.js';
import { parametersOf } from './names.js';

export interface Binding {
  /** what is given, by name; of a function that takes several things, all of them belong to its first formal */
  readonly given: ReadonlyMap<string, readonly (NamedArg | PlainArg)[]>;
  /** given a second time */
  readonly repeated: readonly (NamedArg | PlainArg)[];
  /** names that the callee does not have */
  readonly unknown: readonly NamedArg[];
  /** without a name where one is needed, or one too many */
  readonly unplaced: readonly PlainArg[];
  /** without a value of their own, and not given */
  readonly missing: readonly (Param | Formal)[];
}

/** `callee` is a model, pattern or function. */
export function bindArguments(callee: Named, args: Args | undefined): Binding {
  const accepted = parametersOf(callee);
  const several = takesSeveral(callee);
  const given = new Map<string, (NamedArg | PlainArg)[]>();
  const repeated: (NamedArg | PlainArg)[] = [];
  const unknown: NamedArg[] = [];
  const unplaced: PlainArg[] = [];
  let plain = 0;
  for (const argument of args?.args ?? []) {
    const name = isNamedArg(argument)
      ? argument.param?.$refText
      : isModel(callee)
        ? undefined
        : accepted[several ? 0 : plain++]?.name;
    if (isNamedArg(argument) && !accepted.some(named => named.name === name)) unknown.push(argument);
    else if (name === undefined) unplaced.push(argument as PlainArg);
    else if (!given.has(name)) given.set(name, [argument]);
    else if (several && name === accepted[0]!.name && !isNamedArg(argument)) given.get(name)!.push(argument);
    else repeated.push(argument);
  }
  const needed = isModel(callee)
    ? callee.members.filter(isParam)
    : isFunctionDecl(callee) || isPatternDecl(callee)
      ? callee.formals
      : [];
  return {
    given,
    repeated,
    unknown,
    unplaced,
    missing: needed.filter(item => Boolean(item.name) && !item.value && !given.has(item.name))
  };
}

/** Statistics and plots take several things, one after the other. */
export function takesSeveral(callee: Named): boolean {
  if (!isFunctionDecl(callee)) return false;
  const first = typeWord(callee.formals[0]?.type);
  return first === 'neurons' || first === 'variable' || typeWord(callee.type) === 'plot';
}
