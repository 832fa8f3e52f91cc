// A projection of the plan: which neurons, which pattern, which delay, and how spikes cross it.
import { mostDelaySteps } from '../../0-numbers/index.js';
import {
  formatNumber,
  retargeted,
  type Expression,
  type ModelDefinition,
  type NetworkModel,
  type Projection,
  type ProjectionModel,
  type Source
} from '../../1-model/index.js';
import {
  affine,
  networkError,
  isList,
  isOwnState,
  isNumber,
  mentions,
  parts,
  replace,
  resolve,
  valueOf,
  variable,
  type Formula,
  type ListValue
} from '../formula/index.js';
import { showTime, time, wholeSteps } from '../grid/durations.js';
import type { NeuronDraft, Want } from '../neurons/index.js';
import { certaintyOf, checkRecipe, expectedSynapses, patternOf } from '../patterns/index.js';
import type { Recipe, DelayPlan, ElementValue, ProjectionPlan, Transmission } from '../plan/index.js';
import { isNoNumber, listsOf, neuronsOf, pairwiseOf, type Globals } from '../values/index.js';
import { endsOf, type Ends } from './ends.js';
import { draftSynapse, type SynapseDraft } from './synapse-draft.js';
import { lostOf } from './losing.js';
import { totalsIn } from './totals.js';
import { planTransmission, statesOfPre } from './transmission.js';

export interface PlannedProjection {
  readonly plan: ProjectionPlan;
  readonly draft: SynapseDraft;
  /** slot of a draft's state in the program */
  readonly slots: ReadonlyMap<number, number>;
  /** slot in the target group of a draft's state that was merged there */
  readonly merged: ReadonlyMap<number, number>;
  /** of the neurons at both ends */
  readonly wants: readonly Want[];
  /** of the target group, which freezes its weights */
  readonly flag?: number;
}

/** `projections` and `groups` in the order of the plan. */
export function planProjections(
  projections: readonly Projection[],
  model: NetworkModel,
  groups: readonly NeuronDraft[],
  globals: Globals,
  step: number,
  mayFreeze: (connect: string) => boolean
): PlannedProjection[] {
  // receptors stand behind the model's own states, in the order of the projections, as flags do behind that of the states
  const free = groups.map(group => group.states.length);
  const flags = groups.map(({ freezes }) => (freezes ? 1 : 0));
  return projections.map(projection => {
    const to = groups.findIndex(g => g.population.name === projection.to.of);
    const freezes = projection.rules.length > 0 && mayFreeze(projection.connect);
    const flag = freezes ? flags[to]!++ : undefined;
    const planned = planProjection(projection, model, groups, globals, step, target => free[target]!, flag);
    for (const want of planned.wants) if (want.kind === 'receptor') free[want.group]! += want.receptor.states.length;
    return flag === undefined
      ? planned
      : { ...planned, flag, wants: [...planned.wants, { kind: 'flag' as const, group: to }] };
  });
}

/** `freeSlot`: the first slot of a group that is not taken by a state. */
function planProjection(
  projection: Projection,
  model: NetworkModel,
  groups: readonly NeuronDraft[],
  globals: Globals,
  step: number,
  freeSlot: (group: number) => number,
  flag: number | undefined
): PlannedProjection {
  const definition = (used: ProjectionModel): ModelDefinition =>
    retargeted(model.models.find(m => m.name === used.model)!, used.targets);
  const from = groups.findIndex(g => g.population.name === projection.from.of);
  const to = groups.findIndex(g => g.population.name === projection.to.of);
  const rules = projection.rules.map(definition);
  const ends = endsOf(groups[from]!, groups[to]!);
  const { recipe, pairwise } = recipeOf(projection, ends, globals);
  const draft = draftSynapse(
    projection,
    definition(projection.synapse),
    rules,
    ends,
    globals,
    listsOf(recipe),
    groups,
    flag === undefined ? undefined : variable('frozen', flag, 'post')
  );
  refuseEncoder(groups[to]!, projection);
  const { delay, axonal } = delaysOf(draft, step);
  const { transmission, slots, merged, wants } = planTransmission(draft, freeSlot(to));
  if (delay.kind === 'each' && !isNumber(delay.value.value)) refuseTotals(transmission, projection);
  const lost = lostOf(projection, draft.onPre, globals);
  const plan: ProjectionPlan = {
    name: projection.name,
    connect: projection.connect,
    source: projection.source,
    from,
    to,
    recipe,
    expectedSynapses: expectedSynapses(recipe),
    parameters: draft.parameters,
    delay,
    transmission,
    ...(lost ? { lost } : {}),
    ...(projection.ofBinding ? { ofBinding: true } : {}),
    ...(axonal ? { axonal } : {}),
    ...pastOf(draft, transmission),
    ...(pairwise ? { pairwise } : {})
  };
  const times = [delay, ...(axonal ? [axonal] : [])].flatMap(side => (side.kind === 'each' ? [side.value] : []));
  const learned = draft.states.flatMap(({ rule, initial }) => (rule === 'weight' ? [initial] : []));
  for (const element of [...draft.parameters, ...learned, ...times]) checkLists(element, plan);
  return { plan, draft, slots, merged, wants };
}

