// The page docs/generated/editor-speed.md.
import { loadavg } from 'node:os';
import type { Machine } from '../machine.js';
import type { EditorTimes } from './measured.js';
import type { Soak } from './soak.js';
import type { Spent } from './served.js';

export function editorReport(times: readonly EditorTimes[], soak: Soak | undefined, machine: Machine): string {
  const row = (name: string, of: (one: EditorTimes) => string, goals: readonly string[]): string =>
    `| ${name} | ${times.map((one, i) => `${of(one)}${goals[i] ? ` (${goals[i]})` : ''}`).join(' | ')} |`;
  const ms = (value: number): string => value.toFixed(value < 10 ? 1 : 0);
  const both = ({ processor, wall }: Spent): string => `${ms(processor)} / ${ms(wall)}`;
  return `# The editor: how fast

Made by \`npm run bench:editor\` against the bundled server, over stdio. ms of processor time of the server's main thread / ms by the clock,
which include the pause before an edit is looked at; goals in brackets. ${machine.processor}, ${machine.cores} cores, Node ${machine.node}; load ${loadavg()[0]!.toFixed(1)}:
above ${machine.cores} others took their share, which times by the clock show in full (those of one number too, but for plans), and planning
that had to wait is counted with what was asked for next.

| | ${times.map(({ lines }) => `${lines.toLocaleString('en')} lines`).join(' | ')} |
| --- |${' --- |'.repeat(times.length)}
${row('ready', one => ms(one.ready), ['400', '400', '400', '400'])}
${row('open → findings', one => both(one.open), ['', '', '400'])}
${row('keystroke → findings, median', one => both(one.keystroke.p50), [])}
${row('keystroke → findings, p95', one => both(one.keystroke.p95), ['', '16', '80', '700'])}
${row('findings of plans, later, a keystroke', one => ms(one.rest), [])}
${row('completion while typing, p95', one => ms(one.completion), ['50', '50', '50', '50'])}
${row('hover while typing, p95', one => ms(one.hover), ['50', '50', '50', '50'])}
${row('format', one => both(one.format), ['', '', '100'])}
${row('resident MB', one => ms(one.resident), ['', '120', '250'])}
${soakText(soak)}`;
}

const soakText = (soak: Soak | undefined): string =>
  soak
    ? `
${soak.edits} edits of ${soak.lines} lines in ${soak.minutes} minutes: resident MB at each tenth of the time ${soak.resident
        .map(value => value.toFixed(0))
        .join(', ')}.
`
    : '';
