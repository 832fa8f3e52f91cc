// A stretch of a text as the protocol of editors has it.
import type { TextDocument } from 'langium';
import type { Range } from 'vscode-languageserver';

export const rangeAt = (text: Pick<TextDocument, 'positionAt'>, offset: number, end: number): Range => ({
  start: text.positionAt(offset),
  end: text.positionAt(end)
});
