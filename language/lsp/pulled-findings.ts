// Findings for a client that asks for them: of one text, and of the whole workspace, also of files that nobody opened. They are those
// that other clients are sent unasked; what has been answered and has changed since is said by its number, or asked for anew.
import { DocumentState, interruptAndCheck, URI, type Cancellation, type LangiumDocument } from 'langium';
import type { LangiumServices } from 'langium/lsp';
import type {
  Diagnostic,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  FullDocumentDiagnosticReport,
  InitializeParams,
  ResultProgressReporter,
  UnchangedDocumentDiagnosticReport,
  WorkDoneProgressReporter,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDiagnosticReportPartialResult,
  WorkspaceDocumentDiagnosticReport
} from 'vscode-languageserver';
import type { AddedServices } from '../core-module.js';
import type { SnnDocumentValidator } from '../documents/document-validator.js';
import { isProgram } from '../generated/ast.js';
import type { SnnDocumentUpdates } from './document-updates.js';
import type { LaterFindings } from './later-findings.js';

type Token = Cancellation.CancellationToken;
type Services = LangiumServices & AddedServices & { readonly later: LaterFindings };
type Report = FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport;

interface Given {
  readonly version: number;
  readonly resultId: string;
}

export class PulledFindings {
  /** whether the client asks; then it is sent nothing unasked */
  isUsed = false;
  private canRefresh = false;
  private wantsRelated = false;
  /** by uri, the answer that the client has */
  private readonly given = new Map<string, Given>();
  /** by uri, the latest findings and their number */
  private readonly numbered = new Map<string, { readonly text: string; readonly resultId: string }>();
  /** numbers of a server that ran before mean nothing to this one */
  private readonly series = Date.now().toString(36);
  private count = 0;
  private isRefreshing = false;
  /** files of which the builder has no findings before the first edit */
  private unopened = new WeakMap<LangiumDocument, Diagnostic[]>();
  /** how often files have changed */
  private changes = 0;

  constructor(private readonly services: Services) {}

  begin({ capabilities: { textDocument, workspace } }: InitializeParams): void {
    this.isUsed = textDocument?.diagnostic !== undefined;
    if (!this.isUsed) return;
    this.canRefresh = workspace?.diagnostics?.refreshSupport === true;
    this.wantsRelated = textDocument?.diagnostic?.relatedDocumentSupport === true;
    const { DocumentBuilder } = this.services.shared.workspace;
    DocumentBuilder.onUpdate(() => {
      this.changes++;
      this.unopened = new WeakMap();
    });
    DocumentBuilder.onDocumentPhase(DocumentState.Validated, document => this.found(document));
  }

  /** The findings of a document are others than they were, as far as they are known; of the same text the client asks only when told to. */
  found(document: LangiumDocument): void {
    const uri = document.uri.toString();
    const given = this.given.get(uri);
    const isOld = given?.version === document.textDocument.version;
    if (isOld && this.resultIdOf(uri, document.diagnostics ?? []) !== given.resultId) void this.refresh();
  }

  /** `textDocument/diagnostic`. A client that can be told to ask again is not kept waiting for what takes long. */
  async ofDocument(
    { textDocument, previousResultId }: DocumentDiagnosticParams,
    token: Token,
    work: WorkDoneProgressReporter
  ): Promise<DocumentDiagnosticReport> {
    const uri = URI.parse(textDocument.uri);
    const { DocumentBuilder, LangiumDocuments } = this.services.shared.workspace;
    await DocumentBuilder.waitUntil(DocumentState.IndexedReferences, token);
    const document = LangiumDocuments.getDocument(uri);
    if (!document) return { kind: 'full', items: [] };
    work.begin('Checking the network');
    try {
      const known = this.canRefresh ? validated(document) : undefined;
      const report = this.report(document, known ?? (await this.all(document, token)), previousResultId);
      return this.wantsRelated ? { ...report, relatedDocuments: this.related(document) } : report;
    } finally {
      work.done();
    }
  }

