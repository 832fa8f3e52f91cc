// Where things stand in the texts a run was made from: as they were then, whatever was edited since.
import type { Source } from '../simulator/index.js';
import type { SourceLocation } from './protocol.js';

/** Texts by uri. */
export type Texts = Readonly<Record<string, string>>;

/** A source in the editor's counting; a text that is not known is taken for one line. */
export function placeOf(source: Source, texts: Texts): SourceLocation {
  const { uri, offset, end } = source;
  const start = { line: source.line - 1, character: source.column - 1 };
  const lines = (texts[uri] ?? '').slice(offset, end).split(/\r\n|\r|\n/);
  const last = { line: start.line + lines.length - 1, character: lines[lines.length - 1]!.length };
  return { uri, start, end: lines.length > 1 ? last : { line: start.line, character: start.character + end - offset } };
}
