// Statistics that give a curve: a list of values, each with its place on an axis that the arguments of the call determine.
import type { Dimension } from '../../simulator/index.js';
import type { Question, Statistic } from './question.js';

export interface Curve {
  readonly axis: { readonly label: string; readonly dimension: Dimension };
  /** place of each value on the axis, ascending and evenly spaced, in the simulator's units */
  readonly positions: readonly number[];
  readonly values: readonly number[];
  /** each value holds for a bin of this length around its place; absent for values at points */
  readonly bin?: number;
  /** what a reader must know beside the title: `40 trials` */
  readonly note: string;
}

export interface CurveStatistic extends Statistic {
  readonly label: string;
  readonly curve: (question: Question) => Curve;
}

/** In expectations and reports a curve is the list of its values. */
export function curveStatistic(
  name: string,
  label: string,
  dimension: Dimension,
  curve: (question: Question) => Curve
): CurveStatistic {
  return { name, label, dimension, curve, take: question => curve(question).values };
}

export const givesCurve = (statistic: Statistic): statistic is CurveStatistic => 'curve' in statistic;
