// The bodies that statements stand in, and what of them follows from the list of statements.
import { statements } from './registry.js';
import type { BodyRule, StatementKind } from './statement-kind.js';

/** What a rule's body is called in a sentence. */
export const bodyWords: Readonly<Record<BodyRule, string>> = {
  Program: 'a file',
  Model: 'a model',
  Connect: 'a connect statement',
  Experiment: 'an experiment',
  Sweep: 'a sweep',
  Across: "the body of 'across'",
  ForEach: "the body of 'for'",
  Repeat: "the body of 'repeat'",
  LabelBy: "the body of 'label'",
  TestOn: "the body of 'test'",
  Block: 'an event block'
};

export const bodyRules = Object.keys(bodyWords) as BodyRule[];

export const isBodyRule = (rule: string): rule is BodyRule => Object.hasOwn(bodyWords, rule);

/** The statements of a body, in their order. */
export const statementsOf = (rule: BodyRule): readonly StatementKind[] =>
  statements.filter(({ placedIn }) => placedIn.includes(rule));

const mapped = <T>(of: (rule: BodyRule) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(bodyRules.map(rule => [rule, of(rule)]));

/** The body that a brace opens behind a statement that begins so, by the body the statement stands in. */
export const openedIn: Readonly<Record<string, Readonly<Record<string, BodyRule>>>> = mapped(rule =>
  Object.fromEntries(
    statementsOf(rule).flatMap(({ keyword, opens }) =>
      keyword !== undefined && opens !== undefined ? [[keyword, opens]] : []
    )
  )
);

/** Bodies inside of an experiment: the grammar takes in them what it takes there, and a check says what may not stand in them. */
export const nestedBodies: ReadonlySet<string> = new Set(Object.values(openedIn['Experiment']!));

/** Bodies in which names begin statements, too: equations and assignments. */
export const namesBegin: ReadonlySet<string> = new Set(
  bodyRules.filter(rule => statementsOf(rule).some(({ keyword }) => keyword === undefined))
);
