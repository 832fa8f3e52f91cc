// Connections: what a synapse injects or changes against what the target neurons take, weights against plasticity rules, delays, patterns.
// What does not fit is reported at the line of the connection that brings both together.
import { type AstNode, AstUtils } from 'langium';
import { sameDimension } from '../../../simulator/index.js';
import {
  type Call,
  type Chosen,
  type Connect,
  type ConnectMember,
  type Expr,
  type Member,
  type Model,
  type Population,
  type Selection,
  type Use,
  type UsePlasticity,
  type UseSynapse,
  isInput,
  isLet,
  isParam,
  isPopulation,
  isState
} from '../../generated/ast.js';
import { modelUsed } from '../../names/configured.js';
import { inputsOf } from '../../names/members.js';
import { type TargetUse, choiceOf, choicesOf, fittingOf, modelIn, needsOf, touchedBy } from '../../names/needs.js';
import { typeOfDeclaration } from './declarations.js';
import { typeOfExpression } from './expressions.js';
import { fit } from './fit.js';
import type { Inference } from './inference.js';
import { insideOf, timeType } from './models.js';
import type { Scope } from './scope.js';
import { known } from './symbolic-dimension.js';
import {
  type Type,
  booleanType,
  closedDimension,
  nameType,
  number,
  quantity,
  settled,
  unify,
  unknownType
} from './type.js';
import { type ModelUse, fitModelArguments, fitPattern, useOf } from './uses.js';

const lengthType = quantity(known([1, 0, 0, 0, 0, 0]));

interface Neurons {
  readonly population: Population;
  readonly model: Model;
}

interface Ends {
  readonly pre: readonly Neurons[];
  readonly post: readonly Neurons[];
}

export function inferConnect(node: Connect, inference: Inference): void {
  for (const selection of [...node.from, ...node.to]) fitIndices(selection, { inference });
  const ends: Ends = { pre: neuronsOf(node.from), post: neuronsOf(node.to) };
  const scope = scopeBetween(ends, inference);
  const synapses = node.members.flatMap(member =>
    member.$type === 'UseSynapse' ? [inferSynapse(member, ends, scope)] : []
  );
  for (const member of node.members) inferMember(member, synapses[0], ends, scope);
}

/** Of what speaks of the synapses of a connection and stands elsewhere. */
export const scopeOfSynapses = (node: Connect, inference: Inference): Scope =>
  scopeBetween({ pre: neuronsOf(node.from), post: neuronsOf(node.to) }, inference);

const scopeBetween = (ends: Ends, inference: Inference): Scope => ({
  inference,
  side: (side, member) => typeOfSide(ends[side], member, inference),
  distance: call => typeOfDistance(ends, call, inference)
});

export function fitIndices(selection: Selection, scope: Scope): void {
  for (const slice of selection.index)
    for (const bound of [slice.low, slice.high]) fit(bound, { needs: 'An index needs', expected: number }, scope);
}

function inferMember(member: ConnectMember, synapse: ModelUse | undefined, ends: Ends, scope: Scope): void {
  switch (member.$type) {
    case 'UseSynapse':
      return;
    case 'Delay':
      for (const value of [member.value, member.other])
        fit(value, { needs: 'delay needs', expected: timeType, lists: true, matrices: true }, scope);
      return;
    case 'Lose':
      fit(member.amount, { needs: 'lose needs', expected: number }, scope);
      return;
    case 'UsePattern':
      if (member.use) fitPattern(member.use, scope);
      else fitCondition(member.condition, scope);
      return;
    case 'UsePlasticity':
      return inferPlasticity(member, synapse, ends, scope);
  }
}

/** A matrix of 0 and 1 says which pairs are connected. */
function fitCondition(node: Expr | undefined, scope: Scope): void {
  const type = settled(typeOfExpression(node, scope));
  const expected = type.kind === 'list' ? number : booleanType;
  fit(node, { needs: 'pattern where needs', expected, matrices: true }, scope);
}

function inferSynapse(node: UseSynapse, ends: Ends, scope: Scope): ModelUse | undefined {
  const { use } = node;
  const synapse = useOf(use, 'synapse', scope);
  if (synapse) {
    fitSides(node, synapse, `Synapse ${synapse.name}`, ends, scope);
    fitDistance(use, synapse, ends, scope);
    for (const target of ends.post) fitInjects(node, synapse, target, scope);
  }
  fitModelArguments(use?.args, synapse, scope, true);
  return synapse;
}

function inferPlasticity(node: UsePlasticity, synapse: ModelUse | undefined, ends: Ends, scope: Scope): void {
  const { use } = node;
  const rule = useOf(use, 'plasticity', scope);
  if (rule) {
    fitSides(node, rule, `Plasticity ${rule.name}`, ends, scope);
    fitDistance(use, rule, ends, scope);
    if (synapse) fitWeight(use, rule, synapse, scope);
  }
  fitModelArguments(use?.args, rule, scope, true);
}

