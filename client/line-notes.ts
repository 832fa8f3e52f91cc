// Short results at the ends of lines, and how they move when the text is edited. Knows no editor.
import type { Place, RunEnded } from '../server/protocol.js';

export interface Position {
  /** both counted from 0 */
  readonly line: number;
  readonly character: number;
}

export interface LineNote {
  readonly uri: string;
  /** end of the statement that it is about; it is shown at the end of that line */
  readonly at: Position;
  readonly text: string;
  readonly kind: 'passed' | 'failed' | 'measured';
  /** the whole sentence */
  readonly hover: string;
}

/** What stood between start and end was replaced by `text`. */
export interface TextChange {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly text: string;
}

/** ✓ or ✗ with the measured value at each `expect`, the reported values, and what each population did. */
export function notesOf({ verdicts, statistics, reports }: RunEnded): readonly LineNote[] {
  const at = ({ uri, end }: Place): Pick<LineNote, 'uri' | 'at'> => ({ uri, at: end });
  return [
    ...verdicts.map(
      ({ passed, measured, message, place }): LineNote => ({
        ...at(place),
        text: `${passed ? '✓' : '✗'} ${measured}`,
        kind: passed ? 'passed' : 'failed',
        hover: message
      })
    ),
    ...reports.map(
      ({ text, value, place }): LineNote => ({
        ...at(place),
        text: value,
        kind: 'measured',
        hover: `${text} = ${value}`
      })
    ),
    ...statistics.flatMap(({ population, rate, cvIsi, spikes, place }): LineNote[] => {
      if (!place || rate === '–') return [];
      const text = cvIsi === '–' ? rate : `${rate}, CV ${cvIsi}`;
      return [{ ...at(place), text, kind: 'measured', hover: `${population}: ${spikes} spikes, ${text}` }];
    })
  ];
}

/** The notes of a text after an edit; those whose statement lost its end are gone. */
export function moved(
  notes: readonly LineNote[],
  uri: string,
  { range: { start, end }, text }: TextChange
): readonly LineNote[] {
  const inserted = text.split('\n');
  return notes.flatMap(note => {
    if (note.uri !== uri || !isBefore(start, note.at)) return [note];
    if (isBefore(note.at, end)) return [];
    const line = note.at.line + inserted.length - 1 - (end.line - start.line);
    const column = inserted.at(-1)!.length + (inserted.length === 1 ? start.character : 0) - end.character;
    return [{ ...note, at: { line, character: note.at.character + (note.at.line === end.line ? column : 0) } }];
  });
}

const isBefore = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character < b.character);
