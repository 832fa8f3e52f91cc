// What the list of statements shows is true: every example has its sample in it and runs, every word has a note, no word is named twice.
import { describe, expect, test } from 'vitest';
import { runBlock } from '../../../scripts/docs/block-run.js';
import { referenceLanguage } from '../../../scripts/docs/reference-language.js';
import { examplePage } from '../../../scripts/docs/language-reference.js';
import { bodyRules, statementsOf } from '../../../language/statements/bodies.js';
import { statements } from '../../../language/statements/registry.js';
import { noteOfWord } from '../../../language/statements/statement-of.js';
import { allStatementWords, otherWords, statementWords } from '../../../language/statements/words.js';

const reference = referenceLanguage();
const lines = (text: string): string =>
  text
    .split('\n')
    .map(line => line.trim())
    .join('\n');

describe.each(statements.map(statement => [statement.title, statement] as const))('%s', (_, statement) => {
  const { sample, example, exampleFinds } = statement;
  const page = examplePage(statement);
  test('has its sample in its example', () => expect(lines(example)).toContain(lines(sample.trim())));
  test('has an example that runs', () => {
    const { findings, recordings, verdicts } = runBlock(reference, page, page.blocks.at(-1)!);
    expect(
      findings.map(finding => finding.code),
      findings.map(finding => finding.message).join('\n')
    ).toEqual(exampleFinds ? [exampleFinds] : []);
    expect(recordings.flatMap(recording => recording.faults.map(fault => fault.message))).toEqual([]);
    expect(verdicts.filter(verdict => !verdict.passed).map(verdict => verdict.message)).toEqual([]);
    if (!exampleFinds) expect(example).toMatch(/\b(?:expect|report|plot)\b/);
  });
});

test('every word that begins a statement has a note', () =>
  expect(allStatementWords.filter(word => !noteOfWord(word, { $type: 'Program' }))).toEqual([]));

test('titles differ', () => expect(new Set(statements.map(statement => statement.title)).size).toBe(statements.length));

test.each(bodyRules)('words of other languages are no statements of %s and mean one each', rule => {
  const others = statementsOf(rule).flatMap(({ keyword, alsoCalled = [] }) => (keyword ? alsoCalled : []));
  expect(others.filter(word => statementWords[rule]!.includes(word))).toEqual([]);
  expect(otherWords[rule]!.size).toBe(others.length);
});
