// What every file of the library must be: one model, said for what it is, with its source in the literature and its own test.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Declaration, Experiment, Model, Param, PatternDecl } from '../../language/generated/ast.js';
import { libraryFiles, libraryLanguage, uriOf } from './library-files.js';
import { only } from '../support/only.js';

const lineCap = 80;
const language = libraryLanguage();
const textOf = (name: string): string => readFileSync(fileURLToPath(uriOf(name)), 'utf8');
const declarations = (name: string): readonly Declaration[] => language.program(uriOf(name))!.declarations;
const modelsOf = (name: string): readonly (Model | PatternDecl)[] =>
  declarations(name).filter(declaration => declaration.$type === 'Model' || declaration.$type === 'PatternDecl');
const parametersOf = (model: Model | PatternDecl): readonly Param[] =>
  model.$type === 'Model' ? model.members.filter(member => member.$type === 'Param') : [];

test('the library is there', () => {
  const kinds = new Set(libraryFiles.map(name => name.split('/')[0]));
  expect([...kinds].sort()).toEqual(['encoders', 'neurons', 'patterns', 'plasticity', 'sources', 'synapses']);
});

describe.each(libraryFiles)('%s', name => {
  test('declares one model, named like the file', () => {
    expect(modelsOf(name).map(model => model.name)).toEqual([name.split('/')[1]!.replace('.snn', '')]);
  });
  test('says what it is and cites where it comes from', () => {
    expect(language.documentation(only(modelsOf(name)))).toMatch(/Reference[\s\S]*doi:10\.\d{4,}\//);
  });
  test('says what each parameter is', () => {
    const silent = parametersOf(only(modelsOf(name))).filter(parameter => !language.documentation(parameter));
    expect(silent.map(parameter => parameter.name)).toEqual([]);
  });
  test('ends with experiments that expect something', () => {
    const experiments = declarations(name).filter(
      (declaration): declaration is Experiment => declaration.$type === 'Experiment'
    );
    expect(experiments.length).toBeGreaterThan(0);
    for (const experiment of experiments)
      expect(experiment.statements.some(statement => statement.$type === 'Expect')).toBe(true);
  });
  test('fits a screen or two', () => {
    const lines = textOf(name).trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(lineCap);
    expect(lines.filter(line => line.length > 130)).toEqual([]);
  });
  test('has no finding', () => {
    expect(
      language
        .check(uriOf(name))
        .map(diagnostic => `${diagnostic.code} ${diagnostic.source.line} ${diagnostic.message}`)
    ).toEqual([]);
  });
});
