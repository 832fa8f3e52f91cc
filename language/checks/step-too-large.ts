// A step that is long against the fastest time constant of the equations.
import {
  type Dimension,
  type Plan,
  type TimeConstant,
  couplingsOf,
  formatQuantity,
  timeConstantsOf
} from '../../simulator/index.js';
import { replacement } from '../diagnostic.js';
import type { PlanCheck } from './check.js';

/** An approximation needs several steps within a time constant; an exact propagator only so many that spikes fall near their time. */
const stepsPerTimeConstant = { exact: 1, approximate: 5 };

const time: Dimension = [0, 0, 1, 0, 0, 0];
const shown = (milliseconds: number): string => formatQuantity(milliseconds, time, 3);

export const stepTooLarge: PlanCheck = {
  code: 'step-too-large',
  on: 'plan',
  run({ plans, report }) {
    for (const { experiment, plans: ofExperiment } of plans) {
      const fastest = ofExperiment.flatMap(limitsIn).sort((a, b) => a.limit - b.limit)[0];
      const { step } = ofExperiment[0]!;
      if (!fastest || step <= fastest.limit) continue;
      const { exact, tau, what, why, related, source, limit } = fastest;
      const problem = exact
        ? `is longer than the time constant of ${what}, ${shown(tau)}, and spikes wait for the end of a step`
        : `is more than a fifth of the time constant of ${what}, ${shown(tau)}, ${why}`;
      const at = experiment.statements.find(statement => statement.kind === 'step')?.value.source ?? experiment.source;
      const better = shown(tidyBelow(limit));
      report(at, `The step of ${shown(step)} ${problem}; use, for example, ${better}.`, {
        fixes: [replacement(at, better)],
        related: [{ message: related, source }]
      });
    }
  }
};

interface Limit extends Pick<TimeConstant, 'tau' | 'exact' | 'source'> {
  /** the state and whose it is */
  readonly what: string;
  /** why steps must be short against it */
  readonly why: string;
  /** what stands at `source` */
  readonly related: string;
  /** the longest step that says nothing, in ms */
  readonly limit: number;
}

function limitsIn(plan: Plan): Limit[] {
  const equations = plan.groups.flatMap(group =>
    timeConstantsOf(group).map(timeConstant => ({
      ...timeConstant,
      // A receptor's state is named with its connection already.
      what: timeConstant.state.includes(' of ') ? timeConstant.state : `${timeConstant.state} of ${group.name}`,
      why: 'whose equation is integrated in steps',
      related: 'the equation'
    }))
  );
  const couplings = couplingsOf(plan).map(({ state, group, projection, tau, source }) => ({
    tau,
    exact: false,
    source,
    what: `${state} of ${group} under ${projection}`,
    why: 'whose current is that at the start of each step',
    related: 'the connection'
  }));
  return [...equations, ...couplings].map(one => ({
    ...one,
    limit: one.tau / stepsPerTimeConstant[one.exact ? 'exact' : 'approximate']
  }));
}

/** 1, 2 or 5 times a power of ten that is at most half of a limit. */
function tidyBelow(limit: number): number {
  const power = 10 ** Math.floor(Math.log10(limit / 2));
  const factor = [5, 2, 1].find(value => value * power <= limit / 2) ?? 1;
  return Number((factor * power).toPrecision(1));
}
