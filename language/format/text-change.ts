// Changes of a text, in order and none touching another: what formatting gives, and how they are made.

/** A stretch of a text, from `offset` up to `end`, and what replaces it. */
export interface TextChange {
  readonly offset: number;
  readonly end: number;
  readonly text: string;
}

/** The text with the changes made. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  const parts = changes.map((change, i) => text.slice(changes[i - 1]?.end ?? 0, change.offset) + change.text);
  return parts.join('') + text.slice(changes.at(-1)?.end ?? 0);
}
