// Amounts that spikes add, where they never change: one for all synapses, or one each.
import type { Send } from '../../../2-plan/index.js';
import type { SynapseValues } from '../../values/index.js';
import type { Connectivity } from '../../connect/index.js';
import { span, type ProgressMeter } from '../../watch/index.js';

/** A number, or one entry a synapse in canonical order. */
export type Amounts = number | Float64Array;

/** One entry a send. Throws NetworkError for parameters out of bounds. */
export function amountsOf(
  sends: readonly Send[],
  values: SynapseValues,
  connectivity: Connectivity,
  progress: ProgressMeter
): Amounts[] {
  const amounts: Amounts[] = sends.map(({ common }) => common ?? new Float64Array(connectivity.synapses));
  const differing = sends.flatMap(({ amount, common }, i) =>
    common !== undefined ? [] : [{ into: amounts[i] as Float64Array, values: values.column(amount) }]
  );
  if (differing.length === 0 && !values.differ) return amounts;
  values.stretches(connectivity, progress, stretch => {
    for (const { into, values } of differing) into.set(values(stretch).subarray(0, stretch.length), stretch.number[0]);
  });
  return amounts;
}

/** Values in canonical order, in the order of rows; what is common stays as it is. Throws Cancelled. */
export function inRows<T extends Float64Array | Uint32Array>(
  values: number | T,
  synapse: Uint32Array,
  progress: ProgressMeter
): number | T {
  if (typeof values === 'number') return values;
  const sorted = values.slice() as T;
  for (let from = 0; from < synapse.length; from += span) {
    const to = Math.min(synapse.length, from + span);
    for (let at = from; at < to; at++) sorted[at] = values[synapse[at]!]!;
    progress.spend(to - from);
  }
  return sorted;
}
