// From a node, or a word of the text, to the statement that it belongs to.
import { statements } from './registry.js';
import type { Declares, StatementKind } from './statement-kind.js';
import { wordsWithin } from './words.js';

/** A node, or the description of one. */
interface Typed {
  readonly $type: string;
  /** of a model; where it is not known, that of neurons stands for all */
  readonly kind?: string;
}

const byNode: ReadonlyMap<string, StatementKind> = new Map(
  statements.flatMap(statement =>
    [...statement.nodes, ...(statement.declares?.nodes ?? [])].map(type => [
      type === 'Model' ? `Model ${statement.keyword}` : type,
      statement
    ])
  )
);

/** The statement of a node; undefined for parts of statements. */
export const statementOf = ({ $type, kind = 'neuron' }: Typed): StatementKind | undefined =>
  byNode.get($type === 'Model' ? `Model ${kind}` : $type);

/** What has the name of a node that declares one. */
export const declaredBy = (node: Typed): Declares | undefined => statementOf(node)?.declares;

/** The note on a word of the language that stands in a node, as Markdown. */
export function noteOfWord(word: string, node: Typed): string | undefined {
  const within = statementOf(node);
  if (within && (within.keyword === word || wordsWithin(within).includes(word))) return noteOf(within);
  const special = statements.flatMap(({ words = {} }) => (Object.hasOwn(words, word) ? [words[word]!] : []))[0];
  const begins = statements.find(({ keyword }) => keyword === word);
  return special ? asMarkdown(special) : begins && noteOf(begins);
}

/** What a statement is for, and a sample of it, as Markdown. */
export const noteOf = (statement: StatementKind): string => asMarkdown(statement);

const asMarkdown = ({ note, sample }: { readonly note: string; readonly sample: string }): string =>
  `${note}\n\n\`\`\`snn\n${sample.trim()}\n\`\`\``;
