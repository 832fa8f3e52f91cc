// The library as the language sees it: a file a model, found by its name, parsed when it is needed, and without findings of its own.
import { describe, expect, test } from 'vitest';
import { createEditorLanguage, type World } from '../../../language/index.js';
import { declaredIn } from '../../../language/names/declarations.js';
import { textWorld, shown, uriOf } from '../../support/text-world.js';
import { only } from '../../support/only.js';

const world = textWorld();
const language = createEditorLanguage(world);
const nameOf = (uri: string): string => uri.slice(world.library.length);

const files = world.libraryFiles.map(uri => [nameOf(uri), uri] as const);

test.each(files)('library/%s has no findings, and gives a network', (_name, uri) => {
  const { model, diagnostics } = language.lower(uri);
  expect(shown(diagnostics)).toEqual([]);
  expect(model).toBeDefined();
});

test.each(files.filter(([name]) => name.includes('/')))(
  'library/%s declares one model or pattern, with its name, and describes it',
  (name, uri) => {
    const offered = declaredIn(language.program(uri)!).filter(
      named => named.$type === 'Model' || named.$type === 'PatternDecl'
    );
    expect(offered.map(item => item.name)).toEqual([name.replace(/^.*\//, '').replace(/\.snn$/, '')]);
    expect(language.documentation(only(offered))).toMatch(/doi:/);
  }
);

describe('the library', () => {
  const watched = (): { world: World; read: string[] } => {
    const read: string[] = [];
    return {
      read,
      world: {
        ...world,
        read: uri => {
          if (uri.startsWith(world.library)) read.push(nameOf(uri));
          return world.read(uri);
        }
      }
    };
  };

  test('is read as far as it is used', () => {
    const { world: counted, read } = watched();
    createEditorLanguage(counted).check(uriOf('a.snn'), 'population E[1] : lif(tau_m = 10 ms)\nconst a = exp(1)');
    expect([...new Set(read)].sort()).toEqual(['functions.snn', 'neurons/lif.snn', 'plots.snn', 'statistics.snn']);
    expect(read.length).toBe(new Set(read).size);
  });
  test('offers every model by its name', () => {
    const names = language.services.names.library.all().map(offered => offered.name);
    for (const uri of world.libraryFiles.filter(libraryFile => nameOf(libraryFile).includes('/')))
      expect(names).toContain(
        nameOf(uri)
          .replace(/^.*\//, '')
          .replace(/\.snn$/, '')
      );
    expect(names).not.toContain('Cell');
  });
  test('has no name twice', () => {
    const names = language.services.names.library
      .all()
      .map(offered => `${offered.$type === 'Model' ? offered.kind : offered.$type} ${offered.name}`);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });
});
