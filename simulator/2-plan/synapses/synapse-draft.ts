// A projection while it is being planned: its synapse model and plasticity rule, bound, with every name resolved.
import type { ModelDefinition, Projection, Source } from '../../1-model/index.js';
import {
  add,
  isNumber,
  networkError,
  mentions,
  Noises,
  resolve,
  standingWhile,
  unlessFrozen,
  variable,
  zero,
  type Formula,
  type Scope,
  type Variable
} from '../formula/index.js';
import { boundText, type NeuronDraft } from '../neurons/index.js';
import type { ElementValue, NoisePlan } from '../plan/index.js';
import { BoundParameters, type Globals, type Use, type RewriteLists } from '../values/index.js';
import { boundInput, ownerOf } from './bindings.js';
import { eventsOf, recurringOf, type DraftEvent, type DraftRecurring } from './draft-events.js';
import type { Ends } from './ends.js';
import { withLoss } from './losing.js';
import { ModelNames } from './model-names.js';
import { draftSignals, type DraftSignal } from './signals.js';
import { Totals } from './totals.js';

export interface DraftSynapseState {
  /** begins the names of its random streams */
  readonly owner: string;
  readonly name: string;
  readonly initial: ElementValue;
  readonly derivative: Formula;
  readonly rule: 'synapse' | 'plasticity' | 'weight';
  readonly dimension?: ElementValue['dimension'];
  readonly source: Source;
}

/** Formulas speak of synapse states by their place in `states`: those of the synapse model, of the rules, then the weight if there is a rule. */
export interface SynapseDraft {
  readonly projection: Projection;
  readonly pre: NeuronDraft;
  readonly post: NeuronDraft;
  readonly parameters: readonly ElementValue[];
  readonly states: readonly DraftSynapseState[];
  /** those in their equations */
  readonly noises: readonly NoisePlan[];
  readonly injects: readonly { readonly input: number; readonly value: Formula; readonly source: Source }[];
  readonly onPre: readonly DraftEvent[];
  readonly onPost: readonly DraftEvent[];
  /** what spikes of other neurons do */
  readonly signals: readonly DraftSignal[];
  readonly recurring: readonly DraftRecurring[];
  /** what is summed over the synapses onto a neuron, by slot */
  readonly totals: readonly Formula[];
  /** values given in the projection's own statements: the delay */
  readonly bound: BoundParameters;
  /** what a recorded variable of these synapses may stand for, with the model that it is of: several where models share a name */
  readonly named: (name: string) => readonly { readonly model: string; readonly formula: Formula }[];
  readonly scope: Scope;
}

/** A synapse model or a rule, with what is given to it. */
interface BoundModel {
  /** begins the names of its random streams */
  readonly owner: string;
  readonly kind: 'synapse' | 'plasticity';
  readonly definition: ModelDefinition;
  readonly bound: BoundParameters;
  /** its first among the states of the projection */
  readonly firstState: number;
}

