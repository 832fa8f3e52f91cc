// Rows of the editor about finding one's way through texts.
import type { DocumentLink, SelectionRange, WorkspaceSymbol } from 'vscode-languageserver';
import { afterAll, beforeAll, expect } from 'vitest';
import { BundledServer } from '../../support/bundled-server.js';
import { only } from '../../support/only.js';
import { row } from '../../support/row.js';
import { snn } from '../../support/snn.js';

const cells = snn`
  /// After A. Author (2001), doi:10.1000/182.
  neuron leaky {
    param tau = 10 ms
    state V = 0 mV
    V' = -V / tau
  }
`;
let server: BundledServer;
beforeAll(async () => {
  server = await BundledServer.start({
    files: { 'cells.snn': cells, 'sub/net.csv': 'pre,post\n0,1\n', 'sub/more.snn': 'population P[2], Q[3] : lif\n' }
  });
});
afterAll(() => server.stop());

const grown = async (text: string): Promise<string[]> => {
  const positions = await server.open('main.snn', text);
  const found = await server.ask<SelectionRange[]>('selectionRange', 'main.snn', { positions });
  const texts: string[] = [];
  for (let at: SelectionRange | undefined = only(found); at; at = at.parent)
    texts.push(server.textAt('main.snn', at.range));
  return texts;
};

row('selection range', 'from a word over expressions, brackets and statements to the file', async () => {
  const text = snn`
    const a = 1
    population E[3] : lif(tau_m = 2 * (<|>base + 1 ms), E_L = -60 mV)
  `;
  expect(await grown(text)).toEqual([
    'base',
    'base + 1 ms',
    '(base + 1 ms)',
    '2 * (base + 1 ms)',
    'tau_m = 2 * (base + 1 ms)',
    'tau_m = 2 * (base + 1 ms), E_L = -60 mV',
    '(tau_m = 2 * (base + 1 ms), E_L = -60 mV)',
    'lif(tau_m = 2 * (base + 1 ms), E_L = -60 mV)',
    'population E[3] : lif(tau_m = 2 * (base + 1 ms), E_L = -60 mV)',
    text.replace('<|>', '').trimEnd(),
    text.replace('<|>', '')
  ]);
});
row('selection range', 'in a text that does not parse', async () => {
  const found = await grown(snn`
    neuron n {
      state V = = 3 mV
      V' = -V / <|>tau
    }
    population : =
  `);
  expect(found[0]).toBe('tau');
  expect(found).toContain('-V / tau');
  expect(found).toContain("V' = -V / tau");
  expect(found.at(-1)).toContain('population : =');
});

const symbols = async (query: string): Promise<string[]> =>
  (await server.request<WorkspaceSymbol[]>('workspace/symbol', { query })).map(
    ({ name, containerName, location }) =>
      `${containerName === undefined ? '' : `${containerName}.`}${name} ${location.uri.split('/').at(-1)}`
  );

row(
  'workspace symbols',
  'of files that nobody opened and of texts that nobody saved; no internals of the library',
  async () => {
    await server.open('main.snn', 'const leap = 3 ms\npopulation =\npopulation Late[2] : leaky\n');
    const all = await symbols('');
    expect(all).toContain('leaky cells.snn');
    expect(all).toContain('leaky.tau cells.snn');
    expect(all).toContain('P more.snn');
    expect(all).toContain('Q more.snn');
    expect(all).toContain('Late main.snn');
    expect(all.filter(symbol => /lif|functions/.test(symbol))).toEqual([]);
  }
);
row('workspace symbols', "those of the library behind one's own, what is inside of its models when asked", async () => {
  await server.open('main.snn', 'const lift = 3 ms\n');
  const found = await symbols('lif');
  expect(found[0]).toBe('lift main.snn');
  expect(found).toContain('lif lif.snn');
  expect(found).not.toContain('lif.tau_m lif.snn');
  expect(await symbols('tau_m')).toEqual([]);
  expect(await symbols('#tau_m')).toContain('lif.tau_m lif.snn');
});

row('document links', 'imports, files of data, and DOIs of comments, in a text that does not parse', async () => {
  await server.open(
    'main.snn',
    snn`
      // see https://doi.org/10.1007/s10827-007-0038-6, and "quoted" 10.1016/0006-8993(76)90000-1.
      import "cells.snn"
      import "gone.snn"
      data net = table("sub/net.csv")
      const x = = "10.1000/182 is no citation"
    `
  );
  const found = await server.ask<DocumentLink[]>('documentLink', 'main.snn');
  expect(found.map(({ range, target }) => `${server.textAt('main.snn', range)} ${target}`)).toEqual([
    `cells.snn ${server.uri('cells.snn')}`,
    `sub/net.csv ${server.uri('sub/net.csv')}`,
    '10.1007/s10827-007-0038-6 https://doi.org/10.1007/s10827-007-0038-6',
    '10.1016/0006-8993(76)90000-1 https://doi.org/10.1016/0006-8993(76)90000-1'
  ]);
});
