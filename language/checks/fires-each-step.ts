// Neurons whose spike rule goes on to hold after a spike: they fire in each step for as long.
import { firesEachStep as statesThatStay } from '../../simulator/index.js';
import { populationNodes } from '../known/population-nodes.js';
import type { PlanCheck } from './check.js';

export const firesEachStep: PlanCheck = {
  code: 'fires-each-step',
  on: 'plan',
  run({ plans, program, report }) {
    const nodes = populationNodes(program);
    for (const plan of plans.flatMap(plan => plan.plans))
      plan.groups.forEach((group, number) => {
        const node = nodes.get(group.name);
        const states = statesThatStay(plan, number, group);
        if (!node || !states || !group.spike) return;
        report(
          { node, property: 'name' },
          `${group.name} fires in each step for as long as its spike rule holds: no spike changes ${states.join(' or ')}, and there is no refractory time; reset it on spike, or write 'spike when ${states[0]!} crosses' and the threshold.`,
          { related: [{ message: 'the spike rule', source: group.spike.source }] }
        );
      });
  }
};
