// A line's points as the screen can show them: all of them, or the smallest and largest value of each pixel column.
import { firstAtLeast } from './growing-array.js';

export interface Points {
  readonly times: number[];
  readonly values: number[];
}

/** One line in a block of several: `values[s * width + offset]` at `steps[s]`. */
export interface Samples {
  readonly steps: Float64Array;
  readonly values: Float32Array;
  readonly width: number;
  readonly offset: number;
}

/** Points in [from, to] and the neighbours just outside, at most about two a column. Times are steps. */
export function pointsInView(samples: Samples, from: number, to: number, columns: number): Points {
  const start = Math.max(0, firstAtLeast(samples.steps, from) - 1);
  const end = Math.min(samples.steps.length, firstAtLeast(samples.steps, to) + 1);
  return end - start <= 3 * columns ? everyPoint(samples, start, end) : extremes(samples, start, end, columns);
}

function everyPoint({ steps, values, width, offset }: Samples, start: number, end: number): Points {
  const points: Points = { times: [], values: [] };
  for (let s = start; s < end; s++) {
    points.times.push(steps[s]!);
    points.values.push(values[s * width + offset]!);
  }
  return points;
}

function extremes({ steps, values, width, offset }: Samples, start: number, end: number, columns: number): Points {
  const points: Points = { times: [], values: [] };
  const size = (end - start) / columns;
  for (let column = 0; column < columns; column++) {
    const first = start + Math.floor(column * size);
    const beyond = start + Math.floor((column + 1) * size);
    let [low, high] = [first, first];
    for (let s = first; s < beyond; s++) {
      if (values[s * width + offset]! < values[low * width + offset]!) low = s;
      if (values[s * width + offset]! > values[high * width + offset]!) high = s;
    }
    for (const s of low < high ? [low, high] : [high, low]) {
      points.times.push(steps[s]!);
      points.values.push(values[s * width + offset]!);
    }
  }
  return points;
}

/** Rates of bins in view as a staircase, merged to what the columns can show. Times are steps. */
export function staircase(counts: readonly number[], bin: number, hertz: number, from: number, to: number, columns: number): Points {
  const first = Math.max(0, Math.floor(from / bin));
  const beyond = Math.min(counts.length, Math.ceil(to / bin));
  const merged = Math.max(1, Math.ceil((beyond - first) / columns));
  const points: Points = { times: [], values: [] };
  for (let start = first - first % merged; start < beyond; start += merged) {
    const bins = Math.min(merged, counts.length - start);
    let sum = 0;
    for (let i = start; i < start + bins; i++) sum += counts[i] ?? 0;
    points.times.push(start * bin, (start + bins) * bin);
    points.values.push(sum * hertz / bins, sum * hertz / bins);
  }
  return points;
}

/** Smallest and largest finite value, widened a little; [0, 1] where there is none. */
export function valueRange(lines: readonly Points[], fromZero: boolean): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const line of lines) {
    for (const value of line.values) {
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (low > high) return [0, 1];
  if (fromZero) return [0, high > 0 ? high * 1.08 : 1];
  const room = (high - low) * 0.06 || Math.max(1e-3, Math.abs(high) * 0.05);
  return [low - room, high + room];
}
