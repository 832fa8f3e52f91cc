// A group of the plan: the equations of all that lives on its neurons with the integrator that takes them, and its events.
import type { ModelDefinition, Source } from '../../1-model/index.js';
import { EventDraws, networkError, folded, mentions, resolve, type Formula } from '../formula/index.js';
import { chooseIntegrator } from '../integrators/index.js';
import type { Assignment, GroupPlan, PresentationsPlan, RefractoryPlan } from '../plan/index.js';
import { planEvent, type FindTarget } from './events.js';
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
    eachStep: assignmentsOf('step', group),
    onSpike: assignmentsOf('spike', group),
    ...(spike ? { spike } : {}),
    ...(presentations ? { presentations } : {}),
    ...(refractory ? { refractory } : {})
  };
}

const equationSource = (definition: ModelDefinition): Source => definition.equations[0]?.source ?? definition.source;

function assignmentsOf(on: 'step' | 'spike', group: Group): Assignment[] {
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
  const assignments = draft.definition.events.filter(e => e.on === on).flatMap(e => e.assignments);
  const name = on === 'spike' ? 'on spike' : 'each step';
  const scope = { ...draft.codeScope(), draws: new EventDraws(`${draft.population.name}.${name}`) };
  return planEvent(assignments, scope, assigned).map(a => ({ ...a, value: group.codeWithInputs(a.value) }));
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
