// Rows of the editor about single words of a text, asked of texts that nobody saved and that do not parse.
import type {
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  LocationLink,
  MarkupContent,
  SignatureHelp,
  WorkspaceEdit
} from 'vscode-languageserver';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runMethod } from '../../../server/protocol.js';
import { BundledServer } from '../../support/bundled-server.js';
import { applied, marked } from '../../support/editor.js';
import { only } from '../../support/only.js';
import { row } from '../../support/row.js';
import { snn } from '../../support/snn.js';

const cells = snn`
  /// A leaky cell. ![seen](https://example.org/seen.png) <img src="https://example.org/x">
  neuron leaky {
    param tau = 10 ms   /// of the membrane
    state V = 0 mV
    V' = -V / tau
  }
`;
/** A text with a statement in it that nobody has finished. */
const broken = (place: string): string => {
  const text = snn`
    import "cells.snn"
    const J = 2 * 5 pA
    population = 3
    population E[10] : leaky(tau = 20 ms)
    connect loop: E -> E {
      synapse exp_current(weight = J)
    }
    experiment e {
      step 0.1 ms
      record V of E
      run
    }
  `;
  const found = text.replace(place.replace('<|>', ''), place);
  expect(found).toContain('<|>');
  return found;
};

let server: BundledServer;
beforeAll(async () => {
  server = await BundledServer.start({ files: { 'cells.snn': cells } });
});
afterAll(() => server.stop());

const offered = async (text: string): Promise<CompletionItem[]> =>
  (await server.at<CompletionList>('completion', 'main.snn', text)).items;
const labels = async (text: string): Promise<string[]> => (await offered(text)).map(({ label }) => label);
const hover = async (text: string): Promise<string> =>
  ((await server.at<Hover | null>('hover', 'main.snn', text))?.contents as MarkupContent | undefined)?.value ?? '';

