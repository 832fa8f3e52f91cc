// Synapses that add amounts which never change: each spike goes over a row of targets.
import type { SynapseValue } from '../../../2-plan/index.js';
import type { Connectivity } from '../../connect/index.js';
import { readValues, type Amounts, type Ring, type StaticRows, type SynapseContext } from '../../network/index.js';
import { span } from '../../watch/index.js';
import type { Group } from '../group.js';
import { arrivingOf } from './arriving.js';
import type { Projection } from './projection.js';

type Targets = StaticRows['targets'];

export class StaticSynapses implements Projection {
  readonly synapses: number;
  readonly connectivity?: Connectivity;
  private readonly arriving: ReturnType<typeof arrivingOf>;

  /** `isRecorded`: something of the synapses will be asked for. */
  constructor(
    private readonly rows: StaticRows,
    private readonly context: SynapseContext<Group>,
    connectivity: Connectivity,
    isRecorded: boolean
  ) {
    this.synapses = connectivity.synapses;
    this.arriving = arrivingOf(context);
    if (isRecorded) this.connectivity = connectivity;
  }

  deliver(step: number): void {
    const { values, length } = this.arriving(step);
    const { rowStart } = this.rows;
    for (let f = 0; f < length; f++) {
      const end = rowStart[values[f]! + 1]!;
      for (let start = rowStart[values[f]!]!; start < end; start += span)
        this.send(step, start, Math.min(end, start + span));
    }
  }

  read(value: SynapseValue, _step: number, visit: (synapse: number, value: number) => void): void {
    readValues(value, this.context.values, this.connectivity!, visit);
  }

  /** Sends a spike of this step over a stretch of a row. */
  private send(step: number, start: number, end: number): void {
    const { delays, targets, sends } = this.rows;
    for (const { ring, amounts } of sends) {
      if (typeof delays !== 'number') spread(ring, step, amounts, delays, targets, start, end);
      else if (typeof amounts === 'number') addEqual(ring.values, ring.at(step + delays), amounts, targets, start, end);
      else addOwn(ring.values, ring.at(step + delays), amounts, targets, start, end);
    }
    this.context.progress.spend(end - start);
  }
}

function addEqual(
  values: Float64Array,
  at: number,
  amount: number,
  targets: Targets,
  start: number,
  end: number
): void {
  for (let i = start; i < end; i++) values[at + targets[i]!]! += amount;
}

function addOwn(
  values: Float64Array,
  at: number,
  amounts: Float64Array,
  targets: Targets,
  start: number,
  end: number
): void {
  for (let i = start; i < end; i++) values[at + targets[i]!]! += amounts[i]!;
}

function spread(
  ring: Ring,
  step: number,
  amounts: Amounts,
  delays: Uint32Array,
  targets: Targets,
  start: number,
  end: number
): void {
  const { values } = ring;
  for (let i = start; i < end; i++)
    values[ring.at(step + delays[i]!) + targets[i]!]! += typeof amounts === 'number' ? amounts : amounts[i]!;
}
