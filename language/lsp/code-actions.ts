// Quick fixes of findings, and `source.fixAll.snn`: all of those at once that are no guesses.
import { Cancellation, URI, type LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import {
  CodeActionKind,
  ResponseError,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
  type Position,
  type Range,
  type TextEdit,
  type WorkspaceEdit
} from 'vscode-languageserver';
import type { Fix } from '../diagnostic.js';
import type { FindingData } from '../documents/document-validator.js';
import { isProgram } from '../generated/ast.js';
import { type Refactoring, nodesAround } from './refactorings/refactoring.js';
import { refactorings } from './refactorings/registry.js';
import type { Edit } from '../removal.js';
import { freeName } from '../names/free-name.js';
import { rangeAt } from '../range-at.js';
import { organisedImports } from './organise-imports.js';
import type { SnnServices } from './services.js';

/** Of the action that applies every fix which is certain; a kind of its own, so that an editor may run it on saving. */
const fixAllKind = `${CodeActionKind.SourceFixAll}.snn`;

/** Of the action that takes out what is not used of the imports, and orders the others. */
const organizeKind = `${CodeActionKind.SourceOrganizeImports}.snn`;

export const codeActionKinds: readonly string[] = [
  CodeActionKind.QuickFix,
  ...new Set(refactorings.map(({ kind }) => kind)),
  fixAllKind,
  organizeKind
];

export class SnnCodeActions implements CodeActionProvider {
  constructor(private readonly services: SnnServices) {}

  async getCodeActions(
    document: LangiumDocument,
    { context, range }: CodeActionParams,
    token = Cancellation.CancellationToken.None
  ): Promise<CodeAction[]> {
    const wanted = (kind: string): boolean =>
      !context.only || context.only.some(only => kind === only || kind.startsWith(`${only}.`));
    // on saving all of them are wanted; while the cursor moves those that are known
    if (context.only?.some(only => only.startsWith('source'))) await this.services.later.settled(document, token);
    const findings = document.diagnostics ?? [];
    const near = findings.filter(finding => overlaps(finding, range));
    return [
      ...(wanted(CodeActionKind.QuickFix)
        ? [...near.flatMap(finding => this.quickFixes(finding)), ...(await this.renames(document, near))]
        : []),
      ...refactorings.filter(({ kind }) => wanted(kind)).flatMap(one => this.refactor(one, document, range)),
      ...(wanted(fixAllKind) ? this.fixAll(findings) : []),
      ...(wanted(organizeKind) ? this.organizeImports(document) : [])
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

  /** A name that hides another, or is there already, is changed wherever it is used. */
  private async renames(document: LangiumDocument, near: readonly Diagnostic[]): Promise<CodeAction[]> {
    const wrong = near.filter(({ code }) => code === 'shadowed-name' || code === 'duplicate-name');
    const found = await Promise.all(wrong.map(finding => this.renamed(document, finding)));
    return found.filter(action => action !== undefined);
  }

  private async renamed(document: LangiumDocument, finding: Diagnostic): Promise<CodeAction | undefined> {
    const name = document.textDocument.getText(finding.range);
    const program = document.parseResult.value;
    if (!isProgram(program) || !/^[\w\u0080-\uffff]+$/.test(name)) return undefined;
    const newName = freeName(finding.code === 'shadowed-name' ? `my_${name}` : `${name}_2`, program);
    try {
      const edit = await this.services.lsp.RenameProvider!.rename(document, {
        textDocument: { uri: document.uri.toString() },
        position: finding.range.start,
        newName
      });
      return edit && { title: `Rename to ${newName}`, kind: CodeActionKind.QuickFix, diagnostics: [finding], edit };
    } catch (error) {
      // what cannot be renamed everywhere is left to whoever wrote it
      if (error instanceof ResponseError) return undefined;
      throw error;
    }
  }

  private fixAll(findings: readonly Diagnostic[]): CodeAction[] {
    const edits: Edit[] = [];
    for (const finding of findings) {
      const first = fixesOf(finding)[0];
      const isInTheWay = first?.edits.some(edit => edits.some(other => touch(edit, other)));
      if (first && !first.isGuess && !isInTheWay) edits.push(...first.edits);
    }
    return edits.length > 0 ? [{ title: 'Fix all that is certain', kind: fixAllKind, edit: this.editOf(edits) }] : [];
  }

  private refactor({ kind, find }: Refactoring, document: LangiumDocument, range: Range): CodeAction[] {
    const program = document.parseResult.value;
    const { names, types, shared } = this.services;
    const uri = document.uri.toString();
    if (!isProgram(program) || names.library.has(uri)) return [];
    const [offset, end] = trimmed(document, range);
    const found = find({
      document,
      program,
      uri,
      offset,
      end,
      around: nodesAround(program, offset, end),
      names,
      others: () =>
        shared.workspace.LangiumDocuments.all
          .filter(other => other !== document && !names.library.has(other.uri.toString()))
          .toArray(),
      dimensionOf: node => types.of(program).dimensionOf(node)
    });
    return found.map(({ title, edits }) => ({ title, kind, edit: this.editOf(edits) }));
  }

  /** Those that nothing is used of go, the others stand in the order of their paths, with their comments. */
  private organizeImports(document: LangiumDocument): CodeAction[] {
    const edits = organisedImports(document, this.services.names);
    const edit = { changes: { [document.textDocument.uri]: edits } };
    return edits.length > 0 ? [{ title: 'Organize imports', kind: organizeKind, edit }] : [];
  }

  private editOf(edits: Fix['edits']): WorkspaceEdit {
    const changes: Record<string, TextEdit[]> = {};
    for (const { uri, offset, end, text } of edits) {
      const textDocument = this.services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri))?.textDocument;
      if (textDocument)
        (changes[uri] ??= []).push({
          range: rangeAt(textDocument, offset, end),
          newText: text
        });
    }
    return { changes };
  }
}

/** Without white space at its ends, which people select along. */
function trimmed({ textDocument }: LangiumDocument, range: Range): [number, number] {
  const text = textDocument.getText(range);
  const start = textDocument.offsetAt(range.start) + (text.length - text.trimStart().length);
  return [start, Math.max(start, textDocument.offsetAt(range.end) - (text.length - text.trimEnd().length))];
}

const touch = (a: Edit, b: Edit): boolean => a.uri === b.uri && a.offset <= b.end && b.offset <= a.end;

const fixesOf = (finding: Diagnostic): readonly Fix[] => (finding.data as FindingData | undefined)?.fixes ?? [];

function overlaps(finding: Diagnostic, range: CodeActionParams['range']): boolean {
  const before = (a: Position, b: Position): boolean =>
    a.line < b.line || (a.line === b.line && a.character < b.character);
  return !before(finding.range.end, range.start) && !before(range.end, finding.range.start);
}
