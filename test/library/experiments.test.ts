// Every experiment of every library file runs, and all that it expects holds: the library's own tests.
import { expect, test } from 'vitest';
import { judge } from '../../outputs/index.js';
import { run } from '../../simulator/index.js';
import { libraryFiles, libraryLanguage, uriOf } from './library-files.js';

const language = libraryLanguage();

test.each(libraryFiles)(
  '%s',
  name => {
    const { model } = language.lower(uriOf(name));
    for (const { name: experiment } of model!.experiments) {
      const recording = run(model!, { experiment });
      const verdicts = judge(recording);
      expect(recording.faults).toEqual([]);
      expect(verdicts.filter(verdict => !verdict.passed).map(verdict => verdict.message)).toEqual([]);
      expect(verdicts.length).toBeGreaterThan(0);
    }
  },
  60_000
);
