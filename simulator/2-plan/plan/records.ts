// What a run records.
import type { Dimension, Expression, Source } from '../../1-model/index.js';
import type { Formula } from './formula.js';
import type { NeuronSet } from './neuron-set.js';

export interface RecordsPlan {
  readonly spikes: readonly { readonly group: number; readonly neurons: NeuronSet }[];
  readonly traces: readonly TraceRecord[];
  readonly weights: readonly WeightRecord[];
  /** conditions by which expectations, reports and plots choose neurons */
  readonly choices: readonly ChoiceRecord[];
}

/** Whether a condition holds for each neuron of a group. */
export interface ChoiceRecord {
  readonly group: number;
  /** as it is asked for */
  readonly condition: Expression;
  readonly text: string;
  readonly value: Formula;
  /** it asks for what is learnt, so that only the end of the run knows */
  readonly learnt: boolean;
  /** a part of a condition on synapses, which need hold for nobody; absent: it chooses neurons */
  readonly isPart?: true;
}

/** A variable of some neurons at steps 0, every, 2 every, … */
export interface TraceRecord {
  readonly group: number;
  readonly variable: string;
  readonly dimension: Dimension;
  readonly neurons: NeuronSet;
  readonly value: Formula;
  readonly every: number;
}

/** A value of the synapses of one connect statement, at steps 0, every, … and at the end; without `every` at the start and the end. */
export interface WeightRecord {
  readonly connect: string;
  readonly variable: string;
  readonly dimension: Dimension;
  /** one a projection; synapses of the projections follow each other */
  readonly parts: readonly WeightPart[];
  /** summed over the synapses onto each target neuron: those of one group follow those of the other; absent: one value a synapse */
  readonly byTarget?: true;
  /** synapses, or targets, counted over all parts, both ends included; absent means all */
  readonly range?: { readonly low: number; readonly high: number };
  readonly every?: number;
  readonly source: Source;
}

export interface WeightPart {
  readonly projection: number;
  readonly value: SynapseValue;
  /** the value is the sum already, the same for all synapses onto a neuron: what a receptor of the neuron has, which stays by itself */
  readonly summed?: true;
}

export type SynapseValue =
  | { readonly kind: 'state'; readonly slot: number }
  /** the weight last sent: post spikes after the last pre spike not applied yet */
  | { readonly kind: 'sent' }
  | { readonly kind: 'value'; readonly value: Formula };
