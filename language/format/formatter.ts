// Formatting in an editor: of a file, of some lines, and of what has just been finished while typing.
import { CstUtils, type LangiumDocument } from 'langium';
import type { Formatter } from 'langium/lsp';
import type {
  DocumentOnTypeFormattingOptions,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  TextEdit
} from 'vscode-languageserver';
import { format, parses } from './format.js';

/** Indentation is always two spaces, whatever the editor proposes. A file that does not parse is left as it is. */
export class SnnFormatter implements Formatter {
  get formatOnTypeOptions(): DocumentOnTypeFormattingOptions {
    return { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] };
  }

  formatDocument(document: LangiumDocument): TextEdit[] {
    return editsOf(document);
  }

  formatDocumentRange(document: LangiumDocument, { range: { start, end } }: DocumentRangeFormattingParams): TextEdit[] {
    // selected whole lines end at the beginning of the next
    const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
    return editsWithin(document, start.line, last);
  }

  /** After a line break the line that was left; after a brace the body it closes. */
  formatDocumentOnType(document: LangiumDocument, { ch, position }: DocumentOnTypeFormattingParams): TextEdit[] {
    if (ch === '\n') return position.line === 0 ? [] : editsWithin(document, position.line - 1, position.line - 1);
    const root = document.parseResult.value.$cstNode;
    const brace = root && CstUtils.findLeafNodeAtOffset(root, document.textDocument.offsetAt(position) - 1);
    const body = brace?.text === '}' ? brace.astNode.$cstNode : undefined;
    return body ? editsWithin(document, body.range.start.line, position.line) : [];
  }
}

const editsWithin = (document: LangiumDocument, first: number, last: number): TextEdit[] =>
  editsOf(document).filter(({ range: { start, end } }) => start.line >= first && end.line <= last);

/** Ends of lines stay those of the document: the editor sees to them. */
function editsOf(document: LangiumDocument): TextEdit[] {
  if (!parses(document)) return [];
  const { textDocument } = document;
  const lineEnd = textDocument.getText().includes('\r\n') ? '\r\n' : '\n';
  return format(document, lineEnd).map(({ offset, end, text }) => ({
    range: { start: textDocument.positionAt(offset), end: textDocument.positionAt(end) },
    newText: text
  }));
}
