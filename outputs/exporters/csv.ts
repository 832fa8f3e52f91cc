// Comma-separated values as in RFC 4180, lines ended by a line feed, numbers such that reading them gives the same double.
import type { Recording } from '../../simulator/index.js';
import { leaves } from '../verdicts/sweep-points.js';

export type Field = string | number;

/** The rows of a recording; of a sweep those of every point, each row led by the values of the swept parameters (simulator units). */
export function csv(recording: Recording, header: readonly string[], rowsOf: (run: Recording) => Iterable<readonly Field[]>): string {
  const runs = leaves(recording);
  let text = csvLine([...runs[0]!.at.map(p => p.parameter), ...header]);
  for (const { recording: run, at } of runs) {
    const lead = at.map(p => p.value);
    for (const row of rowsOf(run)) text += csvLine(lead.length === 0 ? row : [...lead, ...row]);
  }
  return text;
}

/** One row with its line feed. */
export const csvLine = (fields: readonly Field[]): string => `${fields.map(field).join(',')}\n`;

function field(value: Field): string {
  const text = String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
