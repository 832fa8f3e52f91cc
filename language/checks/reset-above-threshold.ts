// Neurons that are still at or above their threshold after the reset: they fire again as soon as they may.
import { firesAfterReset, formatQuantity } from '../../simulator/index.js';
import { populationNodes } from '../known/population-nodes.js';
import type { PlanCheck } from './check.js';

export const resetAboveThreshold: PlanCheck = {
  code: 'reset-above-threshold',
  on: 'plan',
  run({ plans, program, report }) {
    const nodes = populationNodes(program);
    for (const group of plans.flatMap(experiment => experiment.plans.flatMap(plan => plan.groups))) {
      const node = nodes.get(group.name);
      const found = firesAfterReset(group);
      if (!node || !found) continue;
      const { state, value, threshold, source } = found;
      const shown = (value: number): string => formatQuantity(value, state.dimension, 6);
      const where =
        threshold === undefined ? 'where its spike rule holds' : `at or above the threshold of ${shown(threshold)}`;
      report(
        { node, property: 'name' },
        `A spike of ${group.name} resets ${state.name} to ${shown(value)}, ${where}, so it fires again at once; reset it to a lower value.`,
        {
          related: [
            { message: 'the reset', source },
            ...(group.spike ? [{ message: 'the spike rule', source: group.spike.source }] : [])
          ]
        }
      );
    }
  }
};
