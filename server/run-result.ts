// What a run has come to, in the words of the protocol: statistics, reports, verdicts and faults with their places.
import { formatCount, formatValue, judge, report, summarise } from '../outputs/index.js';
import { dimensionless, type Measured, type Recording, type Source } from '../simulator/index.js';
import { placeOf, type Texts } from './places.js';
import type { Place, RunEnded, StatisticsRow } from './protocol.js';

export type RunResult = Pick<
  RunEnded,
  'ended' | 'steps' | 'plannedSteps' | 'statistics' | 'reports' | 'verdicts' | 'faults'
>;

const none = '–';

export function runResult(recording: Recording, texts: Texts): RunResult {
  const place = (source: Source): Place => placeOf(source, texts);
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
    faults: recording.faults.map(({ code, message, source }) => ({
      code,
      message,
      ...(source && { place: place(source) })
    }))
  };
}

function statistics(recording: Recording, place: (source: Source) => Place): readonly StatisticsRow[] {
  return summarise(recording).populations.map(({ name, neurons, spikes, rateText, cvIsi, source }) => ({
    population: name,
    neurons: formatCount(neurons),
    spikes: spikes === undefined ? none : formatCount(spikes),
    rate: rateText ?? none,
    cvIsi: cvIsi === undefined ? none : formatValue(cvIsi, dimensionless, 3),
    place: place(source)
  }));
}

/** One entry a value; of a sweep, one a value and point. */
function reports(recording: Recording, place: (source: Source) => Place): RunEnded['reports'] {
  const { columns, rows } = report(recording);
  const measured = reported(recording);
  return rows.flatMap(({ at, parameters, cells }) =>
    cells.flatMap((cell, i) => {
      const text = columns[parameters.length + i]!.text;
      const source = measured.find(one => one.text === text)?.source;
      const value = cell.fault?.message ?? cell.text ?? none;
      return source ? [{ text: at === '' ? text : `${text} at ${at}`, value, place: place(source) }] : [];
    })
  );
}

const reported = (recording: Recording): readonly Measured[] => [
  ...recording.reports,
  ...recording.points.flatMap(point => reported(point.recording))
];
