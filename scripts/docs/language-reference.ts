// The reference of the language: every statement with its syntax, meaning and example, by the body it stands in.
import { bodyRules, bodyWords, nestedBodies, statementsOf } from '../../language/statements/bodies.js';
import type { BodyRule, StatementKind } from '../../language/statements/statement-kind.js';
import type { GeneratedFile } from './generated-file.js';
import { pageOf, type Page } from './pages.js';
import { table } from './table.js';

const referencePath = 'docs/generated/reference.md';

export const languageReference = (): GeneratedFile => ({
  path: referencePath,
  text: `${[head, notation, ...outerBodies.map(section)].join('\n\n')}\n`
});

/** The example of a statement as a page of its own, with the files that it needs. */
export const examplePage = (statement: StatementKind): Page => pageOf(statement.title, exampleFences(statement));

const outerBodies: readonly BodyRule[] = bodyRules.filter(rule => !nestedBodies.has(rule));

const head = `# The language

Every statement with its syntax, its meaning and an example, which is a whole file. The page is made by \`npm run docs\` from the list in
\`language/statements\` that completion, hover and the checks read too. What stands in expressions is on the page of
[functions](library/functions.md), models are in the [library](library/README.md), and the [guide](../guide/README.md) begins at the beginning.

A statement ends with its line, with \`;\`, or with the \`}\` of the body it stands in.`;

const notation = `In a syntax, lower case and signs stand as they are written. Capitals are filled in, \`( … )?\` may be left out, \`|\` stands between
alternatives, and \`X, …\` is one or several. \`SELECTION\` is a population, a part of it (\`E[0..4]\`) or a connection, \`MODEL\` a model with values for
its parameters (\`lif(tau_m = 20 ms)\`), \`RANGE\` is \`1..20\` with both ends, \`TYPE\` a unit such as \`mV\` or \`1\`.`;

function section(rule: BodyRule): string {
  const all = statementsOf(rule);
  const rows = all.map(statementKind => [
    `[${statementKind.title}](#${anchorOf(statementKind.title)})`,
    statementKind.note
  ]);
  const own = all.filter(statementKind => outerBodies.find(body => statementKind.placedIn.includes(body)) === rule);
  return [`## In ${bodyWords[rule]}`, table(['', 'what it is for'], rows), ...own.map(entry)].join('\n\n');
}

function entry(statement: StatementKind): string {
  const { title, note, details, syntax, words = {}, alsoCalled = [] } = statement;
  const special = Object.entries(words).map(([word, one]) => `\`${word}\`: ${one.note} \`${one.sample}\`.`);
  const other = alsoCalled.length > 0 ? [`Elsewhere called ${alsoCalled.join(', ')}.`] : [];
  return [
    `### ${title}`,
    details ? `${note} ${details}` : note,
    fence('syntax', syntax.join('\n')),
    ...special,
    [placeOf(statement), ...other].join(' '),
    exampleFences(statement).trim()
  ].join('\n\n');
}

/** Where it stands, and how often. */
function placeOf({ placedIn, once, models }: StatementKind): string {
  const kinds = models ? ` (${models.kinds.join(', ')})` : '';
  const places = placedIn.map(rule => (rule === 'Model' ? bodyWords[rule] + kinds : bodyWords[rule]));
  const last = places.pop()!;
  return `Stands in ${places.length > 0 ? `${places.join(', ')} and ${last}` : last}${once ? ', once' : ''}.`;
}

const fence = (words: string, text: string): string => `\`\`\`${words}\n${text.trim()}\n\`\`\``;

/** The files of an example, then the example. */
function exampleFences({ example, exampleFinds, files = {} }: StatementKind): string {
  const others = Object.entries(files).map(([name, text]) => fence(`${name.split('.').at(-1)} file=${name}`, text));
  return `${[...others, fence(exampleFinds ? `snn error=${exampleFinds}` : 'snn', example)].join('\n\n')}\n`;
}

/** As Markdown names a heading. */
const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replace(/ /g, '-');
