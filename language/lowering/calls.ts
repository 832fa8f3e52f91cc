// Calls: those of the simulator's own functions keep their name, those of users' functions are replaced by the body.
import type { Expression } from '../../simulator/index.js';
import { type Call, type Formal, type FunctionDecl, isFunctionDecl } from '../generated/ast.js';
import { typeWord } from '../units/unit-expression.js';
import { boundCall } from '../names/arguments.js';
import { formalValues } from './arguments.js';
import { deepestExpression, depthOf, refuseDepth } from './depth.js';
import { lowerExpression } from './expressions.js';
import { lowerReference } from './references.js';
import { type Scope, inLibrary, reportError, sourceIn } from './scope.js';

/** Above this many replaced calls a file is refused: functions that call others twice, each time with other arguments, double at each level. */
const mostInlinedCalls = 50_000;
/** Functions whose bodies stand in one another. */
const mostNestedCalls = 100;

export function lowerCall(node: Call, scope: Scope): Expression {
  const call = boundCall(node);
  const callee = call?.callee.target;
  if (!call || !isFunctionDecl(callee))
    return reportError(
      node,
      scope,
      'not-a-value',
      `'${node.callee.$cstNode?.text ?? 'this'}' is not a function and cannot be called.`
    );
  const bound = formalValues(callee.formals, call.binding, scope);
  if (callee.internal) return internalCall(node, callee, bound, scope);
  return inline(node, callee, bound, scope);
}

function internalCall(
  node: Call,
  callee: FunctionDecl,
  bound: ReadonlyMap<Formal, Expression>,
  scope: Scope
): Expression {
  if (typeWord(callee.type) === 'data') {
    return reportError(
      node,
      scope,
      'not-a-value',
      `Data need a name: write data NAME = ${callee.name}(...) on a line of its own and NAME here.`
    );
  }
  const named = Object.fromEntries([...bound].map(([formal, value]) => [formal.name, value]));
  const against = node.args.against;
  return {
    kind: 'call',
    function: callee.name,
    arguments: against ? { ...named, against: lowerReference(against, scope) } : named,
    source: sourceIn(node, scope)
  };
}

function inline(node: Call, callee: FunctionDecl, bound: ReadonlyMap<Formal, Expression>, scope: Scope): Expression {
  if (scope.calls.includes(callee)) {
    const circle = [...scope.calls.slice(scope.calls.indexOf(callee)), callee].map(call => call.name);
    return reportError(
      node,
      scope,
      'recursive-definition',
      `The function ${callee.name} calls itself (${circle.join(' → ')}) and would never end; write it without the call.`
    );
  }
  const { inlined } = scope.lowering;
  const callSite = scope.callSite ?? (inLibrary(callee, scope.lowering.world) ? sourceIn(node, scope) : undefined);
  const same = inlined.called(callee, bound, callSite, scope.constantsByValue);
  if (same.found) return same.found;
  if (inlined.refused || ++inlined.count > mostInlinedCalls || scope.calls.length >= mostNestedCalls)
    return refuseOnce(
      node,
      scope,
      scope.calls.length >= mostNestedCalls
        ? `More than ${mostNestedCalls} functions call one another here, the last ${callee.name}; give intermediate results a name with let or const.`
        : `The functions of this file unfold into more than ${mostInlinedCalls} calls, the last to ${callee.name}; give intermediate results a name with let or const.`
    );
  const inner = { ...scope, formals: new Map([...scope.formals, ...bound]), calls: [...scope.calls, callee], callSite };
  const value = lowerExpression(callee.body, inner, callee);
  if (depthOf(value, inlined.depths) > deepestExpression) return refuseDepth(node, `${callee.name}()`, scope);
  same.keep(value);
  return value;
}

/** After the first call that is one too many, nothing is unfolded any more and nothing else said of it. */
function refuseOnce(node: Call, scope: Scope, message: string): Expression {
  const { inlined } = scope.lowering;
  const isFirst = !inlined.refused;
  inlined.refused = true;
  return isFirst
    ? reportError(node, scope, 'recursive-definition', message)
    : { kind: 'number', value: NaN, source: sourceIn(node, scope) };
}
