// What a network is in every backend: its arrays, what is under way, what drives it, and what is asked of it.
export { assigned } from './assigned.js';
export { askedValues } from './asked-values.js';
export type { Engine, Loss, Neurons, SpikeList, Synapses } from './engine.js';
export { GroupState, groupStateBytes } from './group-state.js';
export { nextOfInterval } from './intervals.js';
export { Network } from './network.js';
export { networkBytes } from './network-bytes.js';
export { phasesBetween, phasesOfStep, type Phase } from './phases.js';
export { eachShown, placeOf } from './shown-steps.js';
export type { Presented } from './presented.js';
export type { Ring } from './ring.js';
export { isSilent, silencesIn } from './silences.js';
export { StepClock } from './step-clock.js';
export { Stimuli, type Stimulus } from './stimuli.js';
export { inRows, type Amounts } from './synapses/amounts.js';
export { carriedStates } from './synapses/carried-states.js';
export { delayBytes, delaysOf, longest, type Delays } from './synapses/delays.js';
export { hearersOf, nobody } from './synapses/heard-signals.js';
export { EventSynapses, eventSynapsesBytes, sumsOnPre } from './synapses/event-synapses.js';
export { courseBytes, SignalCourse } from './synapses/signal-course.js';
export { growth, knownGrowths } from './synapses/growth.js';
export { IndependentDraws } from './synapses/independent-draws.js';
export type { Kept, Sharing } from './synapses/kept-states.js';
export type { EndPlans, PartBytes } from './synapses/part-bytes.js';
export { LostSpikes } from './lost-spikes.js';
export { pastOf, type PastStates } from './synapses/past-states.js';
export { readValues } from './synapses/read-values.js';
export { makingRowsBytes, rowsInMaking, StaticRows, staticRowsBytes, type Sent } from './synapses/static-rows.js';
export { connected, contextOf, keeping, type Surroundings, type SynapseContext } from './synapses/synapse-context.js';
export {
  assignmentsOf,
  blockOf,
  changesAt,
  isRecurrence,
  recurrencesOf,
  type SynapseStates
} from './synapses/synapse-states.js';
