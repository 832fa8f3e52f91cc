// Slips of which it is known what was meant, at the token where the parser stopped.
import type { IRecognitionException, IToken } from 'chevrotain';
import { scaledDerivativeAt, scaledDerivativeMessage } from './scaled-derivative.js';

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

/** `tau V' = …` is told as a misspelt statement. */
function beginsScaled(text: string, prime: number): boolean {
  const before = /[\p{L}_][\p{L}\p{N}_]*[ \t]+[\p{L}_][\p{L}\p{N}_]*[ \t]*$/u.exec(text.slice(0, prime));
  return before !== null && scaledDerivativeAt(text, before.index) !== undefined;
}

/** Rules whose expressions end with a bracket, so that a name behind a name can only be a factor. */
const inBrackets: ReadonlySet<string> = new Set(['Paren', 'Args', 'Chain', 'List']);
const isName = ({ tokenType }: IToken): boolean =>
  tokenType.name === 'ID' || tokenType.CATEGORIES?.[0]?.name === 'NAME';
const isReal = (token: IToken): boolean =>
  Number.isFinite(token.startOffset) && token.startOffset >= 0 && !token.isInsertedInRecovery;
