// The cost of a network against its size as a picture.
import { renderSvg, type Mark, type Scene } from '../../outputs/index.js';
import type { Sample } from './sample.js';
import type { Workload } from './workloads.js';

export interface Growth {
  readonly workload: Workload;
  readonly snn: readonly Sample[];
  readonly yardstick: readonly Sample[];
}

/** Processor microseconds for a neuron and a simulated ms, synapses onto it included: the least of the runs. */
export const costOf = ({ neurons, duration }: Workload, samples: readonly Sample[]): number =>
  (Math.min(...samples.map(sample => sample.running)) * 1e6) / neurons / duration;

export function growthPlot(growth: readonly Growth[]): string {
  const series = [
    { label: 'snn', costs: growth.map(growth => costOf(growth.workload, growth.snn)) },
    { label: 'hand-written', costs: growth.map(growth => costOf(growth.workload, growth.yardstick)) }
  ].filter(({ costs }) => costs.every(Number.isFinite));
  const sizes = Float64Array.from(growth, growth => growth.workload.neurons);
  const most = Math.max(...series.flatMap(item => item.costs));
  const marks = series.flatMap(({ costs }, i): Mark[] =>
    (['line', 'points'] as const).map(kind => ({ kind, x: sizes, y: Float64Array.from(costs), series: i }))
  );
  const scene: Scene = {
    title: 'Cost against size',
    subtitle: 'Brunel network, 1250 synapses onto each neuron',
    time: [0, 1],
    panels: [
      {
        kind: 'curve',
        title: 'processor time for a neuron and a simulated ms',
        marks,
        notes: [],
        weight: 1,
        x: { label: 'neurons', unit: { name: '', size: 1 }, domain: [0, sizes.at(-1)! * 1.04] },
        y: { label: 'cost', unit: { name: 'us', size: 1 }, domain: [0, most * 1.15] },
        legend: series.map(({ label }, i) => ({ label, series: i }))
      }
    ]
  };
  return renderSvg(scene, { width: 640, height: 320 });
}
