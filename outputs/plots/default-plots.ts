// The plots of an experiment that asks for none: everything recorded, in the simplest form.
import type { Expression, RecordedTrace, Recording } from '../../simulator/index.js';
import { alongX } from './curve.js';
import { leaves } from '../verdicts/sweep-points.js';
import {
  call,
  isFirstRecord,
  ofSynapses,
  recorded,
  recordedStretches,
  selected,
  stretches,
  type Ranges
} from './calls.js';

/** Populations of at least this many neurons have a rate worth a line. */
const crowd = 20;
/** Of a variable of many neurons, the first so many are drawn. */
const fewLines = 5;

export function defaultPlots(recording: Recording): readonly Expression[] {
  const curves = reported(recording);
  if (curves.length > 0) return curves;
  const spiking = recording.populations.flatMap(p => recordedStretches(recording, p));
  const whole = (population: string): boolean => recording.spikes.some(s => s.population === population && !s.neurons);
  const crowds = recording.populations.filter(p => p.size >= crowd && whole(p.name)).map(p => selected(p.name));
  return [
    ...(spiking.length > 0 ? [call('raster', spiking)] : []),
    ...(crowds.length > 0 ? [call('rate', crowds)] : []),
    ...recording.traces.map(t =>
      call(
        'trace',
        firstFew(recording, t).map(ranges => recorded(t.variable, 'population', t.population, ranges))
      )
    ),
    ...recording.weights.filter(w => w.byTarget).map(w => call('trace', [ofSynapses(w)])),
    ...recording.weights
      .filter(w => !w.byTarget && isFirstRecord(w, recording))
      .map(w => call('histogram', [ofSynapses(w)]))
  ];
}

/** A curve of each reported value against the last swept parameter. */
function reported(recording: Recording): readonly Expression[] {
  const first = leaves(recording)[0]!;
  const parameter = alongX(first.at);
  if (parameter === undefined) return [];
  const values = first.recording.reports.length > 0 ? first.recording.reports : recording.reports;
  return values.map(m => ({
    kind: 'call',
    function: 'curve',
    arguments: { what: m.value, against: { kind: 'name', of: 'global', name: parameter } }
  }));
}

function firstFew(recording: Recording, trace: RecordedTrace): readonly Ranges[] {
  const { shape, size } = recording.populations.find(p => p.name === trace.population) ?? { shape: [], size: 0 };
  if (trace.neurons.length === size && size <= fewLines) return [[]];
  return stretches(trace.neurons.subarray(0, fewLines), shape);
}
