// What is recorded of synapses without states: values that depend on their parameters and neurons alone.
import type { SynapseValue } from '../../../2-plan/index.js';
import { eachSynapse, type Connectivity } from '../../connect/index.js';
import { compile, type Evaluate, type SynapseValues } from '../../values/index.js';

/** Visits the synapses in canonical order. `values` keeps the parameters. */
export function readValues(
  value: SynapseValue,
  values: SynapseValues,
  connectivity: Connectivity,
  visit: (synapse: number, value: number) => void
): void {
  readEach(evaluated(value, values), values, connectivity, visit);
}

/** Closure of a value that no state is part of. */
export function evaluated(value: SynapseValue, { plan, reader }: SynapseValues): Evaluate {
  if (value.kind !== 'value') throw new Error(`The synapses of ${plan.name} have no state.`);
  return compile(value.value, reader);
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
