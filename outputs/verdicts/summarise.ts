// What a user wants to know after any run: activity of each population, synapses of each projection.
import {
  type Dimension,
  type RecordedPopulation,
  type RecordedProjection,
  type Recording,
  type Selection,
  type Source,
  dimensionless,
  formatQuantity,
  NetworkError,
  type Expression
} from '../../simulator/index.js';
import { classesWithoutNeuron } from '../reading/answers.js';
import { average } from '../reading/moments.js';
import { formatCount } from '../reading/quantity.js';
import { Question, hertz, type Evaluation, type Statistic } from '../reading/question.js';
import { recordedNeurons } from '../reading/recorded-neurons.js';
import { count } from '../statistics/count.js';
import { cvIsi } from '../statistics/cv-isi.js';
import { fano } from '../statistics/fano.js';
import { rate } from '../statistics/rate.js';
import { synchrony } from '../statistics/synchrony.js';

export interface Summary {
  readonly experiment: string;
  readonly seed: number;
  /** ms */
  readonly step: number;
  /** ms simulated, and ms asked for */
  readonly simulated: number;
  readonly planned: number;
  readonly ended: Recording['ended'];
  readonly populations: readonly PopulationSummary[];
  readonly projections: readonly ProjectionSummary[];
}

/** Spikes, rate and CV are of the recorded neurons within the measured windows; absent where there is no value. */
interface PopulationSummary {
  readonly name: string;
  readonly source: Source;
  readonly neurons: number;
  /** neurons whose spikes were recorded */
  readonly recorded: number;
  readonly spikes?: number;
  /** spikes per ms, and its text such as `37.4 Hz` */
  readonly rate?: number;
  readonly rateText?: string;
  readonly cvIsi?: number;
  /** where they were asked for */
  readonly fano?: number;
  readonly synchrony?: number;
  /** `37.4 Hz, CV 0.43` */
  readonly text: string;
}

interface ProjectionSummary {
  readonly name: string;
  readonly connect: string;
  readonly from: string;
  readonly to: string;
  readonly source: Source;
  readonly synapses: number;
  /** it has none of its own: each target draws its own spikes */
  readonly independent?: true;
  /** mean of the last recorded weights, absent where `weight` was not recorded */
  readonly meanWeight?: number;
  readonly meanWeightText?: string;
  readonly weightDimension?: Dimension;
}

/** `thorough` also counts spikes in bins. */
export function summarise(recording: Recording, thorough = false): Summary {
  return {
    experiment: recording.experiment,
    seed: recording.seed,
    step: recording.step,
    simulated: recording.steps * recording.step,
    planned: recording.plannedSteps * recording.step,
    ended: recording.ended,
    populations: asDeclared(recording.populations).map(p => summarisePopulation(recording, p, thorough)),
    projections: asDeclared(recording.projections.filter(({ ofBinding }) => !ofBinding)).map(p =>
      summariseProjection(recording, p)
    )
  };
}

/** A recording has names in order; people know the order of their file. Imported files come in the order of their names. */
const asDeclared = <T extends { readonly source: Source }>(list: readonly T[]): readonly T[] =>
  [...list].sort((a, b) =>
    a.source.uri === b.source.uri ? a.source.offset - b.source.offset : a.source.uri < b.source.uri ? -1 : 1
  );

/** Windows among which each spike is looked for; of more the statistics of bins take too long. */
const mostWindows = 50;

