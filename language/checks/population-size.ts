// A population whose number of neurons is none: 0, -1, 2.5, or more than can be numbered.
import { formatNumber, type Source } from '../../simulator/index.js';
import { replacement, type Fix } from '../diagnostic.js';
import type { ModelCheck } from './check.js';

/** Neurons are numbered by 32 bits. */
const mostNeurons = 2 ** 32 - 1;

export const populationSize: ModelCheck = {
  code: 'population-size',
  on: 'model',
  run({ model, known, program, uri, report }) {
    const textOf = ({ offset, end }: Source): string => program.$document!.textDocument.getText().slice(offset, end);
    for (const { name, size, source } of model.populations) {
      let product = 1;
      for (const extent of size) {
        const value = known.of(extent);
        if (typeof value !== 'number') continue;
        product *= value;
        const at = extent.source ?? source;
        if (!Number.isInteger(value) || value < 1) {
          report(
            at,
            `${name} would have ${formatNumber(value)} neurons; a population has a whole number of neurons, at least 1.`,
            { fixes: at.uri === uri && value > 1 ? wholes(at, textOf(at)) : [] }
          );
        } else if (product > mostNeurons) {
          report(at, `${name} would have ${formatNumber(product)} neurons; a population has at most ${mostNeurons}.`);
        }
      }
    }
  }
};

const wholes = (at: Source, text: string): Fix[] =>
  ['floor', 'ceil'].map(name => ({ ...replacement(at, `${name}(${text})`), isGuess: true }));
