// The inside of a model: its equations, events and rules. What a synapse or rule asks of both neurons stays open for the connection.
import {
  type Assignment,
  type Block,
  type Equation,
  type Inject,
  type Member,
  type Model,
  type Place,
  isHold,
  isInject,
  isLet,
  isParam,
  isState
} from '../../generated/ast.js';
import { needsOf, touchedBy } from '../../names/needs.js';
import { annotated } from './annotation.js';
import { typeOfDeclaration, typeOfNamed, typeOfWeight } from './declarations.js';
import { typeOfExpression } from './expressions.js';
import { fit } from './fit.js';
import type { Inference } from './inference.js';
import { type OpenEnds, type Scope, openEndsOf, scopeOf } from './scope.js';
import { known, over } from './symbolic-dimension.js';
import { booleanType, listOf, nameType, number, quantity, settled, unify, unknownType, type Type } from './type.js';

export interface ModelInside extends OpenEnds {
  /** what may be given where the model is used: parameters and, as initial values, states */
  readonly settable: ReadonlyMap<string, { readonly type: Type; readonly node: Member }>;
  readonly injects: readonly { readonly node: Inject; readonly type: Type }[];
}

const time = known([0, 0, 1, 0, 0, 0]);
export const timeType = quantity(time);
const rateType = quantity(known([0, 0, -1, 0, 0, 0]));

export function insideOf(model: Model, inference: Inference): ModelInside | undefined {
  return inference.inside(model, () => {
    const scope = scopeOf(model.members[0] ?? model, inference);
    const injects: { node: Inject; type: Type }[] = [];
    const fed = inferNeeds(model, scope);
    for (const member of model.members) {
      const type = isInject(member) ? inferInject(member, fed, scope) : inferMember(member, scope);
      if (isInject(member)) injects.push({ node: member, type });
    }
    const settable = new Map(
      model.members
        .filter(member => isParam(member) || isState(member))
        .map(node => [node.name, { type: typeOfDeclaration(node, inference), node }])
    );
    return { ...openEndsOf(model, inference), settable, injects };
  });
}

/** What the head says of dimensions holds for `post.V` in the body, and for what is injected: gives the types of the latter. */
function inferNeeds(model: Model, scope: Scope): ReadonlyMap<string, Type> {
  const { injected, changed, read } = touchedBy(model);
  const fed = new Map<string, Type>();
  for (const need of needsOf(model)) {
    if (!need.type) continue;
    const type = annotated(need.type, name => typeOfNamed(need, name, scope));
    const { variable } = need;
    if (injected.has(variable)) fed.set(variable, type);
    const isSeen = changed.has(variable) || read.has(variable) || !injected.has(variable);
    const seen = isSeen ? scope.side?.('post', variable) : undefined;
    if (seen && !unify(seen, type))
      scope.inference.report({
        kind: 'mismatch',
        node: need,
        message: `The head takes ${variable} of the target as ${nameType(type)}, but the body as ${nameType(seen)}; write what it is in both.`
      });
  }
  return fed;
}

function inferInject(node: Inject, fed: ReadonlyMap<string, Type>, scope: Scope): Type {
  const expected = fed.get(node.target);
  return expected
    ? fit(node.value, { needs: `${node.target} needs`, expected }, scope)
    : typeOfExpression(node.value, scope);
}

function inferMember(member: Exclude<Member, Inject>, scope: Scope): Type {
  switch (member.$type) {
    case 'Param':
    case 'Const':
    case 'State':
    case 'Let':
    case 'Input':
    case 'EventDecl':
    case 'Noise':
    case 'FunctionDecl':
    case 'Misspelt':
      return typeOfDeclaration(member, scope.inference);
    case 'Equation':
      return inferEquation(member, scope);
    case 'SpikeWhen':
      return fit(member.condition, { needs: 'spike when needs', expected: booleanType }, scope);
    case 'SpikeRate':
      return fit(member.rate, { needs: 'spike with rate needs', expected: rateType }, scope);
    case 'SpikeCount':
      return fit(member.count, { needs: 'spike count needs', expected: number }, scope);
    case 'SpikeAt':
      fit(member.condition, { needs: 'when needs', expected: booleanType }, scope);
      fit(member.interval, { needs: 'every needs', expected: timeType }, scope);
      return fitTimes(member.time, scope);
    case 'EachStep':
      fit(member.interval, { needs: 'each needs', expected: timeType }, scope);
      inferBlock(member.body, scope);
      return unknownType;
    case 'On':
      inferBlock(member.body, scope);
      return unknownType;
    case 'Integrator':
      return unknownType;
    case 'Refractory':
      return fit(member.duration, { needs: 'refractory needs', expected: timeType }, scope);
  }
}

/** One time, or a list of them. */
function fitTimes(node: Parameters<typeof fit>[0], scope: Scope): Type {
  const isListed = settled(typeOfExpression(node, scope)).kind === 'list';
  return fit(node, { needs: 'spike at needs', expected: isListed ? listOf(timeType) : timeType, lists: true }, scope);
}

function inferEquation(node: Equation, scope: Scope): Type {
  const variable = node.variable?.ref;
  const type = variable
    ? settled(typeOfWeight(node.variable.$refText, variable, scope) ?? typeOfDeclaration(variable, scope.inference))
    : unknownType;
  if (!node.derivative || type.kind !== 'quantity') return typeOfExpression(node.value, scope);
  return fit(
    node.value,
    { needs: `${node.variable.$refText}' needs`, expected: quantity(over(type.dimension, time)) },
    scope
  );
}

function inferBlock(block: Block | undefined, scope: Scope): void {
  for (const statement of block?.statements ?? []) {
    if (isHold(statement)) fit(statement.duration, { needs: 'for needs', expected: timeType }, scope);
    else if (isLet(statement)) typeOfDeclaration(statement, scope.inference);
    else inferAssignment(statement, scope);
  }
}

function inferAssignment(node: Assignment, scope: Scope): void {
  const [place, name] = typeOfPlace(node.target, scope);
  if (place.kind === 'unknown') typeOfExpression(node.value, scope);
  else if (node.operator === '*=' || node.operator === '/=')
    fit(node.value, { needs: `${name} ${node.operator} needs`, expected: number }, scope);
  else fit(node.value, { needs: `${name} ${node.operator} needs`, expected: place }, scope);
}

function typeOfPlace(place: Place | undefined, scope: Scope): [Type, string] {
  if (place?.$type === 'SidePlace') {
    const member = place.member as string | undefined;
    return [
      member === undefined ? unknownType : (scope.side?.(place.side, member) ?? unknownType),
      `${place.side}.${member ?? ''}`
    ];
  }
  const name = place?.variable?.$refText ?? '';
  const target = place?.variable?.ref;
  return [
    typeOfWeight(name, target, scope) ?? (target ? settled(typeOfDeclaration(target, scope.inference)) : unknownType),
    name
  ];
}
