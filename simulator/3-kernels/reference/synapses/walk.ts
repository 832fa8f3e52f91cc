// Goes to the synapses of a neuron one after the other, saying each time which two neurons they join.
import type { ProjectionPlan } from '../../../2-plan/index.js';
import {
  columnsBytes,
  columnsOf,
  neuronBytes,
  postsOf,
  rowsBytes,
  rowsOf,
  type Columns,
  type Connectivity,
  type Rows
} from '../../connect/index.js';
import type { SynapseValues } from '../../values/index.js';

type Visit = (synapse: number) => void;

export class Walk {
  // made when somebody goes that way
  private rows?: Rows;
  private columns?: Columns;
  private posts?: Uint16Array | Uint32Array;

  constructor(
    private readonly values: SynapseValues,
    private readonly connectivity: Connectivity
  ) {}

  ofSource(neuron: number, visit: Visit): void {
    const { rowStart, targets, synapse } = (this.rows ??= rowsOf(
      this.connectivity,
      true,
      this.values.plan.targetBytes ?? 4
    ));
    for (let at = rowStart[neuron]!; at < rowStart[neuron + 1]!; at++) {
      this.values.at(neuron, targets[at]!);
      visit(synapse![at]!);
    }
  }

  ofTarget(neuron: number, visit: Visit): void {
    const { start, synapse } = (this.columns ??= columnsOf(this.connectivity));
    for (let at = start[neuron]!; at < start[neuron + 1]!; at++) this.one(synapse ? synapse[at]! : at, visit);
  }

  one(synapse: number, visit: Visit): void {
    this.values.at(this.connectivity.pre[synapse]!, this.targetOf(synapse));
    visit(synapse);
  }

  targetOf(synapse: number): number {
    return (this.posts ??= postsOf(this.connectivity))[synapse]!;
  }

  /** All synapses, those onto each neuron together. */
  byTarget(visit: Visit): void {
    for (let neuron = 0; neuron < this.connectivity.targets; neuron++) this.ofTarget(neuron, visit);
  }

  all(visit: Visit): void {
    for (let synapse = 0; synapse < this.connectivity.synapses; synapse++) this.one(synapse, visit);
  }
}

/** Bytes of the ways along both ends, all of them gone. */
export const walkBytes = ({ recipe, targetBytes = 4, expectedSynapses }: ProjectionPlan): number =>
  rowsBytes(recipe, expectedSynapses, true, targetBytes) +
  columnsBytes(recipe, expectedSynapses) +
  (recipe.lists.post ? 0 : neuronBytes(recipe.targets.size) * expectedSynapses);
