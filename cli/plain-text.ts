// What comes from files and their names is shown, never obeyed: a terminal, or a CI that reads lines, is told nothing by it.

/** All that moves a cursor, ends a line, or turns the direction of writing. */
const acting = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

const named = (character: string): string =>
  character === '\n'
    ? '\\n'
    : character === '\r'
      ? '\\r'
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A piece of a line: in it such characters are spelt out. */
export const plain = (text: string): string =>
  text.replace(acting, character => (character === '\t' ? character : named(character)));

/** A line of a file, letter for letter below one another with what is written under it. */
export const plainLine = (line: string): string =>
  line.replace(acting, character => (character === '\t' ? character : '\ufffd'));

/** Colours, and the ends of lines. */
const ours = new RegExp(`(${String.fromCharCode(27)}\\[[0-9;]*m|[\\n\\r\\t])`);

/** Whole lines of ours, with our colours and line ends, and perhaps something foreign in them. */
export const plainLines = (text: string): string =>
  text
    .split(ours)
    .map((part, i) => (i % 2 === 1 ? part : plain(part)))
    .join('');
