// Synapses that add amounts which never change: rows of targets over the rings of what is under way, and nothing else a synapse.
import type { Send, SynapseValue } from '../../../2-plan/index.js';
import { rowsOf, type Connectivity } from '../../connect/index.js';
import { compile } from '../../values/index.js';
import { span } from '../../watch/index.js';
import { amountsOf, delaysOf, inRows, longest, type Amounts, type Delays, type Ring } from '../../network/index.js';
import type { SynapseContext } from './synapse-context.js';
import type { Projection } from './projection.js';

type Targets = Uint16Array | Uint32Array;

export class StaticSynapses implements Projection {
  readonly synapses: number;
  readonly connectivity?: Connectivity;
  protected readonly rowStart: Uint32Array;
  protected readonly targets: Targets;
  /** amounts and delays in the order of rows */
  protected readonly sends: readonly { readonly ring: Ring; readonly amounts: Amounts }[];
  protected readonly delays: Delays;

  /** `recorded`: something of the synapses will be asked for. Throws NetworkError. */
  constructor(
    sends: readonly Send[],
    protected readonly made: SynapseContext,
    connectivity: Connectivity,
    recorded: boolean
  ) {
    const { values, to, h, progress, allocator } = made;
    this.synapses = connectivity.synapses;
    if (recorded) this.connectivity = connectivity;
    const amounts = amountsOf(sends, values, connectivity, progress);
    const delays = delaysOf(values, connectivity, h, progress);
    const differ = [...amounts, delays].some(amount => typeof amount !== 'number');
    const { rowStart, targets, synapse } = rowsOf(connectivity, differ, values.plan.targetBytes ?? 4, progress);
    this.rowStart = allocator.copy(rowStart);
    this.targets = allocator.copy(targets);
    this.delays = synapse ? inRows(delays, synapse) : delays;
    this.sends = sends.map((send, i) => {
      const inOrder = synapse ? inRows(amounts[i]!, synapse) : amounts[i]!;
      return { ring: to.ringOf(send), amounts: typeof inOrder === 'number' ? inOrder : allocator.copy(inOrder) };
    });
    for (const { ring } of this.sends) ring.reserve(longest(delays));
  }

  deliver(step: number): void {
    const { values, length } = this.made.from.fired;
    for (let f = 0; f < length; f++) {
      const end = this.rowStart[values[f]! + 1]!;
      for (let start = this.rowStart[values[f]!]!; start < end; start += span)
        this.send(step, start, Math.min(end, start + span));
    }
  }

  read(value: SynapseValue, _step: number, visit: (synapse: number, value: number) => void): void {
    if (value.kind !== 'value') throw new Error('A static synapse has no state.');
    const evaluate = compile(value.value, this.made.values.reader);
    this.made.values.each(this.connectivity!, this.made.progress, synapse => visit(synapse, evaluate(synapse)));
  }

  /** Sends a spike of this step over a stretch of a row. */
  private send(step: number, start: number, end: number): void {
    const { delays, targets } = this;
    for (const { ring, amounts } of this.sends) {
      if (typeof delays !== 'number') spread(ring, step, amounts, delays, targets, start, end);
      else if (typeof amounts === 'number') addEqual(ring.values, ring.at(step + delays), amounts, targets, start, end);
      else addOwn(ring.values, ring.at(step + delays), amounts, targets, start, end);
    }
    this.made.progress.spend(end - start);
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
