// A rate so high that a step would often hold more than one spike, of which only one is sent.
import { type Dimension, formatQuantity, largestRate } from '../../simulator/index.js';
import type { PlanCheck } from './check.js';

/** Spikes wanted in a step above which too many are lost: at 0.1, one in twenty. */
const mostSpikesPerStep = 0.1;

const time: Dimension = [0, 0, 1, 0, 0, 0];
const frequency: Dimension = [0, 0, -1, 0, 0, 0];

export const rateTooHigh: PlanCheck = {
  code: 'rate-too-high',
  on: 'plan',
  run({ uri, plans, report }) {
    for (const { experiment, plans: ofExperiment } of plans)
      for (const { step, groups } of ofExperiment)
        for (const group of groups) {
          const rate = largestRate(group) ?? 0;
          const wanted = rate * step;
          if (wanted <= mostSpikesPerStep * (1 + 1e-9)) continue;
          const lost = 1 - -Math.expm1(-wanted) / wanted;
          const least = formatQuantity(mostSpikesPerStep / rate, time, 2);
          const at = group.source.uri === uri ? group.source : experiment.source;
          report(
            at,
            `Neurons of ${group.name} fire at a rate of up to ${formatQuantity(rate, frequency)}, and at most once in a step of ${formatQuantity(step, time)}: ` +
              `${formatQuantity(100 * lost, [0, 0, 0, 0, 0, 0], 2)} % of the spikes are lost; lower the rate, or make the step ${least} or less.`
          );
          return;
        }
  }
};
