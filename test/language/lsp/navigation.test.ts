// From a name to what it means and back: definitions, types, uses, outline, folding, links.
import type { DocumentHighlight, DocumentLink, DocumentSymbol, FoldingRange, Location } from 'vscode-languageserver';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Editor, marked, textAt } from '../../support/editor.js';
import { uriOf } from '../../support/text-world.js';
import { snn } from '../../support/snn.js';
import { cells } from './cells.js';

let editor: Editor;
beforeEach(async () => {
  editor = await Editor.start({ 'cells.snn': cells, 'net.csv': 'pre,post\n0,1\n' });
});
afterEach(() => editor.stop());

const network = (place: string): string => {
  const text = `import "cells.snn"
const J = 1 mV
population E[10] : cell(tau = 4 ms)
population F[10] : lif
connect exc: E -> F {
  synapse exp_current(weight = 50 pA)
  pattern all_to_all
}
synapse kick into V {
  param weight : mV
  on pre { post.V += weight }
}
connect kicks: E -> E {
  synapse kick(weight = J)
  pattern one_to_one
}
experiment e {
  step 0.1 ms
  record V of E
  run 1 ms
  expect mean(V of E) < J
}
`;
  const found = text.replace(place.replace('<|>', ''), place);
  expect(found).toContain('<|>');
  return found;
};

describe('definition', () => {
  test.each([
    ['a constant', '= <|>J)', 'main.snn J 2'],
    ['a model of an imported file', ': <|>cell(', 'cells.snn cell 1'],
    ['its parameter', '(<|>tau =', 'cells.snn tau 2'],
    ['a variable that is recorded', 'record <|>V', 'cells.snn V 4'],
    ['a variable that is asked for', '(<|>V of', 'cells.snn V 4'],
    ['the state of the neurons behind a synapse', 'post.<|>V', 'cells.snn V 4'],
    ['a population', 'of <|>E)', 'main.snn E 3'],
    ['the file that is imported', 'import "<|>cells', 'cells.snn  1']
  ])('of %s', async (_, place, target) =>
    expect(await editor.targets('definition', network(place), { 'cells.snn': cells })).toEqual([target])
  );
  test('leads into the library', async () => {
    const [target] = await editor.targets('definition', network('F[10] : <|>lif'));
    expect(target).toMatch(/^lif\.snn \d+$/);
  });
  test('of a name that nothing declares is nowhere', async () =>
    expect(await editor.targets('definition', 'const a = <|>nothing\n')).toEqual([]));
});

describe('type definition', () => {
  test('of a population is its model', async () =>
    expect(await editor.targets('typeDefinition', network('of <|>E)'), { 'cells.snn': cells })).toEqual([
      'cells.snn cell 1'
    ]));
  test('of a connection is its synapse', async () =>
    expect(await editor.targets('typeDefinition', network('connect <|>kicks'))).toEqual(['main.snn kick 9']));
});

describe('references', () => {
  const uses = async (text: string): Promise<string[]> => {
    const found = await editor.at<Location[]>('references', text, { context: { includeDeclaration: true } });
    return found.map(({ uri, range }) => `${uri.split('/').at(-1)} ${range.start.line + 1}`).sort();
  };
  test('of a constant', async () =>
    expect(await uses(network('const <|>J'))).toEqual(['main.snn 14', 'main.snn 2', 'main.snn 21']));
  test('of a population', async () =>
    expect(await uses(network('population <|>E'))).toEqual([
      'main.snn 13',
      'main.snn 13',
      'main.snn 19',
      'main.snn 21',
      'main.snn 3',
      'main.snn 5'
    ]));
  test('of a state in another file, by its bare name too', async () => {
    expect(await uses(network('record <|>V'))).toEqual([
      'cells.snn 4',
      'cells.snn 5',
      'cells.snn 5',
      'cells.snn 6',
      'main.snn 11',
      'main.snn 19',
      'main.snn 21',
      'main.snn 9'
    ]);
  });
  test('are highlighted in the file', async () => {
    const text = network('const <|>J');
    const found = await editor.at<DocumentHighlight[]>('documentHighlight', text);
    expect(found.map(({ range }) => textAt(marked(text).text, range))).toEqual(['J', 'J', 'J']);
  });
});

test('the outline names declarations with their details, models with their members', async () => {
  await editor.open('main.snn', network('const <|>J'));
  const found = await editor.ask<DocumentSymbol[]>('documentSymbol', 'main.snn');
  expect(found.map(({ name, detail }) => `${name}: ${detail}`)).toEqual([
    'J: 1 mV',
    'E: 10 neurons of cell',
    'F: 10 neurons of lif',
    'exc: E -> F',
    'kick: synapse into V',
    'kicks: E -> E',
    'e: runs 1 ms'
  ]);
  expect(
    found.find(symbol => symbol.name === 'kick')!.children!.map(({ name, detail }) => `${name}: ${detail}`)
  ).toEqual(['weight: mV']);
  expect(new Set(found.map(symbol => symbol.kind)).size).toBe(5);
});

test('the outline names each of several populations on a line', async () => {
  await editor.open('main.snn', 'population E[3], I : lif\n');
  const found = await editor.ask<DocumentSymbol[]>('documentSymbol', 'main.snn');
  expect(found.map(({ name, detail }) => `${name}: ${detail}`)).toEqual(['E: 3 neurons of lif', 'I: 1 neuron of lif']);
});

test('blocks and comments fold', async () => {
  await editor.open(
    'main.snn',
    snn`
      // one
      // two
      // three
      experiment e {
        step 0.1 ms
        run 1 ms
      }
      const a = 1 +
        2 +
        3
    `
  );
  const found = await editor.ask<FoldingRange[]>('foldingRange', 'main.snn');
  expect(found.map(({ startLine, endLine, kind }) => `${startLine}-${endLine} ${kind ?? ''}`).sort()).toEqual([
    '0-2 comment',
    '3-5 '
  ]);
});

test('paths that exist are links', async () => {
  const text = snn`
    import "cells.snn"
    import "gone.snn"
    data net = table("net.csv")
  `;
  await editor.open('main.snn', text);
  const found = await editor.ask<DocumentLink[]>('documentLink', 'main.snn');
  expect(found.map(({ range, target }) => `${textAt(text, range)} ${target}`)).toEqual([
    `cells.snn ${uriOf('cells.snn')}`,
    `net.csv ${uriOf('net.csv')}`
  ]);
});
