// Whose spikes do not leave, and when.
import type { Statement } from '../../1-model/index.js';
import { networkError } from '../formula/index.js';
import { showTime } from '../grid/durations.js';
import type { NeuronDraft } from '../neurons/index.js';
import type { ProjectionPlan, SilencePlan } from '../plan/index.js';
import { neuronsOf, type Globals } from '../values/index.js';
import { timeInSteps } from './script-values.js';
import { beginOf, type Timeline } from './timeline.js';

/** In the order of the statements. A silence without times acts from where it stands to the end. */
export function planSilences(
  statements: readonly Statement[],
  groups: readonly NeuronDraft[],
  projections: readonly ProjectionPlan[],
  globals: Globals,
  step: number,
  timeline: Timeline
): SilencePlan[] {
  return statements
    .filter(s => s.kind === 'silence')
    .flatMap(statement => {
      const { targets, from: start, until: end, source } = statement;
      return targets.map(target => {
        const group = groups.findIndex(g => g.population.name === target.of);
        const unheard = projections.find(p => p.from === group && p.transmission.kind === 'poisson');
        if (unheard)
          throw networkError(
            'silent-independent',
            `${target.of} cannot be silenced: the targets of ${unheard.name} draw its spikes themselves; use another pattern than independent.`,
            source
          );
        const from = timeInSteps(
          start,
          start ? 0 : beginOf(statement, 'The silence', timeline),
          'The start of the silence',
          source,
          globals,
          step
        );
        const until = timeInSteps(end, timeline.steps, 'The end of the silence', source, globals, step);
        if (from >= until)
          throw networkError(
            'empty-silence',
            `The silence of ${target.of} begins at ${showTime(from * step)} and ends at ${showTime(until * step)}; the start comes first.`,
            source
          );
        return { group, neurons: neuronsOf(target, groups[group]!.shape, globals), from, until };
      });
    });
}
