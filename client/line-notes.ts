// Short results of statements, how they move when the text is edited, and what stands at the end of a line: one text, whatever its line has
// of results. Knows no editor.
import type { SourceLocation, RunEnded } from '../server/protocol.js';

interface Position {
  /** both counted from 0 */
  readonly line: number;
  readonly character: number;
}

export interface LineNote {
  readonly uri: string;
  /** end of the statement that it is about; it is shown at the end of that line */
  readonly at: Position;
  readonly text: string;
  /** what the text is about, for lines that have several */
  readonly name: string;
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
  const at = ({ uri, end }: SourceLocation): Pick<LineNote, 'uri' | 'at'> => ({ uri, at: end });
  return [
    ...verdicts.map(
      ({ passed, text, measured, message, place }): LineNote => ({
        ...at(place),
        text: `${passed ? '✓' : '✗'} ${measured}`,
        name: text.replace(/^expect\s+/, ''),
        kind: passed ? 'passed' : 'failed',
        hover: message
      })
    ),
    ...reportNotes(reports),
    ...statistics.flatMap(({ population, rate, cvIsi, spikes, recorded, at: point, place }): LineNote[] => {
      if (!place || rate === '–') return [];
      const whose = [
        ...(recorded === undefined ? [] : [`${recorded} neurons`]),
        ...(point === undefined ? [] : [`at ${point}`])
      ];
      const text = `${rate}${cvIsi === '–' ? '' : `, CV ${cvIsi}`}${whose.length > 0 ? ` (${whose.join(', ')})` : ''}`;
      return [
        { ...at(place), text, name: population, kind: 'measured', hover: `${population}: ${spikes} spikes, ${text}` }
      ];
    })
  ];
}

/** A note a reported expression: of a sweep, its values in the order of the points. */
function reportNotes(reports: RunEnded['reports']): readonly LineNote[] {
  const together = new Map<string, RunEnded['reports'][number][]>();
  for (const report of reports) {
    const { uri, start, end } = report.place;
    const key = JSON.stringify([uri, start, end, report.text]);
    together.set(key, [...(together.get(key) ?? []), report]);
  }
  return [...together.values()].map((points): LineNote => {
    const { text: name, place } = points[0]!;
    const values = points.map(({ value, at }) => (at === undefined ? value : `${value} at ${at}`));
    return {
      uri: place.uri,
      at: place.end,
      text: abridged(values),
      name,
      kind: 'measured',
      hover: points.map(({ value, at }) => `${name}${at === undefined ? '' : ` at ${at}`} = ${value}`).join('\n')
    };
  });
}

/** Of a long sweep the first points and the last. */
const abridged = (values: readonly string[]): string =>
  values.length <= mostPoints
    ? values.join(', ')
    : `${values.slice(0, mostPoints - 1).join(', ')} … ${values.at(-1)} (${values.length} points)`;
const mostPoints = 4;

/** The notes of one run. */
export interface RunNotes {
  readonly experiment: string;
  readonly notes: readonly LineNote[];
  /** the text was edited since */
  readonly stale: boolean;
}

/** What stands at the end of a line. */
export interface LineText {
  readonly line: number;
  readonly text: string;
  readonly kind: LineNote['kind'] | 'stale';
  readonly hover: string;
}

/** One text a line, in the order of the statements; each value has its name where there are several, each experiment where there are two. */
export function lineTexts(runs: readonly RunNotes[], uri: string): readonly LineText[] {
  const there = runs.map(run => ({ ...run, notes: run.notes.filter(note => note.uri === uri) }));
  const lines = new Set(there.flatMap(run => run.notes.map(note => note.at.line)));
  return [...lines]
    .sort((a, b) => a - b)
    .map(line => {
      const here = there
        .map(run => ({ ...run, notes: ofLine(run.notes, line) }))
        .filter(({ notes }) => notes.length > 0);
      return { line, text: textOf(here), kind: kindOf(here), hover: here.map(hoverOf(here.length > 1)).join('\n') };
    });
}

const ofLine = (notes: readonly LineNote[], line: number): readonly LineNote[] =>
  notes.filter(note => note.at.line === line).sort((a, b) => a.at.character - b.at.character);

/** Only what differs from its neighbours is called stale in words: where all is, the colour says it. */
function textOf(runs: readonly RunNotes[]): string {
  const all = runs.every(run => run.stale);
  return runs
    .map(({ experiment, notes, stale }) => {
      const values = notes.length === 1 ? notes[0]!.text : notes.map(namedText).join(' · ');
      return runs.length === 1 ? values : `${experiment}${stale && !all ? ' (before the edit)' : ''}: ${values}`;
    })
    .join(' | ');
}

const namedText = ({ name, text, kind }: LineNote): string =>
  kind === 'measured' ? `${name}: ${text}` : `${text.slice(0, 1)} ${name}: ${text.slice(2)}`;

function kindOf(runs: readonly RunNotes[]): LineText['kind'] {
  if (runs.every(run => run.stale)) return 'stale';
  const kinds = runs.flatMap(run => (run.stale ? [] : run.notes.map(note => note.kind)));
  return kinds.includes('failed') ? 'failed' : kinds.every(kind => kind === 'passed') ? 'passed' : 'measured';
}

const hoverOf =
  (several: boolean) =>
  ({ experiment, notes, stale }: RunNotes): string =>
    [
      ...(several ? [`${experiment}:`] : []),
      ...notes.map(note => note.hover),
      ...(stale ? ['The text was edited since.'] : [])
    ].join('\n');

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
