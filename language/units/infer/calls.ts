// Calls of functions: every call has its own copy of what the function leaves open.
import { AstUtils } from 'langium';
import {
  type Call,
  type NamedArg,
  type PlainArg,
  type Use,
  isEachStep,
  isFunctionDecl,
  isPlainArg
} from '../../generated/ast.js';
import { boundCall } from '../../names/arguments.js';
import { connectChosenFrom } from '../../names/members.js';
import { scopeOfSynapses } from './connections.js';
import { typeOfExpression } from './expressions.js';
import { depth, fit } from './fit.js';
import { type Signature, signatureOf } from './functions.js';
import type { Scope } from './scope.js';
import { type Type, Copies, booleanType, listOf, settled, unknownType } from './type.js';

export function typeOfCall(node: Call, scope: Scope): Type {
  const callee = boundCall(node)?.callee.target;
  const [first] = node.args?.args ?? [];
  if (isFunctionDecl(callee) && callee.name === 'mean' && first && endsPresentation(node))
    return typeOfExpression(first.value, scope);
  const signature = isFunctionDecl(callee) ? signatureOf(callee, scope.inference) : undefined;
  if (!signature || !isFunctionDecl(callee)) {
    for (const argument of node.args?.args ?? []) {
      typeOfExpression(argument.value, scope);
      fitChoice(argument, scope);
    }
    return unknownType;
  }
  const copies = new Copies(false);
  const lifted = fitArguments(node, signature, callee.name, copies, scope);
  if (node.args?.against) typeOfExpression(node.args.against, scope);
  const isOfSides = [...signature.formals.values()].some(formal => settled(formal).kind === 'side');
  if (isOfSides && scope.distance) return scope.distance(node);
  let result = copies.of(signature.result);
  for (let level = 0; level < lifted; level++) result = listOf(result);
  return result;
}

/** Where `mean` is that over the neurons of a population. */
const endsPresentation = (node: Call): boolean => AstUtils.getContainerOfType(node, isEachStep)?.presentation === true;

/** Fits the arguments to their formals; returns how deep lists stand for single values, which gives lists of results: 2 for a matrix. */
export function fitArguments(
  call: Call | Use,
  signature: Signature,
  callee: string,
  copies: Copies,
  scope: Scope
): number {
  const { names } = boundCall(call)?.binding ?? {};
  let lifted = 0;
  for (const argument of call.args?.args ?? []) {
    const name = names?.get(argument);
    const formal = name === undefined ? undefined : signature.formals.get(name);
    if (formal)
      lifted = Math.max(
        lifted,
        fitArgument(argument, copies.of(formal), `${called(name!, callee)} needs`, signature, scope)
      );
    else typeOfExpression(argument.value, scope);
    fitChoice(argument, scope);
  }
  return lifted;
}

/** The condition by which neurons or synapses are chosen. */
function fitChoice(argument: NamedArg | PlainArg, scope: Scope): void {
  if (!isPlainArg(argument) || !argument.condition) return;
  const connect = connectChosenFrom(argument.condition);
  const within = connect ? scopeOfSynapses(connect, scope.inference) : scope;
  fit(argument.condition, { needs: 'where needs', expected: booleanType }, within);
}

/** What a statistic or plot is of is its one nameless argument. */
const called = (formal: string, callee: string): string => (formal === 'what' ? callee : `${formal} of ${callee}`);

function fitArgument(
  argument: NamedArg | PlainArg,
  expected: Type,
  needs: string,
  signature: Signature,
  scope: Scope
): number {
  const lists = !signature.several;
  const type = fit(argument.value, { needs, expected, lists, matrices: lists }, scope);
  return settled(expected).kind === 'quantity' ? depth(type) : 0;
}
