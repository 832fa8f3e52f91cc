// The bundled language server as an editor starts it, over stdio: what it takes in processor time of its main thread, by the clock and in memory.
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection
} from 'vscode-languageserver/node';

const program = path.resolve('dist/server/main.cjs');

/** ms */
export interface Spent {
  readonly processor: number;
  readonly wall: number;
}

interface Edit {
  readonly line: number;
  readonly character: number;
  /** characters taken away */
  readonly removed?: number;
  readonly text: string;
}

export class Served {
  private version = 1;
  private published = new Map<number, () => void>();
  private constructor(
    private readonly child: ChildProcess,
    readonly connection: ProtocolConnection,
    readonly uri: string
  ) {}

  /** ms by the clock from the start of the process to the answer of `initialize` */
  ready = 0;
  /** number of findings that were published last */
  findings = -1;

  static async start(uri: string, flags: readonly string[] = []): Promise<Served> {
    const begin = performance.now();
    const child = spawn(process.execPath, [...flags, program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin)
    );
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('workspace/configuration', () => [null]);
    connection.onRequest('window/workDoneProgress/create', () => null);
    connection.onRequest('workspace/diagnostic/refresh', () => null);
    const served = new Served(child, connection, uri);
    connection.onNotification(
      'textDocument/publishDiagnostics',
      (told: { version?: number; diagnostics: unknown[] }) => {
        served.findings = told.diagnostics.length;
        const version = told.version ?? served.version;
        served.published.get(version)?.();
        served.published.delete(version);
      }
    );
    connection.listen();
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } },
      workspaceFolders: null
    });
    served.ready = performance.now() - begin;
    await connection.sendNotification('initialized', {});
    return served;
  }

  /** From the text being opened to the first findings. */
  open(text: string): Promise<Spent> {
    return this.spent(async () => {
      const shown = this.shown(1);
      await this.connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: this.uri, languageId: 'snn', version: 1, text }
      });
      await shown;
    });
  }

  /** From an edit to the first findings about it. */
  edit(edit: Edit): Promise<Spent> {
    return this.spent(async () => {
      const shown = this.shown(this.version + 1);
      await this.send(edit);
      await shown;
    });
  }

  /** Resolves when the edit is sent. */
  send({ line, character, removed = 0, text }: Edit): Promise<void> {
    const range = { start: { line, character }, end: { line, character: character + removed } };
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri, version: ++this.version },
      contentChanges: [{ range, text }]
    });
  }

  async spent(work: () => Promise<unknown>): Promise<Spent> {
    const [processor, wall] = [this.processorTime(), performance.now()];
    await work();
    return { processor: this.processorTime() - processor, wall: performance.now() - wall };
  }

  /** Until the server has nothing more to do: ms of its processor time meanwhile. */
  async quiet(): Promise<number> {
    const begin = this.processorTime();
    for (let last = begin; ; ) {
      await pause(60);
      const now = this.processorTime();
      if (now - last < 1 && !this.wantsProcessor()) return now - begin;
      last = now;
    }
  }

  /** ms of its main thread so far; Linux alone tells */
  processorTime(): number {
    const { pid } = this.child;
    return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  }

  /** Whether its main thread runs, or waits for a processor that others have. */
  private wantsProcessor(): boolean {
    const { pid } = this.child;
    return /\) R /.test(readFileSync(`/proc/${pid}/task/${pid}/stat`, 'utf8'));
  }

  /** MB */
  resident(): number {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s*(\d+)/.exec(status)?.[1]) / 1024;
  }

  async stop(): Promise<void> {
    const ended = new Promise(resolve => this.child.once('exit', resolve));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    await ended;
    this.connection.dispose();
  }

  private shown(version: number): Promise<void> {
    return new Promise(resolve => this.published.set(version, resolve));
  }
}
