// What a run will take, before it runs: memory as it is counted, processor time as an order of magnitude. Rates are not known before a run:
// neurons are taken to fire ten times a second.
import { integrationOf, synapticStates, type Plan } from '../../simulator/index.js';

export interface RunEstimate {
  readonly bytes: number;
  /** of processor time on a machine of today */
  readonly seconds: number;
  readonly steps: number;
  /** ms of simulated time */
  readonly duration: number;
}

/** Hz */
export const takenRate = 10;

/** ns, after docs/generated/bench.md: a state of a neuron in a step, by how it is advanced; a spike at a synapse; a synapse in a step */
const cost = { exactState: 0.3, otherState: 15, event: 1.6, plasticEvent: 10, carriedSynapse: 50 } as const;

const exactTitle = 'exact propagator';

export function runEstimate(plan: Plan): RunEstimate {
  const { groups, projections, memory, script, step } = plan;
  const steps = script.plannedSteps;
  const duration = steps * step;
  const neurons = groups.reduce((sum, group) => {
    const isExact = integrationOf(group).title === exactTitle;
    return sum + group.size * Math.max(1, group.states.length) * (isExact ? cost.exactState : cost.otherState);
  }, 0);
  const carried = synapticStates(plan).reduce((sum, { place, updates }) => sum + (place === 'step' ? updates : 0), 0);
  const perStep = neurons + carried * cost.carriedSynapse;
  const spikes = (takenRate * duration) / 1000;
  const events = projections.reduce(
    (sum, { expectedSynapses, transmission }) =>
      sum + expectedSynapses * (transmission.kind === 'dynamic' ? cost.plasticEvent : cost.event),
    0
  );
  return {
    bytes: memory.reduce((sum, { bytes }) => sum + bytes, 0),
    seconds: 1e-9 * (steps * perStep + spikes * events),
    steps,
    duration
  };
}
