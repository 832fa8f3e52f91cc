// Rows of the editor about findings that a client asks for, and about progress. The files are the samples of all pages of checks.
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Diagnostic, WorkspaceDiagnosticReport, WorkspaceDocumentDiagnosticReport } from 'vscode-languageserver';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver/node';
import { afterAll, beforeAll, expect } from 'vitest';
import { createLanguage } from '../../../language/index.js';
import { libraryFolder, nodeWorld } from '../../../server/index.js';
import { BundledServer } from '../../support/bundled-server.js';
import { samplesOf } from '../../support/check-page.js';
import { only } from '../../support/only.js';
import { row } from '../../support/row.js';

const root = path.join(import.meta.dirname, '..', '..', '..');
const pages = path.join(root, 'docs', 'checks');
/** Each page is a folder: its samples, and the files that these use. */
const samples = Object.fromEntries(
  readdirSync(pages).flatMap(page =>
    samplesOf(readFileSync(path.join(pages, page), 'utf8')).map(({ file, line, text }) => [
      `${page.replace('.md', '')}/${file ?? `line${line}.snn`}`,
      text
    ])
  )
);
const names = Object.keys(samples).filter(name => name.endsWith('.snn'));
const user = 'import "cells.snn"\npopulation E[3] : leaky(tau_m = fast)\n';
const files = {
  ...samples,
  'own/cells.snn': 'neuron leaky = lif(tau_m = 3 ms)\nconst fast = 3 ms\n',
  'own/user.snn': user
};

type Answer = Readonly<{
  kind: string;
  resultId: string;
  items?: Diagnostic[];
  relatedDocuments?: Readonly<Record<string, Answer>>;
}>;

let asking: BundledServer;
let told: BundledServer;
beforeAll(async () => {
  asking = await BundledServer.start({ files, pulls: true });
  told = await BundledServer.start({ files });
});
afterAll(() => [asking, told].forEach(server => server.stop()));

const shown = (found: readonly Diagnostic[]): string[] =>
  found.map(({ code, message, range }) => `${code} ${range.start.line + 1} ${message as string}`);
/** What is told of some work. */
const stepsOf = (work: string): string[] =>
  asking.progress
    .filter(({ token }) => token === work)
    .map(({ value: { kind, title, message } }) => [kind, title ?? message ?? ''].join(' ').trim());
const pull = (name: string, previousResultId?: string): Promise<Answer> =>
  asking.ask<Answer>('diagnostic', name, { previousResultId });
const codes = (items: readonly Diagnostic[] = []): unknown[] => items.map(({ code }) => code);
const pullAll = async (
  previousResultIds: { uri: string; value: string }[] = [],
  more: object = {}
): Promise<readonly WorkspaceDocumentDiagnosticReport[]> =>
  (await asking.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds, ...more })).items;
const itemsOf = (reports: readonly WorkspaceDocumentDiagnosticReport[], name: string): Diagnostic[] => {
  const report = reports.find(({ uri }) => uri === asking.uri(name));
  return report?.kind === 'full' ? report.items : [];
};

