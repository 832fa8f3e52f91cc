// When the neurons of a group fire, and what encoders are shown.
import type { DataSet, Source } from '../../1-model/index.js';
import type { Formula } from './formula.js';

/**
 * when: tested on neurons that are not refractory; rising: those at which it has not held at the end of the last step, resets done; margin: of the neurons at which it holds, the one with the largest fires alone, by lot of several. rate: fires with probability 1 - exp(-rate step). count: spikes each step (`mean` of a Poisson draw, or a number). stamps, regular: times known
 * before. presented: so long after the start of each presentation, rounded up to the grid, where the condition holds then. What is drawn
 * is keyed by neuron and first step of the presentation; an interval that draws is drawn anew for each, keyed by its number too, and is one
 * step at least. shown: as the recording that is shown says.
 */
export type SpikePlan =
  | {
      readonly kind: 'when';
      readonly condition: Formula;
      readonly rising?: true;
      readonly margin?: Formula;
      readonly source: Source;
    }
  | { readonly kind: 'rate'; readonly rate: Formula; readonly source: Source }
  | {
      readonly kind: 'presented';
      readonly times: readonly Formula[];
      readonly interval?: Formula;
      readonly condition?: Formula;
      readonly source: Source;
    }
  | { readonly kind: 'poisson'; readonly mean: Formula; readonly source: Source }
  | { readonly kind: 'count'; readonly count: Formula; readonly source: Source }
  /** steps of neuron i are steps[start[i]] .. steps[start[i + 1] - 1], ascending; without `start` all steps are those of every neuron */
  | { readonly kind: 'stamps'; readonly start?: Uint32Array; readonly steps: Uint32Array; readonly source: Source }
  | { readonly kind: 'shown'; readonly source: Source }
  | { readonly kind: 'regular'; readonly first: Formula; readonly interval?: Formula; readonly source: Source };

/**
 * What an encoder's one input may be while something is presented: a sample of the run's choice, neuron n reading its value n, or, without
 * samples, always the same values. At all other times it is 0.
 */
export interface PresentationsPlan {
  /** what the statements of the experiment may show */
  readonly samples: readonly SamplesPlan[];
  /** what it reads all the time but while the experiment rests: a value a neuron, up to the last step at most */
  readonly steady?: { readonly values: Float64Array; readonly until: number; readonly spikes?: ShownSpikes };
}

/** Spikes of a recording: how many steps after its beginning, ascending, and of which neuron, ascending within a step, each once a step. */
export interface ShownSpikes {
  readonly steps: Uint32Array;
  readonly neurons: Uint32Array;
  /** spikes of the recording besides, each of a neuron that has another one in the same step */
  readonly merged: number;
}

/** Samples `low` .. `high` of a set. */
export interface SamplesPlan {
  readonly set: DataSet;
  readonly low: number;
  readonly high: number;
  /** of a population with an axis more than they have: so many neurons read each value; absent: one */
  readonly neuronsEach?: number;
  /** their classes instead of their values: the neuron of that number reads 1, all others 0 */
  readonly label?: true;
  /** by which what is read is multiplied: the first one, where it changes */
  readonly factor?: number;
}
