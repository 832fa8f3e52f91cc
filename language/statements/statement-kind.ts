// What is known of a statement apart from its meaning: one file beside this one a statement. Which words begin and continue statements,
// what a brace opens, colours, completion, hover and the reference are derived from these.
import type { CompletionItemKind, SymbolKind } from 'vscode-languageserver';
import type { Model, SnnAstType } from '../generated/ast.js';

/** A body of statements, by the rule of the grammar that has it. */
export type BodyRule =
  | 'Program'
  | 'Model'
  | 'Connect'
  | 'Experiment'
  | 'Sweep'
  | 'Across'
  | 'ForEach'
  | 'Repeat'
  | 'LabelBy'
  | 'TestOn'
  | 'Block';

export interface StatementKind {
  /** the word it begins with; none for what begins with a name */
  readonly keyword?: string;
  /** its heading in the reference */
  readonly title: string;
  /** types of its nodes */
  readonly nodes: readonly (keyof SnnAstType)[];
  readonly placedIn: readonly BodyRule[];
  /** the body of its braces */
  readonly opens?: BodyRule;
  /** what it is called where it stands a second time, for what stands once in its body */
  readonly once?: string;
  /** the kinds of models that it means something in, where these are not all */
  readonly models?: {
    readonly kinds: readonly Model['kind'][];
    /** what it is called at the beginning of a sentence */
    readonly called: string;
    /** what to do besides taking it out */
    readonly remedy?: string;
  };
  readonly declares?: Declares;
  /** what people write who know another language */
  readonly alsoCalled?: readonly string[];
  /**
   * How it is written: lower case and signs as they stand, capitals for what is filled in, `( … )?` may be left out, `|` between
   * alternatives, `X, …` for one or several. Its words are those that continue the statement.
   */
  readonly syntax: readonly string[];
  /** what it is for, in a sentence or two */
  readonly note: string;
  /** what else somebody who looks it up must know */
  readonly details?: string;
  /** notes on words inside of it */
  readonly words?: Readonly<Record<string, { readonly note: string; readonly sample: string }>>;
  /** the statement as it is written somewhere */
  readonly sample: string;
  /** a whole file with the sample in it, which is checked and run */
  readonly example: string;
  /** the code of the finding that the example has */
  readonly exampleFinds?: string;
  /** files that the example imports or reads, by name */
  readonly files?: Readonly<Record<string, string>>;
  /** offered where it may begin; `${1:text}` are places to fill in, one after the other */
  readonly snippet?: { readonly detail: string; readonly lines: readonly string[] };
}

/** What has the name that the statement gives. */
export interface Declares {
  /** types of the nodes that have the names, where they are parts of the statement */
  readonly nodes?: readonly (keyof SnnAstType)[];
  /** with its article */
  readonly called: string;
  /** type of semantic tokens; without one it has the colour of any name */
  readonly colour?: string;
  /** in outlines */
  readonly symbol: keyof typeof SymbolKind;
  /** in completions; without one that of a variable */
  readonly item?: keyof typeof CompletionItemKind;
}