row('progress', 'of the first reading of the workspace, with how many files are read', async () => {
  const { token } = await asking.until(() => asking.progress.find(({ value }) => value.kind === 'end'));
  const all = names.length + 2;
  const steps = stepsOf(token);
  expect(steps[0]).toBe('begin Reading the workspace');
  expect(steps).toContain(`report ${all} of ${all} files`);
});
row('workspace diagnostics', 'what the command line says of each file, before one is opened', async () => {
  const language = createLanguage(nodeWorld(libraryFolder(path.join(root, 'dist', 'server'))));
  const reports = await pullAll();
  const expected = names.map(name => [
    name,
    language.check(asking.uri(name)).map(({ code, source, message }) => `${code} ${source.line} ${message}`)
  ]);
  expect(names.map(name => [name, shown(itemsOf(reports, name))])).toEqual(expected);
  expect(reports.map(({ uri }) => uri).sort()).toEqual(
    [...names, 'own/cells.snn', 'own/user.snn'].map(name => asking.uri(name)).sort()
  );
});
row(
  'workspace diagnostics',
  'what has not changed is said by its number, and a file that is gone has none',
  async () => {
    const before = (await pullAll()).map(({ uri, resultId }) => ({ uri, value: resultId! }));
    const gone = asking.uri('own/gone.snn');
    const again = await pullAll([...before, { uri: gone, value: 'x' }]);
    expect(again.filter(({ kind }) => kind === 'full')).toEqual([
      { kind: 'full', uri: gone, version: null, items: [] }
    ]);
    expect(again).toHaveLength(before.length + 1);
  }
);
row('progress', 'of the findings of the workspace, file by file, which come one by one', async () => {
  const rest = await pullAll([], { workDoneToken: 'work', partialResultToken: 'part' });
  const parts = asking.progress.filter(({ token }) => token === 'part').flatMap(({ value }) => value.items);
  expect(rest).toEqual([]);
  const work = stepsOf('work');
  expect([work[0], work.at(-1)]).toEqual(['begin Checking the workspace', 'end']);
  expect(parts).toHaveLength(names.length + 2);
  expect(work.at(-2)).toBe(`report ${parts.length} of ${parts.length} files`);
});
row('progress', 'of a text that a client asks about', async () => {
  await asking.open('own/user.snn', user);
  await asking.ask('diagnostic', 'own/user.snn', { workDoneToken: 'one' });
  expect(stepsOf('one')).toEqual(['begin Checking the network', 'end']);
});
row('cancellation', 'also of the findings of the workspace', async () => {
  // looked at first
  await asking.open('own/user.snn', `${user}\n`.repeat(300));
  const source = new CancellationTokenSource();
  const answer = asking.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] }, source.token);
  source.cancel();
  await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
});
row('pull diagnostics', 'those that others are told unasked, of all samples of the checks', async () => {
  // the first text that is opened has all files looked at
  await told.open('own/user.snn', user);
  for (const name of names) {
    const { items } = await pull(name);
    const expected = shown(items!).join('\n');
    const inFolder = JSON.stringify(items).replaceAll(asking.uri(''), told.uri(''));
    // as soon as it is told the same, also after what takes long
    const same = await told.diagnostics(name, all => shown(all).join('\n') === expected);
    expect(JSON.parse(inFolder)).toEqual(same);
  }
  expect(asking.published.size, 'who asks is told nothing unasked').toBe(0);
});
row('pull diagnostics', 'of a text that nobody saved, by their number where nothing has changed', async () => {
  await asking.open('own/open.snn', 'const a = 3 mv\npopulation = 3\n');
  const { items, resultId } = await pull('own/open.snn');
  expect(codes(items)).toContain('misspelt-unit');
  expect(await pull('own/open.snn', resultId)).toMatchObject({ kind: 'unchanged', resultId });
  await asking.open('own/open.snn', 'const a = 3 mV\n');
  const next = await pull('own/open.snn', resultId);
  expect(codes(next.items)).not.toContain('misspelt-unit');
  expect(next.kind).toBe('full');
});
row('pull diagnostics', 'and of files that use it; others are asked for anew when they change', async () => {
  await asking.open('own/user.snn', user);
  expect(codes((await pull('own/user.snn')).items)).not.toContain('unknown-name');
  const before = asking.refreshes;
  await asking.open('own/cells.snn', 'neuron leaky = lif(tau_m = 3 ms)\n');
  const { relatedDocuments = {} } = await pull('own/cells.snn');
  const related = relatedDocuments[asking.uri('own/user.snn')]!;
  expect(only(related.items!.filter(({ severity }) => severity === 1)).code).toBe('unknown-name');
  await asking.until(() => (asking.refreshes > before ? true : undefined));
  expect((await pull('own/user.snn')).items).toEqual(related.items);
});
row('pull diagnostics', 'what takes long is asked for anew when it is found', async () => {
  // longer than what is looked at as a whole; the reset is found where the plans of all experiments are
  const experiment = (i: number): string => `experiment e${i} {\n  step 0.1 ms\n  record spikes of E\n  run 10 ms\n}\n`;
  const long = `population E[30] : lif(V_reset = -50 mV, I_e = 300 pA)
${Array.from({ length: 120 }, (_, i) => experiment(i)).join('')}`;
  const before = asking.refreshes;
  await asking.open('own/long.snn', long);
  const { items: first, resultId } = await pull('own/long.snn');
  expect(codes(first)).not.toContain('reset-above-threshold');
  await asking.until(() => (asking.refreshes > before ? true : undefined));
  const later = await pull('own/long.snn', resultId);
  expect(codes(later.items)).toContain('reset-above-threshold');
});
