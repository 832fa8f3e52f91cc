// What a kind of plot is given and what it is: one `plot` expression on one recording, turned into panels.
import type { Expression, NetworkModel, Recording } from '../../simulator/index.js';
import { numberOf } from '../reading/value.js';
import { constant } from '../reading/constant.js';
import type { Domain, Panel, PlotKind } from './scene.js';

export interface PlotCall {
  readonly recording: Recording;
  /** as written */
  readonly title: string;
  /** what to draw, one after the other */
  readonly items: readonly Expression[];
  readonly arguments: Readonly<Record<string, Expression>>;
  /** ms, of the whole figure */
  readonly time: Domain;
  readonly mostLines: number;
  /** of which the recording is; absent where the caller has only the recording */
  readonly model?: NetworkModel;
}

export interface Plot {
  /** as declared in library/plots.snn or library/statistics.snn */
  readonly name: string;
  readonly kind: PlotKind;
  /** draws all points of a sweep; the others draw one, and say which */
  readonly overSweep?: true;
  /** One panel for each dimension shown. Throws NetworkError where the recording has not what is asked for. */
  readonly panels: (call: PlotCall) => readonly Panel[];
}

/** A numeric argument in the simulator's units; where it is not given, `otherwise`. */
export function numberArgument<Otherwise extends number | undefined>(
  call: PlotCall,
  formal: string,
  otherwise: Otherwise
): number | Otherwise {
  const given = call.arguments[formal];
  return given ? numberOf(constant(call.recording, given), given) : otherwise;
}
