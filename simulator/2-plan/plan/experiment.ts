// What an experiment does to the network, and what it asks of the recording.
import type { ExpectStatement, Measured, Source } from '../../1-model/index.js';
import type { ElementValue } from './element-value.js';
import type { NeuronSet } from './neuron-set.js';

/** Adds `value` to an input in the steps after `from` up to `until`; constant over a step, t is the time in its middle. */
export interface StimulusPlan {
  readonly group: number;
  readonly neurons: NeuronSet;
  readonly input: number;
  readonly value: ElementValue;
  readonly from: number;
  readonly until: number;
  readonly source: Source;
}

/** Spikes of these neurons in the steps after `from` up to `until` are neither sent nor recorded. */
export interface SilencePlan {
  readonly group: number;
  readonly neurons: NeuronSet;
  readonly from: number;
  readonly until: number;
}

export interface ScriptPlan {
  readonly plannedSteps: number;
  readonly windows: readonly { readonly from: number; readonly to: number }[];
  readonly expects: readonly ExpectStatement[];
  readonly reports: readonly Measured[];
  readonly plots: readonly Measured[];
  /** in order of time */
  readonly actions: readonly ActionPlan[];
}

/** What is done to the network after step `at` and before the next. clear: initial values for the states of these groups.
 * snapshot: it is kept. restore: it is what it was when it was kept.
 * set: it goes on by the plan of this index in `later`, which is laid out alike. */
export type ActionPlan =
  | { readonly kind: 'clear'; readonly at: number; readonly groups: readonly number[] }
  | { readonly kind: 'snapshot' | 'restore'; readonly at: number; readonly name: string }
  | { readonly kind: 'set'; readonly at: number; readonly later: number };
