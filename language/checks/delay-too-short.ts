// A delay of less than one step: a spike acts at the end of the next step at the earliest.
import { type Dimension, formatQuantity } from '../../simulator/index.js';
import { entriesOf } from '../known/entries.js';
import { delaysIn } from '../known/grid-times.js';
import { replacement } from '../diagnostic.js';
import type { ModelCheck } from './check.js';

const time: Dimension = [0, 0, 1, 0, 0, 0];

export const delayTooShort: ModelCheck = {
  code: 'delay-too-short',
  on: 'model',
  run({ model, known, experiments, report }) {
    const steps = experiments.flatMap(experiment => experiment.known.step ?? []);
    const step = steps.length ? Math.max(...steps) : undefined;
    for (const { what, expression, source } of delaysIn(model)) {
      for (const { value, source: at = source, literal } of entriesOf(expression, known)) {
        if (value > 0 && (step === undefined || value >= step * (1 - 1e-12))) continue;
        const given = `${what} is ${formatQuantity(value, time, 12)}, and the shortest is one step`;
        if (step === undefined) {
          report(at, `${given}; make it longer.`);
          continue;
        }
        const shortest = formatQuantity(step, time, 12);
        report(at, `${given} of ${shortest}; make it longer, or the step shorter.`, {
          fixes: literal ? [replacement(at, shortest)] : []
        });
      }
    }
  }
};
