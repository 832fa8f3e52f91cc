// Markdown for hovers and lists. What a text says of itself may come from anybody: it fetches no picture, runs no command, and is no HTML.
import type { MarkupContent } from 'vscode-languageserver';

/** Only what people read leads anywhere: other schemes are commands of the editor, files, or data. */
const web = '(?:https?:\\/\\/|mailto:)';
const picture = /!(?=\[)/g;
const linkElsewhere = new RegExp(`\\](?=\\((?!\\s*<?${web}))`, 'gi');
const definitionElsewhere = new RegExp(`\\](?=:\\s*(?!<?${web})\\S)`, 'gi');
const tag = new RegExp(`<(?=[a-z/!?])(?!${web})`, 'gi');

/**
 * The same words; a space undoes what is not wanted, so that nothing depends on telling code from prose, which renderers do each in their way.
 */
export function safeMarkdown(text: string): MarkupContent {
  const value = text
    .replace(picture, '! ')
    .replace(linkElsewhere, '] ')
    .replace(definitionElsewhere, '] ')
    .replace(tag, '< ');
  return { kind: 'markdown', value };
}
