// A finished run as people read it: what each population did, what was reported, which expectations hold, what went wrong.
import { formatCount, report, summarise, type Verdict } from '../outputs/index.js';
import { formatQuantity, type Fault, type Recording } from '../simulator/index.js';
import { place } from './diagnostic-text.js';
import type { Io } from './io.js';

const ms = [0, 0, 1, 0, 0, 0] as const;

export function runText(recording: Recording, verdicts: readonly Verdict[], io: Io): string {
  return [heading(recording, io), populations(recording), projections(recording), reports(recording), verdictLines(verdicts, io), faultLines(recording.faults, io)]
    .filter(part => part !== '')
    .join('\n');
}

function heading(recording: Recording, { colours }: Io): string {
  const { experiment, seed, step, simulated, planned, ended } = summarise(recording);
  const span = ended === 'complete' ? formatQuantity(simulated, ms) : `${formatQuantity(simulated, ms)} of ${formatQuantity(planned, ms)}, ${ended === 'cancelled' ? 'stopped' : 'ended by a fault'}`;
  const points = recording.points.length > 0 ? `, ${recording.points.length} values of ${recording.points[0]!.parameter}` : '';
  return `${colours.bold(`experiment ${experiment}`)} ${colours.dim(`(${span}${points}, step ${formatQuantity(step, ms)}, seed ${seed})`)}`;
}

function populations(recording: Recording): string {
  const rows = summarise(recording).populations.map(one => [`  ${one.name}`, `${formatCount(one.neurons)} neurons`, one.spikes === undefined ? '' : `${formatCount(one.spikes)} spikes`, one.text]);
  return table(rows);
}

function projections(recording: Recording): string {
  const rows = summarise(recording).projections.map(one => [`  ${one.name}`, `${formatCount(one.synapses)} synapses`, one.meanWeightText === undefined ? '' : `mean weight ${one.meanWeightText}`]);
  return table(rows);
}

function reports(recording: Recording): string {
  const { columns, rows } = report(recording);
  if (columns.length === 0) return '';
  const head = columns.map(column => (column.unit ? `${column.text} (${column.unit})` : column.text));
  const parameters = recording.points.length > 0 ? 1 : 0;
  const body = rows.map(row => [row.at, ...row.cells.map(cell => cell.text ?? cell.fault.message)]);
  return table([head, ...body.map(cells => (parameters ? cells : cells.slice(1)))].map(cells => [`  ${cells[0]}`, ...cells.slice(1)]));
}

function verdictLines(verdicts: readonly Verdict[], io: Io): string {
  return verdicts.map(one => (one.passed
    ? `${io.colours.green('  ✓')} ${one.message}\n`
    : `${io.colours.red('  ✗')} ${io.colours.bold(place(one.source, io))} ${one.message} ${io.colours.dim(one.text)}\n`)).join('');
}

function faultLines(faults: readonly Fault[], io: Io): string {
  return faults.map(fault => {
    const at = fault.source ? `${io.colours.bold(place(fault.source, io))} ` : '';
    return `${io.colours.red('  ✗')} ${at}${fault.message} ${io.colours.dim(`[${fault.code}]`)}\n`;
  }).join('');
}

/** Columns padded to their widest cell. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, i) => Math.max(all[i] ?? 0, cell.length)), []);
  return rows.map(row => `${row.map((cell, i) => cell.padEnd(widths[i]!)).join('  ').trimEnd()}\n`).join('');
}
