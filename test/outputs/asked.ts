// A statistic asked of a recording, for tests of its value or of what is said where it has none.
import { evaluateMeasured, type Value } from '../../outputs/index.js';
import type { Expression, Recording } from '../../simulator/index.js';
import { call, measured } from './hand-made.js';

/** The value, or the message of the fault. */
export function ask(
  recording: Recording,
  name: string,
  what: Expression,
  others: Readonly<Record<string, Expression>> = {}
): Value | string {
  const outcome = evaluateMeasured(recording, measured(name, call(name, what, others)));
  return outcome.fault ? outcome.fault.message : outcome.value;
}
