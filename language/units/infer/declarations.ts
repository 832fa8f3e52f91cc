// The type of what a name stands for.
import { type AstNode, AstUtils } from 'langium';
import {
  type Const,
  type Let,
  type Misspelt,
  type Named,
  type Param,
  type State,
  isConst,
  isModel,
  isParam,
  isProgram,
  isState
} from '../../generated/ast.js';
import { annotated } from './annotation.js';
import { typeOfExpression } from './expressions.js';
import { fit } from './fit.js';
import { signatureOf, typeOfFormal } from './functions.js';
import type { Inference } from './inference.js';
import { type Scope, scopeOf } from './scope.js';
import { known, ofUses, plain, resolve } from './symbolic-dimension.js';
import { type Type, dimensionIn, number, quantity, settled, unknownType } from './type.js';

/** 1/s^0.5: its integral over a time has the variance of that time */
const noiseType = quantity(known([0, 0, -0.5, 0, 0, 0]));

/** The type of a declaration's value. A function, model or experiment has none. */
export function typeOfDeclaration(node: Named, inference: Inference): Type {
  switch (node.$type) {
    case 'Param':
    case 'Const':
    case 'State':
    case 'Let':
    case 'Misspelt':
      return inference.once(node, () => typeOfValue(node, scopeOf(node, inference)));
    case 'Input':
      return inference.once(node, () =>
        annotated(node.type, name => typeOfNamed(node, name, scopeOf(node, inference)))
      );
    case 'Noise':
      return noiseType;
    case 'Formal':
      return typeOfFormal(node, inference);
    case 'Data':
      return inference.once(node, () => {
        fit(node.value, { needs: `${node.name} needs`, expected: { kind: 'data' } }, { inference });
        return { kind: 'data' };
      });
    case 'FunctionDecl':
      signatureOf(node, inference);
      return unknownType;
    case 'Population':
      return { kind: 'neurons' };
    case 'ForEach':
      return node.low ? number : unknownType;
    case 'LabelBy':
    case 'TestOn':
    case 'EventDecl':
      return unknownType;
    case 'Connect':
      return { kind: 'synapses' };
    case 'Model':
    case 'PatternDecl':
    case 'Experiment':
      return unknownType;
  }
}

type Valued = Param | Const | State | Let | Misspelt;

/** From its type where it has one; else its value shows it, and a bare 0 is then a plain number. */
function typeOfValue(node: Valued, scope: Scope): Type {
  const type = node.type
    ? annotated(node.type, name => typeOfNamed(node, name, scope))
    : scope.inference.open.has(node)
      ? quantity(ofUses())
      : undefined;
  const value =
    node.type && type
      ? fit(node.value, { needs: `${node.name} needs`, expected: type }, scope)
      : settle(typeOfExpression(node.value, scope));
  if (!type && !node.value && (isParam(node) || isState(node))) {
    scope.inference.report({
      kind: 'missing-unit',
      node,
      message: `${node.name} says neither its unit nor its value; write, for example, ${isState(node) ? `state ${node.name} = 0 mV` : `param ${node.name} : mV`}.`
    });
  }
  if (isParam(node)) fitBounds(node, type ?? value, scope);
  return type ?? value;
}

function fitBounds(node: Param, type: Type, scope: Scope): void {
  const one = settled(type);
  const expected = one.kind === 'list' ? one.item : one;
  fit(node.low, { needs: `The lower bound of ${node.name} needs`, expected }, scope);
  fit(node.high, { needs: `The upper bound of ${node.name} needs`, expected }, scope);
}

/** What a literal 0 left open in a declaration is a plain number. */
function settle(type: Type): Type {
  const dimension = settled(type).kind === 'open' ? undefined : dimensionIn(type);
  for (const unknown of dimension ? resolve(dimension).unknown.keys() : [])
    if (!unknown.shared) unknown.solution = plain;
  return type;
}

/** What `dimension of NAME` in a model speaks of: another of its declarations, or the weight a plasticity rule changes. */
export function typeOfNamed(node: AstNode, name: string, scope: Scope): Type | undefined {
  const model = AstUtils.getContainerOfType(node, isModel);
  const others: readonly AstNode[] = model?.members ?? AstUtils.getContainerOfType(node, isProgram)?.declarations ?? [];
  const other = others.find((other): other is Named => 'name' in other && other.name === name && other !== node);
  if (other) return typeOfDeclaration(other, scope.inference);
  return typeOfWeight(name, undefined, scope);
}

/** `weight` in a plasticity rule: that of the synapse it will be used with, unless the rule declares its own. */
export function typeOfWeight(name: string, target: Named | undefined, scope: Scope): Type | undefined {
  const isSynapses = !target || (isConst(target) && target.internal);
  return name === 'weight' && isSynapses && scope.weight ? quantity(scope.weight) : undefined;
}
