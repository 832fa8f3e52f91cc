// Synapses that reset their targets, with generated code for their spikes.
import { stepsAbove } from '../../../0-numbers/index.js';
import { isNumber } from '../../../2-plan/index.js';
import { eachSynapse } from '../../connect/index.js';
import { ResetSynapses } from '../../reference/synapses/index.js';
import { compile } from '../../values/index.js';
import type { WasmGroup } from '../group/wasm-group.js';
import type { CodedPart, Machine, PhaseFunctions } from '../machine.js';
import type { Arena } from '../memory/arena.js';
import { distinctDelays } from './delays-of-places.js';
import { EventFaults } from './event-faults.js';
import { LateSpikes } from './late-spikes.js';
import { NumberedRows } from './numbered-rows.js';
import { addResetCode } from './reset-code.js';
import { SynapseArrays } from './synapse-arrays.js';
import type { SynapseContext } from './synapse-context.js';

export class WasmResetSynapses extends ResetSynapses implements CodedPart {
  private readonly faults: EventFaults;
  private readonly late: LateSpikes;

  /** `made`: what the reference makes its own from. */
  constructor(
    made: ConstructorParameters<typeof ResetSynapses>,
    private readonly arena: Arena
  ) {
    super(...made);
    const { from, to } = this.made;
    this.faults = new EventFaults((to as WasmGroup).ranges.threads, arena);
    this.late = new LateSpikes((from as WasmGroup).log, distinctDelays(this.delays), arena);
  }

  addCode(machine: Machine): PhaseFunctions {
    const {
      arena,
      made,
      late,
      faults,
      delays,
      connectivity,
      reset: { resets }
    } = this;
    const { ranges } = made.to as WasmGroup;
    const rows = new NumberedRows(connectivity, ranges, arena, delays);
    const arrays = new SynapseArrays(connectivity, made.values, arena);
    return addResetCode(
      { resets, made: made as SynapseContext, late, faults, holds: this.holds(), rows, arrays },
      machine
    );
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
    if (found) this.hear(found.synapse, step);
  }

  /** Steps for which each synapse holds its target: they do not change in a run. */
  private holds(): number | Float64Array {
    const {
      arena,
      connectivity,
      synapses,
      made: { values, h },
      reset: { refractory }
    } = this;
    const stepsOf = (time: number): number => (time >= 0 && time < Infinity ? stepsAbove(time, h) : NaN);
    if (!refractory) return 0;
    if (isNumber(refractory.duration)) return stepsOf(refractory.duration.value);
    const steps = arena.f64(synapses);
    const duration = compile(refractory.duration, values.reader);
    eachSynapse(connectivity, (synapse, pre, post) => {
      values.at(pre, post);
      steps[synapse] = stepsOf(duration(synapse));
    });
    return steps;
  }
}