row(
  'completion',
  'names, parameters, units of the dimension first, and what they mean when they are looked at',
  async () => {
    expect(await labels(broken(': <|>leaky'))).toContain('leaky');
    expect(await labels(broken('(<|>tau'))).toContain('tau');
    const item = (await offered(broken(': <|>leaky'))).find(({ label }) => label === 'leaky')!;
    const { documentation } = await server.request<CompletionItem>('completionItem/resolve', item);
    expect((documentation as MarkupContent).value).toContain('A leaky cell.');
    expect((await labels('population E[3] : lif(V_th = -45 m<|>'))[0]).toBe('mV');
    expect((await labels('population E[3] : lif(V_th = -45 m<|>, E_L = -60 mV)\n'))[0]).toBe('mV');
    expect((await labels('population E[3] : lif(tau_m = 5 m<|>)\n'))[0]).toBe('ms');
  }
);
row('completion', 'no units that nobody writes, no statements in brackets', async () => {
  const units = await labels('const a = 3 <|>\n');
  expect(units).toEqual(expect.arrayContaining(['mV', 'ms', 'nS']));
  expect(units.filter(unit => /^(?:GA|TA|Gs|Ts|TV|GV|Ms|MA)$/.test(unit))).toEqual([]);
  const inBrackets = await labels('neuron n {\n  param a = 1\n  let b = exp(<|>)\n}\n');
  expect(inBrackets).toContain('a');
  expect(inBrackets.filter(word => /^(?:on|state|spike|record|run|population|each|refractory)$/.test(word))).toEqual(
    []
  );
});
row('hover', 'description, unit and computed value; what a text says of itself fetches nothing', async () => {
  expect(await hover(broken('weight = <|>J'))).toContain('10 pA');
  expect(await hover(broken('<|>20 ms'))).toContain('200 steps of 0.1 ms');
  const model = await hover(broken(': <|>leaky'));
  expect(model).toContain('A leaky cell.');
  expect(model).not.toMatch(/!\[|<img/);
});
row('signature help', 'parameters with units and defaults', async () => {
  const help = await server.at<SignatureHelp>('signatureHelp', 'main.snn', broken('tau = <|>20'));
  const { label, activeParameter, parameters } = help.signatures[0]!;
  const active = parameters![activeParameter ?? help.activeParameter!]!.label as [number, number];
  expect(label.slice(...active)).toContain('tau');
  expect(label).toContain('10 ms');
});
const targets = async (method: string, text: string): Promise<string[]> =>
  (await server.at<LocationLink[]>(method, 'main.snn', text)).map(
    ({ targetUri, targetSelectionRange }) => `${targetUri.split('/').at(-1)} ${targetSelectionRange.start.line + 1}`
  );
row('definition', 'across files and into the library', async () => {
  expect(await targets('definition', broken(': <|>leaky'))).toEqual(['cells.snn 2']);
  expect(only(await targets('definition', broken('<|>exp_current')))).toMatch(/^exp_current\.snn \d+$/);
});
row('type definition', 'from a population to its neuron model', async () =>
  expect(await targets('typeDefinition', broken('of <|>E'))).toEqual(['cells.snn 2'])
);
row('references', 'in all files, of a text that nobody saved', async () => {
  const context = { includeDeclaration: true };
  const found = await server.at<Location[]>('references', 'main.snn', broken('(<|>tau'), { context });
  expect(found.map(({ uri, range }) => `${uri.split('/').at(-1)} ${range.start.line + 1}`).sort()).toEqual([
    'cells.snn 3',
    'cells.snn 5',
    'main.snn 4'
  ]);
});
row('highlight', 'in the file', async () => {
  const found = await server.at<DocumentHighlight[]>('documentHighlight', 'main.snn', broken('of <|>E'));
  expect(found.map(({ range }) => range.start.line + 1)).toEqual([4, 5, 5, 10]);
});
row('document symbols', 'with details', async () => {
  await server.open('main.snn', broken('<|>const'));
  const found = await server.ask<DocumentSymbol[]>('documentSymbol', 'main.snn');
  expect(found.map(({ name, detail }) => `${name}: ${detail}`)).toEqual(
    expect.arrayContaining(['J: 2 * 5 pA', 'E: 10 neurons of leaky', 'loop: E -> E'])
  );
});
row('folding', 'bodies', async () => {
  await server.open('main.snn', broken('<|>const'));
  const found = await server.ask<FoldingRange[]>('foldingRange', 'main.snn');
  expect(found.map(({ startLine }) => startLine + 1)).toEqual([5, 8]);
});
row('rename', 'in all files, or refused with a sentence', async () => {
  const text = broken('const <|>J');
  const edit = await server.at<WorkspaceEdit>('rename', 'main.snn', text, { newName: 'strength' });
  expect(applied(marked(text).text, edit.changes![server.uri('main.snn')]!)).toBe(
    marked(text).text.replace('const J', 'const strength').replace('= J', '= strength')
  );
  await expect(server.at('rename', 'main.snn', broken('<|>exp_current'), { newName: 'x' })).rejects.toThrow(
    'keeps its name'
  );
});
row('push diagnostics', 'while typing, with a page for each; each said once', async () => {
  await server.open('main.snn', 'const a = 3 mv\n');
  const hasUnit = (all: readonly Diagnostic[]): boolean => all.some(({ code }) => code === 'misspelt-unit');
  const found = only([...(await server.diagnostics('main.snn', hasUnit))]);
  expect(found.codeDescription!.href).toMatch(/docs\/checks\/misspelt-unit\.md$/);
  // an editor shows it in the hover by itself
  expect(await hover('const a = 3<|> mv\n')).not.toContain('no unit');
});
row('push diagnostics', 'sentences that make sense of what no run can take', async () => {
  await server.open('main.snn', 'population E[1] : lif\nexperiment e {\n  step 0.1 ms\n  run 1e300 s\n}\n');
  const found = await server.diagnostics('main.snn', all => all.some(({ range }) => range.start.line === 3));
  expect(JSON.stringify(found.map(({ message }) => message))).not.toMatch(/infinity|NaN/i);
});
row('quick fixes', 'of a name and of a unit', async () => {
  const titles = async (text: string): Promise<string[]> => {
    const [position] = await server.open('main.snn', text);
    const found = await server.codeActions('main.snn', 'quickfix', { start: position!, end: position! });
    return found.map(({ title }) => title);
  };
  expect((await titles('population E[1] : <|>leif\n')).join()).toContain('lif');
  expect((await titles('const a = 3 <|>mv\n')).join()).toContain('mV');
});
row('fix all', 'as `source.fixAll`', async () => {
  const text = 'const a = 3 mv\nconst b = 4 mv\npopulation = 3\n';
  await server.open('main.snn', text);
  const found = await server.codeActions('main.snn', 'source.fixAll');
  expect(applied(text, only(found).edit!.changes![server.uri('main.snn')]!)).toBe(text.replaceAll('mv', 'mV'));
});
row('file watching', 'sources and data that change outside of the editor', async () => {
  await server.open('main.snn', 'import "cells.snn"\nimport "new.snn"\npopulation E[3] : leaky(tau = fresh)\n');
  await server.diagnostics('main.snn', all => all.some(({ code }) => code === 'import-not-found'));
  await server.create('new.snn', 'const fresh = 3 ms\n');
  await server.diagnostics('main.snn', all => all.every(({ severity }) => severity !== 1));
  await server.open('main.snn', 'data net = table("later.csv")\n');
  await server.diagnostics('main.snn', all => all.some(({ severity }) => severity === 1));
  await server.create('later.csv', 'pre,post\n0,1\n');
  await server.diagnostics('main.snn', all => all.every(({ severity }) => severity !== 1));
});
row('cancellation', 'a request that is given up is answered so, and the next one is served', async () => {
  const text = Array.from({ length: 3000 }, (_, i) => `const c${i} = ${i} * 1 mV\n`).join('');
  await server.open('long.snn', text);
  await server.open('long.snn', `const d = 2 mV\n${text}`);
  const source = new CancellationTokenSource();
  const position = { line: 0, character: 6 };
  const params = { textDocument: { uri: server.uri('long.snn') }, position };
  const answer = server.connection.sendRequest('textDocument/hover', params, source.token);
  source.cancel();
  await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  expect(JSON.stringify(await server.connection.sendRequest('textDocument/hover', params))).toContain('2 mV');
});

test('a text that has no file is called as its editor calls it', async () => {
  const uri = 'untitled:Untitled-1';
  await server.connection.sendNotification('textDocument/didOpen', {
    textDocument: {
      uri,
      languageId: 'snn',
      version: 1,
      text: 'const a = 3 mv\nexperiment e { step 0.1 ms; run 1 ms }\n'
    }
  });
  const { refused } = await server.request<{ refused: string }>(runMethod, { run: '1', uri, experiment: 'e' });
  expect(refused).toMatch(/^Untitled-1 has an? error/);
});
