// A plan with each of its formulas rewritten: the walk that passes share.
import type { Formula } from '../formula/index.js';
import type {
  Assignment,
  ElementValue,
  GroupPlan,
  Inject,
  IntegratorPlan,
  Plan,
  DelayPlan,
  ProjectionPlan,
  RefractoryPlan,
  SpikePlan,
  Transmission,
  WeightRecord
} from '../plan/index.js';

/** Where a formula stands: its own variables are those of a group or of the synapses of a projection, by their place in the plan. */
export type FormulaOwner = { readonly group: number } | { readonly projection: number };

type By = (formula: Formula) => Formula;

/** `concerns` says whose formulas are rewritten; those of others stay as they are, so that a plan of many groups is not walked for each. */
export function mapFormulas(
  plan: Plan,
  by: (formula: Formula, place: FormulaOwner) => Formula,
  concerns: (place: FormulaOwner) => boolean
): Plan {
  const mapped = <T>(item: T, place: FormulaOwner, map: (item: T, by: By) => T): T =>
    concerns(place) ? map(item, formula => by(formula, place)) : item;
  const valued = <T extends { readonly group: number; readonly value: Formula }>(item: T): T =>
    mapped(item, { group: item.group }, (one, by) => ({ ...one, value: by(one.value) }));
  const { traces, weights, choices } = plan.records;
  return {
    ...plan,
    groups: plan.groups.map((item, group) => mapped(item, { group }, mapGroupFormulas)),
    projections: plan.projections.map((item, projection) => mapped(item, { projection }, mapProjection)),
    stimuli: plan.stimuli.map(item =>
      mapped(item, { group: item.group }, (one, by) => ({ ...one, value: element(one.value, by) }))
    ),
    records: {
      ...plan.records,
      traces: traces.map(valued),
      choices: choices.map(valued),
      weights: weights.map(weight => ({
        ...weight,
        parts: weight.parts.map(part => mapped(part, { projection: part.projection }, mapPart))
      }))
    }
  };
}

export function mapGroupFormulas(group: GroupPlan, by: By): GroupPlan {
  const { parameters, states, integrator, spike, refractory, eachStep, onSpike } = group;
  return {
    ...group,
    parameters: parameters.map(parameter => element(parameter, by)),
    states: states.map(state => ({ ...state, initial: element(state.initial, by) })),
    integrator: mapIntegrator(integrator, by),
    eachStep: assignments(eachStep, by),
    onSpike: assignments(onSpike, by),
    ...(spike ? { spike: mapSpike(spike, by) } : {}),
    ...(refractory ? { refractory: mapRefractory(refractory, by) } : {})
  };
}

/** Propagators that were worked out stay as they are. */
export function mapIntegrator(integrator: IntegratorPlan, by: By): IntegratorPlan {
  const { linear, remaining } = integrator;
  const { matrix, drive, noise } = linear;
  return {
    ...integrator,
    linear: {
      ...linear,
      matrix: matrix.map(entry => ({ ...entry, value: by(entry.value) })),
      drive: drive.map(by),
      noise: noise.map(item => ({ ...item, factor: by(item.factor) }))
    },
    remaining: remaining.map(state =>
      state.kind === 'conditional'
        ? { ...state, rate: by(state.rate), drive: by(state.drive) }
        : {
            ...state,
            ...(state.kind === 'relaxing' ? { rate: by(state.rate) } : {}),
            derivative: by(state.derivative),
            noises: state.noises.map(noise => ({ ...noise, factor: by(noise.factor) }))
          }
    )
  };
}

function mapSpike(spike: SpikePlan, by: By): SpikePlan {
  switch (spike.kind) {
    case 'when':
      return { ...spike, condition: by(spike.condition), ...(spike.margin ? { margin: by(spike.margin) } : {}) };
    case 'rate':
      return { ...spike, rate: by(spike.rate) };
    case 'poisson':
      return { ...spike, mean: by(spike.mean) };
    case 'count':
      return { ...spike, count: by(spike.count) };
    case 'stamps':
    case 'shown':
      return spike;
    case 'regular':
      return { ...spike, first: by(spike.first), ...(spike.interval ? { interval: by(spike.interval) } : {}) };
    case 'presented': {
      const { times, interval, condition } = spike;
      return {
        ...spike,
        times: times.map(by),
        ...(interval ? { interval: by(interval) } : {}),
        ...(condition ? { condition: by(condition) } : {})
      };
    }
  }
}

function mapProjection(projection: ProjectionPlan, by: By): ProjectionPlan {
  const { pairwise, parameters, delay, axonal, transmission } = projection;
  return {
    ...projection,
    parameters: parameters.map(parameter => element(parameter, by)),
    transmission: mapTransmission(transmission, by),
    delay: mapDelay(delay, by),
    ...(axonal ? { axonal: mapDelay(axonal, by) } : {}),
    ...(pairwise ? { pairwise: by(pairwise) } : {})
  };
}

const mapDelay = (delay: DelayPlan, by: By): DelayPlan =>
  delay.kind === 'fixed' ? delay : { ...delay, value: element(delay.value, by) };

function mapTransmission(transmission: Transmission, by: By): Transmission {
  switch (transmission.kind) {
    case 'static':
    case 'poisson':
      return { ...transmission, sends: transmission.sends.map(send => ({ ...send, amount: by(send.amount) })) };
    case 'continuous':
      return { ...transmission, injects: mapInjects(transmission.injects, by) };
    case 'reset': {
      const { resets, refractory } = transmission;
      return {
        ...transmission,
        resets: resets.map(reset => ({ ...reset, value: by(reset.value) })),
        refractory: mapRefractory(refractory, by)
      };
    }
    case 'dynamic': {
      const { program } = transmission;
      const states = program.states.map(state => ({
        ...state,
        initial: element(state.initial, by),
        rate: by(state.rate),
        drive: by(state.drive)
      }));
      const { carried, injects, signals, recurring, totals, course } = program;
      return {
        ...transmission,
        program: {
          ...program,
          states,
          onPre: assignments(program.onPre, by),
          onPost: assignments(program.onPost, by),
          ...(signals
            ? { signals: signals.map(signal => ({ ...signal, assignments: assignments(signal.assignments, by) })) }
            : {}),
          ...(totals ? { totals: totals.map(by) } : {}),
          ...(recurring
            ? { recurring: recurring.map(item => ({ ...item, assignments: assignments(item.assignments, by) })) }
            : {}),
          ...(course
            ? {
                course: {
                  ...course,
                  signal: by(course.signal),
                  value: by(course.value),
                  anew: assignments(course.anew, by)
                }
              }
            : {}),
          ...(carried ? { carried: mapIntegrator(carried, by) } : {}),
          ...(injects ? { injects: mapInjects(injects, by) } : {})
        }
      };
    }
  }
}

const mapInjects = (injects: readonly Inject[], by: By): Inject[] =>
  injects.map(inject => ({ ...inject, value: by(inject.value) }));

const mapPart = (part: WeightRecord['parts'][number], by: By): WeightRecord['parts'][number] =>
  part.value.kind === 'value' ? { ...part, value: { ...part.value, value: by(part.value.value) } } : part;

const element = (value: ElementValue, by: By): ElementValue => ({ ...value, value: by(value.value) });
const assignments = (list: readonly Assignment[], by: By): Assignment[] =>
  list.map(assignment => ({ ...assignment, value: by(assignment.value) }));
const mapRefractory = (refractory: RefractoryPlan, by: By): RefractoryPlan => ({
  ...refractory,
  duration: by(refractory.duration)
});
