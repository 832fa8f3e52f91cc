// What a model does, as a small picture: it is simulated in a network made for that, and what comes out is drawn. The network's names are agreed on here.
import { hertz } from '../reading/question.js';
import { displayUnit } from '../reading/quantity.js';
import { timeOf, type NetworkModel, type Recording, type RunOptions } from '../../simulator/index.js';
import { chartSvg, type ChartAxis, type Point } from './chart.js';

/** Plain data that can be posted to a worker. */
export interface ModelPicture {
  /** `response`: rates over a constant input; `potential`: of a spike that arrives; `window`: change of weights over the time between two spikes; `spikes` for values that are encoded */
  readonly kind: 'response' | 'potential' | 'window' | 'spikes';
  readonly model: NetworkModel;
  /** of the input, for `response` */
  readonly input?: { readonly name: string; readonly unit: string };
}

/** What networks of pictures are made of: numbers in ms, counts of neurons, and names. */
export const pictureNetwork = {
  experiment: 'picture',
  /** searches for an input that makes a neuron fire: two decades at a time, by neurons each of which gets 10^`by` times that of the one before */
  search: { experiment: 'picture_search', neurons: 10, by: 0.2, run: 300, lowest: 1e-3, highest: 1e5 },
  response: { parameter: 'picture_top', neurons: 25, settle: 200, run: 1000 },
  potential: { spike: 300, run: 700 },
  window: { pairs: 81, apart: 2.5, pre: 300, run: 600 },
  spikes: { values: 11, run: 100 }
} as const;

type Run = (model: NetworkModel, options: RunOptions) => Recording;

/** SVG; undefined where nothing happens, or the network cannot run. */
export function drawModel(picture: ModelPicture, run: Run): string | undefined {
  const runOf = (options: Omit<RunOptions, 'memoryLimit'>): Recording | undefined => {
    const recording = run(picture.model, { ...options, memoryLimit: 100e6 });
    return recording.ended === 'complete' && recording.faults.length === 0 ? recording : undefined;
  };
  if (picture.kind === 'response') return response(picture, runOf);
  const recording = runOf({ experiment: pictureNetwork.experiment });
  if (!recording) return undefined;
  return { potential, window, spikes }[picture.kind](recording);
}

const time = (low: number, high: number, label = 'ms'): ChartAxis => ({ label, low, high });

function response({ input }: ModelPicture, runOf: (options: RunOptions) => Recording | undefined): string | undefined {
  const { response } = pictureNetwork;
  const top = input && topOf(runOf);
  if (!input || top === undefined) return undefined;
  const recording = runOf({ experiment: pictureNetwork.experiment, settings: { [response.parameter]: top } });
  if (!recording) return undefined;
  const measured = response.run - response.settle;
  const rates = countsOf(recording, response.neurons, response.settle).map(count => (1000 * count) / measured);
  const points = rates.map((rate, i): Point => [(top * i) / (response.neurons - 1), rate]);
  return chartSvg({
    x: { label: `${input.name}${input.unit && ` (${input.unit})`}`, low: 0, high: points.at(-1)![0] },
    y: { label: `rate (${displayUnit(hertz).name})`, low: 0, high: Math.max(1, ...rates) },
    lines: [points]
  });
}

/** Three times the smallest input at which neurons fire more than without any. */
function topOf(runOf: (options: RunOptions) => Recording | undefined): number | undefined {
  const { experiment, neurons, by, lowest, highest } = pictureNetwork.search;
  let alone: number | undefined;
  for (let from = lowest; from <= highest; from *= 10 ** (by * neurons)) {
    const searched = runOf({ experiment, settings: { [pictureNetwork.response.parameter]: from } });
    if (!searched) return undefined;
    const counts = countsOf(searched, neurons, 0);
    const few = (alone ??= counts[0]!);
    const first = counts.findIndex(count => count > 2 + 1.5 * few);
    if (first >= 0) return 3 * from * 10 ** (by * first);
  }
  return undefined;
}

