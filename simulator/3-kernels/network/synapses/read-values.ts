// What is recorded of synapses: values that depend on their parameters and neurons alone, or on states of each.
import type { SynapseValue } from '../../../2-plan/index.js';
import { eachSynapse, type Connectivity } from '../../connect/index.js';
import { compile, type Evaluate, type Reader, type SynapseValues } from '../../values/index.js';
import { ProgressMeter } from '../../watch/index.js';

/** Visits the synapses in canonical order with a value that no state of theirs is part of. `reader`: of what it reads, where that is not what is now. */
export function readValues(
  value: SynapseValue,
  values: SynapseValues,
  connectivity: Connectivity,
  visit: (synapse: number, value: number) => void,
  reader?: Reader
): void {
  if (value.kind !== 'value') throw new Error(`The synapses of ${values.plan.name} have no state.`);
  if (reader) return readEach(compile(value.value, reader), values, connectivity, visit);
  const column = values.column(value.value);
  values.stretches(connectivity, new ProgressMeter(), stretch => {
    const found = column(stretch);
    for (let i = 0; i < stretch.length; i++) visit(stretch.number[i]!, found[i]!);
  });
}

/** Visits the synapses in canonical order with what `evaluate` says of each. */
export function readEach(
  evaluate: Evaluate,
  values: SynapseValues,
  connectivity: Connectivity,
  visit: (synapse: number, value: number) => void
): void {
  eachSynapse(connectivity, (synapse, pre, post) => {
    values.at(pre, post);
    visit(synapse, evaluate(synapse));
  });
}
