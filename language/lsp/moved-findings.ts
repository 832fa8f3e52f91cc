// Findings of a text where they stand in the text that it has become.
import type { Diagnostic } from '../diagnostic.js';
import { changedStretch } from '../changed-stretch.js';

/** Those whose text is still there; without what leads to other places. */
export function movedFindings(found: readonly Diagnostic[], before: string, after: string): Diagnostic[] {
  if (found.length === 0) return [];
  const { start, end, further } = changedStretch(before, after);
  return found.flatMap(({ code, severity, message, source, tag }) => {
    const moved =
      source.end <= start
        ? source
        : source.offset >= end
          ? { ...source, offset: source.offset + further, end: source.end + further }
          : undefined;
    return moved ? [{ code, severity, message, source: moved, ...(tag ? { tag } : {}) }] : [];
  });
}
