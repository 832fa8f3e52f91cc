// Synapses with states of their own, whose events are run by generated code over the numbers of the reference.
import { columnsOf, rowsOf, type Columns } from '../../connect/index.js';
import { DynamicSynapses } from '../../reference/synapses/index.js';
import { Unsupported } from '../formula/formula-value.js';
import type { WasmGroup } from '../group/wasm-group.js';
import type { CodedPart, Machine, PhaseFunctions } from '../machine.js';
import type { Arena } from '../memory/arena.js';
import { distinctDelays, sortByDelay } from './delays-of-places.js';
import { addDynamicCode, type DynamicPlace } from './dynamic-code.js';
import { EventFaults } from './event-faults.js';
import { LateSpikes } from './late-spikes.js';
import { MovingState } from './moving-state.js';
import { RowsOfThreads } from './rows-of-threads.js';

export class WasmDynamicSynapses extends DynamicSynapses implements CodedPart {
  /** a word: spikes up to this step have been forgotten */
  private readonly forgotten: Uint32Array;
  private readonly faults: EventFaults;
  private readonly late: LateSpikes;

  /** `made`: what the reference makes its own from. */
  constructor(made: ConstructorParameters<typeof DynamicSynapses>, private readonly arena: Arena) {
    super(...made);
    const { from, to } = this.ends;
    this.forgotten = arena.u32(1);
    this.faults = new EventFaults(to.ranges.threads, arena);
    this.late = new LateSpikes(this.isAxonal ? from.log : to.log, distinctDelays(this.delays), this.forgotten, arena);
  }

  addCode(machine: Machine): PhaseFunctions | undefined {
    try {
      return addDynamicCode(this.placed(), machine);
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error;
      return undefined;
    }
  }

  override clear(step: number): void {
    super.clear(step);
    this.forgotten[0] = step;
  }

  override save(): () => void {
    const restore = super.save(), forgotten = this.forgotten[0]!;
    return () => {
      restore();
      this.forgotten[0] = forgotten;
    };
  }

  complain(step: number): void {
    const found = this.faults.first(step), { from, h } = this.made;
    from.values.clock.time = step * h;
    if (found) this.hear(found.event, found.synapse, step);
  }

  private get ends(): { readonly from: WasmGroup; readonly to: WasmGroup } {
    return { from: this.made.from as WasmGroup, to: this.made.to as WasmGroup };
  }

  private get isAxonal(): boolean {
    return this.program.side === 'axonal';
  }

  private placed(): DynamicPlace {
    const { arena, program, made, connectivity, delays, late, faults, states: { kept }, sent } = this, rowsAre = rowsOf(connectivity, true);
    const targets = arena.copy(rowsAre.targets), synapse = arena.copy(rowsAre.synapse!), ofThreads = new RowsOfThreads({ rowStart: rowsAre.rowStart, targets }, this.ends.to.ranges, arena);
    const differing = typeof delays === 'number' ? undefined : delays, columns = this.columns(differing);
    const rowDelays = differing && this.isAxonal ? sortByDelay(ofThreads.bounds, differing, synapse, targets) : undefined;
    const byPlace = rowDelays ?? columns.delays;
    return {
      program, made, late, faults, delays: differing ? arena.copy(differing) : delays, ...(byPlace ? { byPlace: arena.copy(byPlace) } : {}),
      states: { kept, moving: kept.map(one => new MovingState(one, made.h, arena)), ...(sent ? { sent } : {}) },
      rows: { ofThreads, synapse, targets }, columns, pre: arena.copy(connectivity.pre)
    };
  }

  /** Those of a target by delay where delays lie behind the synapses and differ. */
  private columns(delays: Uint32Array | undefined): Columns & { readonly delays?: Uint32Array } {
    const { arena, connectivity, synapses } = this, { start, synapse } = columnsOf(connectivity), placed = { start: arena.copy(start) };
    if (!delays || this.isAxonal) return { ...placed, ...(synapse ? { synapse: arena.copy(synapse) } : {}) };
    const sorted = arena.copy(synapse ?? Uint32Array.from({ length: synapses }, (_, i) => i));
    return { ...placed, synapse: sorted, delays: sortByDelay(start, delays, sorted) };
  }
}
