// Model definitions: neurons, synapses and plasticity rules. A library model takes the same path as a user's own.
import {
  type ModelDefinition,
  type Parameter,
  type SpikeRule,
  type State,
  dimensionless
} from '../../simulator/index.js';
import {
  type Const,
  type Equation,
  type Inject,
  type Let,
  type Member,
  type Model,
  type Param,
  type Refractory,
  type Spike,
  isConst,
  isDimensionOf,
  isEachStep,
  isEquation,
  isInject,
  type Input,
  isInput,
  isLet,
  isListOf,
  isNoise,
  isOn,
  isParam,
  isIntegrator,
  isRefractory,
  isSpikeAt,
  isSpikeCount,
  isSpikeRate,
  isComparison,
  isSpikeWhen,
  isState
} from '../generated/ast.js';
import { isSynapticWeight } from '../names/preference.js';
import { inDependencyOrder, notTooDeep } from './dependency-order.js';
import { lowerEvent } from './events.js';
import { lowerExpression } from './expressions.js';
import { boundsOf } from './globals.js';
import { type Scope, reportError, sourceIn } from './scope.js';

export function lowerModel(model: Model, around: Scope): ModelDefinition {
  const scope: Scope = { ...around, noises: { written: 0 } };
  const { members } = model;
  const spike = members.filter(isSpikeMember).map(member => lowerSpike(member, scope))[0];
  const refractory = members.filter(isRefractory).map(member => lowerRefractory(member, scope))[0];
  const integrator = members.find(isIntegrator);
  reportRepeated(model, scope);
  return {
    kind: model.kind,
    name: scope.lowering.names.get(model) ?? model.name,
    parameters: lowerParameters(members.filter(isParam), scope),
    inputs: members.filter(isInput).map(input => ({
      name: input.name,
      dimension: scope.lowering.dimensionOf(input) ?? dimensionless,
      ...(isListed(input, model, scope) ? { list: true } : {}),
      source: sourceIn(input, scope)
    })),
    states: members.filter(isState).map(state => lowerState(state, scope)),
    noises: members
      .filter(isNoise)
      .map(noise => ({ name: noise.name, shared: noise.shared, source: sourceIn(noise, scope) })),
    lets: lowerLets(members.filter(isLetOrConst), scope),
    equations: members.filter(isEquation).map(equation => lowerEquation(equation, scope)),
    ...(spike ? { spike } : {}),
    ...(refractory ? { refractory } : {}),
    ...(integrator ? { integrator: { name: integrator.method, source: sourceIn(integrator, scope) } } : {}),
    events: members.filter(member => isOn(member) || isEachStep(member)).map(event => lowerEvent(event, scope)),
    injects: members.filter(isInject).map(inject => lowerInject(inject, scope)),
    source: sourceIn(model, scope)
  };
}

/** Only encoders read lists; elsewhere that is reported. */
function isListed(input: Input, model: Model, scope: Scope): boolean {
  if (!isListOf(input.type)) return false;
  if (model.kind === 'encoder') return true;
  reportError(
    input,
    scope,
    'encoder-input',
    `The input ${input.name} of ${model.name} is a list, which only an encoder can read; give it one value, as in input ${input.name} : ${input.type.item.$cstNode?.text ?? '1'}.`
  );
  return false;
}

const isSpikeMember = (member: Member): member is Spike =>
  isSpikeWhen(member) || isSpikeRate(member) || isSpikeCount(member) || isSpikeAt(member);
const isLetOrConst = (member: Member): member is Let | Const => isLet(member) || (isConst(member) && !member.internal);

/** A model has one rule for its spikes and one refractory time. */
function reportRepeated(model: Model, scope: Scope): void {
  for (const [what, members] of [
    ['spike', model.members.filter(isSpikeMember)],
    ['refractory', model.members.filter(isRefractory)]
  ] as const) {
    for (const again of members.slice(1))
      reportError(
        again,
        scope,
        'duplicate-name',
        `The ${model.kind} ${model.name} has a second '${what}' here; keep one.`
      );
  }
}