/** Spikes of each neuron after a time. */
function countsOf({ spikes, step }: Recording, neurons: number, after: number): number[] {
  const counts = new Array<number>(neurons).fill(0);
  for (const { steps, indices } of spikes)
    steps.forEach((at, i) => {
      if (timeOf(at, step) > after) counts[indices[i]!]!++;
    });
  return counts;
}

/** points of a curve: more than pixels are lost */
const mostPoints = 260;

/** From a little before the spike until little is left of what it did. */
function potential({ traces, step }: Recording): string | undefined {
  const [trace] = traces;
  const { spike, run } = pictureNetwork.potential;
  if (!trace) return undefined;
  const all = Array.from(trace.values, (value, i): Point => [timeOf(trace.steps[i]!, step) - spike, value]);
  const rest = all.findLast(([at]) => at <= 0)?.[1] ?? NaN;
  const after = all.filter(([at]) => at > 0);
  const peak = after.reduce((most, [, value]) => Math.max(most, Math.abs(value - rest)), 0);
  if (!(peak > 1e-9 * Math.abs(rest || 1))) return undefined;
  const last = after.findLast(([, value]) => Math.abs(value - rest) > 0.05 * peak)?.[0] ?? run;
  const end = Math.min(run - spike, Math.max(20, 1.25 * last));
  const unit = displayUnit(trace.unit, Math.max(...all.map(([, value]) => Math.abs(value))));
  const inside = all.filter(([at]) => at >= -end / 8 && at <= end);
  const every = Math.ceil(inside.length / mostPoints);
  const shown = inside.filter((_, i) => i % every === 0).map(([at, value]): Point => [at, value / unit.size]);
  return chartSvg({
    x: time(-end / 8, end, 'ms after the spike'),
    y: around(`${trace.variable}${unit.name && ` (${unit.name})`}`, shown),
    lines: [shown]
  });
}

/** What is left of the weights, over the time from the presynaptic spike to the postsynaptic one. */
function window({ weights }: Recording): string | undefined {
  const { pairs, apart } = pictureNetwork.window;
  const [recorded] = weights;
  if (!recorded || recorded.pre.length !== pairs) return undefined;
  const first = recorded.values[0]!;
  const last = recorded.values.slice(-pairs);
  const changes = Array.from(last, (value, i): Point => [(i - (pairs - 1) / 2) * apart, 100 * (value / first - 1)]);
  const points = changes.filter(([at]) => at !== 0 && Number.isFinite(at));
  const spread = Math.max(...points.map(([, change]) => change)) - Math.min(...points.map(([, change]) => change));
  if (!(spread > 1e-6)) return undefined;
  return chartSvg({
    x: time(points[0]![0], points.at(-1)![0], 'ms from pre to post'),
    y: around('change (%)', points),
    lines: [points.filter(([at]) => at < 0), points.filter(([at]) => at > 0)]
  });
}

function spikes({ spikes: recorded, step, populations }: Recording): string | undefined {
  const { values, run } = pictureNetwork.spikes;
  const neurons = populations[0]?.size ?? values;
  const each = neurons / values;
  const points = recorded.flatMap(({ steps, indices }) =>
    Array.from(steps, (at, i): Point => [timeOf(at, step), (indices[i]! + 0.5) / each - 0.5])
  );
  if (points.length === 0) return undefined;
  const most = values - 1;
  return chartSvg({
    x: time(0, Math.min(run, Math.max(10, 1.15 * Math.max(...points.map(([at]) => at))))),
    y: { label: 'value', low: -0.06, high: 1.06 },
    strokes: points.map(([at, value]) => [at, value / most]),
    strokeHeight: 0.75 / neurons
  });
}

/** With a little air above and below. */
function around(label: string, points: readonly Point[]): ChartAxis {
  const values = points.map(([, value]) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = 0.08 * (high - low || 1);
  return { label, low: low - air, high: high + air };
}
