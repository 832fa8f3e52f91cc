// An editor for tests: a client in the same process that speaks LSP with the server over two streams. Places are marks in the text, never counted.
import { PassThrough } from 'node:stream';
import { Cancellation, URI } from 'langium';
import {
  createConnection,
  createProtocolConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection
} from 'vscode-languageserver/node';
import type {
  CompletionItem,
  CompletionList,
  Diagnostic,
  InitializeResult,
  LocationLink,
  MarkupContent,
  Position,
  Range,
  TextEdit,
  WorkspaceEdit
} from 'vscode-languageserver';
import type { DrawModel, EditorLanguage } from '../../language/index.js';
import { startServer } from '../../server/index.js';
import type { InitializationOptions } from '../../server/protocol.js';
import { textWorld, uriOf } from './text-world.js';

/** The cursor. */
const mark = '<|>';

export interface Marked {
  readonly text: string;
  readonly positions: readonly Position[];
}

export function marked(text: string): Marked {
  const parts = text.split(mark);
  const clean = parts.join('');
  let offset = 0;
  return { text: clean, positions: parts.slice(0, -1).map(part => positionAt(clean, (offset += part.length))) };
}

export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)!.length };
}

function offsetAt(text: string, { line, character }: Position): number {
  return text
    .split('\n')
    .slice(0, line)
    .reduce((sum, name) => sum + name.length + 1, character);
}

export const textAt = (text: string, { start, end }: Range): string =>
  text.slice(offsetAt(text, start), offsetAt(text, end));

export function applied(text: string, edits: readonly TextEdit[]): string {
  // of two at one place the first one's text comes first
  const sorted = [...edits].reverse().sort((a, b) => offsetAt(text, b.range.start) - offsetAt(text, a.range.start));
  return sorted.reduce(
    (now, { range, newText }) =>
      now.slice(0, offsetAt(text, range.start)) + newText + now.slice(offsetAt(text, range.end)),
    text
  );
}

export class Editor {
  private version = 0;
  private readonly published = new Map<string, Diagnostic[]>();
  private readonly listeners = new Set<() => void>();

  private constructor(
    readonly connection: ProtocolConnection,
    readonly result: InitializeResult,
    readonly language: EditorLanguage,
    private readonly dispose: () => void
  ) {
    connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
        this.published.set(uri, diagnostics);
        this.listeners.forEach(listener => listener());
      }
    );
  }

  /** A server that has these files beside the library. */
  static async start(
    files: Readonly<Record<string, string | Uint8Array>> = {},
    initializationOptions: InitializationOptions = {},
    drawModel?: DrawModel
  ): Promise<Editor> {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const server = createConnection(
      ProposedFeatures.all,
      new StreamMessageReader(toServer),
      new StreamMessageWriter(toClient)
    );
    const folder = {
      readDirectorySync: () =>
        Object.keys(files).map(name => ({ uri: URI.parse(uriOf(name)), isDirectory: false, isFile: true }))
    };
    const language = startServer(
      server,
      textWorld(files),
      { ...folder, readDirectory: () => Promise.resolve([]) } as unknown as Parameters<typeof startServer>[2],
      'file:///pages/',
      undefined,
      drawModel
    );
    const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    client.onRequest('client/registerCapability', () => null);
    client.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null));
    client.listen();
    const result: InitializeResult = await client.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {},
      workspaceFolders: null,
      initializationOptions
    });
    await client.sendNotification('initialized', {});
    return new Editor(client, result, language, () => {
      client.dispose();
      server.dispose();
    });
  }

  /** Calls whenever the server begins to look at changes. */
  onUpdate(listener: () => void): void {
    this.language.services.shared.workspace.DocumentBuilder.onUpdate(listener);
  }

  /** Calls whenever findings of any file are published. */
  onDiagnostics(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** Resolves when all findings about the text as it is now are published. */
  async settled(name: string): Promise<void> {
    const { later, shared } = this.language.services;
    const document = shared.workspace.LangiumDocuments.getDocument(URI.parse(uriOf(name)));
    if (document) await later.settled(document, Cancellation.CancellationToken.None);
    // what was sent before an answer has arrived with it
    await this.ask('foldingRange', name);
  }

  stop(): void {
    this.dispose();
  }

  /** Opens a text and gives the places of its marks. */
  async open(name: string, withMarks: string): Promise<readonly Position[]> {
    const { text, positions } = marked(withMarks);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uriOf(name), languageId: 'snn', version: ++this.version, text }
    });
    return positions;
  }

  async change(name: string, withMarks: string): Promise<readonly Position[]> {
    const { text, positions } = marked(withMarks);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: uriOf(name), version: ++this.version },
      contentChanges: [{ text }]
    });
    return positions;
  }

  ask<T>(method: string, name: string, more: object = {}): Promise<T> {
    return this.connection.sendRequest<T>(`textDocument/${method}`, { textDocument: { uri: uriOf(name) }, ...more });
  }

  /** Opens the text as main.snn and asks at its first mark. */
  async at<T>(method: string, withMarks: string, more: object = {}): Promise<T> {
    const [position] = await this.open('main.snn', withMarks);
    return this.ask<T>(method, 'main.snn', { position, ...more });
  }

  async hover(withMarks: string): Promise<string | undefined> {
    const found = await this.at<{ contents: MarkupContent } | null>('hover', withMarks);
    return found?.contents.value;
  }

  async completion(withMarks: string): Promise<CompletionItem[]> {
    return (await this.at<CompletionList>('completion', withMarks)).items;
  }

  /** `file.snn: text of the target`. */
  async targets(method: string, withMarks: string, others: Readonly<Record<string, string>> = {}): Promise<string[]> {
    const links = (await this.at<LocationLink[] | null>(method, withMarks)) ?? [];
    return links.map(({ targetUri, targetSelectionRange }) => {
      const name = targetUri.split('/').at(-1)!;
      const text = name === 'main.snn' ? marked(withMarks).text : others[name];
      return text === undefined
        ? `${name} ${targetSelectionRange.start.line + 1}`
        : `${name} ${textAt(text, targetSelectionRange)} ${targetSelectionRange.start.line + 1}`;
    });
  }

  /** The text after a rename at the mark. */
  async renamed(
    withMarks: string,
    newName: string,
    others: Readonly<Record<string, string>> = {}
  ): Promise<Record<string, string>> {
    const edit = await this.at<WorkspaceEdit | null>('rename', withMarks, { newName });
    return Object.fromEntries(
      Object.entries(edit?.changes ?? {}).map(([uri, edits]) => {
        const name = uri.split('/').at(-1)!;
        return [name, applied(name === 'main.snn' ? marked(withMarks).text : others[name]!, edits)];
      })
    );
  }

  /** Findings of a file as they are published next, or were already. */
  async diagnostics(name: string): Promise<Diagnostic[]> {
    const known = this.published.get(uriOf(name));
    if (known) return known;
    await this.nextDiagnostics(name);
    return this.published.get(uriOf(name))!;
  }

  async nextDiagnostics(name: string): Promise<Diagnostic[]> {
    this.published.delete(uriOf(name));
    await new Promise<void>(resolve => {
      const listener = (): void => {
        if (!this.published.has(uriOf(name))) return;
        this.listeners.delete(listener);
        resolve();
      };
      this.listeners.add(listener);
    });
    return this.published.get(uriOf(name))!;
  }
}
