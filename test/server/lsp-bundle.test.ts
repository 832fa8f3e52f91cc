// The bundled language server as VS Code starts it. Needs the bundles (`npm run build`).
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CodeLens, CompletionList, Diagnostic, InitializeResult } from 'vscode-languageserver';
import {
  CancellationTokenSource,
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  LSPErrorCodes,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection
} from 'vscode-languageserver/node';
import { marked } from '../support/editor.js';
import { snn } from '../support/snn.js';

const dist = path.join(import.meta.dirname, '..', '..', 'dist');
const program = path.join(dist, 'server', 'main.cjs');
const uri = pathToFileURL(path.join(import.meta.dirname, 'nowhere.snn')).href;

test('the server is built', () => expect(existsSync(program), 'run `npm run build`').toBe(true));

describe.each(['stdio', 'ipc'])('over %s', transport => {
  let child: ChildProcess;
  let connection: ProtocolConnection;
  let published: (diagnostics: Diagnostic[]) => void;

  beforeEach(() => {
    if (transport === 'stdio') {
      child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
      connection = createProtocolConnection(
        new StreamMessageReader(child.stdout!),
        new StreamMessageWriter(child.stdin!)
      );
    } else {
      child = fork(program, ['--node-ipc'], { silent: true });
      connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
    }
    connection.onRequest('client/registerCapability', () => null);
    connection.onNotification('textDocument/publishDiagnostics', (params: { diagnostics: Diagnostic[] }) =>
      published(params.diagnostics)
    );
    connection.listen();
  });
  afterEach(() => {
    connection.dispose();
    child.kill();
  });

  const begin = async (text: string): Promise<Diagnostic[]> => {
    const start = performance.now();
    await connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {},
      workspaceFolders: null
    });
    console.log(`server ready over ${transport} after ${Math.round(performance.now() - start)} ms`);
    await connection.sendNotification('initialized', {});
    const first = new Promise<Diagnostic[]>(resolve => {
      published = resolve;
    });
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'snn', version: 1, text }
    });
    return first;
  };

  test('finds what is wrong, knows the library and offers to run', async () => {
    const {
      text,
      positions: [position]
    } = marked(snn`
      population E[3] : liff
      experiment e {
        record spikes of <|>E
      }
    `);
    const [first] = await begin(text);
    expect(first).toMatchObject({
      code: 'unknown-name',
      codeDescription: { href: pathToFileURL(path.join(dist, 'docs', 'checks', 'unknown-name.md')).href }
    });
    const offered = await connection.sendRequest<CompletionList>('textDocument/completion', {
      textDocument: { uri },
      position
    });
    expect(offered.items.map(item => item.label)).toContain('E');
    const lenses = await connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    expect(lenses[0]!.command).toMatchObject({ command: 'snn.run', arguments: [uri, 'e'] });
  });

  test('a request that is cancelled is answered so, and the next one is served', async () => {
    // long enough that an edit is looked at only after a pause
    const text = Array.from({ length: 3000 }, (_, i) => `const c${i} = ${i} * 1 mV\n`).join('');
    await begin(text);
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: `const d = 2 mV\n${text}` }]
    });
    const source = new CancellationTokenSource();
    const hover = { textDocument: { uri }, position: { line: 0, character: 6 } };
    const answer = connection.sendRequest('textDocument/hover', hover, source.token);
    setTimeout(() => source.cancel(), 2);
    await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(JSON.stringify(await connection.sendRequest('textDocument/hover', hover))).toContain('2 mV');
  });
});
