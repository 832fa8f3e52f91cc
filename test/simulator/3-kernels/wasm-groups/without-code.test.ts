// Everything in the examples and in the library has generated code: nothing is left to the slow classes of the reference.
import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { createLanguage } from '../../../../language/index.js';
import { nodeWorld } from '../../../../server/index.js';
import { sweepOf } from '../../../../simulator/2-plan/index.js';
import type { NetworkModel } from '../../../../simulator/index.js';
import { libraryFiles, libraryLanguage, uriOf } from '../../../library/library-files.js';
import { withoutCode } from './on-threads.js';

const root = path.join(import.meta.dirname, '..', '..', '..', '..');
const examples = path.join(root, 'examples');

const uncoded = (model: NetworkModel): readonly string[] =>
  model.experiments.flatMap(({ name }) =>
    withoutCode(model, name, sweepOf(model, { experiment: name })?.values[0]).map(part => `${name}: ${part}`)
  );

test.each(readdirSync(examples).filter(name => name.endsWith('.snn')))('%s', name => {
  const { model } = createLanguage(nodeWorld(path.join(root, 'library'))).lower(
    pathToFileURL(path.join(examples, name)).href
  );
  expect(model!.experiments.length).toBeGreaterThan(0);
  expect(uncoded(model!)).toEqual([]);
});

test('the library', () => {
  const language = libraryLanguage();
  expect(libraryFiles.flatMap(name => uncoded(language.lower(uriOf(name)).model!))).toEqual([]);
});
