// The bundled language server with a folder of real files, asked over stdio as an editor asks it. Needs the bundles (`npm run build`).
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CodeAction,
  Diagnostic,
  InitializeResult,
  Position,
  Range,
  WorkspaceDocumentDiagnosticReport
} from 'vscode-languageserver';
import {
  createProtocolConnection,
  FileChangeType,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection
} from 'vscode-languageserver/node';
import { marked, textAt } from './editor.js';

const program = path.join(import.meta.dirname, '..', '..', 'dist', 'server', 'main.cjs');

export interface ServerOptions {
  /** what lies in the folder, by path; a workspace folder is `folder` or those of `workspace` */
  readonly files?: Readonly<Record<string, string>>;
  /** paths of the workspace's folders below `folder` */
  readonly workspace?: readonly string[];
  /** of the section `snn` */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly trusted?: boolean;
  /** the client asks for findings, and shows progress */
  readonly pulls?: boolean;
}

export interface Progress {
  readonly token: string;
  /** how far something is, or a part of an answer */
  readonly value: {
    readonly kind?: string;
    readonly title?: string;
    readonly message?: string;
    readonly items?: readonly WorkspaceDocumentDiagnosticReport[];
  };
}

/** What a client like VS Code says that it can do. */
const capabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    fileOperations: { willRename: true },
    symbol: {},
    inlayHint: { refreshSupport: true },
    codeLens: { refreshSupport: true }
  },
  textDocument: { semanticTokens: { requests: { full: { delta: true }, range: true } } }
};

/** What one says besides that asks for findings. */
const pulling = {
  window: { workDoneProgress: true },
  workspace: { ...capabilities.workspace, diagnostics: { refreshSupport: true } },
  textDocument: { ...capabilities.textDocument, diagnostic: { relatedDocumentSupport: true } }
};

export class BundledServer {
  private version = 0;
  private readonly texts = new Map<string, string>();
  /** how often findings were to be asked for anew */
  refreshes = 0;
  readonly progress: Progress[] = [];
  readonly published = new Map<string, Diagnostic[]>();
  private readonly listeners = new Set<() => void>();

  private constructor(
    /** the folder on the disk that holds the files */
    readonly folder: string,
    readonly connection: ProtocolConnection,
    readonly result: InitializeResult,
    private readonly child: ChildProcess
  ) {
    connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
        this.published.set(uri, diagnostics);
        this.told();
      }
    );
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      this.told();
      return null;
    });
    connection.onNotification('$/progress', (progress: Progress) => {
      this.progress.push(progress);
      this.told();
    });
  }

  static async start({
    files = {},
    workspace = ['.'],
    settings = {},
    trusted = true,
    pulls = false
  }: ServerOptions = {}): Promise<BundledServer> {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'snn-rows-')));
    for (const [name, text] of Object.entries(files)) write(folder, name, text);
    const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin)
    );
    connection.onRequest('client/registerCapability', () => null);
    for (const refreshed of ['inlayHint', 'codeLens'])
      connection.onRequest(`workspace/${refreshed}/refresh`, () => null);
    connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
      items.map(({ section = '' }) => within(settings, section))
    );
    connection.onRequest('window/workDoneProgress/create', () => null);
    connection.listen();
    const result: InitializeResult = await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: pulls ? pulling : capabilities,
      workspaceFolders: workspace.map(name => workspaceFolder(folder, name)),
      initializationOptions: { trusted }
    });
    const server = new BundledServer(folder, connection, result, child);
    await connection.sendNotification('initialized', {});
    return server;
  }

  stop(): void {
    this.connection.dispose();
    this.child.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  uri(name: string): string {
    return pathToFileURL(path.join(this.folder, name)).href;
  }

  /** `{ uri, name }` of a folder below that of the files. */
  workspaceFolder(name: string): { uri: string; name: string } {
    return workspaceFolder(this.folder, name);
  }

  /** Writes a file that was not there, as another program does, and says so. */
  async create(name: string, text: string): Promise<void> {
    write(this.folder, name, text);
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: this.uri(name), type: FileChangeType.Created }]
    });
  }

  /** Opens a text that need not be on the disk, and gives the places of its marks. */
  async open(name: string, withMarks: string): Promise<readonly Position[]> {
    const { text, positions } = marked(withMarks);
    const isOpen = this.texts.has(name);
    this.texts.set(name, text);
    const textDocument = { uri: this.uri(name), version: ++this.version };
    await (isOpen
      ? this.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ text }] })
      : this.connection.sendNotification('textDocument/didOpen', {
          textDocument: { ...textDocument, languageId: 'snn', text }
        }));
    return positions;
  }

  async close(name: string): Promise<void> {
    this.texts.delete(name);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.uri(name) } });
  }

  /** What stands at a place of an open text. */
  textAt(name: string, range: Range): string {
    return textAt(this.texts.get(name)!, range);
  }

  text(name: string): string {
    return this.texts.get(name)!;
  }

  request<T>(method: string, params: object): Promise<T> {
    return this.connection.sendRequest<T>(method, params);
  }

  ask<T>(method: string, name: string, more: object = {}): Promise<T> {
    return this.request<T>(`textDocument/${method}`, { textDocument: { uri: this.uri(name) }, ...more });
  }

  /** What of a kind the light bulb offers, at the head of the text unless told where. */
  codeActions(
    name: string,
    kind: string,
    range: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
  ): Promise<CodeAction[]> {
    return this.ask('codeAction', name, { range, context: { diagnostics: [], only: [kind] } });
  }

  /** Opens a text and asks at its first mark. */
  async at<T>(method: string, name: string, withMarks: string, more: object = {}): Promise<T> {
    const [position] = await this.open(name, withMarks);
    return this.ask<T>(method, name, { position, ...more });
  }

  /** Findings that are published of a file, as soon as they fulfil a condition. */
  async diagnostics(
    name: string,
    fulfil: (diagnostics: readonly Diagnostic[]) => boolean = () => true
  ): Promise<readonly Diagnostic[]> {
    const uri = this.uri(name);
    return this.until(() => {
      const known = this.published.get(uri);
      return known && fulfil(known) ? known : undefined;
    });
  }

  private told(): void {
    this.listeners.forEach(listener => listener());
  }

  /** What `now` gives as soon as it gives something; asked anew with each message. */
  async until<T>(now: () => T | undefined): Promise<T> {
    return (
      now() ??
      new Promise(resolve => {
        const listener = (): void => {
          const found = now();
          if (!found) return;
          this.listeners.delete(listener);
          resolve(found);
        };
        this.listeners.add(listener);
      })
    );
  }
}

function write(folder: string, name: string, text: string): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const workspaceFolder = (folder: string, name: string): { uri: string; name: string } => ({
  uri: pathToFileURL(path.join(folder, name)).href,
  name: path.basename(path.join(folder, name))
});

/** `snn` is all settings, `snn.threads` one of them. */
function within(settings: Readonly<Record<string, unknown>>, section: string): unknown {
  const [, ...keys] = section.split('.');
  return (
    keys.reduce<unknown>(
      (value, key) =>
        value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined,
      settings
    ) ?? null
  );
}
