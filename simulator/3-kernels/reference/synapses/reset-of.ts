// What a spike does that resets the target of one synapse.
import { stepsAbove } from '../../../0-numbers/index.js';
import { networkError, showTime, type Transmission } from '../../../2-plan/index.js';
import type { SynapseContext } from '../../network/index.js';
import { compile } from '../../values/index.js';

/** The two ends of the synapse are those of the `site` of its values. Throws NetworkError. */
export function resetOf(
  { resets, refractory }: Extract<Transmission, { kind: 'reset' }>,
  { values, to: { state }, h }: SynapseContext
): (synapse: number, step: number) => void {
  const sets = resets.map(({ slot, value }) => ({
    into: state.values.states[slot]!,
    evaluate: compile(value, values.reader)
  }));
  const duration = compile(refractory.duration, values.reader);
  return (synapse, step) => {
    const { post } = values.site;
    const time = duration(synapse);
    if (!(time >= 0 && time < Infinity))
      throw networkError(
        'refractory-time',
        `The refractory time that ${values.plan.name} gives is ${showTime(time)}; give a time of 0 ms or more.`,
        refractory.source
      );
    for (const { into, evaluate } of sets) into[post] = evaluate(synapse);
    state.hold(post, step + stepsAbove(time, h));
  };
}
