// Keeps expressions shallow enough for every recursive walk: what nests too deep is cut out of the tokens and reported once.
import type { IToken, TokenType } from 'chevrotain';
import { isStatementWord } from './bodies.js';

/** brackets and prefix operators inside one another; a person's deepest is about ten, and at 40 the parser's recovery runs out of stack */
const deepestNesting = 25;
/** calls, indices and columns of one name in a row: f(1)(2)[3].x */
const longestPostfix = 50;
/** operators in one expression without a bracket or comma between them */
const longestChain = 500;

export interface NestingFault {
  readonly token: IToken;
  readonly message: string;
}

/** What is wrong with a token, and how much is cut with it. */
interface TooMuch {
  readonly message: string;
  /** a bracket and what is in it, or all that follows in the expression */
  readonly cut: 'bracket' | 'rest';
}

const prefixes = new Set(['-', '+', 'not']);
const chained = new Set([
  '+',
  '-',
  '*',
  '/',
  'and',
  'or',
  '^',
  'not',
  'if',
  'then',
  'else',
  '<',
  '>',
  '<=',
  '>=',
  '==',
  '!='
]);
const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** One bracket that is open, and the run of operators inside it so far. */
interface Level {
  readonly close: string;
  operators: number;
  /** signs and `not` in front of one operand */
  prefixes: number;
  /** powers that nest to the right, and conditions */
  powers: number;
  conditions: number;
  /** calls, indices and columns of the name before */
  postfixes: number;
  last: string;
}

const newLevel = (close: string): Level => ({
  close,
  operators: 0,
  prefixes: 0,
  powers: 0,
  conditions: 0,
  postfixes: 0,
  last: ''
});

/** The tokens with a `number` in place of what nests too deep, and where that was. */
export function limitNesting(tokens: IToken[], number: TokenType): { tokens: IToken[]; faults: NestingFault[] } {
  if (!mayNest(tokens)) return { tokens, faults: [] };
  const kept: IToken[] = [];
  const faults: NestingFault[] = [];
  const levels: Level[] = [newLevel('')];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const tooMuch = enter(token, levels);
    if (!tooMuch) {
      kept.push(token);
      continue;
    }
    const { message, cut } = tooMuch;
    faults.push({ token, message });
    at = endOfTooDeep(tokens, at, cut === 'bracket') - 1;
    if (cut === 'bracket' && token.image === '(' && kept[kept.length - 1]?.tokenType.name === 'ID') kept.pop();
    if (wantsOperand(kept[kept.length - 1]))
      kept.push({ ...token, image: '0', tokenType: number, tokenTypeIdx: number.tokenTypeIdx! });
  }
  return { tokens: kept, faults };
}

/** Takes note of a token; says what is wrong when it is one too many. */
function enter(token: IToken, levels: Level[]): TooMuch | undefined {
  const { image } = token;
  const level = levels[levels.length - 1]!;
  if (countPostfix(token, level) > longestPostfix) {
    return {
      message: `More than ${longestPostfix} brackets and dots follow one name here; name a part with const or let and use the name.`,
      cut: 'rest'
    };
  }
  if (image in closing) {
    if (levels.length + nestedIn(level) > deepestNesting) {
      return {
        message: `Brackets nest deeper than ${deepestNesting} levels here; name an inner part with const or let and use the name.`,
        cut: 'bracket'
      };
    }
    level.prefixes = 0;
    level.last = image;
    levels.push(newLevel(closing[image]!));
    return undefined;
  }
  if (levels.length > 1 && image === level.close) {
    levels.pop();
    levels[levels.length - 1]!.last = image;
    return undefined;
  }
  if (image === ',' || image === '=' || (image.endsWith('=') && !chained.has(image)) || isStatementStart(token))
    level.operators = level.prefixes = level.powers = level.conditions = 0;
  const fault = chained.has(image) ? countOperator(image, level, levels.length) : undefined;
  if (!chained.has(image)) level.prefixes = 0;
  level.last = image;
  return fault === undefined ? undefined : { message: fault, cut: 'rest' };
}

/** How many brackets and dots follow the name before, this token included. */
function countPostfix({ image }: IToken, level: Level): number {
  if (image === '.' || ((image === '(' || image === '[') && (level.last === ')' || level.last === ']')))
    return ++level.postfixes;
  if (level.last !== '.' && !(image in closing) && image !== level.close) level.postfixes = 0;
  return level.postfixes;
}

const nestedIn = ({ prefixes, powers, conditions }: Level): number => prefixes + powers + conditions;

function countOperator(image: string, level: Level, depth: number): string | undefined {
  const isPrefix = prefixes.has(image) && (level.last === '' || level.last === '=' || chained.has(level.last));
  if (image === '^') level.powers++;
  else if (!isPrefix) level.powers = 0;
  if (image === 'if') level.conditions++;
  if (isPrefix) level.prefixes++;
  if (nestedIn(level) + depth > deepestNesting)
    return `Operators nest deeper than ${deepestNesting} levels here; name an inner part with const or let and use the name.`;
  if (++level.operators > longestChain)
    return `This expression has more than ${longestChain} operators in a row; name parts of it with const or let and use the names.`;
  return undefined;
}

/** A keyword that begins a statement ends a chain of operators. */
const isStatementStart = (token: IToken): boolean =>
  /^[a-z]/.test(token.image) &&
  token.tokenType.name === token.image &&
  !chained.has(token.image) &&
  token.image !== 'of';

/** Index of the first token behind what is cut: its closing bracket, a comma, or a declaration where brackets stay open. */
function endOfTooDeep(tokens: readonly IToken[], start: number, bracket: boolean): number {
  let depth = 0;
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (
      at > start &&
      (beginsDeclaration(token, tokens[at - 1]!) || (depth === 0 && (token.image === ',' || isStatementStart(token))))
    )
      return at;
    if (token.image in closing) depth++;
    else if (isClosing(token) && --depth < 0) return at;
    else if (isClosing(token) && depth === 0 && bracket) return at + 1;
  }
  return tokens.length;
}

/** A word that stands in a file begins a line. */
const beginsDeclaration = (token: IToken, before: IToken): boolean =>
  token.startLine !== before.endLine && isStatementWord(token, 'Program');

const isClosing = ({ image }: IToken): boolean => image === ')' || image === ']' || image === '}';

/** What was cut began where a value is due: something must stand there, and 0 fits every dimension. */
const wantsOperand = (before: IToken | undefined): boolean =>
  (before !== undefined && !isClosing(before) && !/^[\p{L}_0-9"]/u.test(before.image)) ||
  (before !== undefined && isOperatorWord(before));
const isOperatorWord = ({ image, tokenType }: IToken): boolean => tokenType.name === image && /^[a-z]/.test(image);

/** Cheap look: almost no file needs more. */
function mayNest(tokens: readonly IToken[]): boolean {
  let open = 0;
  let run = 0;
  let postfixes = 0;
  let last = '';
  for (const { image } of tokens) {
    if (image === '.' || (image in closing && (last === ')' || last === ']'))) postfixes++;
    else if (image === '=' || image === ',') postfixes = 0;
    last = image;
    if (image === '(' || image === '[' || image === '{') open++;
    else if (image === ')' || image === ']' || image === '}') open--;
    if (chained.has(image)) run++;
    else if (image === '=' || image === ',') run = 0;
    if (open >= deepestNesting / 2 || run >= deepestNesting / 2 || postfixes > longestPostfix) return true;
  }
  return false;
}
