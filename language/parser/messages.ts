// Parser errors as sentences that name what was found, what is missing and, for a misspelt word, the likely one.
import type { IParserErrorMessageProvider, IToken, TokenType } from 'chevrotain';
import { reservedWords } from './reserved-words.js';
import { bodyWords, isBodyRule, namesBegin } from '../statements/bodies.js';
import { continuesStatement, placesOf, statementWords } from '../statements/words.js';
import { likelyWord } from './likely-word.js';

/** Part of every message about something that should stand before the token found. */
export const missing = 'is missing';

/** Begins the message about a '}' that is missing at the end of the file. */
export const unclosed = 'The last block is not closed';

export class SnnParserMessages implements IParserErrorMessageProvider {
  buildMismatchTokenMessage({
    expected,
    actual,
    previous,
    ruleName
  }: {
    expected: TokenType;
    actual: IToken;
    previous: IToken;
    ruleName: string;
  }): string {
    const rule = nameOfRule(ruleName);
    if (expected.name === 'EOF') return behindStatement(actual, previous, 'Program');
    if ((expected.name === '}' || expected.name === 'END') && statementWords[rule])
      return behindStatement(actual, previous, rule);
    if (isNameToken(expected) && reservedWords.has(actual.image)) return reserved(actual.image);
    const form = formOf(expected.name, previous.image, rule);
    return `${wordsFor(expected)} ${missing} ${place(previous, actual)}${form ? `; ${form}` : ''}.`;
  }

  buildNotAllInputParsedMessage({ firstRedundant }: { firstRedundant: IToken }): string {
    return behindStatement(firstRedundant, undefined, 'Program');
  }

  buildNoViableAltMessage({
    expectedPathsPerAlt,
    actual,
    previous,
    ruleName
  }: {
    expectedPathsPerAlt: TokenType[][][];
    actual: IToken[];
    previous: IToken;
    ruleName: string;
  }): string {
    const rule = nameOfRule(ruleName);
    const found = actual[0]!;
    const paths = expectedPathsPerAlt.flat();
    if (mayBeginStatement(nthOf(paths, 0), rule)) return strangeStatement(found, rule);
    const begun = paths.filter(path => path[0]?.name === found.image);
    // a statement's own word stands there, so what is wrong comes behind it
    return begun.length > 0 && actual.length > 1
      ? notThere(nthOf(begun, 1), found, actual[1]!)
      : notThere(nthOf(paths, 0), previous, found);
  }

  buildEarlyExitMessage({ actual, previous }: { actual: IToken[]; previous: IToken }): string {
    return `Something ${missing} ${place(previous, actual[0]!)}.`;
  }
}

/** What to write where a word alone does not say it. */
function formOf(expected: string, previous: string, rule: string): string | undefined {
  if (expected === '..' && rule === 'Ranged')
    return 'a range goes from its lowest to its highest value, as in index in 0 .. 4';
  if (expected === 'per' && previous.startsWith('spike'))
    return 'spikes are counted in each presentation, as in lose 1 spike per presentation';
  return undefined;
}

/** The names of the tokens that may stand at a place of these paths. */
const nthOf = (paths: readonly TokenType[][], place: number): ReadonlySet<string> =>
  new Set(paths.flatMap(path => path[place]?.name ?? []));

const mayBeginStatement = (expected: ReadonlySet<string>, rule: string): boolean =>
  statementWords[rule]?.some(word => expected.has(word)) === true;

const notThere = (expected: ReadonlySet<string>, previous: IToken, found: IToken): string =>
  previous.image === 'on'
    ? `The event ${missing} after 'on'; write on spike { … } in a neuron, and in a synapse or rule on pre { … }, on post { … } or on NAME { … } of an event that it declares.`
    : `${wordsForAny(expected)} ${missing} ${place(previous, found)}.`;

/** The word that was probably meant where no statement can begin with `token`. */
export function likelyStatement(token: IToken, ruleName: string | undefined): string | undefined {
  return isWord(token) ? likelyWord(token.image, nameOfRule(ruleName ?? '')) : undefined;
}

const isNameToken = ({ name }: TokenType): boolean => name === 'NAME' || name === 'ID';

const reserved = (word: string): string =>
  `'${word}' is a reserved word and cannot be a name; choose another name, such as ${word}_1.`;

/** What stands where a statement might have ended: on its line a second one, or something that doesn't belong to it. */
function behindStatement(token: IToken, previous: IToken | undefined, rule: string): string {
  if (isEnd(token) || !previous || isEnd(previous) || previous.endLine !== token.startLine)
    return strangeStatement(token, rule);
  return `'${shortened(token.image)}' does not belong to the statement before it; a statement ends with its line or with ';'.`;
}

