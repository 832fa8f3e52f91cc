// Synapses that reset their targets, with generated code for their spikes.
import { stepsAbove } from '../../../0-numbers/index.js';
import { isNumber, type ProjectionPlan, type SynapseValue, type Transmission } from '../../../2-plan/index.js';
import { connectivityBytes, eachSynapse, type Connectivity } from '../../connect/index.js';
import { delayBytes, delaysOf, readValues, type Delays, type Synapses } from '../../network/index.js';
import { resetAgain } from '../../reference/oracle.js';
import { compile, keptParametersBytes, type Saved } from '../../values/index.js';
import type { CodedPart, Machine, PhaseFunctions } from '../machine.js';
import type { Arena } from '../memory/arena.js';
import { distinctDelays } from './delays-of-places.js';
import { EventFaults } from './event-faults.js';
import { LateSpikes } from './late-spikes.js';
import { NumberedRows, numberedRowsBytes } from './numbered-rows.js';
import { addResetCode } from './reset-code.js';
import { SynapseArrays } from './synapse-arrays.js';
import type { SynapseContext } from './synapse-context.js';

type Reset = Extract<Transmission, { kind: 'reset' }>;

export class WasmResetSynapses implements Synapses, CodedPart {
  readonly synapses: number;
  private readonly delays: Delays;
  private readonly faults: EventFaults;
  private readonly late: LateSpikes;

  /** `made` keeps the parameters, which are made here. Throws NetworkError. */
  constructor(
    private readonly reset: Reset,
    private readonly made: SynapseContext,
    readonly connectivity: Connectivity,
    private readonly arena: Arena
  ) {
    const { values, spikes, to, h, progress } = made;
    this.synapses = connectivity.synapses;
    this.delays = delaysOf(values, connectivity, h, progress);
    to.isHeld = true;
    values.stretches(connectivity, progress, () => undefined);
    this.faults = new EventFaults(to.ranges.threads, arena);
    this.late = new LateSpikes(spikes, distinctDelays(this.delays), arena);
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
    const { ranges } = made.to;
    const rows = new NumberedRows(connectivity, ranges, arena, delays, made.progress);
    const arrays = new SynapseArrays(connectivity, made.values, arena);
    return addResetCode({ resets, made, late, faults, holds: this.holds(), rows, arrays }, machine);
  }

  clear(step: number): void {
    this.late.forget(step);
  }

  save(): Saved {
    return this.late.save();
  }

  read(value: SynapseValue, _step: number, visit: (synapse: number, value: number) => void): void {
    readValues(value, this.made.values, this.connectivity, visit);
  }

  throwFault(step: number): void {
    const found = this.faults.first(step);
    if (found) resetAgain(this.reset, this.made, this.connectivity, found.synapse, step);
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

/** Bytes of these synapses. */
export function resetSynapsesBytes(plan: ProjectionPlan, { refractory }: Pick<Reset, 'refractory'>): number {
  const { recipe, expectedSynapses: synapses } = plan;
  const delay = delayBytes(plan);
  const holds = !isNumber(refractory.duration) ? 8 : 0;
  return (
    connectivityBytes(recipe, synapses) +
    keptParametersBytes(plan, synapses) +
    (delay + holds) * synapses +
    numberedRowsBytes(plan, delay > 0)
  );
}
