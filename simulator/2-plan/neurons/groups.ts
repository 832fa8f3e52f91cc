// A group of the plan from a population's draft, once every projection and stimulus has added what it needs.
import type { ModelDefinition, Source } from '../../1-model/index.js';
import { networkError, folded, mentions, resolve, type Formula } from '../formula/index.js';
import { chooseIntegrator } from '../integrators/index.js';
import type { Assignment, GroupPlan, PresentationsPlan, RefractoryPlan, StatePlan } from '../plan/index.js';
import { planEvent, type FindTarget } from './events.js';
import type { NeuronDraft } from './neuron-draft.js';
import { planSpikes } from './spikes.js';

export function planGroup(draft: NeuronDraft, step: number, presentations?: PresentationsPlan): GroupPlan {
  const { population, definition } = draft;
  const states: StatePlan[] = draft.states.map(
    ({ name, initial, dimension, receives, scaledBy, held, source, receptor }) => ({
      name,
      initial,
      dimension,
      receives,
      held,
      source,
      ...(scaledBy.size ? { scaledBy: [...scaledBy].sort((a, b) => a - b) } : {}),
      ...(receptor === undefined ? {} : { receptor })
    })
  );
  const system = draft.states.map(({ name, derivative, receptor }, slot) => ({
    name,
    slot,
    derivative: draft.withInputs(derivative),
    own: receptor === undefined
  }));
  const refractory = definition.refractory && planRefractory(definition.refractory, draft);
  return {
    name: population.name,
    model: population.model,
    size: draft.size,
    shape: draft.shape,
    ...(draft.layout ? { layout: draft.layout } : {}),
    ...(draft.watched ? { watched: true } : {}),
    source: population.source,
    states,
    parameters: draft.parameters.values,
    inputs: draft.inputs.map(({ name, dimension, driven }) => ({ name, dimension, driven })),
    noises: draft.noises,
    receptors: draft.receptors,
    integrator: chooseIntegrator(system, equationSource(definition)),
    eachStep: assignmentsOf('step', draft),
    onSpike: assignmentsOf('spike', draft),
    ...(definition.spike ? { spike: planSpikes(definition.spike, draft, step) } : {}),
    ...(presentations ? { presentations } : {}),
    ...(refractory ? { refractory } : {})
  };
}

const equationSource = (definition: ModelDefinition): Source => definition.equations[0]?.source ?? definition.source;

function assignmentsOf(on: 'step' | 'spike', draft: NeuronDraft): Assignment[] {
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
  return planEvent(assignments, draft.codeScope(), assigned).map(a => ({ ...a, value: draft.codeWithInputs(a.value) }));
}

function planRefractory(
  { duration, source }: NonNullable<ModelDefinition['refractory']>,
  draft: NeuronDraft
): RefractoryPlan {
  const formula: Formula = resolve(duration, draft.codeScope());
  if (mentions(folded(formula), v => v.of === 'time'))
    throw networkError(
      'not-constant',
      `The refractory time of ${draft.definition.name} depends on t; use parameters and states.`,
      source
    );
  return { duration: draft.codeWithInputs(formula), source };
}