/** `frozen`: the flag that freezes its weights, if there is one. `groups`: of the plan. `rules`: their definitions, in the order of those of the projection. `lists`: what lists in the values of the synapses stand for. */
export function draftSynapse(
  projection: Projection,
  definition: ModelDefinition,
  rules: readonly ModelDefinition[],
  ends: Ends,
  globals: Globals,
  lists: RewriteLists,
  groups: readonly NeuronDraft[],
  frozen?: Variable
): SynapseDraft {
  const { pre, post } = ends;
  const used = boundModels(projection, definition, rules, ends, globals, lists);
  const { bound } = used[0]!;
  if (rules.length > 0 && !bound.formula('weight')) throw withoutWeight(projection, definition);
  const weightSlot = used.reduce((sum, model) => sum + model.definition.states.length, 0);
  const weight = (name: string): Formula | undefined =>
    rules.length > 0 && name === 'weight' ? variable('state', weightSlot) : undefined;
  const noises = new Noises();
  const models = used.map(
    ({ owner, definition, bound, firstState }, place) =>
      new ModelNames(
        owner,
        definition,
        name => weight(name) ?? bound.formula(name),
        firstState,
        ends,
        globals,
        noises,
        input => boundInput(projection, place, input)
      )
  );
  const [synapse, ...learned] = models as [ModelNames, ...ModelNames[]];
  const inOrder = [...learned, synapse];
  const values = used.map(model => model.bound.values);
  const totals = new Totals();
  for (const element of values.flat()) refuseStates(element, projection);
  const isWeight = ({ target }: DraftEvent): boolean =>
    rules.length > 0 && target.kind === 'state' && target.slot === weightSlot;
  const kept = (events: readonly DraftEvent[]): DraftEvent[] =>
    events.map(event =>
      frozen && isWeight(event) ? unlessFrozen(event, variable('state', weightSlot), frozen) : event
    );
  return {
    projection,
    pre,
    post,
    parameters: [
      ...bound.values.filter(v => rules.length === 0 || v.name !== 'weight' || isUsed(v, bound)),
      ...values.slice(1).flat()
    ],
    ...withNoises(noises, [
      ...models.flatMap((names, i) => statesOf(names, used[i]!)),
      ...(rules.length > 0 ? [standing(weightState(bound, learned, ownerOf(projection, 0)), frozen)] : [])
    ]),
    bound,
    onPre: withLoss(kept(eventsOf('pre', inOrder, post, totals)), projection, globals),
    onPost: kept(eventsOf('post', inOrder, post, totals)),
    signals: draftSignals(projection, groups, post, globals, (model, name) =>
      kept(eventsOf('signal', [models[model]!], post, totals, name))
    ),
    recurring: inOrder
      .flatMap(names => recurringOf(names, post, globals.step!, totals))
      .map(block => ({ ...block, events: kept(block.events) })),
    totals: totals.sums,
    scope: synapse.scope(),
    injects: definition.injects.map(inject => ({
      input: inputOf(projection, post, inject),
      value: resolve(inject.value, synapse.scope()),
      source: inject.source
    })),
    named: name => {
      const ofWeight = weight(name);
      if (ofWeight) return [{ model: 'weight', formula: ofWeight }];
      return models.flatMap(names => {
        const formula = names.own(name);
        return formula ? [{ model: names.definition.name, formula }] : [];
      });
    }
  };
}

/** A weight that moves by itself does not while it is frozen. */
const standing = (weight: DraftSynapseState, frozen: Variable | undefined): DraftSynapseState =>
  frozen && !isNumber(weight.derivative, 0)
    ? { ...weight, derivative: standingWhile(weight.derivative, frozen) }
    : weight;

function withoutWeight({ name, rules }: Projection, { name: model, states }: ModelDefinition): Error {
  return networkError(
    'no-weight',
    states.some(state => state.name === 'weight')
      ? `weight of ${model} is a state, and the plasticity of ${name} changes a parameter weight; write param weight in place of state weight, or give the state another name and add param weight.`
      : `The synapse of ${name} has no parameter weight, which its plasticity changes; add param weight to it.`,
    rules[0]!.source
  );
}

/** That of the synapse first, then the rules as they are written. */
function boundModels(
  projection: Projection,
  definition: ModelDefinition,
  rules: readonly ModelDefinition[],
  { name: outside, distance }: Ends,
  globals: Globals,
  lists: RewriteLists
): BoundModel[] {
  const use = { globals, outside, distance, lists };
  const models: BoundModel[] = [];
  let firstSlot = 0;
  let firstState = 0;
  for (const [i, model] of [definition, ...rules].entries()) {
    const used = i === 0 ? projection.synapse : projection.rules[i - 1]!;
    const owner = ownerOf(projection, i);
    const bound = new BoundParameters(
      {
        ...use,
        owner,
        definition: model,
        arguments: used.arguments,
        source: used.source
      } satisfies Use,
      firstSlot
    );
    models.push({ owner, kind: i === 0 ? 'synapse' : 'plasticity', definition: model, bound, firstState });
    firstSlot += bound.values.length;
    firstState += model.states.length;
  }
  return models;
}

