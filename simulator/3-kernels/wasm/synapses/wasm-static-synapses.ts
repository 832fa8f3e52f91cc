// Static synapses whose rows lie in the memory of the kernel and are walked by generated code.
import type { ProjectionPlan, Send, SynapseValue } from '../../../2-plan/index.js';
import type { Connectivity } from '../../connect/index.js';
import {
  delayBytes,
  readValues,
  StaticRows,
  staticRowsBytes,
  type PartBytes,
  type Synapses
} from '../../network/index.js';
import type { Arena } from '../memory/arena.js';
import type { CodedPart, Machine, PhaseFunctions } from '../machine.js';
import { deliveryCode, type DeliveryArrays } from './delivery-code.js';
import { RowsByDelay, rowsByDelayBytes } from './rows-by-delay.js';
import { RowsOfThreads } from './rows-of-threads.js';
import type { SynapseContext } from './synapse-context.js';

export class WasmStaticSynapses implements Synapses, CodedPart {
  readonly synapses: number;
  readonly connectivity?: Connectivity;
  private readonly arrays: DeliveryArrays;

  /** `isRecorded`: something of the synapses will be asked for. Throws NetworkError, Cancelled. */
  constructor(
    sends: readonly Send[],
    private readonly made: SynapseContext,
    connectivity: Connectivity,
    isRecorded: boolean,
    arena: Arena
  ) {
    this.synapses = connectivity.synapses;
    this.arrays = arraysOf(sends, made, connectivity, arena);
    if (isRecorded) this.connectivity = connectivity;
  }

  addCode(machine: Machine): PhaseFunctions {
    return { deliver: machine.module.add(deliveryCode(this.arrays, this.made.spikes, machine)) };
  }

  read(value: SynapseValue, _step: number, visit: (synapse: number, value: number) => void): void {
    readValues(value, this.made.values, this.connectivity!, visit);
  }

  /** Nothing but the end of the run can happen to these synapses. */
  throwFault(): void {
    return undefined;
  }
}

/** Each synapse has a delay for itself. */
const delaysDiffer = (plan: ProjectionPlan): boolean => delayBytes(plan) > 0;

function arraysOf(
  sends: readonly Send[],
  made: SynapseContext,
  connectivity: Connectivity,
  arena: Arena
): DeliveryArrays {
  if (delaysDiffer(made.values.plan)) {
    const { rows, places, sends: placed } = new RowsByDelay(sends, made, connectivity, arena);
    return { rows, arrive: { places }, sends: placed };
  }
  const { rowStart, targets, delays, sends: placed } = new StaticRows(sends, made, connectivity);
  const rows = new RowsOfThreads({ rowStart, targets }, made.to.ranges, arena);
  return { rows, arrive: { targets, delay: delays as number }, sends: placed };
}

/** What such synapses take, see `networkBytes`. */
export const wasmStaticSynapsesBytes = (plan: ProjectionPlan, sends: readonly Send[]): PartBytes =>
  delaysDiffer(plan) ? rowsByDelayBytes(plan, sends) : staticRowsBytes(plan, sends);
