// A projection while it is being planned: its synapse model and plasticity rule, bound, with every name resolved.
import type { ModelDefinition, Projection, Source } from '../../1-model/index.js';
import {
  EventDraws,
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
import { distanceBetween, planEvent, localsIn, type NeuronDraft } from '../neurons/index.js';
import type { Assignment, ElementValue } from '../plan/index.js';
import { namedTimes, BoundParameters, type Globals, type Use, type RewriteLists } from '../values/index.js';

export interface DraftSynapseState {
  readonly name: string;
  readonly initial: ElementValue;
  readonly derivative: Formula;
  readonly rule: 'synapse' | 'plasticity' | 'weight';
  readonly dimension?: ElementValue['dimension'];
  readonly source: Source;
}

/** Formulas speak of synapse states by their place in `states`: those of the synapse model, of the rule, then the weight if a rule changes it. */
export interface SynapseDraft {
  readonly projection: Projection;
  readonly pre: NeuronDraft;
  readonly post: NeuronDraft;
  readonly parameters: readonly ElementValue[];
  readonly states: readonly DraftSynapseState[];
  readonly injects: readonly { readonly input: number; readonly value: Formula; readonly source: Source }[];
  readonly onPre: readonly DraftEvent[];
  readonly onPost: readonly DraftEvent[];
  /** values given in the projection's own statements: the delay */
  readonly bound: BoundParameters;
  /** what a recorded variable of these synapses stands for */
  readonly named: (name: string) => Formula | undefined;
  readonly scope: Scope;
}

/** An assignment to a state (by its place in `states`), to a local, or to a state of the target neuron. */
export interface DraftEvent extends Omit<Assignment, 'target'> {
  readonly target: { readonly kind: 'state' | 'local' | 'post' | 'refractory'; readonly slot: number };
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

/** `lists`: what lists in the values of the synapses stand for. */
export function draftSynapse(
  projection: Projection,
  definition: ModelDefinition,
  rule: ModelDefinition | undefined,
  ends: Ends,
  globals: Globals,
  lists: RewriteLists
): SynapseDraft {
  const { pre, post, name: outside, distance } = ends;
  const use = { owner: projection.name, globals, outside, distance, lists };
  const bound = new BoundParameters({
    ...use,
    definition,
    ...projection.synapse,
    arguments: projection.synapse.arguments
  });
  const learned =
    rule &&
    projection.plasticity &&
    new BoundParameters(
      {
        ...use,
        owner: `${projection.name}.plasticity`,
        definition: rule,
        ...projection.plasticity,
        arguments: projection.plasticity.arguments
      } satisfies Use,
      bound.values.length
    );
  if (rule && !bound.formula('weight'))
    throw networkError(
      'no-weight',
      `The synapse of ${projection.name} has no parameter weight, which its plasticity changes; add param weight to it.`,
      projection.plasticity!.source
    );
  const weightSlot = definition.states.length + (rule?.states.length ?? 0);
  const weight = (name: string): Formula | undefined =>
    rule && name === 'weight' ? variable('state', weightSlot) : undefined;
  const synapse = new ModelNames(
    projection.name,
    definition,
    name => weight(name) ?? bound.formula(name),
    0,
    ends,
    globals
  );
  const plastic =
    rule &&
    learned &&
    new ModelNames(
      `${projection.name}.plasticity`,
      rule,
      name => weight(name) ?? learned.formula(name),
      definition.states.length,
      ends,
      globals
    );
  const states = [
    ...statesOf(synapse, bound, 'synapse'),
    ...(plastic && learned ? statesOf(plastic, learned, 'plasticity') : []),
    ...(rule ? [weightState(bound)] : [])
  ];
  const onPre = eventsOf('pre', [plastic, synapse], post);
  const onPost = eventsOf('post', [plastic, synapse], post);
  for (const element of [...bound.values, ...(learned?.values ?? [])]) refuseStates(element, projection);
  return {
    projection,
    pre,
    post,
    parameters: [
      ...bound.values.filter(v => !rule || v.name !== 'weight' || isUsed(v, bound)),
      ...(learned?.values ?? [])
    ],
    states,
    bound,
    onPre,
    onPost,
    scope: synapse.scope(),
    injects: definition.injects.map(inject => ({
      input: inputOf(post, inject),
      value: resolve(inject.value, synapse.scope()),
      source: inject.source
    })),
    named: name => weight(name) ?? plastic?.own(name) ?? synapse.own(name)
  };
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
    return this.parameter(name) ?? (state < 0 ? this.lets.get(name) : variable('state', this.firstState + state));
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

function statesOf(names: ModelNames, bound: BoundParameters, rule: 'synapse' | 'plasticity'): DraftSynapseState[] {
  const { definition } = names;
  return definition.states.map((state, i) => {
    const equation = definition.equations.find(e => e.state === state.name);
    return {
      name: state.name,
      initial: bound.initial(state, names.firstState + i, () => undefined),
      rule,
      dimension: state.dimension,
      source: equation?.source ?? state.source,
      derivative: equation ? resolve(equation.value, names.scope()) : zero
    };
  });
}

function weightState(bound: BoundParameters): DraftSynapseState {
  const initial = bound.values.find(v => v.name === 'weight')!;
  return {
    name: 'weight',
    initial,
    derivative: zero,
    rule: 'weight',
    source: initial.source,
    ...(initial.dimension ? { dimension: initial.dimension } : {})
  };
}

const isUsed = (weight: ElementValue, bound: BoundParameters): boolean =>
  weight.slot === undefined ||
  bound.values.some(v =>
    mentions(v.value, (leaf: Variable) => leaf.of === 'parameter' && leaf.side === 'own' && leaf.slot === weight.slot)
  );

/** The rule's events, then those of the synapse, which sees the new weight. */
function eventsOf(on: 'pre' | 'post', models: readonly (ModelNames | undefined)[], post: NeuronDraft): DraftEvent[] {
  let locals = 0;
  return models.flatMap(names => {
    const draws = new EventDraws(`${names?.owner}.on ${on}`);
    return (names?.definition.events ?? [])
      .filter(event => event.on === on)
      .flatMap(event => {
        const targets: DraftEvent['target'][] = [];
        const planned = planEvent(
          event.assignments,
          { ...names!.scope(), draws },
          assignment => {
            targets.push(targetOf(assignment.target, names!, post, assignment.source));
            return { kind: 'state', slot: 0 };
          },
          locals
        );
        locals = Math.max(locals, localsIn(planned));
        return planned.map(a =>
          a.target.kind === 'local'
            ? { ...a, target: { kind: 'local' as const, slot: a.target.slot } }
            : { ...a, target: targets.shift()! }
        );
      });
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
  if (found?.kind === 'variable' && found.of === 'state' && found.side === 'own')
    return { kind: 'state', slot: found.slot };
  throw networkError(
    'not-assignable',
    `${target.of === 'pre' ? 'pre.' : ''}${target.name} cannot be changed by a synapse; it may change its own states, post.STATE with +=, and a plasticity rule the weight.`,
    source
  );
}

function inputOf(post: NeuronDraft, inject: { readonly target: string; readonly source: Source }): number {
  const input = post.definition.inputs.findIndex(i => i.name === inject.target);
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
