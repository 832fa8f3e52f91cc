// Recordings made by hand, for tests that must know every spike and sample; step 0.1 ms unless said.
import {
  type Dimension,
  type Expression,
  type ExpectStatement,
  type Measured,
  type RecordedSpikes,
  type Recording,
  type Selection,
  type Source,
  dimensionless
} from '../../simulator/index.js';

export const millivolts: Dimension = [2, 1, -3, -1, 0, 0];
export const hertz: Dimension = [0, 0, -1, 0, 0, 0];
export const milliseconds: Dimension = [0, 0, 1, 0, 0, 0];

export const source = (line = 1): Source => ({
  uri: 'file:///net.snn',
  offset: line * 100,
  end: line * 100 + 10,
  line,
  column: 3
});

/** `steps` long and complete; what is given replaces what an empty recording has. */
export function recordingOf(steps: number, parts: Partial<Recording> = {}): Recording {
  return {
    experiment: 'demo',
    uri: 'file:///net.snn',
    seed: 1,
    step: 0.1,
    steps,
    plannedSteps: steps,
    windows: [{ from: 0, to: steps }],
    populations: [],
    projections: [],
    spikes: [],
    traces: [],
    weights: [],
    points: [],
    expects: [],
    reports: [],
    plots: [],
    globals: {},
    lists: {},
    faults: [],
    ended: 'complete',
    ...parts
  };
}

export const population = (
  name: string,
  size: number,
  shape: readonly number[] = [size]
): Recording['populations'][number] => ({ name, size, shape, source: source() });

/** Spikes of a whole population from the steps of each neuron. */
export function spikesOf(name: string, trains: readonly (readonly number[])[], neurons?: Uint32Array): RecordedSpikes {
  const all = trains.flatMap((steps, i) => steps.map(step => ({ step, index: neurons ? neurons[i]! : i })));
  all.sort((a, b) => a.step - b.step || a.index - b.index);
  const data = {
    population: name,
    steps: Uint32Array.from(all, item => item.step),
    indices: Uint32Array.from(all, item => item.index)
  };
  return neurons ? { ...data, neurons } : data;
}

/** One population E whose neurons spike at these steps. */
export function trainsOf(
  steps: number,
  trains: readonly (readonly number[])[],
  parts: Partial<Recording> = {}
): Recording {
  return recordingOf(steps, {
    populations: [population('E', trains.length)],
    spikes: [spikesOf('E', trains)],
    ...parts
  });
}

/** V of the neurons of E, sampled at `steps`: `values[s]` is the sample of all neurons. */
export function tracesOf(
  steps: number,
  at: readonly number[],
  values: readonly (readonly number[])[],
  parts: Partial<Recording> = {}
): Recording {
  const size = values[0]?.length ?? 0;
  const trace = {
    population: 'E',
    variable: 'V',
    unit: millivolts,
    neurons: Uint32Array.from({ length: size }, (_, i) => i),
    steps: Float64Array.from(at),
    values: Float64Array.from(values.flat())
  };
  return recordingOf(steps, { populations: [population('E', size)], traces: [trace], ...parts });
}

/** Weights of a connection `c` from one neuron to each of its targets. */
export function weightsOf(
  steps: number,
  at: readonly number[],
  values: readonly (readonly number[])[],
  unit: Dimension = dimensionless
): Recording {
  const synapses = values[0]?.length ?? 0;
  const post = Uint32Array.from({ length: synapses }, (_, i) => i);
  const weights = {
    connect: 'c',
    variable: 'weight',
    unit,
    pre: new Uint32Array(synapses),
    post,
    steps: Float64Array.from(at),
    values: Float64Array.from(values.flat())
  };
  return recordingOf(steps, {
    projections: [{ name: 'c(E->I)', connect: 'c', from: 'E', to: 'I', synapses, source: source() }],
    weights: [weights]
  });
}

export const number = (value: number, dimension?: Dimension): Expression =>
  dimension ? { kind: 'number', value, dimension } : { kind: 'number', value };
const selection = (of: string, low?: number, high?: number, role: Selection['role'] = 'population'): Selection => {
  const range =
    low === undefined ? [] : [high === undefined ? { low: number(low) } : { low: number(low), high: number(high) }];
  return { role, of, ranges: range, source: source() };
};
export const neurons = (of: string, low?: number, high?: number): Expression => ({
  kind: 'selection',
  selection: selection(of, low, high)
});
export const recorded = (variable: string, of: string, low?: number, high?: number): Expression => ({
  kind: 'recorded',
  variable,
  selection: selection(of, low, high)
});
export const weight = (of: string): Expression => ({
  kind: 'recorded',
  variable: 'weight',
  selection: selection(of, undefined, undefined, 'projection')
});
export const call = (
  name: string,
  what: Expression,
  others: Readonly<Record<string, Expression>> = {}
): Expression => ({ kind: 'call', function: name, arguments: { what, ...others } });
export const binary = (
  left: Expression,
  operator: Extract<Expression, { kind: 'binary' }>['operator'],
  right: Expression
): Expression => ({ kind: 'binary', operator, left, right });

export const measured = (
  text: string,
  value: Expression,
  dimension: Dimension = dimensionless,
  line = 1
): Measured => ({ value, dimension, text, source: source(line) });
export function expectation(
  text: string,
  claim: Measured,
  more: Partial<Pick<ExpectStatement, 'range' | 'near'>> = {}
): ExpectStatement {
  return { kind: 'expect', claim, text, source: claim.source, ...more };
}
