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

/** Changes by name. All but the last four change one token; `split` breaks a line where its statement goes on, and must not
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
  bytes: ({ text }, random) => noise(text, random)
};

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

/** The file as bytes, some of them other ones; mostly no UTF-8 any more. */
function noise(text: string, random: Random): Changed {
  const bytes = new TextEncoder().encode(text);
  for (let left = 1 + random.below(8); left > 0; left--) bytes[random.below(bytes.length)] = random.below(256);
  const changed = new TextDecoder().decode(bytes);
  return { text: changed, from: 0, to: changed.length };
}
