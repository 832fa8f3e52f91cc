// Synapses with states of their own, whose events are run by generated code over the numbers of the reference.
import { DynamicSynapses } from '../../reference/synapses/index.js';
import type { WasmGroup } from '../group/wasm-group.js';
import type { CodedPart, Machine, PhaseFunctions } from '../machine.js';
import type { Arena } from '../memory/arena.js';
import { distinctDelays } from './delays-of-places.js';
import { addDynamicCode, type DynamicLayout } from './dynamic-code.js';
import { EventFaults } from './event-faults.js';
import { LateSpikes } from './late-spikes.js';
import { MovingState } from './moving-state.js';
import { NumberedColumns } from './numbered-columns.js';
import { NumberedRows } from './numbered-rows.js';
import { SynapseArrays } from './synapse-arrays.js';
import type { SynapseContext } from './synapse-context.js';

export class WasmDynamicSynapses extends DynamicSynapses implements CodedPart {
  private readonly faults: EventFaults;
  private readonly late: LateSpikes;

  /** `made`: what the reference makes its own from. */
  constructor(
    made: ConstructorParameters<typeof DynamicSynapses>,
    private readonly arena: Arena
  ) {
    super(...made);
    const { from, to } = this.ends;
    this.faults = new EventFaults(to.ranges.threads, arena);
    this.late = new LateSpikes(this.isAxonal ? from.log : to.log, distinctDelays(this.delays), arena);
  }

  addCode(machine: Machine): PhaseFunctions {
    return addDynamicCode(this.placed(), machine);
  }

  override clear(step: number): void {
    super.clear(step);
    this.late.forget(step);
  }

  override save(): () => void {
    const parts = [super.save(), this.late.save()];
    return () => parts.forEach(restore => restore());
  }

  throwFault(step: number): void {
    const found = this.faults.first(step);
    const { from, h } = this.made;
    from.values.clock.time = step * h;
    if (found) this.hear(found.event, found.synapse, step);
  }

  private get ends(): { readonly from: WasmGroup; readonly to: WasmGroup } {
    return { from: this.made.from as WasmGroup, to: this.made.to as WasmGroup };
  }

  private get isAxonal(): boolean {
    return this.program.side === 'axonal';
  }

  private placed(): DynamicLayout {
    const {
      arena,
      program,
      made,
      connectivity,
      delays,
      late,
      faults,
      states: { kept },
      sent,
      ends: { to }
    } = this;
    return {
      program,
      made: made as SynapseContext,
      late,
      faults,
      delays: typeof delays === 'number' ? delays : arena.copy(delays),
      states: { kept, moving: kept.map(state => new MovingState(state, made.h, arena)), ...(sent ? { sent } : {}) },
      rows: new NumberedRows(connectivity, to.ranges, arena, this.isAxonal ? delays : undefined),
      columns: new NumberedColumns(connectivity, arena, this.isAxonal ? undefined : delays),
      pre: arena.copy(connectivity.pre),
      arrays: new SynapseArrays(connectivity, made.values, arena)
    };
  }
}
