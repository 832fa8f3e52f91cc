// Findings in the form of the editor's protocol. They are the ones of `check`: same codes, texts and order as on the command line.
import { DefaultDocumentValidator, URI, type LangiumDocument, type ValidationOptions } from 'langium';
import type { LangiumServices } from 'langium/lsp';
import type { Diagnostic as LspDiagnostic, DiagnosticRelatedInformation, Range } from 'vscode-languageserver';
import type { Source } from '../../simulator/index.js';
import { pageOf, type Code } from '../catalogue.js';
import type { Diagnostic, Fix } from '../diagnostic.js';
import { rangeAt } from '../range-at.js';

/** What `data` of every published finding holds: enough for a code action to offer the fixes. */
export interface FindingData {
  readonly code: Code;
  readonly fixes: readonly Fix[];
}

/** Findings of the text alone, then all. */
type Look = Generator<Diagnostic[] | undefined, { readonly diagnostics: Diagnostic[] }>;

export class SnnDocumentValidator extends DefaultDocumentValidator {
  /** `pages` is the uri of the folder with a page for each code, where there is one. */
  constructor(
    private readonly services: LangiumServices & {
      readonly findings: { look(document: LangiumDocument): Look };
      readonly later: {
        begin(document: LangiumDocument, look: Look, show: (all: Diagnostic[]) => void): Diagnostic[];
      };
      readonly pulled: { found(document: LangiumDocument): void };
    },
    private readonly pages?: string
  ) {
    super(services);
  }

  override validateDocument(document: LangiumDocument, _options?: ValidationOptions): Promise<LspDiagnostic[]> {
    const { findings, later } = this.services;
    const found = later.begin(document, findings.look(document), all => this.show(document, all));
    return Promise.resolve(found.map(diagnostic => this.published(document, diagnostic)));
  }

  /** All findings of a document that is not shown, step by step. */
  *look(document: LangiumDocument): Generator<undefined, LspDiagnostic[]> {
    const look = this.services.findings.look(document);
    for (;;) {
      const { done, value } = look.next();
      if (done) return value.diagnostics.map(diagnostic => this.published(document, diagnostic));
      yield;
    }
  }

  /** In place of those that were published before, unless they are the same. */
  private show(document: LangiumDocument, found: readonly Diagnostic[]): void {
    const diagnostics = found.map(diagnostic => this.published(document, diagnostic));
    if (JSON.stringify(diagnostics) === JSON.stringify(document.diagnostics)) return;
    document.diagnostics = diagnostics;
    this.services.pulled.found(document);
    const { version } = document.textDocument;
    const { Connection } = this.services.shared.lsp;
    // an editor that is gone by then needs none
    Connection?.sendDiagnostics({ uri: document.uri.toString(), version, diagnostics }).catch(() => undefined);
  }

  private published(document: LangiumDocument, diagnostic: Diagnostic): LspDiagnostic {
    const { code, severity, message, source, related, fixes = [], tag } = diagnostic;
    const data: FindingData = { code, fixes };
    return {
      code,
      message,
      data,
      severity: severity === 'error' ? 1 : severity === 'warning' ? 2 : 3,
      range: rangeAt(document.textDocument, source.offset, source.end),
      source: this.getSource(),
      ...(this.pages ? { codeDescription: { href: `${this.pages}${pageOf(code)}.md` } } : {}),
      ...(tag ? { tags: [tag === 'unnecessary' ? 1 : 2] } : {}),
      ...(related ? { relatedInformation: related.map(item => this.related(item)) } : {})
    };
  }

  private related({ message, source }: { message: string; source: Source }): DiagnosticRelatedInformation {
    return { message, location: { uri: source.uri, range: this.rangeOf(source) } };
  }

  private rangeOf(source: Source): Range {
    const document = this.services.shared.workspace.LangiumDocuments.getDocument(URI.parse(source.uri));
    const start = { line: source.line - 1, character: source.column - 1 };
    return {
      start,
      end: document?.textDocument.positionAt(source.end) ?? {
        ...start,
        character: start.character + source.end - source.offset
      }
    };
  }
}