/** The states with their noises by their places among those that equations have. */
function withNoises(noises: Noises, states: readonly DraftSynapseState[]): Pick<SynapseDraft, 'states' | 'noises'> {
  const planned = noises.planned(
    states.map(({ derivative }) => derivative),
    states.map(({ name }) => name)
  );
  return {
    noises: planned.noises,
    states: states.map((state, place) => ({ ...state, derivative: planned.equations[place]! }))
  };
}

function statesOf(names: ModelNames, { owner, definition, bound, kind }: BoundModel): DraftSynapseState[] {
  return definition.states.map((state, i) => {
    const equation = definition.equations.find(e => e.state === state.name);
    return {
      owner,
      name: state.name,
      initial: bound.initial(state, names.firstState + i, () => undefined),
      rule: kind,
      dimension: state.dimension,
      source: equation?.source ?? state.source,
      derivative: equation ? resolve(equation.value, names.equationScope()) : zero
    };
  });
}

/** What the rules say of its motion adds up. */
function weightState(bound: BoundParameters, rules: readonly ModelNames[], owner: string): DraftSynapseState {
  const initial = bound.values.find(v => v.name === 'weight')!;
  const equations = rules.flatMap(names =>
    names.definition.equations.flatMap(({ state, value, source }) =>
      state === 'weight' && names.definition.states.every(own => own.name !== 'weight')
        ? [{ derivative: resolve(value, names.equationScope()), source }]
        : []
    )
  );
  const assigned = rules
    .flatMap(({ definition }) => definition.events.flatMap(event => event.assignments))
    .find(({ target }) => target.of === 'own' && target.name === 'weight');
  return {
    owner,
    name: 'weight',
    initial,
    derivative: equations.reduce((sum, { derivative }) => add(sum, derivative), zero),
    rule: 'weight',
    // what moves it is to be looked at where it runs away
    source: equations[0]?.source ?? assigned?.source ?? initial.source,
    ...(initial.dimension ? { dimension: initial.dimension } : {})
  };
}

const isUsed = (weight: ElementValue, bound: BoundParameters): boolean =>
  weight.slot === undefined ||
  bound.values.some(v =>
    mentions(v.value, (leaf: Variable) => leaf.of === 'parameter' && leaf.side === 'own' && leaf.slot === weight.slot)
  );

function inputOf(
  projection: Pick<Projection, 'name' | 'ofBinding'>,
  post: NeuronDraft,
  inject: { readonly target: string; readonly source: Source }
): number {
  const { population } = post;
  const input = post.definition.inputs.findIndex(i => i.name === inject.target);
  if (!projection.ofBinding && population.bindings?.some(binding => binding.input === inject.target))
    throw networkError(
      'bound-input',
      `The synapse of ${projection.name} injects into ${inject.target} of ${population.name}, which follows ${boundText(population, inject.target)}; take another input, or leave the binding out.`,
      inject.source
    );
  if (input >= 0) return input;
  const names = post.definition.inputs.map(i => i.name).join(', ');
  throw networkError(
    'no-input',
    `The synapse injects into ${inject.target}, but ${post.population.name} has ${names ? `only the input ${names}` : 'no input'}; use a synapse that fits the neuron.`,
    inject.source
  );
}

function refuseStates(element: ElementValue, projection: Projection): void {
  if (mentions(element.value, v => v.of === 'state'))
    throw networkError(
      'not-constant',
      `${element.name} of ${projection.name} uses a state of a neuron, which changes; parameters of synapses may use parameters of the neurons and their numbers.`,
      element.source
    );
}
