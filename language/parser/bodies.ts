// The bodies that are open at a place in the tokens of a file, and the statement being read in each: what decides which words begin
// a statement there.
import type { IToken } from 'chevrotain';
import { statementWords } from './statement-words.js';

export interface Body {
  /** a key of statement-words.ts; 'Unknown' where nothing opens a body */
  readonly rule: string;
  /** the brace that opened it; undefined for the file itself */
  readonly brace: IToken | undefined;
  /** the first token of the statement being read; undefined between two */
  statement: IToken | undefined;
  /** round and square brackets that are open in the statement */
  brackets: IToken[];
}

export const newBody = (rule: string, brace?: IToken): Body => ({ rule, brace, statement: undefined, brackets: [] });

/** The body that a brace opens behind a statement that begins so. */
const opened: Readonly<Record<string, string>> = {
  neuron: 'Model',
  encoder: 'Model',
  synapse: 'Model',
  plasticity: 'Model',
  connect: 'Connect',
  experiment: 'Experiment',
  on: 'Block',
  each: 'Block',
  sweep: 'Sweep',
  across: 'Across',
  for: 'ForEach',
  repeat: 'Repeat'
};

/** The body that a brace opens in the statement being read in `body`. */
export function bodyOf({ rule, statement }: Body, brace: IToken): Body {
  const word = statement?.image ?? '';
  const opens = statementWords[rule]?.includes(word) ? opened[word] : undefined;
  return newBody(opens ?? 'Unknown', brace);
}

export const isWordToken = ({ image }: IToken): boolean => /^[\p{L}_]/u.test(image);

/** A word of the language, also where it stands for a name. */
export const isKeyword = ({ image, tokenType }: IToken): boolean => tokenType.name === image && /^[a-z]/.test(image);

/** A statement word of a body, whether or not it stands for the statement here. */
export const isStatementWord = ({ image, tokenType }: IToken, rule: string): boolean =>
  tokenType.name === image && statementWords[rule]?.includes(image) === true;