/** A post spike that comes to each synapse at a time of its own finds no sum before it. */
function refuseTotals(transmission: Transmission, { name, to }: Projection): void {
  if (transmission.kind !== 'dynamic' || transmission.program.side === 'axonal') return;
  const reads = transmission.program.onPost.find(assignment => totalsIn([assignment]).length > 0);
  if (reads)
    throw networkError(
      'function-out-of-place',
      `A spike of ${to.of} reaches the synapses of ${name} at several times, so that total() on post has no one moment; give them one dendritic delay, write delay axonal, or sum in each DURATION { … }.`,
      reads.source
    );
}

function refuseEncoder({ definition, population }: NeuronDraft, { name, source }: Projection): void {
  if (definition.kind !== 'encoder') return;
  throw networkError(
    'encoder-input',
    `${name} leads to ${population.name}, which is of the encoder ${definition.name}: it is driven by data and takes no synapses; connect neurons.`,
    source
  );
}

interface PlannedPattern {
  readonly recipe: Recipe;
  /** see ProjectionPlan */
  readonly pairwise?: Formula;
}

function recipeOf(
  projection: Projection,
  { pre, post, name: inner, distance }: Ends,
  globals: Globals
): PlannedPattern {
  const { pattern } = projection;
  const numbers: Record<string, number> = {};
  const lists: Record<string, ArrayLike<number>> = {};
  const sides = globals.scope({ inner, distance });
  let pairwise = pattern.condition && resolve(pattern.condition, sides);
  const asked = patternOf({ pattern: pattern.name }).pairwise;
  for (const [name, expression] of Object.entries(pattern.arguments)) {
    const formula = resolve(expression, name === asked ? sides : globals.scope());
    if (name === asked && !isNumber(formula)) pairwise = formula;
    else setArgument(name, formula, expression.source ?? pattern.source, pattern, numbers, lists);
  }
  if (pairwise && mentions(pairwise, v => v.of === 'state'))
    throw networkError(
      'not-constant',
      `The pattern of ${projection.name} uses a state of a neuron, which changes; use parameters of the neurons and their numbers.`,
      pattern.condition?.source ?? pattern.source
    );
  const recipe: Recipe = {
    projection: projection.name,
    pattern: pattern.name,
    numbers,
    lists,
    without: pattern.without,
    source: pattern.source,
    ...(pairwise && asked ? { pairwise: asked } : {}),
    sources: neuronsOf(projection.from, pre.shape, globals),
    targets: neuronsOf(projection.to, post.shape, globals)
  };
  const [fault] = checkRecipe(recipe);
  if (fault) throw networkError(fault.code, fault.message, fault.source);
  if (!pairwise) return { recipe };
  const what = asked ? `${asked} of ${pattern.name}` : 'pattern where';
  const source = pattern.condition?.source ?? pattern.arguments[asked ?? '']?.source ?? pattern.source;
  return { recipe, pairwise: pairwiseOf(pairwise, what, recipe, source) };
}

function setArgument(
  name: string,
  formula: Formula,
  source: Source,
  pattern: Projection['pattern'],
  numbers: Record<string, number>,
  lists: Record<string, ArrayLike<number>>
): void {
  const value = valueOf(formula, source);
  if (typeof value === 'number' && Number.isNaN(value))
    throw networkError('impossible-pattern', `${name} of ${pattern.name} ${isNoNumber}.`, source);
  if (typeof value === 'number') numbers[name] = value;
  else lists[name] = numbersOf(value, name, pattern, source);
}

function numbersOf(
  value: string | ListValue,
  name: string,
  pattern: Projection['pattern'],
  source: Source
): ArrayLike<number> {
  if (isList(value) && Array.from(value).every(entry => typeof entry === 'number')) return value as ArrayLike<number>;
  throw networkError('not-a-list', `${name} of ${pattern.name} must be a list of numbers.`, source);
}

