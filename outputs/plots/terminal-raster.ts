// Spikes as braille dots, plain text for a terminal: time across, neurons upwards, a row of dots a neuron.
import type { Recording } from '../../simulator/index.js';
import { formatCount } from '../reading/quantity.js';
import { recordedNeurons } from '../reading/recorded-neurons.js';
import { timeAxis } from './axes.js';
import { ticks } from './ticks.js';
import { evenChoice } from './trace.js';

const dotsAcross = 2;
const dotsUp = 4;
/** bits of the dots of a braille character, column by column from the top */
const bits = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80]
];

/**
 * `width` and `height` in characters, the two lines of the time axis included; at least a line a population is drawn.
 * A population of more neurons than rows of dots shows an even choice of them and says so. Lines end with a line feed.
 */
export function terminalRaster(recording: Recording, width: number, height: number): string {
  const populations = recording.populations.flatMap(({ name, size }) => {
    const records = recording.spikes.filter(s => s.population === name);
    return records.length === 0 ? [] : [{ name, size, records, neurons: recordedNeurons(recording, { name, size }) }];
  });
  if (populations.length === 0) return 'No spikes were recorded: add `record spikes of ...` to the experiment.\n';
  const lines = shares(
    populations.map(p => p.neurons.length),
    Math.max(populations.length, height - 2)
  );
  const shown = populations.map((p, i) => ({
    ...p,
    lines: lines[i]!,
    chosen: evenChoice(p.neurons.length, lines[i]! * dotsUp).map(k => p.neurons[k]!)
  }));
  const labels = shown.map(p =>
    p.chosen.length < p.size ? `${p.name} (${p.chosen.length} of ${formatCount(p.size)})` : p.name
  );
  const margin = Math.max(...labels.map(l => l.length)) + 1;
  const columns = Math.max(10, width - margin - 1);
  const rows = shown.toReversed().flatMap((p, i) =>
    draw(p, recording, columns).map((dots, row, all) => {
      const label = row === Math.floor((all.length - 1) / 2) ? labels[labels.length - 1 - i]! : '';
      return `${label.padStart(margin - 1)} │${dots.trimEnd()}\n`;
    })
  );
  return rows.join('') + axis(recording, margin, columns);
}

type Records = Recording['spikes'];

/** What is drawn of one population. */
interface Shown {
  readonly records: Records;
  readonly chosen: readonly number[];
  readonly lines: number;
}

/** Lines of each population: at least one, at most one a neuron, else in proportion to its neurons. */
function shares(neurons: readonly number[], lines: number): readonly number[] {
  const given = neurons.map(() => 1);
  for (let left = lines - neurons.length; left > 0; left--) {
    const next = neurons.reduce(
      (best, n, i) => (given[i]! < n && n / given[i]! > (best < 0 ? 0 : neurons[best]! / given[best]!) ? i : best),
      -1
    );
    if (next < 0) break;
    given[next]! += 1;
  }
  return given;
}

/** Lines of braille from the top; a neuron has an equal share of the rows of dots, at least one. */
function draw({ records, chosen, lines }: Shown, recording: Recording, columns: number): string[] {
  const rows = lines * dotsUp;
  const cells = Array.from({ length: lines }, () => new Uint8Array(columns));
  const place = new Map(chosen.map((neuron, i) => [neuron, i]));
  const each = chosen.length * dotsUp <= rows ? dotsUp - 1 : Math.max(1, Math.floor(rows / chosen.length));
  for (const { steps, indices } of records) {
    for (let i = 0; i < steps.length; i++) {
      const slot = place.get(indices[i]!);
      if (slot === undefined) continue;
      const column = Math.min(
        columns * dotsAcross - 1,
        Math.floor((steps[i]! / Math.max(1, recording.steps)) * columns * dotsAcross)
      );
      const bottom = Math.floor((slot * rows) / chosen.length);
      for (let up = bottom; up < bottom + each; up++) {
        const down = rows - 1 - up;
        cells[Math.floor(down / dotsUp)]![column >> 1]! |= bits[column & 1]![down % dotsUp]!;
      }
    }
  }
  return cells.map(line => Array.from(line, dots => (dots === 0 ? ' ' : String.fromCharCode(0x2800 + dots))).join(''));
}

function axis(recording: Recording, margin: number, columns: number): string {
  const time = [0, Math.max(1, recording.steps) * recording.step] as const;
  const scale = timeAxis(time);
  const line = Array.from({ length: columns }, () => '─');
  const labels = Array.from({ length: columns + 8 }, () => ' ');
  const marks = ticks(scale, time, Math.max(2, Math.floor(columns / 10)));
  for (const [i, { value, label }] of marks.entries()) {
    const at = Math.min(columns - 1, Math.round((value / time[1]) * (columns - 1)));
    line[at] = '┬';
    const words = i === marks.length - 1 ? `${label} ${scale.unit.name}` : label;
    const start = Math.max(0, Math.min(at - Math.floor(label.length / 2), columns + 8 - words.length));
    [...words].forEach((character, k) => (labels[start + k] = character));
  }
  return `${' '.repeat(margin)}└${line.join('')}\n${' '.repeat(margin + 1)}${labels.join('').trimEnd()}\n`;
}
