// One small change of a text at a random place: what a slip of a finger, a bad merge or a broken disk do to a file.
import type { IToken } from 'chevrotain';
import { goesOnAfter } from '../../language/parser/line-ends.js';
import type { Random } from './random.js';

/** A text to change, with its tokens; comments and white space are none. */
export interface Original {
  readonly name: string;
  readonly text: string;
  readonly tokens: readonly IToken[];
}

/** A text that was changed in `from .. to`; both offsets are of the changed text. */
export interface Changed {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

type Change = (original: Original, random: Random, words: readonly string[]) => Changed;

/** Changes by name. The first eight change one token; `split` breaks a line where its statement goes on, and must not
 * change what is found. */
export const mutations: Readonly<Record<string, Change>> = {
  delete: ({ text, tokens }, random) => replaced(text, random.pick(tokens), ''),
  duplicate: ({ text, tokens }, random) => {
    const token = random.pick(tokens);
    return replaced(text, token, `${token.image} ${token.image}`);
  },
  swap: ({ text, tokens }, random) => swapped(text, tokens, random.below(tokens.length - 1)),
  replace: ({ text, tokens }, random, words) => replaced(text, random.pick(tokens), random.pick(words)),
  misspell: ({ text, tokens }, random) => {
    const token = random.pick(tokens.filter(isWord));
    return replaced(text, token, misspelt(token.image, random));
  },
  bracket: ({ text, tokens }, random) => {
    const token = random.pick(tokens.filter(isBracket));
    return token.image.length === 1 ? replaced(text, token, '') : replaced(text, token, token.image.slice(1));
  },
  number: ({ text, tokens }, random) => replaced(text, random.pick(tokens.filter(isNumber)), random.pick(numbers)),
  garbage: ({ text, tokens }, random) => {
    const token = random.pick(tokens);
    return replaced(text, token, `${token.image} ${random.pick(garbage)}`);
  },
  cut: ({ text }, random) => {
    const end = random.below(text.length);
    return { text: text.slice(0, end), from: end, to: end };
  },
  split: ({ text, tokens }, random) => {
    const end = random.pick(tokens.filter(({ image }) => goesOnAfter.has(image))).endOffset! + 1;
    return { text: `${text.slice(0, end)}\n${text.slice(end)}`, from: end, to: end };
  },
  character: ({ text }, random) => {
    const at = random.below(text.length);
    const inserted = random.below(3) === 0 ? '' : random.pick([...characters]);
    return {
      text: text.slice(0, at) + inserted + text.slice(at + random.below(2)),
      from: at,
      to: at + inserted.length
    };
  },
  bytes: ({ text }, random) => noise(text, random),
  /** all occurrences of a name become another one, as a search and replace would do it */
  rename: ({ text, tokens }, random) => {
    const { image } = random.pick(tokens.filter(isWord));
    // what the simulator knows by its name
    if (new RegExp(`^.*\\b${image}\\b.*\\binternal$`, 'm').test(text)) return { text, from: 0, to: 0 };
    return everywhere(
      text,
      new RegExp(`(?<![\\p{L}\\p{N}_])${image}(?![\\p{L}\\p{N}_])`, 'gu'),
      random.pick(specialNames)
    );
  },
  value: ({ text, tokens }, random) => replaced(text, random.pick(tokens.filter(isNumber)), random.pick(extremes)),
  half: ({ text, tokens }, random) => {
    const token = random.pick(tokens);
    return spliced(text, token.startOffset, lineEndAt(text, token.startOffset), '');
  },
  shuffle: ({ text }, random) => {
    const lines = text.split('\n');
    const [one, other] = [random.below(lines.length), random.below(lines.length)];
    return linesChanged(lines, lines.with(one, lines[other]!).with(other, lines[one]!));
  },
  lines: ({ text }, random) => {
    const lines = text.split('\n');
    return linesChanged(lines, lines.toSpliced(random.below(lines.length), 1 + random.below(3)));
  },
  block: ({ text }, random) => {
    const lines = text.split('\n');
    const [start, count] = [random.below(lines.length), 1 + random.below(12)];
    return linesChanged(lines, lines.toSpliced(random.below(lines.length), 0, ...lines.slice(start, start + count)));
  },
  join: ({ text, tokens }, random) => {
    const end = lineEndAt(text, random.pick(tokens).startOffset);
    return spliced(text, end, end + 1, ';');
  },
  windows: ({ text }) => {
    const changed = `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    return { text: changed, from: 0, to: changed.length };
  },
  imports: ({ text }, random) => spliced(text, 0, 0, `import "${random.pick(importable)}"\n`)
};

/** What the world of the campaign has beside the changed text: itself, another that imports it, and others that are no text. */
const importable: readonly string[] = ['text.snn', 'cycle.snn', 'broken.snn', 'missing.snn', '.', '', 'library.snn'];

const specialNames = [
  '__proto__',
  'constructor',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'prototype',
  'length',
  'name',
  'then_1',
  'NaN',
  'Infinity',
  'run',
  'experiment',
  '\u03C4',
  '_'
];
/** numbers and calculations at the edges of what a computer's numbers can be */
const extremes = [
  '0 / 0',
  '1 / 0',
  '-0',
  '1e308',
  '1e308 * 10',
  '1e-320',
  '1e308 ms',
  '1e-300 ms',
  '2147483648',
  '4294967296',
  '9007199254740993',
  '1e18',
  '-1e18 ms',
  'sqrt(-1)',
  'ln(0)',
  'mod(1, 0)',
  '(0 ms / 0)',
  '(0 mV / 0)',
  '[1, 2]',
  '[]',
  '[[1], [2, 3]]',
  '"text"',
  'normal(0, -1)',
  'uniform(1, 0)',
  '0.5',
  '1 > 2'
];

const numbers = [
  '0',
  '-1',
  '1',
  '1e400',
  '007',
  '20',
  '0.1',
  '3 mv',
  '5 %',
  '20 ms',
  '-70 mV',
  '1e-9 s',
  '4 nS',
  '2 GHz',
  '1e9',
  '10000000000000',
  '3.',
  '20 cm^2'
];
const garbage = [
  '@',
  '#',
  ';',
  '$$',
  '\\',
  '?',
  '`',
  '~',
  '&&',
  '|',
  '\u{1F600}',
  '\u00E4',
  '\u200B',
  '\u0007',
  '\uFFFD',
  '\uD800',
  "'",
  '"',
  '..',
  '->',
  '/*'
];
const characters = ' \n\t(){}[],.:=+-*/^<>!\'"%abcdeghimnsV0123_;@#\u00B5\u03C4';

const isWord = ({ image }: IToken): boolean => /^[\p{L}_]{2}/u.test(image);
const isNumber = ({ image }: IToken): boolean => /^[0-9]/.test(image);
const isBracket = ({ image }: IToken): boolean => /^["(){}[\]]/.test(image);

/** Words stay apart from the words beside them. */
function replaced(text: string, { startOffset, image }: IToken, other: string): Changed {
  const [before, after] = [text.slice(0, startOffset), text.slice(startOffset + image.length)];
  const left = other !== '' && joins(before.slice(-1), other.slice(0, 1)) ? ' ' : '';
  const right = other !== '' && joins(other.slice(-1), after.slice(0, 1)) ? ' ' : '';
  return {
    text: before + left + other + right + after,
    from: startOffset,
    to: startOffset + left.length + other.length
  };
}

const joins = (left: string, right: string): boolean => /[\p{L}\p{N}_"]/u.test(left) && /[\p{L}\p{N}_"]/u.test(right);

function swapped(text: string, tokens: readonly IToken[], at: number): Changed {
  const [one, other] = [tokens[at]!, tokens[at + 1]!];
  const between = text.slice(one.startOffset + one.image.length, other.startOffset) || ' ';
  const changed = other.image + between + one.image;
  const end = other.startOffset + other.image.length;
  return {
    text: text.slice(0, one.startOffset) + changed + text.slice(end),
    from: one.startOffset,
    to: one.startOffset + changed.length
  };
}

/** A letter less, twice, another, or two exchanged. */
function misspelt(word: string, random: Random): string {
  const at = random.below(word.length - 1);
  const [before, letter, next, after] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 2)];
  return before + random.pick([next, letter + letter + next, `x${next}`, next + letter]) + after;
}

function spliced(text: string, from: number, to: number, other: string): Changed {
  return { text: text.slice(0, from) + other + text.slice(to), from, to: from + other.length };
}

/** Offset of the end of the line, before its break. */
function lineEndAt(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

function everywhere(text: string, what: RegExp, other: string): Changed {
  return { text: text.replace(what, other), from: 0, to: text.length };
}

/** `from` and `to` are of the first and last line that differ. */
function linesChanged(before: readonly string[], after: readonly string[]): Changed {
  const text = after.join('\n');
  const same = after.findIndex((line, i) => line !== before[i]);
  const first = same < 0 ? after.length : same;
  const from = Math.min(text.length, after.slice(0, first).join('\n').length);
  return { text, from, to: text.length };
}

/** The file as bytes, some of them other ones; mostly no UTF-8 any more. */
function noise(text: string, random: Random): Changed {
  const bytes = new TextEncoder().encode(text);
  for (let left = 1 + random.below(8); left > 0; left--) bytes[random.below(bytes.length)] = random.below(256);
  const changed = new TextDecoder().decode(bytes);
  return { text: changed, from: 0, to: changed.length };
}
