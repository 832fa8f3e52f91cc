// Delays that are drawn shorter than a step, or negative: they last one step all the same, and are more than the distribution says.
import { clippedShare, formatQuantity, type Dimension } from '../../simulator/index.js';
import { isConnect } from '../generated/ast.js';
import { delaysIn } from '../known/grid-times.js';
import type { PlanCheck } from './check.js';

const time: Dimension = [0, 0, 1, 0, 0, 0];
/** Fewer change nothing that could be seen. */
const leastShare = 0.01;

export const delayClipped: PlanCheck = {
  code: 'delay-clipped',
  on: 'plan',
  run({ model, plans, program, report }) {
    for (const plan of plans.flatMap(plan => plan.plans)) {
      for (const projection of plan.projections) {
        const share = clippedShare(projection, plan);
        const { connect, source } = projection;
        if (share === undefined || share < leastShare) continue;
        if (
          !program.declarations.some(
            declaration => isConnect(declaration) && declaration.$cstNode?.offset === source.offset
          )
        )
          continue;
        const at = delaysIn(model).find(delay => delay.what === `The delay of ${connect}`)?.source ?? source;
        const step = formatQuantity(plan.step, time, 6);
        report(
          at,
          `About ${Number((100 * share).toPrecision(2))} % of the delays of ${connect} are drawn negative or shorter than half a step, and last one step of ${step} instead; draw them within limits, such as truncated_normal(mean, sd, ${step}, high).`
        );
      }
    }
  }
};