function lowerParameters(params: readonly Param[], scope: Scope): Parameter[] {
  const before: Scope = { ...scope, constantsByValue: true };
  const lowered = params.map(param => lowerParameter(param, before));
  const values = lowered.flatMap((parameter, i) =>
    parameter.default ? [{ name: parameter.name, value: parameter.default, node: params[i]! }] : []
  );
  inDependencyOrder(values, scope);
  return lowered;
}

function lowerParameter(param: Param, scope: Scope): Parameter {
  const type = isListOf(param.type) ? param.type.item : param.type;
  const dimension = isDimensionOf(type) ? undefined : scope.lowering.dimensionOf(param);
  return {
    name: param.name,
    ...(dimension ? { dimension } : {}),
    ...(param.value ? { default: lowerExpression(param.value, scope, param) } : {}),
    ...boundsOf(param, scope),
    positive: param.positive,
    list: isListOf(param.type),
    source: sourceIn(param, scope)
  };
}

function lowerState(state: Member & { $type: 'State' }, scope: Scope): State {
  const source = sourceIn(state, scope);
  return {
    name: state.name,
    dimension: scope.lowering.dimensionOf(state) ?? dimensionless,
    initial: state.value
      ? lowerExpression(state.value, { ...scope, constantsByValue: true }, state)
      : { kind: 'number', value: 0, source },
    ...(state.persistent ? { persistent: true as const } : {}),
    source
  };
}

/** Constants of the model come first among equals: both are sub-expressions, put so that each uses only earlier ones. */
function lowerLets(members: readonly (Let | Const)[], scope: Scope): ModelDefinition['lets'] {
  const lets = members.map(member => ({
    name: member.name,
    value: lowerExpression(member.value, scope, member),
    source: sourceIn(member, scope),
    node: member
  }));
  return notTooDeep(inDependencyOrder(lets, scope), scope).map(({ name, value, source, node }) => {
    const dimension = scope.lowering.dimensionOf(node);
    return { name, value, ...(dimension ? { dimension } : {}), source };
  });
}

function lowerEquation(equation: Equation, scope: Scope): ModelDefinition['equations'][number] {
  const variable = equation.variable.ref;
  const name = equation.variable.$refText;
  if (!equation.derivative || equation.operator !== '=')
    reportError(equation, scope, 'not-an-equation', `An equation gives a derivative; write ${name}' = ... here.`);
  else if (variable && !isState(variable) && !isSynapticWeight(variable))
    reportError(
      equation,
      scope,
      'not-an-equation',
      `'${name}' is not a state and has no derivative; declare it with state ${name}.`
    );
  return { state: name, value: lowerExpression(equation.value, scope, equation), source: sourceIn(equation, scope) };
}

function lowerSpike(spike: Spike, scope: Scope): SpikeRule {
  const source = sourceIn(spike, scope);
  if (isSpikeWhen(spike)) {
    const { condition } = spike;
    if (!isComparison(condition) || condition.operator !== 'crosses')
      return { kind: 'when', condition: lowerExpression(condition, scope, spike), source };
    const left = lowerExpression(condition.left, scope, spike);
    const right = lowerExpression(condition.right, scope, spike);
    const above = { kind: 'binary', operator: '>=', left, right, source } as const;
    return { kind: 'when', condition: above, rising: true, source };
  }
  if (isSpikeCount(spike)) return { kind: 'count', count: lowerExpression(spike.count, scope, spike), source };
  if (isSpikeRate(spike)) return { kind: 'rate', rate: lowerExpression(spike.rate, scope, spike), source };
  const interval = spike.interval && lowerExpression(spike.interval, scope, spike);
  const condition = spike.condition && lowerExpression(spike.condition, scope, spike);
  return {
    kind: 'at',
    time: lowerExpression(spike.time, scope, spike),
    ...(interval ? { interval } : {}),
    ...(condition ? { condition } : {}),
    source
  };
}

const lowerRefractory = (node: Refractory, scope: Scope): NonNullable<ModelDefinition['refractory']> => ({
  duration: lowerExpression(node.duration, scope, node),
  held: node.held.map(held => held.$refText),
  source: sourceIn(node, scope)
});

const lowerInject = (node: Inject, scope: Scope): ModelDefinition['injects'][number] => ({
  target: node.target,
  value: lowerExpression(node.value, scope, node),
  source: sourceIn(node, scope)
});
