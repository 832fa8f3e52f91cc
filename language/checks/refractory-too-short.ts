// A refractory time of less than a step: it lasts a whole step all the same.
import { type Dimension, type Experiment, type Source, formatQuantity, lookup } from '../../simulator/index.js';
import { replacement } from '../diagnostic.js';
import { entriesOf } from '../known/entries.js';
import { usesIn } from '../known/uses.js';
import type { ModelCheck } from './check.js';

const time: Dimension = [0, 0, 1, 0, 0, 0];
const shown = (milliseconds: number): string => formatQuantity(milliseconds, time, 6);

export const refractoryTooShort: ModelCheck = {
  code: 'refractory-too-short',
  on: 'model',
  run({ model, experiments, uri, report }) {
    for (const { experiment, known } of experiments) {
      const { step } = known;
      if (step === undefined) continue;
      for (const { definition, own, owner, inherited } of usesIn(model)) {
        const duration = definition.refractory?.duration;
        if (!duration || (duration.kind === 'name' && inherited.has(duration.name))) continue;
        // A lone parameter stands for what is given to it: there the fault is shown.
        const given = (duration.kind === 'name' && duration.of === 'own' && lookup(own, duration.name)) || duration;
        for (const { value, source, literal } of entriesOf(given, known, own)) {
          if (value <= 0 || value >= step * (1 - 1e-12)) continue;
          const at = source?.uri === uri ? source : (stepOf(experiment) ?? experiment.source);
          report(
            at,
            `The refractory time of ${owner} is ${shown(value)}, less than the step of ${shown(step)}, and lasts a whole step; write 0 ms or ${shown(step)}, or make the step shorter.`,
            {
              fixes: literal && at === source ? [replacement(at, shown(step)), replacement(at, shown(0))] : [],
              related: [{ message: 'it is set here', source: source ?? definition.source }]
            }
          );
        }
      }
    }
  }
};

const stepOf = ({ statements }: Experiment): Source | undefined =>
  statements.find(statement => statement.kind === 'step')?.source;