  /** `workspace/diagnostic`: all findings of all files, one by one where the client takes them so. */
  async ofWorkspace(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: Token,
    work: WorkDoneProgressReporter,
    part?: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult>
  ): Promise<WorkspaceDiagnosticReport> {
    const { WorkspaceManager, DocumentBuilder, LangiumDocuments } = this.services.shared.workspace;
    await WorkspaceManager.ready;
    if (LangiumDocuments.all.count() > 0) await DocumentBuilder.waitUntil(DocumentState.IndexedReferences, token);
    const previous = new Map(previousResultIds.map(({ uri, value }) => [URI.parse(uri).toString(), value]));
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    const answer = (item: WorkspaceDocumentDiagnosticReport): void => {
      if (part) part.report({ items: [item] });
      else items.push(item);
    };
    const documents = LangiumDocuments.all.filter(document => this.isChecked(document)).toArray();
    const names = new Set(documents.map(({ uri }) => uri.toString()));
    work.begin('Checking the workspace', 0, undefined, true);
    try {
      for (const [i, document] of documents.entries()) {
        await interruptAndCheck(token);
        const report = this.report(document, await this.all(document, token), previous.get(document.uri.toString()));
        answer({ ...report, uri: document.uri.toString(), version: this.versionOf(document) });
        work.report((100 * (i + 1)) / documents.length, `${i + 1} of ${documents.length} files`);
      }
      // files that are gone have none any more
      for (const uri of previous.keys()) if (!names.has(uri)) answer({ kind: 'full', uri, version: null, items: [] });
    } finally {
      work.done();
    }
    return { items };
  }

  /** Those that were looked at completely, in the order of the command line. */
  private async all(document: LangiumDocument, token: Token): Promise<Diagnostic[]> {
    const { DocumentBuilder, LangiumDocuments } = this.services.shared.workspace;
    for (;;) {
      // waits for edits, too
      await DocumentBuilder.waitUntil(DocumentState.IndexedReferences, token);
      if (LangiumDocuments.getDocument(document.uri) !== document) return [];
      await this.services.later.settled(document, token);
      const found = validated(document) ?? (await this.look(document, token));
      if (found) return found;
    }
  }

  /** Undefined where a file has changed meanwhile. */
  private async look(document: LangiumDocument, token: Token): Promise<Diagnostic[] | undefined> {
    const { changes } = this;
    const known = this.unopened.get(document);
    if (known) return known;
    const look = (this.services.validation.DocumentValidator as SnnDocumentValidator).look(document);
    for (;;) {
      const { done, value } = look.next();
      await interruptAndCheck(token);
      if (this.changes !== changes) return undefined;
      if (!done) continue;
      this.unopened.set(document, value);
      return value;
    }
  }

  private report(document: LangiumDocument, items: Diagnostic[], previous?: string): Report {
    const uri = document.uri.toString();
    const resultId = this.resultIdOf(uri, items);
    this.given.set(uri, { version: document.textDocument.version, resultId });
    return resultId === previous ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
  }

  /** Of files that import this one, what the client doesn't know. */
  private related(document: LangiumDocument): Record<string, Report> {
    const program = document.parseResult.value;
    const { files } = this.services.names;
    const reports: Record<string, Report> = {};
    for (const other of this.services.shared.workspace.LangiumDocuments.all) {
      const user = other.parseResult.value;
      const found = validated(other);
      if (other === document || !found || !isProgram(program) || !isProgram(user) || !this.isChecked(other)) continue;
      if (!files.closure(user).includes(program)) continue;
      const report = this.report(other, found, this.given.get(other.uri.toString())?.resultId);
      if (report.kind === 'full') reports[other.uri.toString()] = report;
    }
    return reports;
  }

  private resultIdOf(uri: string, items: readonly Diagnostic[]): string {
    const text = JSON.stringify(items);
    const known = this.numbered.get(uri);
    if (known?.text === text) return known.resultId;
    const resultId = `${this.series}-${++this.count}`;
    this.numbered.set(uri, { text, resultId });
    return resultId;
  }

  /** The library is checked by its own tests; in an editor, only where one of its files is open. */
  private isChecked(document: LangiumDocument): boolean {
    return this.versionOf(document) !== null || !this.services.names.library.has(document.uri.toString());
  }

  private versionOf({ uri }: LangiumDocument): number | null {
    return this.services.shared.workspace.TextDocuments.get(uri.toString())?.version ?? null;
  }

  /** Once for all that one change brings about. */
  private async refresh(): Promise<void> {
    const { Connection, DocumentUpdateHandler } = this.services.shared.lsp;
    if (this.isRefreshing || !this.canRefresh || !Connection) return;
    this.isRefreshing = true;
    await (DocumentUpdateHandler as SnnDocumentUpdates).settled();
    this.isRefreshing = false;
    this.given.clear();
    // an editor that is gone by then needs none
    await Connection.sendRequest('workspace/diagnostic/refresh').catch(() => undefined);
  }
}

const validated = (document: LangiumDocument): Diagnostic[] | undefined =>
  document.state === DocumentState.Validated ? document.diagnostics : undefined;
