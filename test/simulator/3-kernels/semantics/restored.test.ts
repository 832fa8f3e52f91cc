// Every model of the library, and every example: what follows a restore has the bits of what followed the snapshot, and a
// snapshot disturbs nothing, on every backend.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  backends,
  run,
  type Experiment,
  type Expression,
  type NetworkModel,
  type Recording,
  type Statement
} from '../../../../simulator/index.js';
import { libraryFiles, libraryLanguage, uriOf } from '../../../library/library-files.js';
import { smallest } from '../../../support/smallest.js';

const language = libraryLanguage();
const folder = path.resolve('examples');
const libraryModels = libraryFiles
  .filter(name => !name.startsWith('patterns/'))
  .map(name => [name, language.lower(uriOf(name)).model!] as const);
const examples = readdirSync(folder)
  .filter(name => name.endsWith('.snn'))
  .map(name => [name, smallest(language.lower(pathToFileURL(path.join(folder, name)).href).model!)] as const);

/** ms before the snapshot, of what is compared, and between records of synapses, where a step is 0.1 ms or more */
const usual = { before: 60, stretch: 40, every: 10 };
/** As many steps of those that are shorter. */
const scaled = (experiment: Experiment): typeof usual => {
  const step = experiment.statements.find(statement => statement.kind === 'step')?.value;
  const share = step?.kind === 'number' ? Math.min(1, step.value / 0.1) : 1;
  return { before: usual.before * share, stretch: usual.stretch * share, every: usual.every * share };
};
const ms = (value: number): Expression => ({ kind: 'number', value, dimension: [0, 0, 1, 0, 0, 0] });

const flat = (statements: readonly Statement[]): readonly Statement[] =>
  statements.flatMap(statement =>
    'statements' in statement ? [statement, ...flat(statement.statements)] : [statement]
  );

/** The network of an experiment with its stimuli all the time, shown its first sample where it shows any; `order` says what is done. */
function withScript(
  model: NetworkModel,
  experiment: Experiment,
  order: readonly (number | 'snapshot' | 'restore')[]
): NetworkModel {
  const { source } = experiment;
  const all = flat(experiment.statements);
  const shown = all.find(statement => statement.kind === 'present');
  const data = all.find(statement => statement.kind === 'for')?.data ?? '';
  const always = all.flatMap((statement): Statement[] => {
    if (statement.kind === 'stimulate')
      return [
        { kind: statement.kind, targets: statement.targets, input: statement.input, value: statement.value, source }
      ];
    // those of synapses often, since else they are taken at the start and at the end of all; those every so often as often, so that each stretch has as many
    if (
      statement.kind === 'record' &&
      statement.what[0] !== 'spikes' &&
      (statement.every || statement.from[0]!.role !== 'population')
    )
      return [{ ...statement, every: ms(scaled(experiment).every) }];
    return ['step', 'seed', 'set', 'record'].includes(statement.kind) ? [statement] : [];
  });
  const spikes: Statement = {
    kind: 'record',
    what: ['spikes'],
    from: model.populations.map(({ name }) => ({ role: 'population', of: name, ranges: [], source })),
    source
  };
  const first = { kind: 'number', value: 0 } as const;
  // a factor may name a counter of the loop that is gone
  const showing = shown?.shown.map(({ factor: _, ...one }) => ({
    ...one,
    sample: { data: 'loop' in one.sample ? data : one.sample.data, number: first }
  }));
  const done = order.map((item): Statement => {
    if (typeof item !== 'number') return { kind: item, name: 'here', source };
    return shown
      ? {
          ...shown,
          shown: showing!,
          duration: ms(item)
        }
      : { kind: 'run', duration: ms(item), source };
  });
  return { ...model, experiments: [{ ...experiment, statements: [...always, spikes, ...done] }] };
}

/** What was recorded in a stretch of so many ms that begins after so many. */
function recordedAfter(
  { spikes, traces, weights, step }: Recording,
  begin: number,
  stretch: number
): { readonly spikes: number; readonly all: unknown } {
  const from = Math.round(begin / step);
  const until = Math.round((begin + stretch) / step);
  const inside = (at: number): boolean => at > from && at <= until;
  const trains = spikes.map(({ steps, indices }) =>
    Array.from(steps).flatMap((at, i) => (inside(at) ? [[at - from, indices[i]]] : []))
  );
  const values = [...traces, ...weights].map(trace => {
    const each = trace.values.length / trace.steps.length;
    const bits = createHash('sha1');
    const samples = Array.from(trace.steps).flatMap((at, s) => (inside(at) ? [s] : []));
    for (const s of samples) bits.update(trace.values.subarray(s * each, (s + 1) * each));
    return [samples.length, bits.digest('hex')];
  });
  return { spikes: trains.reduce((sum, train) => sum + train.length, 0), all: [trains, values] };
}

/** Spikes in the stretch that is compared. */
function compare(model: NetworkModel, backend: string): number {
  const experiment = model.experiments[0]!;
  const { before, stretch } = scaled(experiment);
  const ran = (...order: readonly (number | 'snapshot' | 'restore')[]): Recording => {
    const recording = run(withScript(model, experiment, order), { experiment: experiment.name, backend });
    expect(recording.faults.map(fault => fault.message)).toEqual([]);
    return recording;
  };
  const straight = recordedAfter(ran(before, stretch), before, stretch);
  const restored = ran(before, 'snapshot', stretch, 'restore', stretch);
  expect(recordedAfter(restored, before, stretch)).toEqual(straight);
  expect(recordedAfter(restored, before + stretch, stretch)).toEqual(straight);
  return straight.spikes;
}

describe.each(backends.map(backend => backend.name))('on the backend %s', backend => {
  let active = 0;
  test.each(libraryModels)('%s goes on as it would have', (_, model) => {
    if (compare(model, backend) > 0) active++;
  });
  test('many of them fire', () => expect(active).toBeGreaterThan(libraryModels.length / 3));

  // connecting millions of synapses takes the reference its time
  test.each(examples.filter(([name]) => !/^(brunel|microcircuit)/.test(name) || backend !== 'reference'))(
    'example %s goes on as it would have',
    (_, model) => {
      expect(compare(model, backend)).toBeGreaterThan(0);
    }
  );
});
