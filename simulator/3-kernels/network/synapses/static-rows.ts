// Synapses that add amounts which never change: rows of targets over the rings of what is under way, and nothing else a synapse.
import type { ProjectionPlan, Send } from '../../../2-plan/index.js';
import { neuronBytes, rowsBytes, rowsOf, type Connectivity } from '../../connect/index.js';
import type { PartBytes } from './part-bytes.js';
import type { Ring } from '../ring.js';
import { amountsOf, inRows, type Amounts } from './amounts.js';
import { delayBytes, delaysOf, longest, type Delays } from './delays.js';
import type { SynapseContext } from './synapse-context.js';

/** What spikes add to one state of their targets. */
export interface Sent {
  readonly ring: Ring;
  readonly amounts: Amounts;
}

/** Rows of synapses as they are made, before a backend lays them out. */
interface RowsInMaking {
  readonly rowStart: Uint32Array;
  readonly targets: Uint16Array | Uint32Array;
  /** canonical numbers by place; absent where amounts and delays are the same for all */
  readonly synapse?: Uint32Array;
  /** in canonical order; amounts one entry a send */
  readonly amounts: readonly Amounts[];
  readonly delays: Delays;
}

/** Throws NetworkError, Cancelled. */
export function rowsInMaking(
  sends: readonly Send[],
  { values, h, progress }: SynapseContext,
  connectivity: Connectivity
): RowsInMaking {
  const amounts = amountsOf(sends, values, connectivity, progress);
  const delays = delaysOf(values, connectivity, h, progress);
  const differ = [...amounts, delays].some(amount => typeof amount !== 'number');
  return { ...rowsOf(connectivity, differ, values.plan.targetBytes ?? 4, progress), amounts, delays };
}

export class StaticRows {
  readonly rowStart: Uint32Array;
  readonly targets: Uint16Array | Uint32Array;
  /** amounts and delays in the order of rows */
  readonly sends: readonly Sent[];
  readonly delays: Delays;

  /** Throws NetworkError, Cancelled. */
  constructor(sends: readonly Send[], context: SynapseContext, connectivity: Connectivity) {
    const { to, progress, allocator } = context;
    const { rowStart, targets, synapse, amounts, delays } = rowsInMaking(sends, context, connectivity);
    const placed = <T extends Float64Array | Uint32Array>(list: number | T): number | T => {
      const sorted = synapse ? inRows(list, synapse, progress) : list;
      return typeof sorted === 'number' ? sorted : allocator.copy(sorted);
    };
    this.rowStart = allocator.copy(rowStart);
    this.targets = allocator.copy(targets);
    this.delays = placed(delays);
    this.sends = sends.map((send, i) => ({ ring: to.state.ringOf(send), amounts: placed(amounts[i]!) }));
    for (const { ring } of this.sends) ring.reserve(longest(delays));
  }
}

/** Of a projection whose spikes add amounts: what its rows hold, and what making them takes besides for a time. */
export function staticRowsBytes(plan: ProjectionPlan, sends: readonly Send[]): PartBytes {
  const { recipe, targetBytes = 4, expectedSynapses: synapses } = plan;
  const differ = 8 * sends.filter(({ common }) => common === undefined).length + delayBytes(plan);
  return {
    held: rowsBytes(recipe, synapses, false, targetBytes) + differ * synapses,
    making: makingRowsBytes(plan, differ)
  };
}

/** Synapses in canonical order, and their rows once more until they lie where kernels reach them; `differ`: bytes of a synapse that are sorted. */
export const makingRowsBytes = (
  { recipe: { sources }, targetBytes = 4, expectedSynapses }: ProjectionPlan,
  differ: number
): number => expectedSynapses * (neuronBytes(sources.size) + targetBytes + (differ > 0 ? 4 + 2 * differ : 0));
