// What can be recorded of neurons and synapses: `V of E`, `weight of exc`.
import { type Connect, type Population, isPopulation } from '../../generated/ast.js';
import { variableOf } from '../../names/members.js';
import { typeOfDeclaration } from './declarations.js';
import type { Inference } from './inference.js';
import { type Type, settled, unknownType } from './type.js';

export function typeOfRecorded(variable: string, source: Population | Connect, inference: Inference): Type {
  if (variable === 'spikes') return isPopulation(source) ? { kind: 'neurons' } : unknownType;
  const member = variableOf(source, variable);
  const type = member && settled(typeOfDeclaration(member, inference));
  return type?.kind === 'quantity' ? { kind: 'recording', dimension: type.dimension } : unknownType;
}
