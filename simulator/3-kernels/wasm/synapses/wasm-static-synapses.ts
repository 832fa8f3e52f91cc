// Static synapses whose rows lie in the memory of the kernel and are walked by generated code.
import { StaticSynapses } from '../../reference/synapses/index.js';
import type { Arena } from '../memory/arena.js';
import type { WasmGroup } from '../group/wasm-group.js';
import type { CodedPart, Machine, PhaseFunctions } from '../machine.js';
import { deliveryCode } from './delivery-code.js';
import { RowsOfThreads } from './rows-of-threads.js';

export class WasmStaticSynapses extends StaticSynapses implements CodedPart {
  /** `made`: what the reference makes its own from. */
  constructor(
    made: ConstructorParameters<typeof StaticSynapses>,
    private readonly arena: Arena
  ) {
    super(...made);
  }

  addCode(machine: Machine): PhaseFunctions {
    const {
      arena,
      sends,
      rowStart,
      targets,
      made: { from, to }
    } = this;
    const delays = typeof this.delays === 'number' ? this.delays : arena.copy(this.delays);
    const rows = new RowsOfThreads({ rowStart, targets }, (to as WasmGroup).ranges, arena);
    return {
      deliver: machine.module.add(deliveryCode({ rows, targets, delays, sends }, (from as WasmGroup).log, machine))
    };
  }

  /** Nothing but the end of the run can happen to these synapses. */
  throwFault(): void {
    return undefined;
  }
}
