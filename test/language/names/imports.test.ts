// What an import makes visible, what it refuses, and how changes of a file reach the files that import it.
import { describe, expect, test } from 'vitest';
import type { PopulationDecl } from '../../../language/generated/ast.js';
import { codes, languageOf, shown, uriOf } from '../../support/text-world.js';
import { snn } from '../../support/snn.js';

const cells = snn`
  const tau = 10 ms
  neuron cell {
    state V = 0 mV
    V' = -V / tau
  }
`;
const main = snn`
  import "cells.snn"
  population E[3] : cell
  const twice = 2 * tau
`;

describe('an import', () => {
  test('makes declarations visible', () =>
    expect(languageOf({ 'cells.snn': cells }).check(uriOf('main.snn'), main)).toEqual([]));
  test('makes visible what the file imports itself', () => {
    const files = { 'cells.snn': cells, 'between.snn': 'import "cells.snn"\nconst b = tau\n' };
    expect(languageOf(files).check(uriOf('main.snn'), main.replace('cells', 'between'))).toEqual([]);
  });
  test('starts from the folder of its file', () => {
    const files = {
      'models/cells.snn': 'import "../shared.snn"\nconst tau = 2 * base\n',
      'shared.snn': 'const base = 5 ms\n'
    };
    expect(languageOf(files).check(uriOf('main.snn'), 'import "models/cells.snn"\nconst a = tau + base\n')).toEqual([]);
  });
  test('is taken in by lowering', () => {
    const { model, diagnostics } = languageOf({ 'cells.snn': cells }).lower(uriOf('main.snn'), main);
    expect(diagnostics).toEqual([]);
    expect(model?.models.map(model => model.name)).toEqual(['cell']);
  });
  test('does not make experiments visible', () => {
    const files = { 'cells.snn': `${cells}population E[1] : cell\nexperiment quick { step 0.1 ms; run 1 ms }\n` };
    expect(
      languageOf(files).check(uriOf('main.snn'), 'import "cells.snn"\nexperiment quick { step 0.1 ms; run 1 ms }\n')
    ).toEqual([]);
  });
});

describe('an import that fails', () => {
  const failing = (path: string, files: Record<string, string | null> = {}): string[] =>
    shown(languageOf(files).check(uriOf('main.snn'), `import "${path}"\nconst a = 1\n`));

  test('a missing file', () =>
    expect(failing('nowhere.snn')).toEqual([
      `import-not-found 1 There is no file 'nowhere.snn'; paths start from the folder of this file.`
    ]));
  test('a folder', () =>
    expect(failing('models', { models: null })).toEqual([
      `import-not-found 1 'models' is a folder; import one of the .snn files in it.`
    ]));
  test('no path', () =>
    expect(failing('')).toEqual([
      'import-not-found 1 This import names no file; write, for example, import "cells.snn".'
    ]));
  test('a strange path', () =>
    expect(codes(languageOf().check(uriOf('main.snn'), 'import "http://%%%/\\\\ \u2603.snn"'))).toEqual([
      'import-not-found 1'
    ]));
  test('a file whose own uri has no folder', () =>
    expect(codes(languageOf().check('untitled:Untitled-1', 'import "cells.snn"'))).toEqual(['import-not-found 1']));
  test('itself', () =>
    expect(shown(languageOf({ 'main.snn': 'import "main.snn"\n' }).check(uriOf('main.snn')))).toEqual([
      'import-cycle 1 This file imports itself; remove the import.'
    ]));
  test('a circle of three', () => {
    const files = {
      'a.snn': 'import "b.snn"\nconst a = 1',
      'b.snn': 'import "c.snn"\nconst b = a',
      'c.snn': 'import "a.snn"\nconst c = b'
    };
    const language = languageOf(files);
    expect(shown(language.check(uriOf('a.snn')))).toEqual([
      'import-cycle 1 This import leads back to this file (b.snn → c.snn → a.snn); move what they share into a file of its own.'
    ]);
    expect(codes(language.check(uriOf('b.snn')))).toEqual(['import-cycle 1']);
    expect(codes(language.check(uriOf('c.snn')))).toEqual(['import-cycle 1']);
  });
  test('a file with errors', () =>
    expect(
      shown(
        languageOf({ 'cells.snn': 'const tau = zz\nconst b = = 1' }).check(
          uriOf('main.snn'),
          'import "cells.snn"\nconst a = tau'
        )
      )
    ).toEqual(['faulty-import 1 cells.snn has 2 errors; fix that file first.']));
  test('a binary file', () => {
    const language = languageOf({ 'cells.snn': new Uint8Array(100) });
    expect(codes(language.check(uriOf('main.snn'), 'import "cells.snn"'))).toEqual(['faulty-import 1']);
  });
  test('two files that declare the same', () => {
    const files = { 'a.snn': 'const x = 1', 'b.snn': 'const x = 2' };
    expect(shown(languageOf(files).check(uriOf('main.snn'), 'import "a.snn"\nimport "b.snn"\n'))).toEqual([
      `duplicate-name 2 'x' is declared in a.snn and in b.snn, which are both imported. Give one of them another name.`
    ]);
  });
  test('one file by two ways is one file', () => {
    const files = {
      'a.snn': 'import "c.snn"\nconst a = x',
      'b.snn': 'import "c.snn"\nconst b = x',
      'c.snn': 'const x = 2'
    };
    expect(languageOf(files).check(uriOf('main.snn'), 'import "a.snn"\nimport "b.snn"\nconst m = a + b + x')).toEqual(
      []
    );
  });
});

