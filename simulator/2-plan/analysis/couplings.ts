// How fast synapses that act all the time, such as gap junctions, pull a state of their targets along: what the step is compared with.
import type { Source } from '../../1-model/index.js';
import { affine, isNumber, linearRate, multiply, number, variable, zero, type Formula } from '../formula/index.js';
import type { GroupPlan, Plan, ProjectionPlan } from '../plan/index.js';
import { mostNegative } from './time-constants.js';

export interface Coupling {
  readonly state: string;
  /** names of the projection and of its target */
  readonly projection: string;
  readonly group: string;
  /** ms: with as many synapses as a target has on average, of the fastest neuron, as far as known before the run */
  readonly tau: number;
  /** the connection */
  readonly source: Source;
}

/** Of each state that synapses drive back by what they add to an input: their sum stands still over a step, whatever the state does in it. */
export const couplingsOf = (plan: Plan): Coupling[] =>
  plan.projections.flatMap(projection => ofProjection(projection, plan));

function ofProjection(projection: ProjectionPlan, { groups }: Plan): Coupling[] {
  const { transmission, expectedSynapses, recipe, to, name, source } = projection;
  if (transmission.kind !== 'continuous') return [];
  const group = groups[to]!;
  const each = expectedSynapses / recipe.targets.count;
  return transmission.injects.flatMap(({ input, value }) =>
    group.states.flatMap(({ name: state }, slot) => {
      const back = affine(value, v => v.side === 'post' && v.of === 'state' && v.slot === slot)?.terms[0]?.coefficient;
      if (!back || !isNumber(back)) return [];
      const fastest = mostNegative(multiply(number(each * back.value), effectOf(group, slot, input)), group);
      return fastest === undefined ? [] : [{ state, projection: name, group: group.name, tau: -1 / fastest, source }];
    })
  );
}

/** What an input is multiplied by in the equation of a state. */
function effectOf({ integrator: { linear, remaining } }: GroupPlan, slot: number, input: number): Formula {
  const place = linear.slots.indexOf(slot);
  const other = remaining.find(state => state.slot === slot);
  const equation = place >= 0 ? linear.drive[place]! : other?.kind === 'conditional' ? other.drive : other?.derivative;
  return equation ? linearRate(equation, variable('input', input)) : zero;
}
