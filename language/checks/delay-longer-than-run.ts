// A delay that no experiment outlasts: nothing sent along the connection ever arrives.
import { formatQuantity, timeOf, type Dimension } from '../../simulator/index.js';
import { isConnect } from '../generated/ast.js';
import { delaysIn } from '../known/grid-times.js';
import type { PlanCheck } from './check.js';

const time: Dimension = [0, 0, 1, 0, 0, 0];
const none = { kind: 'fixed', steps: 0 } as const;
const shown = (milliseconds: number): string => formatQuantity(milliseconds, time, 6);

export const delayLongerThanRun: PlanCheck = {
  code: 'delay-longer-than-run',
  on: 'plan',
  run({ model, plans, program, report }) {
    const all = plans.flatMap(plan => plan.plans);
    const longest = Math.max(...all.map(plan => timeOf(plan.script.plannedSteps, plan.step)));
    for (const { name, connect, source } of all[0]?.projections ?? []) {
      const delays = all.map(plan => {
        const { delay, axonal = none } = plan.projections.find(projection => projection.name === name) ?? {};
        return delay?.kind === 'fixed' && axonal.kind === 'fixed'
          ? { steps: delay.steps + axonal.steps, plan }
          : undefined;
      });
      if (!delays.every(delay => delay !== undefined && delay.steps >= delay.plan.script.plannedSteps)) continue;
      const { steps, plan } = delays[0]!;
      const at = delaysIn(model).find(delay => delay.what === `The delay of ${connect}`)?.source ?? source;
      const isHere = program.declarations.some(
        declaration => isConnect(declaration) && declaration.$cstNode?.offset === source.offset
      );
      if (isHere)
        report(
          at,
          `The delay of ${connect} is ${shown(timeOf(steps, plan.step))}, and no experiment runs longer than ${shown(longest)}, so nothing arrives; make the delay shorter or the run longer.`
        );
    }
  }
};
