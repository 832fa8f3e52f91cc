// Quick fixes of findings, and `source.fixAll.snn`: all of those at once that are no guesses.
import { URI, type LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import {
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
  type Position,
  type TextEdit,
  type WorkspaceEdit
} from 'vscode-languageserver';
import type { Fix } from '../diagnostic.js';
import type { FindingData } from '../documents/document-validator.js';
import type { SnnServices } from './services.js';

/** Of the action that applies every fix which is certain; a kind of its own, so that an editor may run it on saving. */
const fixAllKind = `${CodeActionKind.SourceFixAll}.snn`;

export const codeActionKinds: readonly string[] = [CodeActionKind.QuickFix, fixAllKind];

/** Their fixes are the likeliest of several, or leave something to be written. */
const guesses: readonly string[] = ['unknown-name', 'unknown-parameter', 'wrong-kind', 'missing-argument'];

export class SnnCodeActions implements CodeActionProvider {
  constructor(private readonly services: SnnServices) {}

  getCodeActions(document: LangiumDocument, { context, range }: CodeActionParams): CodeAction[] {
    const wanted = (kind: string): boolean =>
      !context.only || context.only.some(only => kind === only || kind.startsWith(`${only}.`));
    const findings = document.diagnostics ?? [];
    const near = findings.filter(
      finding =>
        finding.range.start.line <= range.end.line &&
        finding.range.end.line >= range.start.line &&
        overlaps(finding, range)
    );
    return [
      ...(wanted(CodeActionKind.QuickFix) ? near.flatMap(finding => this.quickFixes(finding)) : []),
      ...(wanted(fixAllKind) ? this.fixAll(findings) : [])
    ];
  }

  private quickFixes(finding: Diagnostic): CodeAction[] {
    return fixesOf(finding).map(({ title, edits }, i) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [finding],
      isPreferred: i === 0,
      edit: this.editOf(edits)
    }));
  }

  private fixAll(findings: readonly Diagnostic[]): CodeAction[] {
    const edits: Edit[] = [];
    for (const finding of findings.filter(finding => !guesses.includes(String(finding.code)))) {
      const first = fixesOf(finding)[0];
      const isInTheWay = first?.edits.some(edit => edits.some(other => touch(edit, other)));
      if (first && !isInTheWay) edits.push(...first.edits);
    }
    return edits.length > 0 ? [{ title: 'Fix all that is certain', kind: fixAllKind, edit: this.editOf(edits) }] : [];
  }

  private editOf(edits: Fix['edits']): WorkspaceEdit {
    const changes: Record<string, TextEdit[]> = {};
    for (const { uri, offset, end, text } of edits) {
      const textDocument = this.services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri))?.textDocument;
      if (textDocument)
        (changes[uri] ??= []).push({
          range: { start: textDocument.positionAt(offset), end: textDocument.positionAt(end) },
          newText: text
        });
    }
    return { changes };
  }
}

type Edit = Fix['edits'][number];

const touch = (a: Edit, b: Edit): boolean => a.uri === b.uri && a.offset <= b.end && b.offset <= a.end;

const fixesOf = (finding: Diagnostic): readonly Fix[] => (finding.data as FindingData | undefined)?.fixes ?? [];

function overlaps(finding: Diagnostic, range: CodeActionParams['range']): boolean {
  const before = (a: Position, b: Position): boolean =>
    a.line < b.line || (a.line === b.line && a.character < b.character);
  return !before(finding.range.end, range.start) && !before(range.end, finding.range.start);
}
