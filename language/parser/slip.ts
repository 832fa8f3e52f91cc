// Slips of which it is known what was meant, at the token where the parser stopped.
import type { IRecognitionException, IToken } from 'chevrotain';
import { namesBegin } from '../statements/bodies.js';
import { statementWords } from '../statements/words.js';
import { scaledDerivativeAt, scaledDerivativeMessage } from './scaled-derivative.js';
import { slippedOrderAt } from './slipped-order.js';

export interface Slip {
  readonly message: string;
  /** what the text takes the place of, where its end is known */
  readonly replaced?: { readonly from: number; readonly to: number };
  readonly text: string;
}

/** `V == 3 mV` for an assignment, `R V` for a product, `tau * V' = …` for an equation; 'told' where another check says it. */
export function slipAt(
  { token, previousToken, context: { ruleStack } }: IRecognitionException & { previousToken?: IToken },
  text: string
): Slip | 'told' | undefined {
  if (!isReal(token)) return undefined;
  const rule = ruleStack.at(-1)?.replace(/\u200B/g, '');
  const scaled = scaledDerivativeAt(text, token.startOffset);
  if (scaled)
    return {
      message: scaledDerivativeMessage(scaled),
      ...(scaled.end === undefined ? {} : { replaced: { from: token.startOffset, to: scaled.end } }),
      text: scaled.text
    };
  if (token.image === "'" && beginsScaled(text, token.startOffset)) return 'told';
  const noise = givenNoise(token, text);
  if (noise) return { message: noise, text: '' };
  const order = slippedOrderAt(text, token.startOffset);
  if (order) return order;
  const joined = missingEnd(token, rule, text);
  if (joined) return joined;
  if (!previousToken || !isReal(previousToken)) return undefined;
  if (token.image === '==' && (rule === 'Assignment' || rule === 'Equation')) {
    const replaced = { from: token.startOffset, to: token.startOffset + token.image.length };
    return { message: `'==' compares two values; write = to give one.`, replaced, text: '=' };
  }
  const isProduct =
    rule !== undefined &&
    inBrackets.has(rule) &&
    isName(previousToken) &&
    isName(token) &&
    token.startLine === previousToken.startLine;
  if (!isProduct) return undefined;
  const product = `${previousToken.image} * ${token.image}`;
  const replaced = { from: previousToken.startOffset, to: token.startOffset + token.image.length };
  return {
    message: `Between ${previousToken.image} and ${token.image} the * is missing; write ${product}.`,
    replaced,
    text: product
  };
}

/** A noise with a value or a unit. */
function givenNoise({ startOffset, image }: IToken, text: string): string | undefined {
  if (image !== '=' && image !== ':') return undefined;
  const line = text.slice(startOfLine(startOffset, text), startOffset);
  const name = /(?:^|[{;])[ \t]*noise[ \t]+([\p{L}_][\p{L}\p{N}_]*)[ \t]*$/u.exec(line)?.[1];
  return (
    name &&
    `A noise has unit intensity and nothing that could be given; write noise ${name}, and a factor where it is read.`
  );
}

const startOfLine = (offset: number, text: string): number =>
  Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;

/** Two statements on one line without the `;` between them: the second begins with `token`, or with the word before it. */
function missingEnd(token: IToken, rule: string | undefined, text: string): Slip | undefined {
  const { startOffset, image } = token;
  const lineStart = startOfLine(startOffset, text);
  const line = text.slice(lineStart, startOffset);
  if (statementWords[rule ?? ''] === undefined || /(?:^|[{;])[ \t]*$/.test(line)) return undefined;
  const wordBefore = /([\p{L}_][\p{L}\p{N}_]*)[ \t]*$/u.exec(line);
  const begins = beginsUpdate(token) ? wordBefore?.[1] : isStatementBegin(token, rule!) ? image : undefined;
  if (begins === undefined) return undefined;
  const from = startOffset - (beginsUpdate(token) ? line.length - wordBefore!.index : 0);
  const gap = / *$/.exec(text.slice(lineStart, from))![0].length;
  return {
    message: `A ';' is missing before '${begins}': statements on one line are separated by ';'.`,
    replaced: { from: from - gap, to: from },
    text: '; '
  };
}

const beginsUpdate = ({ image }: IToken): boolean => /^(?:'|[-+*/]?=)$/.test(image);
const isStatementBegin = (token: IToken, rule: string): boolean =>
  statementWords[rule]!.includes(token.image) || (namesBegin.has(rule) && /^[\p{L}_]/u.test(token.image));

/** `tau V' = …` is told as a misspelt statement. */
function beginsScaled(text: string, prime: number): boolean {
  const before = /([\p{L}_][\p{L}\p{N}_]*)[ \t]+[\p{L}_][\p{L}\p{N}_]*[ \t]*$/u.exec(text.slice(0, prime));
  return (
    before !== null &&
    !statementWords['Model']!.includes(before[1]!) &&
    scaledDerivativeAt(text, before.index) !== undefined
  );
}

/** Rules whose expressions end with a bracket, so that a name behind a name can only be a factor. */
const inBrackets: ReadonlySet<string> = new Set(['Paren', 'Args', 'Chain', 'List']);
const isName = ({ tokenType }: IToken): boolean =>
  tokenType.name === 'ID' || tokenType.CATEGORIES?.[0]?.name === 'NAME';
const isReal = (token: IToken): boolean =>
  Number.isFinite(token.startOffset) && token.startOffset >= 0 && !token.isInsertedInRecovery;

/** Whether an equation or assignment begins with the word that ends here: a `;` is missing before it, and another check says so. */
export const beginsUpdateAt = (text: string, end: number): boolean =>
  /^[ \t]*(?:'|[-+*/]?=(?!=))/.test(text.slice(end, end + 40));
