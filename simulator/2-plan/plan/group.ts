// A population of the plan, and what lies on its neurons.
import type { Dimension, Source } from '../../1-model/index.js';
import type { Assignment } from './assignment.js';
import type { ElementValue } from './element-value.js';
import type { Formula } from './formula.js';
import type { IntegratorPlan } from './integration.js';
import type { PresentationsPlan, SpikePlan } from './spikes.js';

/** A population with everything that lives on its neurons, receptors included. */
export interface GroupPlan {
  readonly name: string;
  /** name of its model: text for people only */
  readonly model: string;
  readonly size: number;
  readonly shape: readonly number[];
  /** absent: placed nowhere */
  readonly layout?: LayoutPlan;
  readonly source: Source;
  readonly parameters: readonly ElementValue[];
  /** the model's own states, then those of its receptors; formulas speak of them by this slot */
  readonly states: readonly StatePlan[];
  readonly inputs: readonly InputPlan[];
  /** those in its equations; formulas and integrators speak of them by their place here */
  readonly noises: readonly NoisePlan[];
  readonly receptors: readonly ReceptorPlan[];
  readonly integrator: IntegratorPlan;
  readonly spike?: SpikePlan;
  /** of encoders: they fire only while something is presented to them */
  readonly presentations?: PresentationsPlan;
  readonly refractory?: RefractoryPlan;
  /** synapses look at its states when spikes arrive: after the equations of a step, before anything is received */
  readonly watched?: true;
  /** in order, in each step after integration and before spikes arrive; states that are held are not assigned then */
  readonly eachStep: readonly Assignment[];
  /** in order, when a neuron fires */
  readonly onSpike: readonly Assignment[];
  /** in order, at the end of each presentation; absent: nothing */
  readonly onPresentation?: readonly Assignment[];
  /** sums over all neurons, by slot, that `onPresentation` finds as they are before it */
  readonly totals?: readonly Formula[];
  /** how many flags it has, of what may be frozen; absent: none */
  readonly flags?: number;
}

/**
 * Where neurons lie, in m, the middle of all at 0. grid: evenly along each axis of the population, extents[i] / shape[i] apart. random:
 * evenly distributed over the extents. `joined`: what leaves at one edge comes back at the other.
 */
export interface LayoutPlan {
  readonly kind: 'grid' | 'random';
  /** of the directions x, y, z; those left out are 0 */
  readonly extents: readonly number[];
  readonly joined: boolean;
}

export interface StatePlan {
  readonly name: string;
  readonly initial: ElementValue;
  readonly dimension: Dimension;
  /** index into `receptors`; absent for a state of the model itself */
  readonly receptor?: number;
  /** spikes are added to it on arrival */
  readonly receives: boolean;
  /** slots of states by which a part of what arrives is multiplied on arrival, as they are after the equations of the step; absent: none */
  readonly scaledBy?: readonly number[];
  /** kept while the neuron is refractory; arrivals are dropped then */
  readonly held: boolean;
  /** kept when states are cleared */
  readonly persistent?: true;
  /** its equation */
  readonly source: Source;
}

/** What a neuron is driven by. The variable `input` stands for the part that comes from outside: stimuli and continuous synapses. */
interface InputPlan {
  readonly name: string;
  readonly dimension: Dimension;
  /** whether anything drives it from outside; otherwise no formula mentions it */
  readonly driven: boolean;
}

/**
 * A white noise of unit intensity, independent of all others: one a neuron (of synapses: one each), or the same for all of the population (of
 * the projection) or for all that read it. Its random numbers are keyed by `stream`. Where equations are solved exactly, what is not shared is drawn by state, see Propagator.
 */
export interface NoisePlan {
  readonly name: string;
  readonly stream: string;
  readonly of: 'neuron' | 'population' | 'network';
}

/** States of synapses that are linear and the same for all synapses of some projections: one set a target neuron instead of one a synapse. */
export interface ReceptorPlan {
  readonly states: readonly number[];
  /** names of the projections that feed it */
  readonly fedBy: readonly string[];
  readonly form: ReceptorForm;
}

/** What receptors of a group have in common, whatever their models are called. */
export interface ReceptorForm {
  /** equal where their equations are the same */
  readonly equations: string;
  /** equal where their currents are the same but for a number */
  readonly current: string;
  /** that number */
  readonly factor: number;
}

export interface RefractoryPlan {
  /** ms; counted as ceil(duration / step) steps */
  readonly duration: Formula;
  readonly source: Source;
}
