// The words that begin statements and those that continue them, by the rule whose body the statement stands in.
import { bodyRules, bodyWords, nestedBodies, statementsOf } from './bodies.js';
import { statements } from './registry.js';
import type { BodyRule, StatementKind } from './statement-kind.js';

const distinct = <T>(list: readonly T[]): T[] => [...new Set(list)];

const keywordsOf = (list: readonly StatementKind[]): string[] =>
  distinct(list.flatMap(({ keyword }) => (keyword === undefined ? [] : [keyword])));

/** Which words begin a statement: by what stands there, and for words that stand in the wrong place. */
export const statementWords: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  bodyRules.map(rule => [rule, keywordsOf(statementsOf(rule))])
);

export const allStatementWords: readonly string[] = keywordsOf(statements);

/** The words of a statement besides the one it begins with, as its syntax has them. */
export const wordsWithin = ({ keyword, syntax }: StatementKind): string[] =>
  distinct(
    syntax.flatMap(form => form.match(/(?<![\p{L}_])[a-z]+(?![\p{L}_])/gu) ?? []).filter(word => word !== keyword)
  );

/** Words that stand between the parts of an expression. */
const betweenParts: readonly string[] = ['of', 'against', 'crosses'];

const continued: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  bodyRules.map(rule => [rule, new Set([...betweenParts, ...statementsOf(rule).flatMap(wordsWithin)])])
);

/** Whether a word stands inside of statements of a body, and begins none anywhere. */
export const continuesStatement = (word: string, rule: string): boolean =>
  continued[rule]?.has(word) === true && !allStatementWords.includes(word);

/** The other places where a word begins a statement. */
export const placesOf = (word: string): string[] =>
  bodyRules
    .filter(rule => !nestedBodies.has(rule) && statementWords[rule]!.includes(word))
    .map(rule => bodyWords[rule]);

/** What stands between the word of a statement and the brace of the body that it opens there: `spike`, `pre`, `post`, `step` of a block. */
export const headWords = (opens: BodyRule): ReadonlySet<string> =>
  new Set(statements.filter(statement => statement.opens === opens).flatMap(wordsWithin));

/** Words of other languages, and the word that stands for each in a body. */
export const otherWords: Readonly<Record<string, ReadonlyMap<string, string>>> = Object.fromEntries(
  bodyRules.map(rule => [
    rule,
    new Map(
      statementsOf(rule).flatMap(({ keyword, alsoCalled = [] }) =>
        keyword === undefined ? [] : alsoCalled.map(other => [other, keyword] as const)
      )
    )
  ])
);
