// Static synapses whose rows lie in the memory of the kernel and are walked by generated code.
import type { SynapseValue } from '../../../2-plan/index.js';
import type { Connectivity } from '../../connect/index.js';
import type { StaticRows, Synapses } from '../../network/index.js';
import type { Arena } from '../memory/arena.js';
import type { CodedPart, Machine, PhaseFunctions } from '../machine.js';
import { deliveryCode } from './delivery-code.js';
import { RowsOfThreads } from './rows-of-threads.js';
import type { SynapseContext } from './synapse-context.js';

export class WasmStaticSynapses implements Synapses, CodedPart {
  readonly synapses: number;
  readonly connectivity?: Connectivity;

  /** `rows` lie in the arena. `isRecorded`: something of the synapses will be asked for. */
  constructor(
    private readonly rows: StaticRows,
    private readonly made: SynapseContext,
    connectivity: Connectivity,
    isRecorded: boolean,
    private readonly arena: Arena
  ) {
    this.synapses = connectivity.synapses;
    if (isRecorded) this.connectivity = connectivity;
  }

  addCode(machine: Machine): PhaseFunctions {
    const {
      arena,
      rows: { sends, rowStart, targets, delays },
      made: { spikes, to }
    } = this;
    const rows = new RowsOfThreads({ rowStart, targets }, to.ranges, arena);
    return { deliver: machine.module.add(deliveryCode({ rows, targets, delays, sends }, spikes, machine)) };
  }

  read(value: SynapseValue, _step: number, visit: (synapse: number, value: number) => void): void {
    this.rows.read(value, this.connectivity!, visit);
  }

  /** Nothing but the end of the run can happen to these synapses. */
  throwFault(): void {
    return undefined;
  }
}
