// What may be drawn of a recording that its file does not ask for: offered to people who look at it, and drawn without a change of the file.
import {
  dimensionless,
  type Expression,
  type Measured,
  type RecordedPopulation,
  type RecordedProjection,
  type Recording
} from '../../simulator/index.js';
import { recordedNeurons } from '../reading/recorded-neurons.js';
import { written } from '../reading/written.js';
import { leaves } from '../verdicts/sweep-points.js';
import { call, isFirstRecord, nowhere, ofSynapses, recordedStretches, selected } from './calls.js';
import { defaultPlots } from './default-plots.js';
import { plot, type PlotOptions } from './plot.js';
import type { Panel } from './scene.js';

/** What an experiment would have to record for a plot. */
export interface MissingRecord {
  readonly what: 'spikes' | 'weight';
  /** the population or the connection */
  readonly of: string;
}

export interface OfferedPlot {
  /** as it would be written behind `plot`; names it among all that are offered */
  readonly text: string;
  /** what kind of plot it is, in words */
  readonly kind: string;
  readonly expression: Expression;
  /** absent: all that it needs is recorded */
  readonly missing?: MissingRecord;
}

/** Above so many a matrix of pairs says nothing, and takes long. */
const mostPairs = 400;

/** All but those that the picture of the recording has anyway. */
export function offeredPlots(recording: Recording): readonly OfferedPlot[] {
  const { recording: last } = leaves(recording).at(-1)!;
  const own =
    recording.plots.length > 0
      ? recording.plots.map(({ text }) => text)
      : defaultPlots(recording).map(one => written(one));
  const all = [...last.populations.flatMap(p => ofPopulation(last, p)), ...weightPlots(last)];
  return all.filter(({ text }) => !own.includes(text));
}

function ofPopulation(recording: Recording, population: RecordedPopulation): readonly OfferedPlot[] {
  const there = recordedStretches(recording, population);
  const items = there.length > 0 ? there : [selected(population.name)];
  const missing = there.length > 0 ? {} : { missing: { what: 'spikes', of: population.name } as const };
  const plotOf = (kind: string, name: string): OfferedPlot => {
    const expression = call(name, items);
    return { kind, text: written(expression), expression, ...missing };
  };
  // all where none are recorded yet
  const pairs = recordedNeurons(recording, population).length || population.size;
  return [
    plotOf('Raster', 'raster'),
    plotOf('Rate over time', 'rate'),
    plotOf('Intervals between spikes', 'isi'),
    plotOf('Rate since each measured window began (PSTH)', 'psth'),
    ...(pairs <= mostPairs ? [plotOf('Correlogram', 'correlogram')] : []),
    plotOf('Power spectrum', 'power_spectrum')
  ];
}

function weightPlots(recording: Recording): readonly OfferedPlot[] {
  const connects = new Map<string, RecordedProjection>();
  for (const projection of recording.projections)
    if (
      !projection.independent &&
      !projection.ofBinding &&
      projection.synapses > 0 &&
      !connects.has(projection.connect)
    )
      connects.set(projection.connect, projection);
  return [...connects.keys()].flatMap(connect => {
    const records = recording.weights.filter(w => w.connect === connect && !w.byTarget && isFirstRecord(w, recording));
    const wanted = records.length > 0 ? records.map(ofSynapses) : [ofSynapses({ variable: 'weight', connect })];
    const missing = records.length > 0 ? {} : { missing: { what: 'weight', of: connect } as const };
    return wanted.flatMap(what =>
      (
        [
          ['Matrix of synapses', 'map'],
          ['Distribution over synapses', 'histogram']
        ] as const
      ).map(([kind, name]): OfferedPlot => {
        const expression = call(name, [what]);
        return { kind, text: written(expression), expression, ...missing };
      })
    );
  });
}

/** The panels of those among the offered plots that have these texts, in this order; of what cannot be drawn, one that says why. */
export function wishedPanels(
  recording: Recording,
  texts: readonly string[],
  options: Omit<PlotOptions, 'plots'>
): readonly Panel[] {
  if (texts.length === 0) return [];
  const offered = offeredPlots(recording);
  const plots = texts.flatMap(text => offered.filter(one => one.text === text)).map(measured);
  return plots.length === 0
    ? []
    : plot(recording, { ...options, plots }).panels.map(({ source: _, ...panel }) => panel);
}

const measured = ({ text, expression }: OfferedPlot): Measured => ({
  text,
  value: expression,
  dimension: dimensionless,
  source: nowhere
});
