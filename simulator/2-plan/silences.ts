// Whose spikes do not leave, and when.
import type { Statement } from '../1-model/index.js';
import { complain } from './formula/index.js';
import { showTime } from './grid/durations.js';
import type { Globals } from './globals.js';
import type { NeuronDraft } from './neuron-draft.js';
import type { ProjectionPlan, SilencePlan } from './plan.js';
import { neuronsOf } from './sizes.js';
import { timeInSteps } from './timeline.js';

/** In the order of the statements. `plannedSteps` is where a silence ends that says nothing else. */
export function planSilences(
  statements: readonly Statement[],
  groups: readonly NeuronDraft[],
  projections: readonly ProjectionPlan[],
  globals: Globals,
  step: number,
  plannedSteps: number
): SilencePlan[] {
  return statements
    .filter(s => s.kind === 'silence')
    .flatMap(({ targets, from: start, until: end, source }) =>
      targets.map(target => {
        const group = groups.findIndex(g => g.population.name === target.of);
        const unheard = projections.find(p => p.from === group && p.transmission.kind === 'poisson');
        if (unheard)
          throw complain(
            'silent-independent',
            `${target.of} cannot be silenced: the targets of ${unheard.name} draw its spikes themselves; use another pattern than independent.`,
            source
          );
        const from = timeInSteps(start, 0, 'The start of the silence', source, globals, step);
        const until = timeInSteps(end, plannedSteps, 'The end of the silence', source, globals, step);
        if (from >= until)
          throw complain(
            'empty-silence',
            `The silence of ${target.of} begins at ${showTime(from * step)} and ends at ${showTime(until * step)}; the start stands first.`,
            source
          );
        return { group, neurons: neuronsOf(target, groups[group]!.shape, globals), from, until };
      })
    );
}
