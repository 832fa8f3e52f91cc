// A signal that all synapses of a projection share, taken in step by step.
import { numberAt } from '../../../2-plan/index.js';
import type { EventSynapses } from '../../network/index.js';
import { compile } from '../../values/index.js';

/** Takes in a step, at its start. */
export function courseOf({ course, context: { values } }: EventSynapses): (step: number) => void {
  const signal = compile(course!.plan.signal, values.reader);
  const { sources, targets } = values.plan.recipe;
  const [pre, post] = [sources, targets].map(neurons => numberAt(neurons, 0)) as [number, number];
  return step => {
    values.at(pre, post);
    course!.advance(step, signal(0));
  };
}
