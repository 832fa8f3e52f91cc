// Names in the text that are no cross-references, as what they mean depends on populations and connections: where they lead all the same.
import { type AstNode, AstUtils } from 'langium';
import {
  type Model,
  type Named,
  type Population,
  type Record as RecordStatement,
  type SideAccess,
  type SidePlace,
  type Stimulate,
  isChosen,
  isDimensionOf,
  isInject,
  isInput,
  isModel,
  isNeed,
  isRecord,
  isRecorded,
  isSideAccess,
  isSidePlace,
  isStimulate
} from '../generated/ast.js';
import { declaredIn } from './declarations.js';
import { modelsOf, populationsBeside, populationsOf, variableOf } from './members.js';
import { choiceOf, connectsBeside, targetsOf, useIn } from './needs.js';

export interface Word {
  readonly node: AstNode;
  readonly property: string;
  /** which one, where the property is a list */
  readonly index?: number;
  readonly targets: readonly Named[];
}

/**
 * `V` in `synapse delta into V` (of a model and of a connection), `record V of E`, `V of E` and `post.V`, `I` in `inject I` and `stimulate I of E`, `weight` in `dimension of weight`. In a model, `post.V` leads to the
 * neurons of its own file's connections.
 */
export function wordsOf(node: AstNode): Word[] {
  if (isRecorded(node))
    return [{ node, property: 'variable', targets: known(variableOf(node.source?.of?.ref, node.variable)) }];
  if (isRecord(node)) return recordedWords(node);
  if (isSideAccess(node) || isSidePlace(node)) return sideWords(node);
  if (isInject(node))
    return [{ node, property: 'target', targets: inputsNamed(node.target, neuronsBeside(node, 'post', node.target)) }];
  if (isNeed(node))
    return [{ node, property: 'variable', targets: named(node.variable, neuronsBeside(node, 'post', node.variable)) }];
  if (isChosen(node))
    return [{ node, property: 'variable', targets: named(node.variable, targetsOf(node).flatMap(modelsOf)) }];
  if (isStimulate(node)) return stimulatedWords(node);
  if (isDimensionOf(node)) return [{ node, property: 'name', targets: known(dimensionOwner(node, node.name)) }];
  return [];
}

const known = (...targets: readonly (Named | undefined)[]): Named[] =>
  [...new Set(targets)].filter(item => item !== undefined);

const inputsNamed = (name: string, models: readonly Model[]): Named[] =>
  models.flatMap(model => model.members.filter(isInput)).filter(input => input.name === name);

const recordedWords = (node: RecordStatement): Word[] =>
  node.what.map((name, index) => ({
    node,
    property: 'what',
    index,
    targets: known(...node.from.map(selection => variableOf(selection.of?.ref, name)))
  }));

function stimulatedWords(node: Stimulate): Word[] {
  if (node.input === undefined) return [];
  const models = populationsOf(node.targets).flatMap(modelsOf);
  return [{ node, property: 'input', targets: known(...inputsNamed(node.input, models)) }];
}

function sideWords(node: SideAccess | SidePlace): Word[] {
  const { side, member } = node;
  if (member === undefined) return [];
  return [
    {
      node,
      property: 'member',
      targets: named(member, neuronsBeside(node, side, member))
    }
  ];
}

/** What neurons declare under a name. */
const named = (name: string, models: readonly Model[]): Named[] =>
  known(...models.map(model => declaredIn(model).find(declared => declared.name === name)));

/** Neuron models on one side of the connection that the node stands in, or of all that use the model it stands in and choose nothing for the name. */
function neuronsBeside(node: AstNode, side: 'pre' | 'post', name: string): Model[] {
  const model = AstUtils.getContainerOfType(node, isModel);
  const populations = model ? populationsAround(model, side, name) : populationsBeside(node, side);
  return [...new Set(populations.flatMap(modelsOf))];
}

function populationsAround(model: Model, side: 'pre' | 'post', name: string): Population[] {
  return connectsBeside(model)
    .filter(connect => {
      const use = useIn(connect, model);
      return use && (side === 'pre' || choiceOf(name, use) === undefined);
    })
    .flatMap(connect => populationsOf(side === 'pre' ? connect.from : connect.to));
}

function dimensionOwner(node: AstNode, name: string): Named | undefined {
  for (let at: AstNode | undefined = node.$container; at; at = at.$container) {
    const named = declaredIn(at).find(named => named.name === name);
    if (named) return named;
  }
  return undefined;
}