describe('changes', () => {
  test('of an imported file are seen at the next check', () => {
    const files: Record<string, string> = { 'cells.snn': 'const tau = 10 ms' };
    const language = languageOf(files);
    const text = 'import "cells.snn"\nconst a = 2 * tau';
    expect(language.check(uriOf('main.snn'), text)).toEqual([]);
    files['cells.snn'] = 'const taw = 10 ms';
    expect(shown(language.check(uriOf('main.snn'), text))).toEqual([
      `unknown-name 2 There is no 'tau' here. Did you mean 'taw'?`
    ]);
    files['cells.snn'] = 'const tau = 10 ms';
    expect(language.check(uriOf('main.snn'), text)).toEqual([]);
  });
  test('a file that appears is found', () => {
    const files: Record<string, string> = {};
    const language = languageOf(files);
    expect(codes(language.check(uriOf('main.snn'), main))).toContain('import-not-found 1');
    files['cells.snn'] = cells;
    expect(language.check(uriOf('main.snn'), main)).toEqual([]);
  });
  test('a text given counts until the file is asked for without one', () => {
    const language = languageOf({ 'cells.snn': cells, 'main.snn': main });
    expect(codes(language.check(uriOf('cells.snn'), 'const other = 1'))).toEqual([]);
    expect(codes(language.check(uriOf('main.snn')))).toEqual(['unknown-name 2', 'unknown-name 3']);
    expect(language.check(uriOf('cells.snn'))).toEqual([]);
    expect(language.check(uriOf('main.snn'))).toEqual([]);
  });
  test('a tree held meanwhile leads to the new one', () => {
    const language = languageOf({ 'cells.snn': cells });
    const program = language.program(uriOf('main.snn'), main)!;
    const model = (): unknown => (program.declarations[0] as PopulationDecl).model.model.ref;
    const before = model();
    language.check(uriOf('cells.snn'), `const one = 1\n${cells}`);
    expect(model()).not.toBe(before);
    expect(model()).toBe(language.program(uriOf('cells.snn'), `const one = 1\n${cells}`)!.declarations[2]);
  });
  test('a file that cannot be read is one finding', () => {
    expect(shown(languageOf().check(uriOf('nowhere.snn')))).toEqual([
      'unreadable-file 1 There is no file file:///texts/nowhere.snn.'
    ]);
    expect(codes(languageOf({ folder: null }).check(uriOf('folder')))).toEqual(['unreadable-file 1']);
  });
});
