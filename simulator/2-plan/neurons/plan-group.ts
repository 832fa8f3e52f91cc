// A group of the plan: the equations of all that lives on its neurons with the integrator that takes them, and its events.
import type { ModelDefinition, Source } from '../../1-model/index.js';
import {
  binary,
  call,
  divide,
  EventDraws,
  networkError,
  folded,
  mentions,
  number,
  resolve,
  unlessFrozen,
  variable,
  zero,
  type Formula,
  type Scope
} from '../formula/index.js';
import { chooseIntegrator } from '../integrators/index.js';
import type { Assignment, GroupPlan, PresentationsPlan, RefractoryPlan } from '../plan/index.js';
import { namedTimes } from '../values/index.js';
import { localsIn, planEvent, stepsBetween, type FindTarget } from './events.js';
import type { Group } from './group.js';
import { planSpikes } from './spikes.js';

export function planGroup(group: Group, step: number, presentations?: PresentationsPlan): GroupPlan {
  const { draft, states, inputs, receptors } = group;
  const { population, definition } = draft;
  const system = states.map(({ plan: { name, receptor }, derivative }, slot) => ({
    name,
    slot,
    derivative: group.withInputs(derivative),
    own: receptor === undefined
  }));
  const spike = planSpikes(definition.spike, group, step);
  const refractory = definition.refractory && planRefractory(definition.refractory, group);
  return {
    name: population.name,
    model: population.model,
    size: draft.size,
    shape: draft.shape,
    ...(draft.layout ? { layout: draft.layout } : {}),
    ...(group.watched ? { watched: true } : {}),
    source: population.source,
    states: states.map(state => state.plan),
    parameters: draft.parameters.values,
    inputs: definition.inputs.map(({ name, dimension }, i) => ({ name, dimension, driven: inputs[i]!.driven })),
    noises: draft.noises,
    receptors,
    integrator: chooseIntegrator(system, equationSource(definition), definition.integrator),
    eachStep: assignmentsOf('step', group, step),
    onSpike: assignmentsOf('spike', group, step),
    ...onPresentation(group, step),
    ...(group.flags > 0 ? { flags: group.flags } : {}),
    ...(spike ? { spike } : {}),
    ...(presentations ? { presentations } : {}),
    ...(refractory ? { refractory } : {})
  };
}

const equationSource = (definition: ModelDefinition): Source => definition.equations[0]?.source ?? definition.source;

/** What is done at the end of each presentation, and what is summed over the neurons before. */
function onPresentation(group: Group, step: number): Pick<GroupPlan, 'onPresentation' | 'totals'> {
  const totals: Formula[] = [];
  const total = (summed: Formula): Formula => {
    totals.push(group.codeWithInputs(summed));
    return variable('total', totals.length - 1);
  };
  const assignments = assignmentsOf('presentation', group, step, {
    total,
    mean: summed => divide(total(summed), number(group.draft.size))
  });
  return assignments.length > 0 ? { onPresentation: assignments, totals } : {};
}

function assignmentsOf(
  on: 'step' | 'spike' | 'presentation',
  group: Group,
  step: number,
  more: Pick<Scope, 'total' | 'mean'> = {}
): Assignment[] {
  const { draft } = group;
  const assigned: FindTarget = ({ target, source }) => {
    const slot = target.of === 'own' ? draft.slotOf(target.name) : undefined;
    if (slot !== undefined) return { kind: 'state', slot };
    throw networkError(
      'not-assignable',
      `${target.name} is not a state of ${draft.definition.name} and cannot change in a run; declare it with state ${target.name}.`,
      source
    );
  };
  const events = draft.definition.events.filter(e => e.on === on);
  const name = on === 'spike' ? 'on spike' : `each ${on}`;
  const scope = { ...draft.codeScope(), ...more, draws: new EventDraws(`${draft.population.name}.${name}`) };
  let locals = 0;
  return events.flatMap(({ assignments, interval, source }) => {
    const planned = planEvent(assignments, scope, assigned, locals);
    locals = Math.max(locals, localsIn(planned));
    const steps = interval ? stepsBetween(resolve(interval, draft.codeScope()), step, interval.source ?? source) : 1;
    return planned.map(a => atMultiples(steps, kept({ ...a, value: group.codeWithInputs(a.value) }, draft), step));
  });
}

/** A persistent state of neurons that may be frozen stays meanwhile. */
function kept(assignment: Assignment, { freezes, states }: Group['draft']): Assignment {
  const { kind, slot } = assignment.target;
  if (!freezes || kind !== 'state' || !states[slot]!.persistent) return assignment;
  return unlessFrozen(assignment, variable('state', slot), variable('frozen'));
}

/** What is assigned in those steps alone whose number is a multiple; in the others the state is given what it has. */
function atMultiples(steps: number, assignment: Assignment, step: number): Assignment {
  const { target, operator, value } = assignment;
  if (steps === 1 || target.kind === 'local') return assignment;
  const isDue = binary('==', call('mod', [namedTimes(step)['step_number']!, number(steps)]), zero);
  const unchanged = !operator ? variable('state', target.slot) : number(operator === '*' || operator === '/' ? 1 : 0);
  return { ...assignment, every: steps, value: { kind: 'if', condition: isDue, then: value, else: unchanged } };
}

function planRefractory(
  { duration, source }: NonNullable<ModelDefinition['refractory']>,
  group: Group
): RefractoryPlan {
  const { draft } = group;
  const draws = new EventDraws(`${draft.population.name}.refractory`);
  const formula: Formula = resolve(duration, { ...draft.codeScope(), draws });
  if (mentions(folded(formula), v => v.of === 'time'))
    throw networkError(
      'not-constant',
      `The refractory time of ${draft.definition.name} depends on t; use parameters and states.`,
      source
    );
  return { duration: group.codeWithInputs(formula), source };
}
