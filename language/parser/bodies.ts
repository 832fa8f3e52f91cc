// The bodies that are open at a place in the tokens of a file, and the statement being read in each: what decides which words begin
// a statement there.
import type { IToken } from 'chevrotain';
import { nestedBodies, openedIn } from '../statements/bodies.js';
import { statementWords } from '../statements/words.js';

export interface Body {
  /** the rule of a body; 'Unknown' where nothing opens a body */
  readonly rule: string;
  /** the brace that opened it; undefined for the file itself */
  readonly brace: IToken | undefined;
  /** the first token of the statement being read; undefined between two */
  statement: IToken | undefined;
  /** round and square brackets that are open in the statement */
  brackets: IToken[];
  /** a '=' stood in the statement: `neuron cell = lif(…)` has no body */
  assigned: boolean;
}

export const newBody = (rule: string, brace?: IToken): Body => ({
  rule,
  brace,
  statement: undefined,
  brackets: [],
  assigned: false
});

/** The body that the statement being read opens with a brace, where it is one that does. */
export function opensBody({ rule, statement }: Body): string | undefined {
  if (!statement || statement.tokenType.name !== statement.image) return undefined;
  const opens = openedIn[rule];
  return opens && Object.hasOwn(opens, statement.image) ? opens[statement.image] : undefined;
}

/** The body that a brace opens in the statement being read in `body`. */
export const bodyOf = (body: Body, brace: IToken): Body => newBody(opensBody(body) ?? 'Unknown', brace);

export const isWordToken = ({ image }: IToken): boolean => /^[\p{L}_]/u.test(image);

/** A word of the language, also where it stands for a name. */
export const isKeyword = ({ image, tokenType }: IToken): boolean => tokenType.name === image && /^[a-z]/.test(image);

/** A statement word of a body, whether or not it stands for the statement here. */
export const isStatementWord = ({ image, tokenType }: IToken, rule: string): boolean =>
  tokenType.name === image && statementWords[rule]?.includes(image) === true;

/** A statement word that the grammar takes in a body. */
export const isTaken = (token: IToken, rule: string): boolean =>
  isStatementWord(token, nestedBodies.has(rule) ? 'Experiment' : rule);