/** `what` begins the message. */
export const delayTooLong = (what: string, delay: number, step: number, source: Source): Error =>
  networkError(
    'delay-too-long',
    `${what} is ${showTime(delay)}, more than ${formatNumber(mostDelaySteps)} steps of ${showTime(step)}; make it shorter or the step longer.`,
    source
  );

function pastOf({ projection }: SynapseDraft, transmission: Transmission): Pick<ProjectionPlan, 'past'> {
  const injects =
    transmission.kind === 'continuous'
      ? transmission.injects
      : transmission.kind === 'dynamic'
        ? (transmission.program.injects ?? [])
        : [];
  const past = projection.delay ? statesOfPre(injects) : [];
  return past.length > 0 ? { past } : {};
}

/** Of one side, or of the dendrite with that of the axon. */
function delaysOf(draft: SynapseDraft, step: number): { readonly delay: DelayPlan; readonly axonal?: DelayPlan } {
  const { delay } = draft.projection;
  if (!delay) return { delay: { kind: 'fixed', steps: 1 } };
  const { value, side, other } = delay;
  if (!other) return { delay: delayOf(draft, 'delay', value, step) };
  const [axonal, dendritic] = side === 'axonal' ? [value, other] : [other, value];
  return {
    delay: delayOf(draft, 'dendritic delay', dendritic, step),
    axonal: delayOf(draft, 'axonal delay', axonal, step)
  };
}

function delayOf({ projection, bound }: SynapseDraft, name: string, given: Expression, step: number): DelayPlan {
  const value = bound.separate(name, given, 0, time);
  const each: DelayPlan = { kind: 'each', value };
  if (!isNumber(value.value)) return each;
  const what = `The ${name} of ${projection.name}`;
  const steps = wholeSteps(value.value.value, step, what, value.source);
  if (steps > mostDelaySteps) throw delayTooLong(what, value.value.value, step, value.source);
  if (steps >= 1) return each;
  throw networkError(
    'delay-too-short',
    `${what} is ${showTime(value.value.value)}; the shortest is one step, ${showTime(step)}.`,
    value.source
  );
}

/** Only patterns that make a known number of synapses, in a known order, can take a list with a value for each. */
function checkLists(element: ElementValue, plan: ProjectionPlan): void {
  for (const part of parts(element.value)) {
    if (part.kind !== 'list') continue;
    const { length } = part.values;
    const synapses = plan.expectedSynapses;
    if (certaintyOf(plan.recipe) !== 'exact')
      throw networkError(
        'list-length',
        `${element.name} of ${plan.name} is a list, and its pattern makes a random number of synapses; use a number, a distribution, or the pattern list.`,
        element.source
      );
    const { sources, targets, pattern } = plan.recipe;
    if (!patternOf(plan.recipe).inOrder && sources.count > 1 && targets.count > 1)
      throw networkError(
        'list-length',
        `${element.name} of ${plan.name} is a list, and ${pattern} does not say which value is whose: write a matrix, a row for each source and in it a value for each target, such as [[1, 2], [3, 4]], or pattern list(pre = […], post = […]) in the order of the values.`,
        element.source
      );
    if (length !== synapses)
      throw networkError(
        'list-length',
        `${element.name} of ${plan.name} is a list of ${formatNumber(length)} values for ${formatNumber(synapses)} synapses; give one value per synapse.`,
        element.source
      );
  }
}

/** What a variable of merged synapses comes to when it is summed over those onto a neuron: undefined where it is not in proportion to their states. */
export function summedFormula({ merged }: PlannedProjection, formula: Formula): Formula | undefined {
  const form = affine(formula, isOwnState);
  const adds = form && isNumber(form.rest, 0) && form.terms.every(({ coefficient }) => isNumber(coefficient));
  if (!adds || form.terms.some(term => !merged.has(term.variable.slot))) return undefined;
  return replace(formula, leaf => (isOwnState(leaf) ? variable('state', merged.get(leaf.slot), 'post') : leaf));
}

/** What a recorded variable of the synapses is in the numbering of the plan; undefined for a state that was merged on the target. */
export function synapseFormula({ slots }: PlannedProjection, formula: Formula): Formula | undefined {
  let merged = false;
  const renumbered = replace(formula, leaf => {
    if (leaf.of !== 'state' || leaf.side !== 'own') return leaf;
    const slot = slots.get(leaf.slot);
    merged ||= slot === undefined;
    return variable('state', slot ?? 0);
  });
  return merged ? undefined : renumbered;
}
