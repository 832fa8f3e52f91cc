// The runs of a sweep, nested sweeps included, one after the other.
import {
  type PointValue,
  type Recording,
  type SweepPoint,
  dimensionless,
  formatQuantity
} from '../../simulator/index.js';

export interface Leaf {
  readonly recording: Recording;
  /** outermost parameter first; empty without a sweep */
  readonly at: readonly SweepPoint[];
}

/** The recording itself without a sweep. */
export function leaves(recording: Recording, at: readonly SweepPoint[] = []): readonly Leaf[] {
  if (recording.points.length === 0) return [{ recording, at }];
  return recording.points.flatMap(point => leaves(point.recording, [...at, point]));
}

/** The same with the runs of several seeds as one, on which every statistic is its mean over the seeds. */
export function means(recording: Recording, at: readonly SweepPoint[] = []): readonly Leaf[] {
  if (recording.points.length === 0 || recording.points[0]!.ofSeeds) return [{ recording, at }];
  return recording.points.flatMap(point => means(point.recording, [...at, point]));
}

/** `g = 4, tau = 20 ms` */
export const leafText = ({ at }: { readonly at: readonly PointValue[] }): string =>
  at.map(p => `${p.parameter} = ${formatQuantity(p.value, p.dimension ?? dimensionless)}`).join(', ');

/** The run of a sweep that is shown where only one can be: `at g = 5, the last of 6 points`. Without a sweep the recording itself, and nothing to say. */
export function shownRun(recording: Recording): { readonly recording: Recording; readonly said?: string } {
  const runs = leaves(recording);
  const last = runs.at(-1)!;
  if (last.at.length === 0) return { recording };
  const of = runs.length === 1 ? 'the only point' : `the last of ${runs.length} points`;
  return { recording: last.recording, said: `at ${leafText(last)}, ${of}` };
}
