// What an experiment does to the network, and what it asks of the recording.
import type { ExpectStatement, Measured, NetworkModel, Selection, Source } from '../../1-model/index.js';
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
  /** steps that the run takes, or takes at most where that is not known before it */
  readonly plannedSteps: number;
  /** it may take fewer */
  readonly mayEndEarlier: boolean;
  /** stretches that are measured, the whole run where none is; absent: only the run knows */
  readonly windows?: readonly Window[];
  readonly expects: readonly ExpectStatement[];
  readonly reports: readonly Measured[];
  readonly plots: readonly Measured[];
  readonly program: Program;
  readonly counted: readonly CountedPlan[];
  /** populations that are labelled or tested, with what by, in order */
  readonly examinations: readonly {
    readonly kind: 'label' | 'test';
    readonly population: string;
    readonly data: string;
  }[];
  /** what `save` and `load` speak of */
  readonly learnt: readonly LearntPlan[];
  /** what may be frozen */
  readonly freezes: readonly FreezePlan[];
  /** values that are set after the network has run: the first of them, each with the parameters that it changes */
  readonly settings: readonly SettingPlan[];
}

/** Steps after `from` up to `to`. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** What the statements of an experiment come to is found while it runs, one after the other: this is what they speak of. */
export interface Program {
  readonly model: NetworkModel;
  readonly experiment: string;
  /** values of parameters that are given from outside, and those of the sweeps */
  readonly given: Readonly<Record<string, number>>;
  readonly swept: readonly number[];
  readonly seed: number;
}

/** Neurons whose spikes conditions of the script count. */
export interface CountedPlan {
  /** as a condition has it */
  readonly selection: Selection;
  readonly group: number;
  readonly neurons: NeuronSet;
}

/** What was learnt, as one array of a file: weights of a connection, all its projections one after the other, or a persistent state of a population. */
export interface LearntPlan {
  /** `learnt.weight`, `Output.theta` */
  readonly name: string;
  /** of the connection or population */
  readonly of: string;
  readonly parts: readonly (
    | { readonly projection: number; readonly slot: number }
    | { readonly group: number; readonly slot: number }
  )[];
}

/** A flag of a group that freezes what belongs to it: a population, or a projection onto it. */
export interface FreezePlan {
  /** of the population, or of the connect statement */
  readonly name: string;
  readonly group: number;
  readonly slot: number;
  /** the projection whose weights it freezes */
  readonly projection?: number;
}

/** After step `at`. */
export interface SettingPlan {
  readonly at: number;
  readonly changed: Readonly<Record<string, number>>;
}
