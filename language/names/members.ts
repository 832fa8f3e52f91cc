// Names that depend on a population or connection and are no cross-references: `V of E`, `record weight of exc`, `post.V`, `inject I`.
import { type AstNode, AstUtils } from 'langium';
import {
  type Connect,
  type Input,
  type Let,
  type Model,
  type Named,
  type Param,
  type Population,
  type Selection,
  type State,
  type Use,
  isConnect,
  isConnectMember,
  isInput,
  isLet,
  isModel,
  isParam,
  isPlainArg,
  isPopulation,
  isRecorded,
  isState,
  isUsePlasticity,
  isUseSynapse
} from '../generated/ast.js';
import { modelUsed } from './configured.js';

export type Variable = State | Param | Let | Input;

export const isVariable = (node: AstNode): node is Variable =>
  isState(node) || isParam(node) || isLet(node) || isInput(node);

/** Of neurons or encoders: what a population is of. */
export const isNeuronModel = (node: AstNode): node is Model =>
  isModel(node) && (node.kind === 'neuron' || node.kind === 'encoder');

/** Where a population names its neuron, and a connection its synapse and its plasticity rule. */
const usesOf = (source: Population | Connect): Use[] =>
  isPopulation(source)
    ? [source.$container.model]
    : [...source.members.filter(isUseSynapse), ...source.members.filter(isUsePlasticity)].map(member => member.use);

/** The neuron model of a population; the synapse model and the plasticity rule of a connection. */
export function modelsOf(source: Population | Connect): Model[] {
  return usesOf(source).flatMap(use => modelUsed(use) ?? []);
}

/** Inputs that a neuron declares. */
export const inputsOf = (model: Model): Input[] => model.members.filter(isInput).filter(member => Boolean(member.name));

/** What can be recorded of neurons or synapses and is declared by their models; the first of two with one name counts. */
export const variablesOf = (source: Population | Connect): Variable[] =>
  modelsOf(source).flatMap(model => model.members.filter(isVariable).filter(member => Boolean(member.name)));

/** All that can be recorded: also the `spikes` of neurons and, of plastic synapses, the weight that a spike sent last. */
export function recordableNames(source: Population | Connect): string[] {
  const names = variablesOf(source).map(variable => variable.name);
  if (isPopulation(source)) return ['spikes', ...names];
  return source.members.some(isUsePlasticity) && names.includes('weight') ? [...names, sentWeight] : names;
}

const sentWeight = 'sent_weight';

/** The declaration that `V of E` or `record V of E` means. */
export function variableOf(source: Named | undefined, name: string): Variable | undefined {
  return source && (isPopulation(source) || isConnect(source))
    ? variablesOf(source).find(variable => variable.name === (name === sentWeight ? 'weight' : name))
    : undefined;
}

/** The connection whose synapses a condition chooses in which the node stands: `mean(weight of c where post.index == 3)`. */
export function connectChosenFrom(node: AstNode): Connect | undefined {
  for (let at: AstNode | undefined = node, within = node; at; within = at, at = at.$container)
    if (isPlainArg(at) && at.condition === within) {
      const of = isRecorded(at.value) ? at.value.source.of.ref : undefined;
      return isConnect(of) ? of : undefined;
    }
  return undefined;
}

/** Populations that ends of a connection, or targets of a statement, speak of. */
export const populationsOf = (selections: readonly Selection[]): Population[] =>
  selections.flatMap(({ of }) => (isPopulation(of?.ref) ? [of.ref] : []));

/** Populations on one side of the connection in which a `pre.V` or `post.V` of a connect statement stands, or whose synapses it chooses. */
export function populationsBeside(node: AstNode, side: 'pre' | 'post'): Population[] {
  const member = AstUtils.getContainerOfType(node, isConnectMember);
  const connect = member?.$container ?? connectChosenFrom(node);
  if (!isConnect(connect)) return [];
  return populationsOf(side === 'pre' ? connect.from : connect.to);
}
