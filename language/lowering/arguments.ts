// Arguments in brackets to the formals they are for, defaults filled in.
import type { Expression } from '../../simulator/index.js';
import {
  type Args,
  type Formal,
  type FunctionDecl,
  type PatternDecl,
  type Use,
  isNamedArg,
  isPlainArg
} from '../generated/ast.js';
import { lowerExpression } from './expressions.js';
import { type Scope, reportError, sourceIn } from './scope.js';

/**
 * A value for every formal of a function or pattern, in the order of its formals. With `several`, all arguments without
 * a name belong to the first formal: one is itself, more are a list.
 */
export function bindArguments(
  callee: FunctionDecl | PatternDecl,
  formals: readonly Formal[],
  args: Args | undefined,
  scope: Scope,
  several = false
): Map<Formal, Expression> {
  const given = givenArguments(callee, formals, args, scope, several);
  const bound = new Map<Formal, Expression>();
  for (const formal of formals) {
    const value = given.get(formal.name) ?? defaultOf(formal, bound, scope);
    bound.set(
      formal,
      value ??
        reportError(
          args ?? callee,
          scope,
          'missing-argument',
          `${callee.name} needs a value for '${formal.name}'; write ${callee.name}(${formal.name} = ...).`
        )
    );
  }
  return bound;
}

const defaultOf = (formal: Formal, bound: ReadonlyMap<Formal, Expression>, scope: Scope): Expression | undefined =>
  formal.value && lowerExpression(formal.value, { ...scope, formals: new Map([...scope.formals, ...bound]) });

function givenArguments(
  callee: FunctionDecl | PatternDecl,
  formals: readonly Formal[],
  args: Args | undefined,
  scope: Scope,
  several: boolean
): Map<string, Expression> {
  const given = new Map<string, Expression>();
  const plain = (args?.args ?? []).filter(isPlainArg);
  const values = plain.map(argument => lowerExpression(argument.value, scope, argument));
  if (several && values.length > 1)
    given.set(formals[0]!.name, { kind: 'list', items: values, source: sourceIn(args!, scope) });
  else values.forEach((value, i) => formals[i] && given.set(formals[i].name, value));
  if (!several && plain.length > formals.length)
    reportError(
      plain[formals.length]!,
      scope,
      'unknown-parameter',
      `${callee.name} takes ${formals.length} arguments and here are ${plain.length}; remove the last.`
    );
  for (const argument of (args?.args ?? []).filter(isNamedArg)) {
    const name = argument.param.$refText;
    if (!formals.some(formal => formal.name === name))
      reportError(
        argument,
        scope,
        'unknown-name',
        `${callee.name} has no argument '${name}'; it has ${formals.map(formal => formal.name).join(', ') || 'none'}.`
      );
    else if (given.has(name))
      reportError(argument, scope, 'repeated-argument', `${callee.name} gets '${name}' twice; remove one.`);
    else given.set(name, lowerExpression(argument.value, scope, argument));
  }
  return given;
}

/** Arguments of a model, all by name: parameters and initial states. */
export function modelArguments(use: Use, scope: Scope): Record<string, Expression> {
  const values = new Map<string, Expression>();
  for (const argument of use.args?.args ?? []) {
    if (isPlainArg(argument)) {
      reportError(
        argument,
        scope,
        'unknown-parameter',
        `Parameters of ${use.model.$refText} are given by name; write ${use.model.$refText}(NAME = ${argument.$cstNode?.text ?? '...'}).`
      );
      continue;
    }
    const name = argument.param.$refText;
    if (values.has(name))
      reportError(argument, scope, 'repeated-argument', `${use.model.$refText} gets '${name}' twice; remove one.`);
    values.set(name, lowerExpression(argument.value, scope, argument));
  }
  return Object.fromEntries(values);
}
