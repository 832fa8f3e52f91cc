// Nothing is found in the examples, and each gives a network.
import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { languageOf, shown } from '../../support/text-world.js';

const folder = path.join(import.meta.dirname, '..', '..', '..', 'examples');
const files = readdirSync(folder).filter(name => name.endsWith('.snn'));
const language = languageOf();

test('there are examples', () => expect(files.length).toBeGreaterThanOrEqual(4));

test.each(files)('examples/%s', file => {
  const { model, diagnostics } = language.lower(pathToFileURL(path.join(folder, file)).href);
  expect(shown(diagnostics)).toEqual([]);
  expect(model?.experiments.length).toBeGreaterThan(0);
});