function fitWeight(use: Use, rule: ModelUse, synapse: ModelUse, scope: Scope): void {
  const weight = synapse.inside.settable.get('weight');
  const needed = quantity(rule.dimensionOf(rule.inside.weight));
  if (!weight)
    return report(
      use,
      `Plasticity ${rule.name} changes a weight, but synapse ${synapse.name} has no parameter weight; give it one.`,
      use.model.ref,
      scope
    );
  const given = synapse.typeOf(weight.type);
  if (!unify(given, needed))
    report(
      use,
      `Plasticity ${rule.name} changes a weight that is ${nameType(needed)}, but the weight of synapse ${synapse.name} is ${nameType(given)}; use another rule or synapse.`,
      use.model.ref,
      scope
    );
}

/** `pre.V` and `post.V` in the model against the neurons on both sides; what a connection chooses and is not there is an unknown name. */
function fitSides(node: TargetUse, model: ModelUse, what: string, ends: Ends, scope: Scope): void {
  for (const [key, dimension] of model.inside.sides) {
    const [side, member] = key.split('.') as ['pre' | 'post', string];
    const needed = quantity(model.dimensionOf(dimension));
    const chosen = side === 'post' ? choiceOf(member, node) : undefined;
    const name = chosen?.variable ?? member;
    for (const { population, model: neuron } of ends[side]) {
      const type = typeOfMember(neuron, name, scope.inference);
      const holder = `neuron ${neuron.name} of population ${population.name}`;
      if (!type && chosen === undefined)
        report(
          node.use,
          `${what} refers to ${key}, but ${holder} has no ${member}${insteadOf(member, node, neuron)}.`,
          node.use.model.ref,
          scope
        );
      else if (type && fits(chosen, node, neuron) && !unify(type, needed))
        report(
          placeOf(chosen, node),
          `${what} takes ${chosen ? `${name} as its ${key},` : key} ${chosen ? '' : 'as '}${nameType(needed)}, but ${name} of ${holder} is ${nameType(type)}.`,
          node.use.model.ref,
          scope
        );
    }
  }
}

/** Where a choice is told: at the connection, also what a configured model chooses, which fits other targets. */
const placeOf = (chosen: Chosen | undefined, node: TargetUse): AstNode =>
  chosen?.$container === node ? chosen : node.use;

/** Whether what is chosen can stand for what is needed, but for its dimension; what cannot is an unknown name. */
function fits(chosen: Chosen | undefined, node: TargetUse, neuron: Model): boolean {
  const need = chosen && choicesOf(node).find(choice => choice.chosen === chosen)?.need;
  return !need || fittingOf(need, neuron).some(({ name }) => name === chosen.variable);
}

/** What else there is of the same kind, and how a connection chooses it. */
function insteadOf(name: string, node: TargetUse, neuron: Model): string {
  const model = modelIn(node);
  const need = model && needsOf(model).find(({ variable }) => variable === name);
  const others = need ? fittingOf(need, neuron).filter(isState) : [];
  const isOwn = AstUtils.getDocument(neuron).uri.toString() === AstUtils.getDocument(node).uri.toString();
  // what spikes set, they set to a value that stays
  if (need?.$containerProperty === 'reads' && isOwn && touchedBy(model!).changed.size > 0) {
    const instead =
      others.length > 0 ? `, or read another variable of it, as ${useText(node)} reads ${others[0]!.name} does` : '';
    return `; add param ${name} to neuron ${neuron.name}${instead}`;
  }
  if (need && others.length > 0) {
    const write = others.length > 1 ? 'write, for example,' : 'write';
    const known = need.$containerProperty === 'reads' && node.into.length > 0 ? ` into ${intoText(node)}` : '';
    return `; its states are ${others.map(state => state.name).join(', ')}: ${write} ${useText(node)}${known} ${need.$containerProperty} ${others[0]!.name}`;
  }
  return `; use another ${node.$type === 'UseSynapse' ? 'synapse' : 'rule'}, or a neuron with a state ${name}`;
}

/** What the connection has chosen already. */
const intoText = ({ into }: TargetUse): string => into.map(({ variable }) => variable).join(', ');

/** `synapse delta(…)` */
const useText = ({ $type, use }: TargetUse): string =>
  `${$type === 'UseSynapse' ? 'synapse' : 'plasticity'} ${use.model.$refText}${use.args ? '(…)' : ''}`;

