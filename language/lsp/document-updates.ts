// When an edit is looked at: at once in files that parse quickly, after a pause in long ones, so that typing never queues up work.
import { Cancellation, Deferred, interruptAndCheck, URI, type TextDocument } from 'langium';
import { DefaultDocumentUpdateHandler, type LangiumSharedServices } from 'langium/lsp';
import type { DidChangeWatchedFilesParams, FileSystemWatcher, TextDocumentChangeEvent } from 'vscode-languageserver';
import { isData, isProgram } from '../generated/ast.js';
import { cancelled } from './cancelled.js';
import { filePatterns } from './file-patterns.js';

/** ms: an update that took no longer needs no pause before the next. */
const quick = 10;
/** ms */
const longestPause = 200;

export class SnnDocumentUpdates extends DefaultDocumentUpdateHandler {
  /** changed since the last update began */
  private readonly changed = new Map<string, URI>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = 0;
  /** ends when no edit waits and no update runs */
  private busy: Deferred | undefined;
  private lastTook = 0;

  /** `forget`: what is being found of a text that has changed */
  constructor(
    private readonly services: LangiumSharedServices,
    private readonly forget: (uri: string) => void
  ) {
    super(services);
  }

  get isBusy(): boolean {
    return this.busy !== undefined;
  }

  override didChangeContent({ document }: TextDocumentChangeEvent<TextDocument>): void {
    const uri = URI.parse(document.uri);
    this.forget(uri.toString());
    this.changed.set(uri.toString(), uri);
    this.busy ??= new Deferred();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), this.lastTook <= quick ? 0 : Math.min(this.lastTook, longestPause));
  }

  /** What was typed and not saved is forgotten: the file counts again as it is on the disk. */
  didCloseDocument({ document }: TextDocumentChangeEvent<TextDocument>): void {
    const uri = URI.parse(document.uri);
    this.changed.delete(uri.toString());
    const exists = this.services.workspace.FileSystemProvider.existsSync(uri);
    this.fireDocumentUpdate(exists ? [uri] : [], exists ? [] : [uri]);
  }

  /** A changed data file is a change of the files that read data. */
  override didChangeWatchedFiles(params: DidChangeWatchedFilesParams): void {
    const isSource = (uri: string): boolean => uri.endsWith('.snn');
    super.didChangeWatchedFiles({ changes: params.changes.filter(change => isSource(change.uri)) });
    if (params.changes.some(change => !isSource(change.uri))) this.fireDocumentUpdate(this.readersOfData(), []);
  }

  /** Resolves when all edits so far are taken in; rejects where the request that waits is cancelled. */
  async settled(token = Cancellation.CancellationToken.None): Promise<void> {
    while (this.busy && !token.isCancellationRequested) await Promise.race([this.busy.promise, cancelled(token)]);
    await interruptAndCheck(token);
  }

  protected override getWatchers(): FileSystemWatcher[] {
    return filePatterns.map(globPattern => ({ globPattern }));
  }

  protected override fireDocumentUpdate(changed: URI[], deleted: URI[]): void {
    this.busy ??= new Deferred();
    this.running++;
    void this.update(changed, deleted).finally(() => {
      this.running--;
      if (this.running > 0 || this.changed.size > 0) return;
      this.busy?.resolve();
      this.busy = undefined;
    });
  }

  private flush(): void {
    const changed = [...this.changed.values()];
    this.changed.clear();
    this.fireDocumentUpdate(changed, []);
  }

  private async update(changed: URI[], deleted: URI[]): Promise<void> {
    try {
      await this.workspaceManager.ready;
      await this.workspaceLock.write(async token => {
        const begin = Date.now();
        await this.documentBuilder.update(changed, deleted, token);
        this.lastTook = Date.now() - begin;
      });
    } catch (error) {
      console.error(`Looking at the changes of ${changed.map(uri => uri.toString()).join(', ')} failed.`, error);
    }
  }

  private readersOfData(): URI[] {
    const documents = this.services.workspace.LangiumDocuments.all;
    return documents
      .filter(({ parseResult: { value } }) => isProgram(value) && value.declarations.some(isData))
      .map(document => document.uri)
      .toArray();
  }
}
