// Neurons whose spikes somebody waits for, and which settle below their threshold with nothing that drives them.
import { formatQuantity, settlesBelowThreshold, type Plan } from '../../simulator/index.js';
import { populationNodes } from '../known/population-nodes.js';
import type { PlanCheck } from './check.js';

export const thresholdNeverReached: PlanCheck = {
  code: 'threshold-never-reached',
  on: 'plan',
  run({ plans, program, report }) {
    const nodes = populationNodes(program);
    const all = plans.flatMap(plan => plan.plans);
    const [first] = all;
    for (const [group, { name }] of (first?.groups ?? []).entries()) {
      const node = nodes.get(name);
      const settled = all.map(plan => settlesBelowThreshold(plan, group));
      const [one] = settled;
      if (!node || !one || settled.includes(undefined) || !all.some(plan => isAwaited(plan, group))) continue;
      const shown = (value: number): string => formatQuantity(value, one.state.dimension, 4);
      const threshold = one.threshold === undefined ? '' : ` and its threshold is ${shown(one.threshold)}`;
      const message = `${one.state.name} of ${name} settles at ${shown(one.value)}${threshold}, so it never fires; connect or stimulate it, or change its parameters.`;
      report({ node, property: 'name' }, message, {
        related: [{ message: `the equation of ${one.state.name}`, source: one.state.source }]
      });
    }
  }
};

/** Its spikes are recorded or sent to others. */
const isAwaited = (plan: Plan, group: number): boolean =>
  plan.records.spikes.some(spike => spike.group === group) ||
  plan.projections.some(projection => projection.from === group);