function summarisePopulation(
  recording: Recording,
  { name, source, size }: RecordedPopulation,
  thorough: boolean
): PopulationSummary {
  const neurons = recordedNeurons(recording, { name, size });
  const base = { name, source, neurons: size, recorded: neurons.length };
  const learnt = [...mergedText(recording, name), ...learntText(recording, name)];
  if (neurons.length === 0) return { ...base, text: ['spikes not recorded', ...learnt].join(', ') };
  const all = neurons.length === size;
  const ask = (statistic: Statistic) => {
    const selection: Selection = { role: 'population', of: name, ranges: [], source };
    const partial = all ? recording : { ...recording, ...onlyRecorded(recording, name, neurons) };
    return answer(partial, statistic, { kind: 'selection', selection });
  };
  const spikes = ask(count);
  const spikeRate = ask(rate);
  const variation = ask(cvIsi);
  const binned = thorough && recording.windows.length <= mostWindows;
  const [dispersion, together] = binned ? [ask(fano), ask(synchrony)] : [];
  const rateText = spikeRate === undefined ? undefined : formatQuantity(spikeRate, hertz, 4);
  const parts = [
    ...(rateText === undefined ? [] : [rateText]),
    ...(variation === undefined ? [] : [`CV ${formatQuantity(variation, dimensionless, 2)}`]),
    ...learnt
  ];
  return {
    ...base,
    text: parts.join(', '),
    ...(spikes !== undefined && { spikes }),
    ...(spikeRate !== undefined && { rate: spikeRate, rateText: rateText! }),
    ...(variation !== undefined && { cvIsi: variation }),
    ...(dispersion !== undefined && { fano: dispersion }),
    ...(together !== undefined && { synchrony: together })
  };
}

/** Of a population that was tested: what it can't know. */
function learntText({ tests = [] }: Recording, population: string): readonly string[] {
  const last = tests.findLast(test => test.population === population);
  const missing = last ? classesWithoutNeuron(last) : [];
  return missing.length > 0 ? [`no neuron has the class ${missing.join(', ')}, whose samples are all told wrong`] : [];
}

/** Of a population that fires as it was recorded: what of that the step was too long for. */
function mergedText({ replayed = [] }: Recording, population: string): readonly string[] {
  const own = replayed.find(one => one.population === population);
  if (!own) return [];
  const { spikes, merged } = own;
  return [
    `${formatCount(merged)} of ${formatCount(spikes)} recorded spikes ${merged === 1 ? 'shares' : 'share'} a step with another of their neuron and ${merged === 1 ? 'is' : 'are'} merged with it`
  ];
}

/** The arguments of these questions are populations alone. */
const nothingElse: Evaluation = { value: () => NaN, curve: () => undefined };

/** undefined where the recording holds no answer. */
function answer(recording: Recording, statistic: Statistic, what: Expression): number | undefined {
  try {
    return statistic.take(
      new Question(
        recording,
        { kind: 'call', function: statistic.name, arguments: { what } },
        statistic.name,
        nothingElse
      )
    ) as number;
  } catch (error) {
    if (error instanceof NetworkError) return undefined;
    throw error;
  }
}

/** The recording as if the population consisted of its recorded neurons alone. */
function onlyRecorded(
  recording: Recording,
  population: string,
  neurons: Uint32Array
): Pick<Recording, 'populations' | 'spikes'> {
  const place = new Map(Array.from(neurons, (neuron, i) => [neuron, i]));
  return {
    populations: recording.populations.map(p =>
      p.name === population ? { ...p, size: neurons.length, shape: [neurons.length] } : p
    ),
    spikes: recording.spikes.map(s =>
      s.population !== population
        ? s
        : {
            ...s,
            neurons: s.neurons!.map(n => place.get(n)!),
            indices: s.indices.map(n => place.get(n)!)
          }
    )
  };
}

function summariseProjection(recording: Recording, projection: RecordedProjection): ProjectionSummary {
  const { name, connect, from, to, source, synapses, independent } = projection;
  const base = { name, connect, from, to, source, synapses, ...(independent && { independent }) };
  const earlier = recording.projections
    .slice(0, recording.projections.indexOf(projection))
    .filter(p => p.connect === connect);
  const before = earlier.reduce((n, p) => n + p.synapses, 0);
  const record = recording.weights.find(
    w => w.connect === connect && w.variable === 'weight' && !w.byTarget && w.first === undefined
  );
  if (!record) return base;
  const last = record.values.subarray(record.values.length - record.pre.length).subarray(before, before + synapses);
  if (last.length === 0) return base;
  const weightDimension = record.unit;
  const meanWeight = average(last);
  return { ...base, meanWeight, meanWeightText: formatQuantity(meanWeight, weightDimension, 4), weightDimension };
}