/** `distance(pre, post)` in the model: a length where both sides are placed in space, else a number. */
function fitDistance(use: Use, model: ModelUse, ends: Ends, scope: Scope): void {
  const needed = quantity(model.dimensionOf(model.inside.distance));
  const given = isSpatial(ends) === false ? number : lengthType;
  if (isSpatial(ends) === undefined || unify(needed, given)) return;
  report(
    use,
    `${model.name} takes distance(pre, post) as ${nameType(needed)}, but here it is ${nameType(given)}; place both populations, or none.`,
    use.model.ref,
    scope
  );
}

/** Undefined where some of the populations are placed and some are not. */
function isSpatial({ pre, post }: Ends): boolean | undefined {
  const placed = [...pre, ...post].map(({ population }) => population.$container.layout !== undefined);
  return placed.every(item => item) && placed.length > 0 ? true : placed.some(item => item) ? undefined : false;
}

function typeOfDistance(ends: Ends, call: Call, inference: Inference): Type {
  const spatial = isSpatial(ends);
  if (spatial !== undefined) return spatial ? lengthType : number;
  const nowhere = [...ends.pre, ...ends.post].find(({ population }) => population.$container.layout === undefined)!
    .population.name;
  const message = `distance(pre, post) has no value, because ${nowhere} is not placed in space and others here are; place it too: population ${nowhere} ... placed grid(50 um).`;
  inference.report({ kind: 'mismatch', node: call, message });
  return unknownType;
}

/** What a connection chooses and is no input is an unknown name. */
function fitInjects(node: UseSynapse, synapse: ModelUse, { population, model }: Neurons, scope: Scope): void {
  for (const { node: inject, type } of synapse.inside.injects) {
    if (!(inject.target as string | undefined)) continue;
    const chosen = choiceOf(inject.target, node);
    const name = chosen?.variable ?? inject.target;
    const injected = settled(synapse.typeOf(type));
    const what = `Synapse ${synapse.name} injects ${nameType(injected)} into ${name}`;
    const holder = `neuron ${model.name} of population ${population.name}`;
    const input = model.members.filter(isInput).find(declared => declared.name === name);
    if (!input && chosen === undefined)
      report(
        node.use,
        `${what}, but ${holder} has no input ${name}${otherInputs(node, injected, model, scope.inference)}.`,
        inject,
        scope
      );
    if (!input) continue;
    const taken = typeOfDeclaration(input, scope.inference);
    if (!unify(injected, taken))
      report(
        placeOf(chosen, node),
        `${what}, but input ${name} of ${holder} takes ${nameType(taken)}; use another synapse or neuron.`,
        inject,
        scope
      );
  }
}

function otherInputs(node: UseSynapse, injected: Type, model: Model, inference: Inference): string {
  const inputs = inputsOf(model).map(input => ({ name: input.name, type: typeOfDeclaration(input, inference) }));
  const listed = inputs.map(({ name, type }) => `${name}, ${nameType(type)}`).join(', and ');
  const dimension = closedDimension(injected);
  const fitting = inputs.find(({ type }) => {
    const taken = closedDimension(type);
    return dimension && taken && sameDimension(taken, dimension);
  });
  if (fitting) return `; it has ${listed}: write ${useText(node)} into ${fitting.name}`;
  if (inputs.length) return `; its inputs are ${listed}`;
  const state = model.members.filter(isState).find(state => state.name === 'V') ?? model.members.find(isState);
  return state
    ? `; use a synapse that changes post.${state.name}, such as delta, or a neuron with an input`
    : '; a source of spikes takes no synapses';
}

function report(node: AstNode, message: string, declared: AstNode | undefined, scope: Scope): void {
  scope.inference.report({ kind: 'mismatch', node, message, ...(declared ? { declared } : {}) });
}

function neuronsOf(selections: readonly Selection[]): Neurons[] {
  return selections.flatMap(selection => {
    const population = selection.of?.ref;
    const model = isPopulation(population) ? modelUsed(population.$container.model) : undefined;
    return isPopulation(population) && model ? [{ population, model }] : [];
  });
}

/** In weights, delays and `pattern where`: of the first population that has it, as the others must agree. */
function typeOfSide(neurons: readonly Neurons[], member: string, inference: Inference): Type {
  if (member === 'index') return number;
  const found = neurons.flatMap(({ model }) => typeOfMember(model, member, inference) ?? []);
  return found[0] ?? unknownType;
}

type Variable = Extract<Member, { $type: 'State' | 'Param' | 'Let' | 'Input' }>;

function typeOfMember(model: Model, name: string, inference: Inference): Type | undefined {
  insideOf(model, inference);
  const member = model.members.find(
    (member): member is Variable =>
      (isState(member) || isParam(member) || isLet(member) || isInput(member)) && member.name === name
  );
  return member && typeOfDeclaration(member, inference);
}
