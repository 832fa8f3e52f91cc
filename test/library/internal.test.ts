// What the library declares `internal` is exactly what the simulator, the pictures and the statistics implement.
import { dataReaders } from '../../language/data/registry.js';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { FunctionDecl } from '../../language/generated/ast.js';
import { plots } from '../../outputs/plots/registry.js';
import { statistics } from '../../outputs/statistics/registry.js';
import { functions } from '../../simulator/1-model/index.js';
import { distributions, patterns } from '../../simulator/2-plan/index.js';
import { libraryFiles, libraryLanguage, uriOf } from './library-files.js';

const language = libraryLanguage();
const internals = (name: string): FunctionDecl[] =>
  language
    .program(uriOf(name))!
    .declarations.filter(declaration => declaration.$type === 'FunctionDecl')
    .filter(declaration => declaration.internal);
const names = (declarations: readonly { readonly name: string }[]): string[] =>
  declarations.map(declaration => declaration.name).sort();

/** Read by a stage of their own: layouts by the planner, data by lowering, the others where names are resolved. */
const special = ['distance', 'grid', 'grouped', 'random', 'sampled', 'torus', 'total', ...dataReaders.keys()];

test('functions', () => {
  expect(names(internals('functions.snn'))).toEqual(
    [...functions.keys(), ...Object.keys(distributions), ...special].sort()
  );
});

test('functions take the arguments that the simulator looks for, in its order', () => {
  const declared = new Map(
    internals('functions.snn').map(internal => [internal.name, internal.formals.map(formal => formal.name)])
  );
  for (const [name, { parameters }] of [...functions, ...Object.entries(distributions)])
    expect([name, declared.get(name)]).toEqual([name, [...parameters]]);
});

test('patterns', () => {
  const declared = libraryFiles
    .filter(name => name.startsWith('patterns/'))
    .flatMap(name =>
      language.program(uriOf(name))!.declarations.filter(declaration => declaration.$type === 'PatternDecl')
    );
  expect(declared.every(patternDecl => patternDecl.internal)).toBe(true);
  // `where` is a word of the grammar
  expect([...names(declared), 'where'].sort()).toEqual(names(patterns));
});

test('statistics and plots', () => {
  expect(names(internals('statistics.snn'))).toEqual(names(statistics));
  // a statistic that is a list can be drawn too
  const drawn = names(plots).filter(name => !statistics.some(statistic => statistic.name === name));
  expect(names(internals('plots.snn'))).toEqual(drawn);
});

test('nothing else in the library is internal', () => {
  for (const name of libraryFiles.filter(libraryFile => !libraryFile.startsWith('patterns/')))
    expect(readFileSync(fileURLToPath(uriOf(name)), 'utf8')).not.toMatch(/\binternal$/m);
});
