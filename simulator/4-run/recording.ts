// What a run leaves behind: plain data in typed arrays, complete or cut short, with what went wrong.
import type { SynapticState } from '../2-plan/index.js';
import type { Dimension, Fault, ListValue, Measured, ExpectStatement, Source } from '../1-model/index.js';

/** Times are in ms of simulated time; a spike in step k is stamped k * step. */
export interface Recording {
  readonly experiment: string;
  readonly uri: string;
  readonly seed: number;
  /** ms */
  readonly step: number;
  /** steps simulated so far */
  readonly steps: number;
  /** steps the experiment asks for */
  readonly plannedSteps: number;
  /** stretches between steps (from, to] over which statistics are taken; the whole run where nothing was `measure`d */
  readonly windows: readonly { readonly from: number; readonly to: number }[];
  readonly populations: readonly RecordedPopulation[];
  readonly projections: readonly RecordedProjection[];
  readonly spikes: readonly RecordedSpikes[];
  readonly traces: readonly RecordedTrace[];
  readonly weights: readonly RecordedWeights[];
  /** by which expectations, reports and plots choose neurons, as it is at the end; absent: by none */
  readonly choices?: readonly RecordedChoice[];
  /** classes of neurons, of each population that was labelled, as they are at the end; absent: none was */
  readonly labels?: readonly RecordedLabels[];
  /** in order of time; absent: nothing was tested */
  readonly tests?: readonly RecordedTest[];
  /** of encoders that fire as it was recorded: how many spikes were shown, where some shared a step with another of their neuron and were merged with it */
  readonly replayed?: readonly { readonly population: string; readonly spikes: number; readonly merged: number }[];
  /** files that the experiment writes; absent: none */
  readonly saved?: readonly SavedFile[];
  /** one entry a value of a `sweep`, or a seed of `across`, in order; seeds inside of values; empty without either. The rest of this recording is then that of the last value. */
  readonly points: readonly SweepPoint[];
  readonly expects: readonly ExpectStatement[];
  readonly reports: readonly Measured[];
  readonly plots: readonly Measured[];
  /** values of the file-level parameters and constants, for expectations and plots */
  readonly globals: Readonly<Record<string, number>>;
  /** those constants and columns (`table.column`) among them that are lists, where something asks for them */
  readonly lists: Readonly<Record<string, ListValue>>;
  readonly faults: readonly Fault[];
  /** why the run ended */
  readonly ended: 'complete' | 'cancelled' | 'fault';
}

export interface SweepPoint {
  readonly parameter: string;
  readonly value: number;
  /** in which the value is shown; absent for a pure number */
  readonly dimension?: Dimension;
  /** the value is a seed: statistics are means over such points */
  readonly ofSeeds?: true;
  readonly recording: Recording;
}

export interface RecordedPopulation {
  readonly name: string;
  readonly size: number;
  /** extents of the axes; their product is size */
  readonly shape: readonly number[];
  readonly source: Source;
}

export interface RecordedProjection {
  readonly name: string;
  readonly connect: string;
  readonly from: string;
  readonly to: string;
  readonly synapses: number;
  /** it has none of its own: each target draws its own spikes */
  readonly independent?: true;
  /** not written as a connection: it drives an input that is bound to a variable */
  readonly ofBinding?: true;
  /** states of its synapses, and where they are kept; absent where that is not known */
  readonly states?: readonly Pick<SynapticState, 'name' | 'place' | 'updates'>[];
  readonly source: Source;
}

/** For which neurons of a population a condition holds. */
export interface RecordedChoice {
  readonly population: string;
  /** as `expressionText` gives it */
  readonly condition: string;
  /** 1 where it holds; one a neuron */
  readonly chosen: Uint8Array;
}

/** Which class each neuron of a population stands for: that at whose samples it fires most. */
export interface RecordedLabels {
  readonly population: string;
  readonly data: string;
  /** names of the classes, by their numbers */
  readonly classes: readonly string[];
  /** the class of each neuron; -1 where it fired at none */
  readonly of: Int16Array;
  /** mean number of spikes of neuron n at samples of class c: `means[c * neurons + n]` */
  readonly means: Float64Array;
}

/** How often neurons fired at each sample of a test. */
export interface RecordedTest {
  readonly population: string;
  readonly data: string;
  /** presentations before it but for those of labellings and tests: from which was learnt */
  readonly presented: number;
  /** as they were during the test */
  readonly labels: RecordedLabels;
  /** the class of each sample */
  readonly truth: Uint16Array;
  /** `counts[s * neurons + n]`: spikes of neuron n while sample s was shown */
  readonly counts: Uint16Array;
  /** recorded variables of the population as they were when the presentation of each sample ended, where the experiment saves features of it */
  readonly states?: readonly TestedState[];
  /** step at which the test began, and after which it ended */
  readonly from: number;
  readonly to: number;
}

/** `values[s * neurons.length + i]` is the variable of neuron `neurons[i]` at the end of sample s. */
export interface TestedState {
  readonly variable: string;
  readonly neurons: Uint32Array;
  readonly values: Float64Array;
}

/** What `save` writes: arrays of one file by their names. */
export interface SavedFile {
  /** as it stands in the text */
  readonly file: string;
  readonly arrays: readonly {
    readonly name: string;
    readonly values: Float64Array;
    readonly shape?: readonly number[];
  }[];
  /** the run was stopped before */
  readonly isEarly?: boolean;
}

/** Spikes of recorded neurons of one population, sorted by step, then index; a neuron that emits twice in a step stands twice. */
export interface RecordedSpikes {
  readonly population: string;
  /** recorded neurons in ascending order; undefined means all */
  readonly neurons?: Uint32Array;
  readonly steps: Uint32Array;
  readonly indices: Uint32Array;
}

/** `values[s * neurons.length + i]` is the variable of neuron `neurons[i]` at step `steps[s]` (after the step, resets done). */
export interface RecordedTrace {
  readonly population: string;
  readonly variable: string;
  readonly unit: Measured['dimension'];
  readonly neurons: Uint32Array;
  readonly steps: Float64Array;
  readonly values: Float64Array;
}

/** `values[s * synapses + i]`, of a sum `values[s * targets + i]` for target neuron `post[i]`: synapse i goes from `pre[i]` to `post[i]`; synapses in the order of their pattern. */
export interface RecordedWeights {
  /** name of the connect statement; several projections of one connect follow each other */
  readonly connect: string;
  readonly variable: string;
  /** summed for each target neuron; `pre` and `post` are its number */
  readonly byTarget?: true;
  /** number of the first one, where a part of them is recorded, as in `record weight of c[5..9]`; absent: all */
  readonly first?: number;
  readonly unit: Measured['dimension'];
  readonly pre: Uint32Array;
  readonly post: Uint32Array;
  readonly steps: Float64Array;
  readonly values: Float64Array;
}
