// Comma-separated values as in RFC 4180, lines ended by a line feed, numbers such that reading them gives the same double.
import type { PointValue, Recording } from '../../simulator/index.js';
import { leaves } from '../verdicts/sweep-points.js';
import type { Exporter, Piece } from './exporter.js';

export type Field = string | number;

/** The first line. `at`: where a sweep stands; its parameters lead the columns. */
export const csvHead = ({ header }: Exporter, at: readonly PointValue[]): string =>
  csvLine([...at.map(place => place.parameter), ...header]);

/** The lines of a piece, in parts of some thousand; each led by the values of the swept parameters (simulator units). */
export function* csvLines({ rows }: Exporter, piece: Piece, at: readonly PointValue[]): Generator<string> {
  const lead = at.map(place => place.value);
  let part = '';
  for (const row of rows(piece)) {
    part += csvLine(lead.length === 0 ? row : [...lead, ...row]);
    if (part.length < partLength) continue;
    yield part;
    part = '';
  }
  yield part;
}

const partLength = 65_536;

/** A whole recording; of a sweep every point. For files of any length there are `csvHead` and `csvLines`. */
export function exportCsv(exporter: Exporter, recording: Recording): string {
  const runs = leaves(recording);
  return (
    csvHead(exporter, runs[0]!.at) +
    runs.map(({ recording: run, at }) => [...csvLines(exporter, run, at)].join('')).join('')
  );
}

/** One row with its line feed. */
export const csvLine = (fields: readonly Field[]): string => `${fields.map(field).join(',')}\n`;

function field(text: Field): string {
  if (typeof text === 'number') return String(text);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
