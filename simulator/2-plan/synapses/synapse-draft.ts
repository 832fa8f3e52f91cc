// A projection while it is being planned: its synapse model and plasticity rule, bound, with every name resolved.
import type { EventRule, ModelDefinition, Projection, Source } from '../../1-model/index.js';
import {
  add,
  EventDraws,
  isOwnState,
  networkError,
  mentions,
  replace,
  resolve,
  variable,
  zero,
  type Formula,
  type Scope,
  type Side,
  type Variable
} from '../formula/index.js';
import { boundText, distanceBetween, planEvent, localsIn, stepsBetween, type NeuronDraft } from '../neurons/index.js';
import type { Assignment, ElementValue } from '../plan/index.js';
import { boundInput, ownerOf } from './bindings.js';
import { draftSignals, type DraftSignal } from './signals.js';
import { namedTimes, BoundParameters, type Globals, type Use, type RewriteLists } from '../values/index.js';
import { Totals } from './totals.js';

export interface DraftSynapseState {
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

/** An assignment to a state (by its place in `states`), to a local, or to a state of the target neuron. */
export interface DraftEvent extends Omit<Assignment, 'target'> {
  readonly target: { readonly kind: 'state' | 'local' | 'post' | 'refractory'; readonly slot: number };
}

/** What happens at each multiple of so many steps. */
interface DraftRecurring {
  readonly every: number;
  readonly events: readonly DraftEvent[];
}

/** The neurons at both ends of a projection, as seen from it. */
export interface Ends {
  readonly pre: NeuronDraft;
  readonly post: NeuronDraft;
  /** what `pre.NAME` and `post.NAME` stand for */
  readonly name: Scope['name'];
  readonly distance: NonNullable<Scope['distance']>;
}

export const endsOf = (pre: NeuronDraft, post: NeuronDraft): Ends => ({
  pre,
  post,
  name: name =>
    name.of === 'pre'
      ? sideName('pre', pre, name.name)
      : name.of === 'post'
        ? sideName('post', post, name.name)
        : undefined,
  distance: source => distanceBetween(pre, post, source)
});

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

/** `groups`: of the plan. `rules`: their definitions, in the order of those of the projection. `lists`: what lists in the values of the synapses stand for. */
export function draftSynapse(
  projection: Projection,
  definition: ModelDefinition,
  rules: readonly ModelDefinition[],
  ends: Ends,
  globals: Globals,
  lists: RewriteLists,
  groups: readonly NeuronDraft[]
): SynapseDraft {
  const { pre, post } = ends;
  const used = boundModels(projection, definition, rules, ends, globals, lists);
  const { bound } = used[0]!;
  if (rules.length > 0 && !bound.formula('weight'))
    throw networkError(
      'no-weight',
      `The synapse of ${projection.name} has no parameter weight, which its plasticity changes; add param weight to it.`,
      projection.rules[0]!.source
    );
  const weightSlot = used.reduce((sum, model) => sum + model.definition.states.length, 0);
  const weight = (name: string): Formula | undefined =>
    rules.length > 0 && name === 'weight' ? variable('state', weightSlot) : undefined;
  const models = used.map(
    ({ owner, definition, bound, firstState }) =>
      new ModelNames(owner, definition, name => weight(name) ?? bound.formula(name), firstState, ends, globals)
  );
  const [synapse, ...learned] = models as [ModelNames, ...ModelNames[]];
  const inOrder = [...learned, synapse];
  const values = used.map(model => model.bound.values);
  const totals = new Totals();
  for (const element of values.flat()) refuseStates(element, projection);
  return {
    projection,
    pre,
    post,
    parameters: [
      ...bound.values.filter(v => rules.length === 0 || v.name !== 'weight' || isUsed(v, bound)),
      ...values.slice(1).flat()
    ],
    states: [
      ...models.flatMap((names, i) => statesOf(names, used[i]!)),
      ...(rules.length > 0 ? [weightState(bound, learned)] : [])
    ],
    bound,
    onPre: eventsOf('pre', inOrder, post),
    onPost: eventsOf('post', inOrder, post, { totals }),
    signals: draftSignals(projection, groups, post, globals, (model, name) =>
      eventsOf('signal', [models[model]!], post, { signal: name })
    ),
    recurring: inOrder.flatMap(names => recurringOf(names, post, globals.step!, totals)),
    totals: totals.sums,
    scope: synapse.scope(),
    injects: definition.injects.map(inject => ({
      input: inputOf(projection.name, post, inject),
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

/** Names of one model among the states of a projection. */
class ModelNames {
  private readonly lets = new Map<string, Formula>();

  constructor(
    readonly owner: string,
    readonly definition: ModelDefinition,
    private readonly parameter: (name: string) => Formula | undefined,
    readonly firstState: number,
    private readonly ends: Ends,
    private readonly globals: Globals
  ) {
    for (const { name, value } of definition.lets) this.lets.set(name, resolve(value, this.scope()));
  }

  own(name: string): Formula | undefined {
    const state = this.definition.states.findIndex(s => s.name === name);
    return (
      this.parameter(name) ??
      this.bound(name) ??
      (state < 0 ? this.lets.get(name) : variable('state', this.firstState + state))
    );
  }

  /** An input is one of the target neuron, as it was at the end of the last step. */
  private bound(name: string): Formula | undefined {
    if (!this.definition.inputs.some(input => input.name === name)) return undefined;
    const inputs = this.ends.post.definition.inputs;
    return variable(
      'input',
      inputs.findIndex(input => input.name === boundInput(this.owner, name)),
      'post'
    );
  }

  scope(): Scope {
    const times = namedTimes(this.globals.step);
    const time: Scope['name'] = name => (name.of === 'builtin' ? times[name.name] : undefined);
    const { name: outside, distance } = this.ends;
    return this.globals.scope({
      distance,
      inner: name => (name.of === 'own' ? this.own(name.name) : (outside(name) ?? time(name)))
    });
  }
}

/** A variable of the neuron on one side, as seen from a synapse. */
function sideName(side: Side, draft: NeuronDraft, name: string): Formula | undefined {
  if (name === 'index') return variable('index', 0, side);
  const own = draft.own(name);
  if (!own || own.kind === 'list' || mentions(own, v => v.of === 'input' || v.of === 'noise' || v.of === 'time'))
    return undefined;
  return replace(own, leaf => ({ ...leaf, side }));
}

function statesOf(names: ModelNames, { definition, bound, kind }: BoundModel): DraftSynapseState[] {
  return definition.states.map((state, i) => {
    const equation = definition.equations.find(e => e.state === state.name);
    return {
      name: state.name,
      initial: bound.initial(state, names.firstState + i, () => undefined),
      rule: kind,
      dimension: state.dimension,
      source: equation?.source ?? state.source,
      derivative: equation ? resolve(equation.value, names.scope()) : zero
    };
  });
}

/** What the rules say of its motion adds up. */
function weightState(bound: BoundParameters, rules: readonly ModelNames[]): DraftSynapseState {
  const initial = bound.values.find(v => v.name === 'weight')!;
  const equations = rules.flatMap(names =>
    names.definition.equations.flatMap(({ state, value, source }) =>
      state === 'weight' && names.definition.states.every(own => own.name !== 'weight')
        ? [{ derivative: resolve(value, names.scope()), source }]
        : []
    )
  );
  const assigned = rules
    .flatMap(({ definition }) => definition.events.flatMap(event => event.assignments))
    .find(({ target }) => target.of === 'own' && target.name === 'weight');
  return {
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

/** The events of the rules, then those of the synapse, which sees the new weight. `totals`: of those that see the other synapses onto the neuron. */
function eventsOf(
  on: 'pre' | 'post' | 'signal',
  models: readonly ModelNames[],
  post: NeuronDraft,
  { signal, totals }: { readonly signal?: string; readonly totals?: Totals } = {}
): DraftEvent[] {
  let locals = 0;
  return models.flatMap(names => {
    const draws = new EventDraws(`${names.owner}.on ${signal ?? on}`);
    return names.definition.events
      .filter(event => event.on === on && event.name === signal)
      .flatMap(({ assignments }) => {
        const planned = draftEvents(assignments, names, post, draws, locals, totals);
        locals = Math.max(locals, localsIn(planned));
        return planned;
      });
  });
}

function draftEvents(
  assignments: EventRule['assignments'],
  names: ModelNames,
  post: NeuronDraft,
  draws: EventDraws,
  firstLocal: number,
  totals: Totals | undefined
): DraftEvent[] {
  const targets: DraftEvent['target'][] = [];
  const scope = { ...names.scope(), draws };
  const planned = planEvent(
    assignments,
    totals ? { ...scope, total: (summed, source) => totals.of(summed, source) } : scope,
    assignment => {
      targets.push(targetOf(assignment.target, names, post, assignment.source));
      return { kind: 'state', slot: 0 };
    },
    firstLocal
  );
  return planned.map(a =>
    a.target.kind === 'local'
      ? { ...a, target: { kind: 'local' as const, slot: a.target.slot } }
      : { ...a, target: targets.shift()! }
  );
}

/** The `each` blocks of one model. */
function recurringOf(names: ModelNames, post: NeuronDraft, step: number, totals: Totals): DraftRecurring[] {
  const draws = new EventDraws(`${names.owner}.each`);
  return names.definition.events.flatMap(({ on, interval, assignments, source }) => {
    if (on !== 'step') return [];
    const events = draftEvents(assignments, names, post, draws, 0, totals);
    const elsewhere = events.find(({ target }) => target.kind === 'post' || target.kind === 'refractory');
    if (elsewhere)
      throw networkError(
        'send-on-post',
        `The synapses of ${names.owner} change their target in each; a synapse may do that on pre alone.`,
        elsewhere.source
      );
    return [
      { every: interval ? stepsBetween(resolve(interval, names.scope()), step, interval.source ?? source) : 1, events }
    ];
  });
}

function targetOf(
  target: { readonly of: string; readonly name: string },
  names: ModelNames,
  post: NeuronDraft,
  source: Source
): DraftEvent['target'] {
  if (target.of === 'refractory') return { kind: 'refractory', slot: 0 };
  if (target.of === 'post') {
    const slot = post.slotOf(target.name);
    if (slot !== undefined) return { kind: 'post', slot };
    throw networkError(
      'not-assignable',
      `post.${target.name} is not a state of ${post.population.name} and cannot be changed by a synapse; its states are ${post.definition.states.map(s => s.name).join(', ') || 'none'}.`,
      source
    );
  }
  const found = target.of === 'own' ? names.own(target.name) : undefined;
  if (found?.kind === 'variable' && isOwnState(found)) return { kind: 'state', slot: found.slot };
  throw networkError(
    'not-assignable',
    `${target.of === 'pre' ? 'pre.' : ''}${target.name} cannot be changed by a synapse; it may change its own states, post.STATE with +=, and a plasticity rule the weight.`,
    source
  );
}

function inputOf(
  projection: string,
  post: NeuronDraft,
  inject: { readonly target: string; readonly source: Source }
): number {
  const { population } = post;
  const input = post.definition.inputs.findIndex(i => i.name === inject.target);
  if (
    population.bindings?.some(binding => binding.input === inject.target) &&
    projection !== `${population.name}.${inject.target}`
  )
    throw networkError(
      'bound-input',
      `The synapse of ${projection} injects into ${inject.target} of ${population.name}, which follows ${boundText(population, inject.target)}; take another input, or leave the binding out.`,
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
