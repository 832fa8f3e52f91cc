// Kernels that are carried on by hand, with what the statements of the experiment present to their encoders; nothing else is done to them.
import { walkOf, type Plan, type Stretch } from '../../simulator/2-plan/index.js';
import type { Advance, Kernels } from '../../simulator/3-kernels/index.js';
import { Showing } from '../../simulator/4-run/showing.js';

/** Gives a function that carries on by so many steps at most, and not beyond a stretch of the experiment. */
export function presenting(plan: Plan, kernels: Kernels): (steps: number) => Advance {
  const walk = walkOf(plan.script.program);
  const showing = new Showing(plan);
  let steps = 0;
  let until = 0;
  const goOn = (): void => {
    let stretch: Stretch | undefined;
    for (let next = walk.next(); !next.done && !stretch; ) {
      if (next.value.kind === 'stretch') stretch = next.value;
      else next = walk.next();
    }
    if (stretch) until = steps + stretch.steps;
    const shown = showing.of(stretch, steps);
    if (shown) kernels.present(shown);
  };
  goOn();
  return most => {
    const advance = kernels.advance(Math.min(most, until > steps ? until - steps : most));
    steps = advance.steps;
    if (steps === until) goOn();
    return advance;
  };
}
