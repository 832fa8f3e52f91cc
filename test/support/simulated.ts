// Recordings of small texts, for tests of what a simulation gives.
import { expect } from 'vitest';
import { run, type Recording, type RunOptions } from '../../simulator/index.js';
import { lowered } from './lowered.js';

type Files = Readonly<Record<string, string>>;

/** The recording of the text's first experiment, which must run to its end. */
export function simulated(text: string, options: Partial<RunOptions> = {}, others: Files = {}): Recording {
  const model = lowered(text, others);
  const recording = run(model, { experiment: model.experiments[0]!.name, ...options });
  expect(recording.faults.map(fault => fault.message)).toEqual([]);
  return recording;
}

/** Times of a neuron's spikes in steps. */
export function spikeSteps(recording: Recording, population: string, neuron = 0): number[] {
  const spikes = recording.spikes.find(s => s.population === population)!;
  return Array.from(spikes.steps).filter((_, i) => spikes.indices[i] === neuron);
}

/** Spikes a second and neuron, over all recorded neurons of the population. */
export function rateOf(recording: Recording, population: string, fromStep = 0): number {
  const { size } = recording.populations.find(p => p.name === population)!;
  const spikes = recording.spikes.find(s => s.population === population)!;
  const counted = spikes.steps.filter(step => step > fromStep).length;
  return (counted / size / ((recording.steps - fromStep) * recording.step)) * 1000;
}

/** All values of a variable from a step on, one neuron after the other at each sample. */
export function valuesFrom(recording: Recording, population: string, variable: string, fromStep = 0): Float64Array {
  const trace = recording.traces.find(t => t.population === population && t.variable === variable)!;
  const first = trace.steps.findIndex(step => step >= fromStep);
  return trace.values.subarray(first * trace.neurons.length);
}

/** The value of a variable of one recorded neuron after a step. */
export function valueAt(recording: Recording, population: string, variable: string, step: number, neuron = 0): number {
  const trace = recording.traces.find(t => t.population === population && t.variable === variable)!;
  const sample = trace.steps.indexOf(step);
  const place = trace.neurons.indexOf(neuron);
  expect([sample >= 0, place >= 0]).toEqual([true, true]);
  return trace.values[sample * trace.neurons.length + place]!;
}

/** Last recorded values of a connection's synapses, in the order of its pattern. */
export function lastWeights(recording: Recording, connect: string, variable = 'weight'): number[] {
  const weights = recording.weights.find(w => w.connect === connect && w.variable === variable)!;
  return Array.from(weights.values.subarray(weights.values.length - weights.pre.length));
}

export const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, v) => sum + v, 0) / values.length;

export function variance(values: ArrayLike<number>): number {
  const m = mean(values);
  return Array.from(values).reduce((sum, v) => sum + (v - m) ** 2, 0) / (values.length - 1);
}
