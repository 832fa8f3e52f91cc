// A seed where nothing is drawn: no connection, no value, no spike and no noise of the experiment is random.
import { isRandom } from '../../simulator/index.js';
import { statementsIn } from '../known/statements.js';
import type { PlanCheck } from './check.js';

export const unusedSeed: PlanCheck = {
  code: 'unused-seed',
  on: 'plan',
  run({ plans, report }) {
    for (const { experiment, plans: ofExperiment } of plans) {
      const seed = statementsIn(experiment.statements).find(statement => statement.kind === 'seed');
      if (!seed || ofExperiment.some(isRandom)) continue;
      report(
        seed.source,
        `Nothing in ${experiment.name} is random, so every seed gives the same; remove the seed, or let something vary.`,
        { tag: 'unnecessary' }
      );
    }
  }
};
