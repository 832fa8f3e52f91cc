// Where the cursor stands in a text that need not parse: in which body and statement, told by its tokens alone.
import type { IToken } from 'chevrotain';
import type { Lexer } from 'langium';
import { statementWords } from '../../parser/statement-words.js';

export interface Cursor {
  readonly offset: number;
  /** the word around the cursor: from `start` to `end`, of which `typed` stands before the cursor */
  readonly start: number;
  readonly end: number;
  readonly typed: string;
  /** whose body the statement stands in: a key of `statementWords` */
  readonly rule: string;
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
  /** in quotes: what stands before the cursor */
  readonly quoted?: string;
  readonly inComment: boolean;
  readonly before: IToken | undefined;
}

interface Body {
  readonly rule: string;
  readonly head: string;
  statement: number | undefined;
  /** those that close what is open in the statement, innermost first */
  closing: readonly string[];
}

const letter = 'A-Za-z_µ\\u0370-\\u03FF';
const wordBefore = new RegExp(`[${letter}][${letter}0-9]*$`);
const wordAfter = new RegExp(`^[${letter}0-9]*`);
const numberBefore = new RegExp(`(?<![${letter}0-9.])([0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)([ \\t]*)$`);
const topWords = statementWords['Program']!;
const statementLine = new RegExp(`[{}]|\\n[ \\t]*(?:${[...new Set(Object.values(statementWords).flat())].join('|')})\\b(?!\\s*=)`);
const topLine = new RegExp(`^(?:${topWords.join('|')})\\b`, 'm');

export function cursorAt(text: string, offset: number, lexer: Lexer): Cursor {
  const typed = wordBefore.exec(text.slice(0, offset))?.[0] ?? '';
  const start = offset - typed.length;
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const { tokens } = lexer.tokenize(text.slice(0, start));
  const bodies = bodiesAround(tokens, text, start);
  const top = bodies[0]!.statement ?? start;
  const inner = bodies.at(-1)!;
  const number = numberBefore.exec(text.slice(Math.max(0, start - 40), start));
  const quoted = /"((?:\\.|[^"\\])*)$/.exec(line.replace(/"(?:\\.|[^"\\])*"/g, found => ' '.repeat(found.length)));
  return {
    offset, start, typed,
    end: offset + (wordAfter.exec(text.slice(offset))?.[0].length ?? 0),
    rule: inner.rule,
    beginsStatement: inner.statement === undefined || beginsAnew(tokens.at(-1), line, typed),
    skeleton: bodies.slice(1).map(body => body.head).join('') + text.slice(inner.statement ?? start, start),
    unclosed: notClosedIn(text.slice(offset), inner.closing),
    declaration: [top, endOfDeclaration(text, start)],
    ...(number ? { number: { text: number[1]!, gap: number[2]! } } : {}),
    ...(quoted ? { quoted: quoted[1]! } : {}),
    inComment: /(?<!:)\/\//.test(line.replace(/"[^"]*"?/g, '')),
    before: tokens.at(-1)
  };
}

/** The bodies that are open at the end of the tokens, from the file inwards; a word that begins a declaration at a line's start closes all. */
function bodiesAround(tokens: readonly IToken[], text: string, end: number): readonly Body[] {
  let bodies: Body[] = [{ rule: 'Program', head: '', statement: undefined, closing: [] }];
  tokens.forEach((token, at) => {
    const body = bodies.at(-1)!;
    const { image, startOffset } = token;
    if (isKeyword(token) && token.startColumn === 1 && topWords.includes(image)) bodies = [{ ...bodies[0]!, statement: startOffset, closing: [] }];
    else if (image === '{') bodies.push({ rule: ruleInside(body, text), head: text.slice(body.statement ?? startOffset, startOffset + 1), statement: undefined, closing: [] });
    else if (image === '}') leave(bodies);
    else if (image === '(' || image === '[') body.closing = [image === '(' ? ')' : ']', ...body.closing];
    else if (image === ')' || image === ']') body.closing = body.closing.slice(1);
    else if (begins(tokens, at, body)) [body.statement, body.closing] = [startOffset, []];
  });
  return bodies.map(body => ({ ...body, statement: body.statement === undefined || body.statement > end ? undefined : body.statement }));
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
    else if (image === ')' || image === ']') if (depth > 0) depth--; else missing--;
  }
  return missing > 0 ? closing.slice(0, missing).join('') : '';
}

/** In brackets only a word that cannot be an argument's name begins a statement: there a bracket is missing. */
function begins(tokens: readonly IToken[], at: number, body: Body): boolean {
  const { image, tokenType, startLine } = tokens[at]!;
  const before = tokens[at - 1];
  if (body.closing.length > 0 && (before?.startLine === startLine || tokens[at + 1]?.image === '=')) return false;
  if (isKeyword(tokens[at]!) && statementWords[body.rule]!.includes(image) && before?.image !== 'on' && before?.image !== '.') return true;
  // an equation or assignment begins with a name
  return body.closing.length === 0 && (body.rule === 'Model' || body.rule === 'Block') && tokenType.name === 'ID' && (before?.image === '{' || before?.startLine !== startLine || body.rule === 'Block' && isAssigned(tokens[at + 1]));
}

const isAssigned = (next: IToken | undefined): boolean => next !== undefined && /^[+\-*/]?=$/.test(next.image);

/** The rule whose body a `{` opens, by the first word of the statement before it. */
function ruleInside(body: Body, text: string): string {
  const word = /^[a-z]+/.exec(text.slice(body.statement ?? text.length))?.[0] ?? '';
  return { neuron: 'Model', synapse: 'Model', plasticity: 'Model', connect: 'Connect', experiment: 'Experiment', sweep: 'Sweep', on: 'Block' }[word] ?? body.rule;
}

/** On a line of its own, or right behind a bracket that opens or closes a body, a new statement may begin. */
function beginsAnew(before: IToken | undefined, line: string, typed: string): boolean {
  if (before === undefined || before.image === '{' || before.image === '}') return true;
  const isContinued = /^(?:[,:=([+\-*/<>^]|->|\.\.|and|or|not|of|in|to|from|with|within|near|every|then|else|if|when)$/.test(before.image) || /[=<>]$/.test(before.image);
  return line.slice(0, line.length - typed.length).trim() === '' && !isContinued;
}

function endOfDeclaration(text: string, start: number): number {
  const lineEnd = text.indexOf('\n', start);
  if (lineEnd < 0) return text.length;
  const next = topLine.exec(text.slice(lineEnd + 1));
  return next ? lineEnd + 1 + next.index : text.length;
}
