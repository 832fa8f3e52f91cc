// Where the cursor stands in a text that need not parse: in which body and statement, told by its tokens alone.
import type { IToken } from 'chevrotain';
import type { Lexer } from 'langium';
import { goesOnAfter } from '../../parser/line-ends.js';
import { openedIn } from '../../statements/bodies.js';
import type { BodyRule } from '../../statements/statement-kind.js';
import { allStatementWords, statementWords } from '../../statements/words.js';

export interface Cursor {
  readonly offset: number;
  /** the word around the cursor: from `start` to `end`, of which `typed` stands before the cursor */
  readonly start: number;
  readonly end: number;
  readonly typed: string;
  /** whose body the statement stands in */
  readonly rule: BodyRule;
  /** nothing of a statement stands before the word */
  readonly beginsStatement: boolean;
  /** heads of the blocks around, and the statement up to the word: a text that ends where the cursor is */
  readonly skeleton: string;
  /** where the declaration of the file begins and ends in which the cursor is */
  readonly declaration: readonly [start: number, end: number];
  /** brackets that are open at the cursor and that the rest of the statement does not close */
  readonly unclosed: string;
  /** the number that ends right before the word, with the space behind it */
  readonly number?: { readonly text: string; readonly gap: string };
  /** a unit may go on here: behind a number, its unit if there is one, and a `/` or `*` without a space */
  readonly inCompoundUnit: boolean;
  /** in quotes: what stands before the cursor */
  readonly quoted?: string;
  readonly inComment: boolean;
  readonly before: IToken | undefined;
}

interface Body {
  readonly rule: BodyRule;
  readonly head: string;
  statement: number | undefined;
  /** those that close what is open in the statement, innermost first */
  closing: readonly string[];
}

const letter = 'A-Za-z_µ\\u0370-\\u03FF';
const wordBefore = new RegExp(`[${letter}][${letter}0-9]*$`);
const wordAfter = new RegExp(`^[${letter}0-9]*`);
const numberBefore = new RegExp(`(?<![${letter}0-9.])([0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)([ \\t]*)$`);
const unitSoFar = new RegExp(
  `(?<![${letter}0-9.])[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?[ \\t]*(?:(?:[${letter}%]+(?:\\^-?[0-9]+)?[*/])+|/)$`
);
const topWords = statementWords['Program']!;
const anyWord = allStatementWords.join('|');
const statementLine = new RegExp(`[{}]|\\n[ \\t]*(?:${anyWord})\\b(?!\\s*=)`);
const topLine = new RegExp(`^(?:${topWords.join('|')})\\b`, 'm');

export function cursorAt(text: string, offset: number, lexer: Lexer): Cursor {
  const typed = wordBefore.exec(text.slice(0, offset))?.[0] ?? '';
  const start = offset - typed.length;
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const { tokens } = lexer.tokenize(text.slice(0, start));
  const bodies = bodiesAround(tokens, text);
  const top = bodies[0]!.statement ?? start;
  const inner = bodies.at(-1)!;
  const number = numberBefore.exec(text.slice(Math.max(0, start - 40), start));
  const quoted = /"((?:\\.|[^"\\])*)$/.exec(line.replace(/"(?:\\.|[^"\\])*"/g, found => ' '.repeat(found.length)));
  return {
    offset,
    start,
    typed,
    end: offset + (wordAfter.exec(text.slice(offset))?.[0].length ?? 0),
    rule: inner.rule,
    beginsStatement: inner.statement === undefined || beginsAnew(tokens.at(-1), line, typed),
    skeleton:
      bodies
        .slice(1)
        .map(body => body.head)
        .join('') + text.slice(inner.statement ?? start, start),
    unclosed: notClosedIn(text.slice(offset), inner.closing),
    declaration: [top, endOfDeclaration(text, start)],
    ...(number ? { number: { text: number[1]!, gap: number[2]! } } : {}),
    inCompoundUnit: unitSoFar.test(text.slice(Math.max(0, start - 40), start)),
    ...(quoted ? { quoted: quoted[1]! } : {}),
    inComment: /(?<!:)\/\//.test(line.replace(/"[^"]*"?/g, '')),
    before: tokens.at(-1)
  };
}

