// A finding about a user's text: what the CLI prints, the server publishes and the tests compare.
import type { Source } from '../simulator/index.js';

export type Severity = 'error' | 'warning' | 'information';

export interface Diagnostic {
  /** kebab-case code of the check, `syntax-error` for the parser's own; its page is docs/checks/<code>.md */
  readonly code: string;
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
  readonly edits: readonly {
    readonly uri: string;
    readonly offset: number;
    readonly end: number;
    readonly text: string;
  }[];
}
