// Statistics that give a curve: a list of values, each with its place on an axis that the arguments of the call determine.
import type { Dimension } from '../../simulator/index.js';
import { isPlanned, Undecided } from './planned-recording.js';
import type { Question, Statistic } from './question.js';
import type { SelectedSpikes } from './spikes-of.js';

/** All of a curve but its values. */
export interface CurveFrame {
  readonly axis: { readonly label: string; readonly dimension: Dimension };
  /** place of each value on the axis, ascending, in the simulator's units; bins are evenly spaced */
  readonly positions: readonly number[];
  /** each value holds for a bin of this length around its place; absent for values at points */
  readonly bin?: number;
  /** what a reader must know beside the title: `40 trials` */
  readonly note: string;
  readonly values: () => readonly number[];
}

export interface Curve extends Omit<CurveFrame, 'values'> {
  readonly values: readonly number[];
}

export interface CurveStatistic extends Statistic {
  readonly label: string;
  /** its values are few, and each is seen */
  readonly points?: true;
  readonly frame: (question: Question) => CurveFrame;
}

/** What is known of a curve before its spikes are. */
type Laid = Omit<CurveFrame, 'values'> & { readonly values: (spikes: SelectedSpikes) => readonly number[] };

/** In expectations and reports a curve is the list of its values. `lay` looks at arguments and times alone. */
export function curveStatistic(
  name: string,
  label: string,
  dimension: Dimension,
  lay: (question: Question) => Laid
): CurveStatistic {
  const frame = (question: Question): CurveFrame => {
    const laid = lay(question);
    return { ...laid, values: () => laid.values(question.spikes()) };
  };
  return { name, label, dimension, list: true, frame, take: question => valuesOf(frame(question), question) };
}

function valuesOf({ positions, values }: CurveFrame, { recording }: Question): readonly number[] {
  try {
    return values();
  } catch (error) {
    throw isPlanned(recording) && error instanceof Undecided ? new Undecided(positions.length) : error;
  }
}

export const curveOf = (frame: CurveFrame): Curve => ({ ...frame, values: frame.values() });

export const givesCurve = (statistic: Statistic): statistic is CurveStatistic => 'frame' in statistic;
