// Optional passes change nothing of what any model of the library does: its own experiments, cut short, on every backend.
import { expect, test } from 'vitest';
import { libraryFiles, libraryLanguage, uriOf } from '../../../library/library-files.js';
import { agreed } from './agreement.js';

const language = libraryLanguage();
const steps = 240;

test.each(libraryFiles)('%s', name => {
  const { model } = language.lower(uriOf(name));
  const experiments = model!.experiments;
  expect(experiments.length).toBeGreaterThan(0);
  for (const experiment of experiments) agreed(model!, experiment.name, steps);
});
