// A synapse that opens a conductance below 0: it would pump a current away from its reversal potential, which no channel does.
import { lookup, type Dimension, type Expression, formatQuantity, sameDimension } from '../../simulator/index.js';
import { replacement } from '../diagnostic.js';
import { entriesOf } from '../known/entries.js';
import { usesIn } from '../known/uses.js';
import type { ModelCheck } from './check.js';

const conductance: Dimension = [-2, -1, 3, 2, 0, 0];

export const negativeConductance: ModelCheck = {
  code: 'negative-conductance',
  on: 'model',
  run({ model, known, report }) {
    for (const { definition, arguments: given, own, owner } of usesIn(model)) {
      if (definition.kind !== 'synapse') continue;
      for (const { name, dimension, source } of definition.parameters) {
        const value = lookup(given, name);
        if (!value || !dimension || !sameDimension(dimension, conductance)) continue;
        for (const entry of endsOf(value).flatMap(end => entriesOf(end, known, own))) {
          if (entry.value >= 0) continue;
          const [shown, positive] = [entry.value, -entry.value].map(value => formatQuantity(value, dimension, 15));
          const message = `${name} of ${owner} is ${shown}, and a conductance is not below 0; write ${positive}, and let the reversal potential say whether it inhibits.`;
          const at = entry.source ?? value.source ?? source;
          report(at, message, {
            related: [{ message: `${name} is declared here`, source }],
            fixes: (entry.literal || isWritten(value)) && positive ? [replacement(at, positive)] : []
          });
        }
      }
    }
  }
};

/** What is drawn evenly takes values up to both ends. */
const endsOf = (value: Expression): readonly Expression[] =>
  value.kind === 'call' && value.function === 'uniform' ? Object.values(value.arguments) : [value];

/** A number with a minus before it. */
const isWritten = (value: Expression): boolean => value.kind === 'negate' && value.operand.kind === 'number';
