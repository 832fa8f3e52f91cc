// One path for all models: a renamed copy of a library model gives the identical plan.
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { plan } from '../../../simulator/index.js';
import { lowered } from '../../support/lowered.js';
import { bare } from '../../support/planned.js';

const library = path.join(import.meta.dirname, '..', '..', '..', 'library');
const files = ['neurons', 'synapses', 'plasticity', 'sources'].flatMap(kind =>
  readdirSync(path.join(library, kind)).map(name => path.join(library, kind, name))
);

/** Plans of all experiments of a text. */
function plansOf(text: string): unknown[] {
  const model = lowered(text);
  return model.experiments.map(({ name: experiment }) => bare(plan(model, { experiment }).plan!));
}

describe('a renamed copy', () => {
  test.each(files.map(file => [path.basename(file, '.snn'), file]))('of %s has the same plan', (name, file) => {
    const text = readFileSync(file, 'utf8');
    const model = /^(?:neuron|synapse|plasticity) [^{]*\{[^]*?^\}/m.exec(text)![0];
    const network = text.slice(text.indexOf(model) + model.length);
    const own = new RegExp(`\\b${name}\\b`, 'g');
    const copied = plansOf(`${model.replace(own, 'my_own')}${network.replace(own, 'my_own')}`);
    expect(copied.length).toBeGreaterThan(0);
    // the original without its own declaration: it comes from the library
    expect(copied).toEqual(plansOf(network));
  });
});
