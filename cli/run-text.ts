// A finished run as people read it: what each population did, what was reported, which expectations hold, what went wrong.
import {
  counted,
  formatCount,
  leaves,
  report,
  shownRun,
  summarise,
  unjudged,
  type Summary,
  type Verdict
} from '../outputs/index.js';
import { formatQuantity, type Recording, type SweepPoint } from '../simulator/index.js';
import { place } from './diagnostic-text.js';
import { faultLines } from './fault-lines.js';
import type { Io } from './io.js';
import { plain } from './plain-text.js';
import type { RunOutcome } from './run-order.js';

const ms = [0, 0, 1, 0, 0, 0] as const;

export function runText(recording: Recording, verdicts: readonly Verdict[], io: Io): string {
  const summary = summarise(recording);
  const { said } = shownRun(recording);
  const parts = [
    heading(summary, recording, io),
    (said === undefined ? '' : `  ${said}:\n`) + populations(summary),
    projections(summary),
    reports(recording),
    verdicts.map(verdict => verdictLine(verdict, io)).join('') + unjudgedLine(recording, io),
    faultLines(recording.faults, io)
  ];
  return parts.filter(part => part !== '').join('\n');
}

/** Of a run whose recording was written and not kept: what can be told without it. */
export function streamedText({ recording, measured: { recorded } }: RunOutcome, io: Io): string {
  const summary = summarise(recording);
  const spikes = Object.entries(recorded).map(([population, count]) => {
    const { size } = recording.populations.find(item => item.name === population)!;
    return [`  ${population}`, counted(size, 'neuron'), counted(count, 'spike')];
  });
  const parts = [
    heading(summary, recording, io),
    table(spikes),
    projections(summary),
    faultLines(recording.faults, io)
  ];
  return parts.filter(part => part !== '').join('\n');
}

function heading(
  { experiment, seed, step, simulated, planned, ended }: Summary,
  recording: Recording,
  { colours }: Io
): string {
  const { at } = leaves(recording)[0]!;
  const cut = ` of ${formatQuantity(planned, ms)}, ${ended === 'cancelled' ? 'stopped' : 'ended by a fault'}`;
  const details = [
    `${formatQuantity(simulated, ms)}${ended === 'complete' ? '' : cut}`,
    ...(at.length > 0 ? [sweptThrough(recording, at)] : []),
    `step ${formatQuantity(step, ms)}`,
    `seed ${seed}`
  ];
  return `${colours.bold(`experiment ${experiment}`)} ${colours.dim(`(${details.join(', ')})`)}`;
}

/** `6 values of g`, of sweeps in one another `12 values of g and tau`. */
function sweptThrough({ points }: Recording, at: readonly SweepPoint[]): string {
  const names = at.filter(({ ofSeeds }) => !ofSeeds).map(({ parameter }) => parameter);
  const count = (points: readonly SweepPoint[], levels: number): number =>
    levels <= 1 ? points.length : points.reduce((sum, { recording }) => sum + count(recording.points, levels - 1), 0);
  return `${count(points, names.length)} values of ${names.length > 0 ? names.join(' and ') : 'seed'}`;
}

function populations(summary: Summary): string {
  return table(
    summary.populations.map(({ name, neurons, recorded, spikes, text }) => [
      `  ${name}`,
      recorded > 0 && recorded < neurons
        ? `${formatCount(recorded)} of ${counted(neurons, 'neuron')}`
        : counted(neurons, 'neuron'),
      spikes === undefined ? '' : counted(spikes, 'spike'),
      text
    ])
  );
}

function projections(summary: Summary): string {
  return table(
    summary.projections.map(({ name, synapses, independent, meanWeightText }) => [
      `  ${name}`,
      independent ? 'independent spikes for each target' : counted(synapses, 'synapse'),
      meanWeightText === undefined ? '' : `mean weight ${meanWeightText}`
    ])
  );
}

/** One row without a sweep, which then needs no column that says where. */
function reports(recording: Recording): string {
  const { columns, rows } = report(recording);
  if (columns.length === 0) return '';
  const swept = recording.points.length > 0;
  const reported = columns.slice(-rows[0]!.cells.length).map(({ text, unit }) => (unit ? `${text} (${unit})` : text));
  const body = rows.map(row => [...(swept ? [row.at] : []), ...row.cells.map(cell => cell.text ?? cell.fault.message)]);
  return table([[...(swept ? [''] : []), ...reported], ...body].map(([lead, ...others]) => [`  ${lead}`, ...others]));
}

/** A line each, indented. */
export function verdictLine(verdict: Verdict, io: Io): string {
  const { green, red, bold, dim } = io.colours;
  if (verdict.passed) return `${green('  ✓')} ${plain(verdict.message)}\n`;
  return `${red('  ✗')} ${bold(place(verdict.source, io))} ${plain(verdict.message)} ${dim(plain(verdict.text))}\n`;
}

/** Of a run that was cut short, indented. */
function unjudgedLine(recording: Recording, { colours }: Io): string {
  const why = unjudged(recording);
  return why === undefined ? '' : `  ${colours.yellow(`– ${plain(why)}.`)}\n`;
}

/** Columns as wide as their widest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, i) => Math.max(all[i] ?? 0, cell.length)), []);
  return rows
    .map(
      row =>
        `${row
          .map((cell, i) => cell.padEnd(widths[i]!))
          .join('  ')
          .trimEnd()}\n`
    )
    .join('');
}
