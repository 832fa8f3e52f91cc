// What can be recorded of neurons and synapses: `V of E`, `weight of exc`.
import type { Connect, Member, Model, Population } from '../../generated/ast.js';
import { isInput, isLet, isModel, isParam, isPopulation, isState, isUsePlasticity, isUseSynapse } from '../../generated/ast.js';
import { typeOfDeclaration } from './declarations.js';
import type { Inference } from './inference.js';
import type { Type } from './type.js';
import { settled, unknownType } from './type.js';

export function typeOfRecorded(variable: string, source: Population | Connect, inference: Inference): Type {
  if (variable === 'spikes') return isPopulation(source) ? { kind: 'neurons' } : unknownType;
  for (const model of modelsOf(source)) {
    const member = model.members.find((one): one is Variable => isVariable(one) && one.name === variable);
    const type = member && settled(typeOfDeclaration(member, inference));
    if (type) return type.kind === 'quantity' ? { kind: 'recording', dimension: type.dimension } : unknownType;
  }
  return unknownType;
}

type Variable = Extract<Member, { $type: 'State' | 'Let' | 'Input' | 'Param' }>;
const isVariable = (member: Member): member is Variable => isState(member) || isLet(member) || isInput(member) || isParam(member);

function modelsOf(source: Population | Connect): Model[] {
  const uses = isPopulation(source) ? [source.model] : [...source.members.filter(isUseSynapse), ...source.members.filter(isUsePlasticity)].map(member => member.use);
  return uses.flatMap(use => (isModel(use?.model?.ref) ? [use.model.ref] : []));
}
