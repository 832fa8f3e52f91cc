// Changes of a text as a unified diff. The changes are known, so nothing has to be compared but the lines they touch.
import { applyChanges, type TextChange } from '../language/index.js';

/** Old lines from `first` up to `end`, and the new ones in their place; each with its line end. */
interface Hunk {
  readonly first: number;
  readonly end: number;
  readonly lines: readonly string[];
}

const context = 3;

/** The diff that `patch` understands; empty where there are no changes. */
export function unifiedDiff(name: string, text: string, changes: readonly TextChange[]): string {
  const lines = linesOf(text);
  const hunks = changedStretches(lines, changes);
  if (hunks.length === 0) return '';
  let shift = 0;
  const shown = nearHunks(hunks).map(near => {
    const block = hunkText(near, lines, shift);
    shift += near.reduce((sum, hunk) => sum + hunk.lines.length - (hunk.end - hunk.first), 0);
    return block;
  });
  return `--- ${name}\n+++ ${name}\n${shown.join('')}`;
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.split(/(?<=\n)/));

/** What the changes make of the lines they touch. */
function changedStretches(lines: readonly string[], changes: readonly TextChange[]): Hunk[] {
  const starts: number[] = [];
  lines.reduce((offset, line) => (starts.push(offset), offset + line.length), 0);
  const lineAt = (offset: number): number =>
    Math.max(
      0,
      starts.findLastIndex(start => start <= offset)
    );
  const stretches: { first: number; last: number; changes: TextChange[] }[] = [];
  for (const change of changes) {
    const [first, last] = [lineAt(change.offset), lineAt(change.end)];
    const before = stretches.at(-1);
    if (before && first <= before.last) {
      before.last = Math.max(last, before.last);
      before.changes.push(change);
    } else stretches.push({ first, last, changes: [change] });
  }
  return stretches.map(({ first, last, changes: within }) => {
    const start = starts[first] ?? 0;
    const moved = within.map(({ offset, end, text }) => ({ offset: offset - start, end: end - start, text }));
    return withoutEqualEnds(
      lines,
      first,
      linesOf(applyChanges(lines.slice(first, last + 1).join(''), moved)),
      last + 1
    );
  });
}

function withoutEqualEnds(old: readonly string[], first: number, lines: readonly string[], end: number): Hunk {
  const most = Math.min(end - first, lines.length);
  let head = 0;
  while (head < most && old[first + head] === lines[head]) head++;
  let tail = 0;
  while (tail < most - head && old[end - 1 - tail] === lines[lines.length - 1 - tail]) tail++;
  return { first: first + head, end: end - tail, lines: lines.slice(head, lines.length - tail) };
}

/** Hunks whose context would touch, together. */
function nearHunks(hunks: readonly Hunk[]): Hunk[][] {
  const groups: Hunk[][] = [];
  for (const hunk of hunks) {
    const group = groups.at(-1);
    if (group && hunk.first - group.at(-1)!.end <= 2 * context) group.push(hunk);
    else groups.push([hunk]);
  }
  return groups;
}

/** One `@@` block; `shift` is by how many lines the text before it has grown. */
function hunkText(near: readonly Hunk[], old: readonly string[], shift: number): string {
  const first = Math.max(0, near[0]!.first - context);
  const end = Math.min(old.length, near.at(-1)!.end + context);
  const body: string[] = [];
  let at = first;
  for (const hunk of near) {
    body.push(
      ...marked(' ', old.slice(at, hunk.first)),
      ...marked('-', old.slice(hunk.first, hunk.end)),
      ...marked('+', hunk.lines)
    );
    at = hunk.end;
  }
  body.push(...marked(' ', old.slice(at, end)));
  const count = (sign: string): number => body.filter(line => line.startsWith(' ') || line.startsWith(sign)).length;
  return `@@ -${range(first, count('-'))} +${range(first + shift, count('+'))} @@\n${body.join('')}`;
}

const range = (first: number, count: number): string => `${count === 0 ? first : first + 1},${count}`;

const marked = (sign: string, lines: readonly string[]): string[] =>
  lines.map(line => (line.endsWith('\n') ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`));
