// Static synapses with delays of their own: each thread's stretch of a row by delay, so that what is sent goes to one step's arrivals after
// the other. Where an amount arrives is one number, of delay and target. Those of one delay keep their order, and with it sums their bits.
import type { ProjectionPlan, Send } from '../../../2-plan/index.js';
import { rowStartBytes, type Connectivity } from '../../connect/index.js';
import {
  inRows,
  longest,
  makingRowsBytes,
  rowsInMaking,
  type PartBytes,
  type Sent,
  type SynapseContext
} from '../../network/index.js';
import type { WasmGroup } from '../group/wasm-group.js';
import type { Arena } from '../memory/arena.js';
import { sortByDelay } from './delays-of-places.js';
import { RowsOfThreads } from './rows-of-threads.js';

export class RowsByDelay {
  readonly rows: RowsOfThreads;
  /** in the order of rows, as amounts are: delay in steps times the stride of the rings, and target */
  readonly places: Uint32Array;
  readonly sends: readonly Sent[];

  /** Throws NetworkError, Cancelled. */
  constructor(sends: readonly Send[], context: SynapseContext<WasmGroup>, connectivity: Connectivity, arena: Arena) {
    const { to, progress } = context;
    const { rowStart, targets, synapse, amounts, delays } = rowsInMaking(sends, context, connectivity);
    const rings = sends.map(send => to.state.ringOf(send));
    for (const ring of rings) ring.reserve(longest(delays));
    this.rows = new RowsOfThreads({ rowStart, targets }, to.ranges, arena);
    const sorted = sortByDelay(this.rows.bounds, delays as Uint32Array, synapse!, targets, progress);
    // all rings of a group are as wide
    const { stride } = rings[0]!;
    this.places = arena.u32(sorted.length);
    for (let at = 0; at < sorted.length; at++) this.places[at] = sorted[at]! * stride + targets[at]!;
    this.sends = rings.map((ring, i) => {
      const placed = inRows(amounts[i]!, synapse!, progress);
      return { ring, amounts: typeof placed === 'number' ? placed : arena.copy(placed) };
    });
  }
}

/** Of a projection whose synapses have delays of their own. */
export function rowsByDelayBytes(plan: ProjectionPlan, sends: readonly Send[]): PartBytes {
  const own = 8 * sends.filter(({ common }) => common === undefined).length;
  const each = own + Uint32Array.BYTES_PER_ELEMENT;
  return {
    held: rowStartBytes(plan.recipe.sources.size) + each * plan.expectedSynapses,
    making: makingRowsBytes(plan, each)
  };
}
