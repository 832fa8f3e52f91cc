// The list of statements says what the grammar says: which statements stand in which body, by which words they begin and go on, and
// that they are written as their syntax has it.
import { AstUtils, GrammarAST } from 'langium';
import { describe, expect, test } from 'vitest';
import { createSnnServices } from '../../../language/module.js';
import { reservedWords } from '../../../language/parser/reserved-words.js';
import { bodyRules, namesBegin, nestedBodies, openedIn, statementsOf } from '../../../language/statements/bodies.js';
import { statements } from '../../../language/statements/registry.js';
import type { BodyRule, StatementKind } from '../../../language/statements/statement-kind.js';
import { continuesStatement, statementWords, wordsWithin } from '../../../language/statements/words.js';
import { writtenForms } from './written-forms.js';

const { snn } = createSnnServices({
  read: () => 'missing',
  entries: () => 'missing',
  stamp: () => undefined,
  library: 'file:///library/',
  libraryFiles: []
});
const rules = new Map(snn.Grammar.rules.filter(GrammarAST.isParserRule).map(rule => [rule.name, rule] as const));

const isWord = (word: string): boolean => /^[a-z]+$/.test(word) && !reservedWords.has(word);
const wordsOf = (node: GrammarAST.ParserRule | GrammarAST.AbstractElement): string[] =>
  AstUtils.streamAst(node)
    .filter(GrammarAST.isKeyword)
    .map(keyword => keyword.value)
    .filter(isWord)
    .toArray();

/** The types of the nodes that a rule makes. */
function typesOf(rule: GrammarAST.ParserRule): string[] {
  const actions = AstUtils.streamAst(rule).filter(GrammarAST.isAction).toArray();
  if (actions.length > 0) return actions.map(action => action.inferredType!.name);
  const { definition } = rule;
  const alternatives = GrammarAST.isAlternatives(definition) ? definition.elements : [definition];
  return alternatives.every(GrammarAST.isRuleCall)
    ? alternatives.flatMap(call => typesOf(call.rule.ref as GrammarAST.ParserRule))
    : [rule.name];
}

/** The rules of the statements in a body: what its lists hold. */
function statementRules(body: BodyRule): GrammarAST.ParserRule[] {
  const lists = AstUtils.streamAst(rules.get(body)!)
    .filter(GrammarAST.isAssignment)
    .filter(({ feature }) => ['imports', 'declarations', 'members', 'statements'].includes(feature))
    .map(({ terminal }) => (terminal as GrammarAST.RuleCall).rule.ref as GrammarAST.ParserRule);
  return [...new Set(lists.toArray().flatMap(alternativesOf))];
}

/** A rule that is nothing but a choice of other rules stands for these. */
function alternativesOf(rule: GrammarAST.ParserRule): GrammarAST.ParserRule[] {
  const { definition } = rule;
  if (!GrammarAST.isAlternatives(definition) || !definition.elements.every(GrammarAST.isRuleCall)) return [rule];
  return definition.elements.flatMap(call => alternativesOf(call.rule.ref as GrammarAST.ParserRule));
}

/** A word that a statement of a rule begins with: the first ones of the rule, and of each alternative that makes a node of its own. */
function firstWords(element: GrammarAST.AbstractElement): string[] {
  if (GrammarAST.isKeyword(element)) return [element.value].filter(isWord);
  if (GrammarAST.isAssignment(element)) return firstWords(element.terminal);
  if (GrammarAST.isAlternatives(element)) return element.elements.flatMap(firstWords);
  if (GrammarAST.isGroup(element)) return firstWords(element.elements.find(element => !GrammarAST.isAction(element))!);
  return [];
}

/** The words of a rule but those that its statements begin with. */
function innerWords(rule: GrammarAST.ParserRule): string[] {
  const inner = wordsOf(rule);
  for (const word of firstWords(rule.definition)) inner.splice(inner.indexOf(word), 1);
  return inner;
}

const sorted = (list: Iterable<string>): string[] => [...new Set(list)].sort();
const outer = bodyRules.filter(rule => !nestedBodies.has(rule));