/** Langium marks its rules with an invisible character. */
const nameOfRule = (name: string): string => name.replace(/\u200B/g, '');

/** A token where a statement of this rule's body should begin. */
export function strangeStatement(token: IToken, rule: string): string {
  const body = bodyNamed(rule);
  if (isEnd(token)) return `${unclosed}; a '}' is missing at the end of the file.`;
  if (token.image === '}') return `This '}' closes nothing; remove it, or add the '{' it belongs to.`;
  if (!isWord(token))
    return `No statement begins with '${token.image}'; ${body} consists of statements such as ${examplesOf(rule)}.`;
  return unknownStatement(token.image, rule, likelyStatement(token, rule));
}

/** A word where a statement of this rule's body should begin, and the word that was probably meant. */
export function unknownStatement(word: string, rule: string, meant: string | undefined): string {
  const body = bodyNamed(rule);
  const places = placesOf(word);
  if (continuesStatement(word, rule))
    return `'${word}' continues a statement, and here it begins one; write it on the line before.`;
  if (places.length > 0)
    return rule === 'Program'
      ? `'${word}' does not belong at the top of a file, but in ${places.join(' or ')}; a '}' before it may be one too many.`
      : `'${word}' does not stand in ${body}, but in ${places.join(' or ')}; a '}' may be missing before it.`;
  const likely = meant ?? likelyWord(word, rule);
  return likely
    ? `Unknown statement '${word}'. Did you mean '${likely}'?`
    : `Unknown statement '${word}'; ${body} consists of ${allOf(rule)}.`;
}

const bodyNamed = (rule: string): string => (isBodyRule(rule) ? bodyWords[rule] : 'a body');

const examplesOf = (rule: string): string =>
  rule === 'Block'
    ? `'V = V_reset' or 'w += b'`
    : statementWords[rule]!.slice(0, 4)
        .map(word => `'${word}'`)
        .join(', ');

/** All that may stand in a body, as one who writes an unknown word looks for another. */
const allOf = (rule: string): string =>
  rule === 'Block'
    ? `statements such as ${examplesOf(rule)}`
    : `the statements ${statementWords[rule]!.map(word => `'${word}'`).join(', ')}${namesBegin.has(rule) ? ' and equations' : ''}`;

const isEnd = (token: IToken): boolean => token.tokenType.name === 'EOF' || Number.isNaN(token.startOffset);
const isWord = (token: IToken): boolean => /^[\p{L}_]/u.test(token.image);

function place(previous: IToken | undefined, found: IToken): string {
  if (isEnd(found)) return 'at the end of the file';
  const behind =
    previous && !isEnd(previous) && previous.image !== '' ? `after '${shortened(previous.image)}'` : 'here';
  return previous && found.startLine === previous.endLine && found.image !== ''
    ? `${behind}; there is '${shortened(found.image)}' instead`
    : behind;
}

const shortened = (image: string): string => (image.length > 30 ? `${image.slice(0, 30)}…` : image);

const tokenWords: Readonly<Record<string, string>> = {
  ID: 'A name',
  NAME: 'A name',
  END: "A ';' or the end of the line",
  NUMBER: 'A number',
  QUANTITY: 'A quantity such as 20 ms',
  STRING: 'A text in quotes',
  EOF: 'The end of the file'
};

const wordsFor = ({ name }: TokenType): string => tokenWords[name] ?? oneWord(`'${name}'`);

/** A sign has an article, a word of the language is called by itself. */
const oneWord = (quoted: string): string => (/^'[a-z]/.test(quoted) ? quoted : `A ${quoted}`);

function wordsForAny(names: ReadonlySet<string>): string {
  if (names.has('QUANTITY') || (names.has('NUMBER') && names.has('NAME') && names.has('(')))
    return names.has('dimension') ? `A dimension such as mV or 1` : 'A value';
  const named = names.has('ID') || names.has('NAME') ? ['A name'] : [];
  const words = [...names]
    .filter(name => !(name in tokenWords) && !(named.length > 0 && /^[a-z]/.test(name)))
    .map(name => `'${name}'`);
  const all = [...named, ...words].slice(0, 6);
  if (all.length === 0) return 'Something';
  const last = all.pop()!;
  return all.length === 0 ? (last.startsWith("'") ? oneWord(last) : last) : `One of ${all.join(', ')} or ${last}`;
}
