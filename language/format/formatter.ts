// Formatting in an editor: of a file, of some lines, and of what has just been finished while typing.
import { CstUtils, type LangiumDocument, type LangiumParser } from 'langium';
import { formatAround } from './around-errors.js';
import type { Formatter } from 'langium/lsp';
import type {
  DocumentOnTypeFormattingOptions,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  TextEdit
} from 'vscode-languageserver';
import { rangeAt } from '../range-at.js';
import { format, parses } from './format.js';

/** Indentation is always two spaces, whatever the editor proposes. What does not parse is left as it is. */
export class SnnFormatter implements Formatter {
  constructor(private readonly services: { readonly parser: { readonly LangiumParser: LangiumParser } }) {}

  get formatOnTypeOptions(): DocumentOnTypeFormattingOptions {
    return { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] };
  }

  formatDocument(document: LangiumDocument): TextEdit[] {
    return this.editsOf(document);
  }

  formatDocumentRange(document: LangiumDocument, { range: { start, end } }: DocumentRangeFormattingParams): TextEdit[] {
    // selected whole lines end at the beginning of the next
    const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
    return this.editsWithin(document, start.line, last);
  }

  /** After a line break the line that was left; after a brace the body it closes. */
  formatDocumentOnType(document: LangiumDocument, { ch, position }: DocumentOnTypeFormattingParams): TextEdit[] {
    if (ch === '\n') return position.line === 0 ? [] : this.editsWithin(document, position.line - 1, position.line - 1);
    const root = document.parseResult.value.$cstNode;
    const brace = root && CstUtils.findLeafNodeAtOffset(root, document.textDocument.offsetAt(position) - 1);
    const body = brace?.text === '}' ? brace.astNode.$cstNode : undefined;
    return body ? this.editsWithin(document, body.range.start.line, position.line) : [];
  }

  private editsWithin(document: LangiumDocument, first: number, last: number): TextEdit[] {
    return this.editsOf(document).filter(({ range: { start, end } }) => start.line >= first && end.line <= last);
  }

  /** Ends of lines stay those of the document: the editor sees to them. */
  private editsOf(document: LangiumDocument): TextEdit[] {
    const { textDocument } = document;
    const lineEnd = textDocument.getText().includes('\r\n') ? '\r\n' : '\n';
    const changes = parses(document)
      ? format(document, lineEnd)
      : formatAround(document, text => this.services.parser.LangiumParser.parse(text), lineEnd);
    return changes.map(({ offset, end, text }) => ({
      range: rangeAt(textDocument, offset, end),
      newText: text
    }));
  }
}
