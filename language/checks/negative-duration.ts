// A time below 0 where something lasts or begins.
import { type Dimension, formatQuantity } from '../../simulator/index.js';
import { replacement } from '../diagnostic.js';
import { entriesOf } from '../known/entries.js';
import { timesIn } from '../known/grid-times.js';
import type { ModelCheck } from './check.js';

const time: Dimension = [0, 0, 1, 0, 0, 0];
const shown = (milliseconds: number): string => formatQuantity(milliseconds, time, 12);

export const negativeDuration: ModelCheck = {
  code: 'negative-duration',
  on: 'model',
  run({ experiments, uri, report }) {
    for (const { experiment, known } of experiments) {
      for (const { what, expression, source } of timesIn(experiment)) {
        for (const { value, literal, source: at = source } of entriesOf(expression, known)) {
          if (value >= 0) continue;
          const isWritten = literal || (expression.kind === 'negate' && expression.operand.kind === 'number');
          report(
            at,
            `${what} is ${shown(value)}, and time goes forward from 0 ms; write, for example, ${shown(-value)}.`,
            { fixes: isWritten && at.uri === uri ? [replacement(at, shown(-value))] : [] }
          );
        }
      }
    }
  }
};
