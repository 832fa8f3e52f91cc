// A connection that is there already: same populations, same synapse, same pattern, so every spike would arrive twice.
import { shapeText, type Projection } from '../../simulator/index.js';
import type { ModelCheck } from './check.js';

export const duplicateConnection: ModelCheck = {
  code: 'duplicate-connection',
  on: 'model',
  run({ model, report }) {
    const seen = new Map<string, Projection>();
    for (const projection of model.projections) {
      const what = shapeOf(projection);
      const before = seen.get(what);
      if (!before) seen.set(what, projection);
      else
        report(
          projection.source,
          `${projection.from.of} -> ${projection.to.of} is already connected in the same way in line ${before.source.line}; remove one of them, or make them differ.`,
          { related: [{ message: 'the same connection', source: before.source }] }
        );
    }
  }
};

/** All that tells two connections apart, apart from their names and where they stand. */
const shapeOf = ({ from, to, synapse, pattern, delay, rules }: Projection): string =>
  shapeText([from, to, synapse, pattern, delay, rules], key => key === 'source');
