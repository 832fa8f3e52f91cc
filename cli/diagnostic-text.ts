// Diagnostics as people read them: place, severity, code, message, and the line with the spot underlined.
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic, Severity } from '../language/index.js';
import type { Source } from '../simulator/index.js';
import type { Io } from './io.js';
import { plain, plainLine } from './plain-text.js';

/** `lines` gives the text of a file by uri, for the excerpt. */
export function prettyDiagnostic(diagnostic: Diagnostic, io: Io, lines: (uri: string) => readonly string[]): string {
  const { colours } = io;
  const paint = severityPaint(diagnostic.severity, io);
  const head = `${colours.bold(place(diagnostic.source, io))} ${paint(diagnostic.severity)} ${plain(diagnostic.message)} ${colours.dim(`[${diagnostic.code}]`)}`;
  const related = (diagnostic.related ?? []).map(
    other => `    ${colours.dim(`${place(other.source, io)} ${plain(other.message)}`)}`
  );
  return [head, ...excerpt(diagnostic.source, lines(diagnostic.source.uri), paint), ...related].join('\n') + '\n';
}

/** One line a finding, for editors and grep. */
export function conciseDiagnostic(diagnostic: Diagnostic, io: Io): string {
  return `${place(diagnostic.source, io)}: ${diagnostic.severity}: ${plain(diagnostic.message)} [${diagnostic.code}]\n`;
}

/** `file:line:column`, the file relative to where the command runs. */
export function place(source: Source, io: Io): string {
  return `${plain(shownPath(source.uri, io))}:${source.line}:${source.column}`;
}

/** A uri as a path, relative where it lies below the current folder. */
export function shownPath(uri: string, io: Io): string {
  if (!uri.startsWith('file:')) return uri;
  const relative = path.relative(io.folder, fileURLToPath(uri));
  return relative.startsWith('..') ? fileURLToPath(uri) : relative;
}

function excerpt(source: Source, lines: readonly string[], paint: (text: string) => string): string[] {
  const line = lines[source.line - 1];
  if (line === undefined || line.length > 500) return [];
  const number = String(source.line).padStart(6);
  const length = Math.max(1, Math.min(source.end - source.offset, line.length - source.column + 1));
  const lead = line.slice(0, source.column - 1).replace(/[^\t]/g, ' ');
  return [`${number} | ${plainLine(line)}`, `${' '.repeat(6)} | ${lead}${paint('^'.repeat(length))}`];
}

function severityPaint(severity: Severity, { colours }: Io): (text: string) => string {
  return severity === 'error' ? colours.red : severity === 'warning' ? colours.yellow : colours.cyan;
}