describe.each(outer)('in the body of %s', body => {
  const inGrammar = statementRules(body);
  test('stand the statements of the grammar', () =>
    expect(sorted(statementsOf(body).flatMap(statement => statement.nodes))).toEqual(
      sorted(inGrammar.flatMap(typesOf)).filter(type => type !== 'Misspelt')
    ));
  test('the same words begin statements', () =>
    expect(sorted(statementWords[body]!)).toEqual(sorted(inGrammar.flatMap(rule => firstWords(rule.definition)))));
  test('the same words continue them', () =>
    expect(sorted(statementsOf(body).flatMap(wordsWithin).filter(isWord))).toEqual(
      sorted(inGrammar.flatMap(innerWords))
    ));
});

test.each([...nestedBodies])('in the body of %s stands nothing that the grammar does not take', body => {
  const taken = statementRules(body as BodyRule).flatMap(typesOf);
  expect(
    statementsOf(body as BodyRule)
      .flatMap(statement => statement.nodes)
      .filter(type => !taken.includes(type))
  ).toEqual([]);
});

test('a statement opens the body that its rule has', () => {
  const opened = (rule: GrammarAST.ParserRule): string | undefined =>
    bodyRules.includes(rule.name as BodyRule)
      ? rule.name
      : AstUtils.streamAst(rule).some(node => GrammarAST.isRuleCall(node) && node.rule.$refText === 'Block')
        ? 'Block'
        : undefined;
  for (const body of outer)
    for (const rule of statementRules(body))
      for (const word of firstWords(rule.definition))
        expect([word, openedIn[body]![word]]).toEqual([word, opened(rule)]);
  expect([...nestedBodies].sort()).toEqual(['Across', 'ForEach', 'LabelBy', 'Repeat', 'Sweep', 'TestOn']);
  expect([...namesBegin].sort()).toEqual(['Block', 'Model']);
});

test('words that continue a statement begin none', () => {
  expect(
    ['every', 'holds', 'seeds', 'step', 'record'].map(word => [
      word,
      ...outer.filter(body => continuesStatement(word, body))
    ])
  ).toEqual([['every', 'Model', 'Experiment'], ['holds', 'Model'], ['seeds', 'Experiment'], ['step'], ['record']]);
});

const around: Readonly<Record<BodyRule, readonly [string, string]>> = {
  Program: ['', ''],
  Model: ['neuron n {\n', '\n}'],
  Connect: ['connect a -> b {\n', '\n}'],
  Experiment: ['experiment e {\n', '\n}'],
  Sweep: ['experiment e {\nsweep a in b {\n', '\n}\n}'],
  Across: ['experiment e {\nacross seeds 1..2 {\n', '\n}\n}'],
  ForEach: ['experiment e {\nfor a in b {\n', '\n}\n}'],
  LabelBy: ['experiment e {\nlabel E by s in d {\n', '\n}\n}'],
  TestOn: ['experiment e {\ntest E on s in d {\n', '\n}\n}'],
  Repeat: ['experiment e {\nrepeat 2 {\n', '\n}\n}'],
  Block: ['neuron n {\non spike {\n', '\n}\n}']
};

const cases = statements.flatMap(statement =>
  statement.placedIn.flatMap(body => statement.syntax.map(form => [form, body, statement] as const))
);

describe('the syntax', () => {
  test.each(cases)('%s in %s is read, whatever is left out', (form, body, { nodes }: StatementKind) => {
    const [before, behind] = around[body];
    for (const written of writtenForms(form)) {
      const { parserErrors, lexerErrors, value } = snn.parser.LangiumParser.parse(before + written + behind);
      expect([
        written,
        ...parserErrors.map(parserError => parserError.message),
        ...lexerErrors.map(lexerError => lexerError.message)
      ]).toEqual([written]);
      const found = AstUtils.streamAst(value).filter(node => nodes.some(type => type === node.$type));
      expect([written, found.count() > 0]).toEqual([written, true]);
    }
  });
  test('is read in every way in which it may be written', () => {
    expect(writtenForms('delay (axonal | dendritic)? DURATION')).toEqual([
      'delay 1 ms',
      'delay axonal 1 ms',
      'delay dendritic 1 ms'
    ]);
    expect(writtenForms('plot PLOT, …')).toEqual(['plot 1', 'plot 1, 1']);
    expect(() => writtenForms('plot WHATEVER')).toThrow('WHATEVER');
  });
});
