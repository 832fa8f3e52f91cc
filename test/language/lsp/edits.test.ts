// Typing never queues up work, and answers are about the text as it is now.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Hover, MarkupContent } from 'vscode-languageserver';
import { Editor, marked } from '../../support/editor.js';
import { uriOf } from '../../support/text-world.js';
import { snn } from '../../support/snn.js';

const long = Array.from({ length: 1500 }, (_, i) => `const c${i} = ${i} * 1 mV + 2 mV\n`).join('');
const files: Record<string, string> = {};

let editor: Editor;
beforeEach(async () => {
  editor = await Editor.start(files);
});
afterEach(() => editor.stop());

const later = (ms: number): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, ms);
  });

describe('in a long file', () => {
  beforeEach(async () => {
    await editor.open('main.snn', long);
    await editor.diagnostics('main.snn');
    await editor.settled('main.snn');
  });

  test('edits in quick succession are looked at together', async () => {
    let updates = 0;
    editor.onUpdate(() => updates++);
    const edits = 30;
    for (let i = 1; i <= edits; i++) {
      await editor.change('main.snn', `const typed = ${'1'.repeat(i)}\n${long}`);
      await later(2);
    }
    const [position] = marked('const <|>typed').positions;
    const hover = await editor.ask<Hover>('hover', 'main.snn', { position });
    expect((hover.contents as MarkupContent).value).toContain(`const typed = ${'1'.repeat(edits)}`);
    expect(updates).toBeLessThan(edits / 3);
  });

  test('proposals do not wait for the new tree', async () => {
    const order: string[] = [];
    editor.onDiagnostics(() => order.push('findings'));
    const [position] = await editor.change('main.snn', `population E[3] : li<|>\n${long}`);
    const found = await editor.ask<{ items: { label: string }[] }>('completion', 'main.snn', { position });
    order.push('proposals');
    await editor.nextDiagnostics('main.snn');
    expect(found.items.map(item => item.label)).toContain('lif');
    expect(order).toEqual(['proposals', 'findings']);
  });
});

test('what takes long is found later; meanwhile what was found before stands where its text has gone', async () => {
  const text = snn`
    population E[3] : lif(V_reset = -50 mV, I_e = 300 pA)
    experiment e {
      step 0.1 ms
      record spikes of E
      run 10 ms
    }
  `;
  const comments = '// comment\n'.repeat(500);
  const published: string[][] = [];
  await editor.open('main.snn', text + comments);
  await editor.diagnostics('main.snn');
  await editor.settled('main.snn');
  const complete = (await editor.diagnostics('main.snn')).map(({ code }) => String(code));
  expect(complete).toContain('reset-above-threshold');
  editor.onDiagnostics(
    () => void editor.diagnostics('main.snn').then(found => published.push(found.map(({ code }) => String(code))))
  );
  await editor.change('main.snn', `const a = b\n${text}${comments}`);
  await editor.nextDiagnostics('main.snn');
  await editor.settled('main.snn');
  expect(published[0]).toEqual(expect.arrayContaining(['unknown-name', 'reset-above-threshold']));
});

test('a hover right after an edit is about the edited text', async () => {
  await editor.open('main.snn', 'const a = 1 mV\n');
  await editor.diagnostics('main.snn');
  const [position] = await editor.change(
    'main.snn',
    snn`
    // moved down

    const <|>a = 2 mV
  `
  );
  const hover = await editor.ask<Hover>('hover', 'main.snn', { position });
  expect((hover.contents as MarkupContent).value).toContain('**2 mV**');
});

test('unsaved text that was never in a file is served', async () => {
  const uri = 'untitled:Untitled-1';
  const {
    text,
    positions: [position]
  } = marked('const <|>a = 2 mV\n');
  await editor.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'snn', version: 1, text }
  });
  const hover: Hover = await editor.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
  expect((hover.contents as MarkupContent).value).toContain('**2 mV**');
});

test('a table that changes on the disk changes the findings of the file that reads it', async () => {
  files['net.csv'] = 'pre,post\n0,1\n';
  await editor.open('main.snn', 'data net = table("net.csv")\nconst a = net.post\n');
  expect(await editor.diagnostics('main.snn')).toEqual([]);
  files['net.csv'] = 'pre,target\n0,1\n';
  const next = editor.nextDiagnostics('main.snn');
  await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uriOf('net.csv'), type: 2 }]
  });
  expect((await next).map(diagnostic => diagnostic.code)).toEqual(['unknown-column']);
});

test('an imported file that is edited changes the findings of the file that imports it', async () => {
  files['b.snn'] = 'const x = 1\n';
  await editor.open('main.snn', 'import "b.snn"\nconst a = x\n');
  expect(await editor.diagnostics('main.snn')).toEqual([]);
  const next = editor.nextDiagnostics('main.snn');
  await editor.open('b.snn', 'const y = 1\n');
  expect((await next).map(diagnostic => diagnostic.code)).toEqual(['unknown-name']);
});
