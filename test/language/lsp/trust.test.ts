// Without trust in the workspace, texts are checked and no data file is read.
import { afterEach, expect, test } from 'vitest';
import { trustedMethod } from '../../../server/protocol.js';
import { Editor } from '../../support/editor.js';

let editor: Editor;
afterEach(() => editor.stop());

const secret = 'pre,post\n0,1\npassword,2\n';
const text = 'data net = table("net.csv")\nconst a = net.<|>pre\n';
const told = async (): Promise<readonly string[]> =>
  (await editor.diagnostics('main.snn')).map(diagnostic => diagnostic.message as string);

test('no data file is read, the finding says so, and nothing of it is quoted', async () => {
  editor = await Editor.start({ 'net.csv': secret }, { trusted: false });
  await editor.open('main.snn', text);
  expect(await told()).toEqual([
    'net.csv is not read in a workspace that you do not trust; trust it (Manage Workspace Trust) if you know where it comes from.'
  ]);
  expect((await editor.completion(text)).map(item => item.label)).toEqual([]);
});

test('nor as an import', async () => {
  editor = await Editor.start({ passwd: 'root:x:0' }, { trusted: false });
  await editor.open('main.snn', 'import "passwd"\nconst a = 1\n');
  const found = (await told()).join('\n');
  expect(found).toContain("'passwd' is not read in a workspace that you do not trust");
  expect(found).not.toContain('root');
});

test('texts of the language are', async () => {
  editor = await Editor.start({ 'cells.snn': 'const b = 1 mV\n' }, { trusted: false });
  await editor.open('main.snn', 'import "cells.snn"\nconst a = b + 1 ms\n');
  expect((await editor.diagnostics('main.snn')).map(diagnostic => diagnostic.code)).toContain('dimension-mismatch');
});

test('once it is trusted, data files are looked at', async () => {
  editor = await Editor.start({ 'net.csv': secret }, { trusted: false });
  await editor.open('main.snn', text.replace('<|>', ''));
  await told();
  const next = editor.nextDiagnostics('main.snn');
  await editor.connection.sendNotification(trustedMethod);
  await next;
  expect((await told()).join('\n')).toContain('password');
});

test('an editor that knows no trust is trusted', async () => {
  editor = await Editor.start({ 'net.csv': secret });
  await editor.open('main.snn', text.replace('<|>', ''));
  expect((await told()).join('\n')).toContain('password');
});