/** The bodies that are open at the end of the tokens, from the file inwards; a word that begins a declaration at a line's start closes all. */
function bodiesAround(tokens: readonly IToken[], text: string): readonly Body[] {
  let bodies: Body[] = [{ rule: 'Program', head: '', statement: undefined, closing: [] }];
  tokens.forEach((token, at) => {
    const body = bodies.at(-1)!;
    const { image, startOffset } = token;
    if (isKeyword(token) && token.startColumn === 1 && topWords.includes(image))
      bodies = [{ ...bodies[0]!, statement: startOffset, closing: [] }];
    else if (image === '{') bodies.push(inside(body, text, startOffset));
    else if (image === '}') leave(bodies);
    else if (image === '(' || image === '[') body.closing = [image === '(' ? ')' : ']', ...body.closing];
    else if (image === ')' || image === ']') body.closing = body.closing.slice(1);
    else if (begins(tokens, at, body)) [body.statement, body.closing] = [startOffset, []];
  });
  return bodies;
}

const isKeyword = ({ image, tokenType }: IToken): boolean => tokenType.name === image;

function leave(bodies: Body[]): void {
  if (bodies.length > 1) bodies.pop();
  bodies.at(-1)!.closing = [];
  if (bodies.length === 1) bodies[0]!.statement = undefined;
}

/** Brackets among `closing` that the text up to the next statement lacks. */
function notClosedIn(rest: string, closing: readonly string[]): string {
  const stop = statementLine.exec(rest)?.index ?? rest.length;
  let [missing, depth] = [closing.length, 0];
  for (const image of rest.slice(0, stop).replace(/"[^"\n]*"|\/\/.*/g, '')) {
    if (image === '(' || image === '[') depth++;
    else if (image === ')' || image === ']')
      if (depth > 0) depth--;
      else missing--;
  }
  return missing > 0 ? closing.slice(0, missing).join('') : '';
}

/** In brackets only a word that cannot be an argument's name begins a statement: there a bracket is missing. */
function begins(tokens: readonly IToken[], at: number, body: Body): boolean {
  const { image, tokenType, startLine } = tokens[at]!;
  const before = tokens[at - 1];
  if (body.closing.length > 0 && (before?.startLine === startLine || tokens[at + 1]?.image === '=')) return false;
  if (
    isKeyword(tokens[at]!) &&
    statementWords[body.rule]!.includes(image) &&
    before?.image !== 'on' &&
    before?.image !== '.'
  )
    return true;
  // an equation or assignment begins with a name
  const beginsLine = before?.image === '{' || before?.startLine !== startLine;
  if (body.closing.length > 0 || tokenType.name !== 'ID') return false;
  return body.rule === 'Block' ? beginsLine || isAssigned(tokens[at + 1]) : body.rule === 'Model' && beginsLine;
}

const isAssigned = (next: IToken | undefined): boolean => next !== undefined && /^[+\-*/]?=$/.test(next.image);

/** The body that a `{` at this place opens. */
function inside({ rule, statement }: Body, text: string, brace: number): Body {
  const head = text.slice(statement ?? brace, brace + 1);
  return { rule: openedIn[rule]![/^[a-z]*/.exec(head)![0]] ?? rule, head, statement: undefined, closing: [] };
}

/** On a line of its own, or right behind a bracket that opens or closes a body, a new statement may begin. */
function beginsAnew(before: IToken | undefined, line: string, typed: string): boolean {
  if (before === undefined || before.image === '{' || before.image === '}') return true;
  return line.slice(0, line.length - typed.length).trim() === '' && !goesOnAfter.has(before.image);
}

function endOfDeclaration(text: string, start: number): number {
  const lineEnd = text.indexOf('\n', start);
  if (lineEnd < 0) return text.length;
  const next = topLine.exec(text.slice(lineEnd + 1));
  return next ? lineEnd + 1 + next.index : text.length;
}
