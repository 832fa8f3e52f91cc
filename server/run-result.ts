// What a run has come to, in the words of the protocol: statistics, reports, verdicts and faults with their places.
import { formatCount, formatValue, judge, leafText, leaves, report, summarise, unjudged } from '../outputs/index.js';
import { dimensionless, type Recording, type Source } from '../simulator/index.js';
import { placeOf, type Texts } from './places.js';
import type { SourceLocation, RunEnded, StatisticsRow } from './protocol.js';

export type RunResult = Pick<
  RunEnded,
  'ended' | 'steps' | 'plannedSteps' | 'statistics' | 'reports' | 'verdicts' | 'unjudged' | 'faults'
>;

const none = '–';

export function runResult(recording: Recording, texts: Texts): RunResult {
  const place = (source: Source): SourceLocation => placeOf(source, texts);
  const why = unjudged(recording);
  return {
    ended: recording.ended,
    steps: recording.steps,
    plannedSteps: recording.plannedSteps,
    statistics: statistics(recording, place),
    reports: reports(recording, place),
    verdicts: judge(recording).map(({ passed, text, measured, message, source }) => ({
      passed,
      text,
      measured,
      message,
      place: place(source)
    })),
    ...(why !== undefined && { unjudged: why }),
    faults: recording.faults.map(({ code, message, source }) => ({
      code,
      message,
      ...(source && { place: place(source) })
    }))
  };
}

/** Of a sweep those of its last point, which they name. */
function statistics(recording: Recording, place: (source: Source) => SourceLocation): readonly StatisticsRow[] {
  const last = leaves(recording).at(-1)!;
  const at = leafText(last);
  const pure = (value: number | undefined): string =>
    value === undefined ? none : formatValue(value, dimensionless, 3);
  const { populations } = summarise(last.recording, true);
  return populations.map(({ name, neurons, recorded, spikes, rate, rateText, cvIsi, fano, synchrony, source }) => ({
    population: name,
    neurons: formatCount(neurons),
    spikes: spikes === undefined ? none : formatCount(spikes),
    rate: rateText ?? none,
    cvIsi: pure(cvIsi),
    fano: pure(fano),
    synchrony: pure(synchrony),
    values: {
      neurons,
      ...(spikes !== undefined && { spikes }),
      ...(rate !== undefined && { rate }),
      ...(cvIsi !== undefined && { cvIsi }),
      ...(fano !== undefined && { fano }),
      ...(synchrony !== undefined && { synchrony })
    },
    ...(recorded > 0 && recorded < neurons && { recorded: `${formatCount(recorded)} of ${formatCount(neurons)}` }),
    ...(at !== '' && { at }),
    place: place(source)
  }));
}

/** One entry a value; of a sweep, one a value and point. */
function reports(recording: Recording, place: (source: Source) => SourceLocation): RunEnded['reports'] {
  const { measured, rows } = report(recording);
  return rows.flatMap(({ at, cells }) =>
    cells.map((cell, i) => ({
      text: measured[i]!.text,
      value: cell.fault?.message ?? cell.text ?? none,
      ...(typeof cell.value === 'number' && { number: { value: cell.value, dimension: measured[i]!.dimension } }),
      ...(at !== '' && { at }),
      place: place(measured[i]!.source)
    }))
  );
}
