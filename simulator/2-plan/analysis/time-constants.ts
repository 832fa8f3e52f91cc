// How fast the states of a group decay by themselves: what the step is compared with.
import type { Source } from '../../1-model/index.js';
import { isNumber, linearRate, mentions, number, replace, variable, type Formula } from '../formula/index.js';
import type { GroupPlan } from '../plan/index.js';

export interface TimeConstant {
  readonly state: string;
  /** ms: the shortest among the neurons, as far as known before the run */
  readonly tau: number;
  /** advanced by an exact propagator, so that no step is too large for its own equation */
  readonly exact: boolean;
  /** its equation */
  readonly source: Source;
}

/**
 * Of each state that decays: x' = -x / tau + ..., also beside terms that are not linear in x, and with all other states and
 * inputs at 0. States whose rate is drawn at random, or that only grow, have none.
 */
export function timeConstantsOf(group: GroupPlan): TimeConstant[] {
  const { linear, remaining } = group.integrator;
  const exact = linear.matrix
    .filter(({ row, column }) => row === column)
    .map(({ row, value }) => ({ slot: linear.slots[row]!, rate: value, exact: true }));
  const approximate = remaining.map(state => ({
    slot: state.slot,
    exact: false,
    rate: state.kind === 'derivative' ? linearRate(state.derivative, variable('state', state.slot)) : state.rate
  }));
  return [...exact, ...approximate].flatMap(({ slot, rate, exact: isExact }) => {
    const fastest = mostNegative(rate, group);
    const { name, source } = group.states[slot]!;
    return fastest === undefined ? [] : [{ state: name, tau: -1 / fastest, exact: isExact, source }];
  });
}

/** Lists are looked through up to this many neurons. */
const mostNeurons = 10_000;

/** The most negative value of a rate over the neurons; undefined where no value is known, or none is below 0. */
export function mostNegative(rate: Formula, { parameters, size }: GroupPlan): number | undefined {
  const ofNeuron = (neuron: number): Formula =>
    replace(rate, leaf => {
      if (leaf.of !== 'parameter') return leaf.of === 'index' ? number(neuron) : number(0);
      const value = parameters.find(parameter => parameter.slot === leaf.slot)?.value;
      const entry = value?.kind === 'list' ? value.values[neuron] : undefined;
      return typeof entry === 'number' ? number(entry) : leaf;
    });
  const differs = mentions(rate, v => v.of === 'parameter' || v.of === 'index');
  const rates = Array.from({ length: differs ? Math.min(size, mostNeurons) : 1 }, (_, neuron) => ofNeuron(neuron));
  const known = rates.flatMap(rate => (isNumber(rate) && rate.value < 0 ? [rate.value] : []));
  return known.length ? Math.min(...known) : undefined;
}
