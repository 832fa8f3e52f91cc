// Every example is without findings, and what it expects comes true: short experiments always, the long ones in `npm run test:long`.
import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createLanguage } from '../language/index.js';
import { judge } from '../outputs/index.js';
import { nodeWorld } from '../server/index.js';
import { run } from '../simulator/index.js';

const root = path.join(import.meta.dirname, '..');
const folder = path.join(root, 'examples');
const long = ['stdp_competition competition'];
const language = createLanguage(nodeWorld(path.join(root, 'library')));
const examples = readdirSync(folder)
  .filter(name => name.endsWith('.snn'))
  .map(name => ({ name: name.slice(0, -4), ...language.lower(pathToFileURL(path.join(folder, name)).href) }));
const experiments = examples.flatMap(({ name, model }) =>
  model!.experiments.map(experiment => ({
    title: `${name} ${experiment.name}`,
    experiment: experiment.name,
    model: model!
  }))
);
const wanted = (title: string): boolean => long.includes(title) === (process.env.SNN_LONG !== undefined);

describe('an example', () => {
  test.each(examples.map(example => [example.name, example.diagnostics] as const))(
    '%s has no findings',
    (_, diagnostics) => expect(diagnostics).toEqual([])
  );

  test('that is long is still there', () =>
    expect(long.filter(title => !experiments.some(experiment => experiment.title === title))).toEqual([]));

  test.each(
    experiments
      .filter(experiment => wanted(experiment.title))
      .map(experiment => [experiment.title, experiment] as const)
  )(
    '%s meets its expectations',
    (_, { model, experiment }) => {
      const recording = run(model, { experiment });
      expect(recording.faults).toEqual([]);
      expect(
        judge(recording)
          .filter(verdict => !verdict.passed)
          .map(verdict => verdict.message)
      ).toEqual([]);
    },
    1_200_000
  );
});
