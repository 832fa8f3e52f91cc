// A finding about a user's text: what the CLI prints, the server publishes and the tests compare.
import type { Source } from '../simulator/index.js';
import type { Code } from './catalogue.js';

export type Severity = 'error' | 'warning' | 'information';

export interface Diagnostic {
  /** of the check, or of what lowering, planning or the parser found */
  readonly code: Code;
  readonly severity: Severity;
  /** one sentence: what is wrong (the thing named, both sides in human units), and the remedy */
  readonly message: string;
  readonly source: Source;
  /** other places that matter, such as the first of two declarations or the library's line */
  readonly related?: readonly { readonly message: string; readonly source: Source }[];
  /** edits that mend it, best first */
  readonly fixes?: readonly Fix[];
  /** the text has no effect (shown faded) or is of an old form (struck through) */
  readonly tag?: 'unnecessary' | 'deprecated';
}

/** The edit that writes a text in place of another. */
export const replacement = ({ uri, offset, end }: Source, text: string): Fix => ({
  title: `Write ${text}`,
  edits: [{ uri, offset, end, text }]
});

export interface Fix {
  readonly title: string;
  /** one of several remedies, or a likely one: never made without being asked for */
  readonly isGuess?: boolean;
  readonly edits: readonly {
    readonly uri: string;
    readonly offset: number;
    readonly end: number;
    readonly text: string;
  }[];
}
