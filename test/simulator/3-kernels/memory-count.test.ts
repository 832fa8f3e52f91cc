// What is counted of a network before it is made is what the default backend then lays out for it: all of the library and the examples.
import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { createLanguage } from '../../../language/index.js';
import { nodeWorld } from '../../../server/index.js';
import { backends, emit } from '../../../simulator/3-kernels/index.js';
import { certaintyOf } from '../../../simulator/2-plan/patterns/index.js';
import { plan, type NetworkModel } from '../../../simulator/index.js';
import { libraryFiles, libraryLanguage, uriOf } from '../../library/library-files.js';
import { lowered } from '../../support/lowered.js';
import { snn } from '../../support/snn.js';
import { smallest } from '../../support/smallest.js';

const root = path.join(import.meta.dirname, '..', '..', '..');
const examples = path.join(root, 'examples');
const language = createLanguage(nodeWorld(path.join(root, 'library')));
const models: readonly NetworkModel[] = [
  ...libraryFiles.map(name => libraryLanguage().lower(uriOf(name)).model!),
  ...readdirSync(examples)
    .filter(name => name.endsWith('.snn'))
    .map(name => smallest(language.lower(pathToFileURL(path.join(examples, name)).href).model!))
];
const experiments = models.flatMap(model =>
  model.experiments.map(({ name }) => [`${path.basename(model.uri)} ${name}`, model, name] as const)
);

const sum = (items: readonly { readonly bytes: number }[]): number =>
  items.reduce((total, { bytes }) => total + bytes, 0);
/** What each part takes besides, whatever its size: tables, and room up to the next cache line. */
const besides = 2500;

/** Counted and laid out. */
function bytesOf(model: NetworkModel, experiment: string): { counted: number; held: number; parts: number } {
  const made = plan(model, { experiment }).plan!;
  const counted = sum(made.memory.filter(({ what }) => /^(neurons|synapses) of /.test(what)));
  const kernels = emit(made);
  const bytes = kernels.bytes!;
  kernels.end?.();
  return { counted, held: sum(bytes), parts: bytes.length };
}

test.each(experiments)('%s', (_, model, experiment) => {
  const { counted, held, parts } = bytesOf(model, experiment);
  expect(counted).toBeGreaterThan(0.9 * held - besides * parts);
  // of a delay that a formula gives nobody knows how long it is at most, and of pairs that a formula chooses how many they are
  const { projections } = plan(model, { experiment }).plan!;
  const guessed = projections.some(
    ({ delay, recipe }) =>
      certaintyOf(recipe) === 'most' ||
      (delay.kind === 'each' && ['binary', 'variable'].includes(delay.value.value.kind))
  );
  if (!guessed) expect(counted).toBeLessThan(1.1 * held + besides * parts);
});

test.each([
  ['lif(tau_m = uniform(10 ms, 20 ms))', 'exp_current(weight = 1 pA)'],
  ['lif(tau_m = uniform(10 ms, 20 ms))', 'exp_current(weight = 1 pA, tau = post.tau_m)'],
  ['lif_cond(C = uniform(200 pF, 300 pF))', 'exp_conductance(weight = 1 nS)']
])('2000 neurons %s with synapses %s', (neuron, synapse) => {
  const model = lowered(snn`
    population E[2000] : ${neuron}
    connect c: E -> E { synapse ${synapse}; pattern one_to_one }
    experiment e { step 0.1 ms; run 1 ms }
  `);
  const { counted, held } = bytesOf(model, 'e');
  expect([counted > 0.9 * held, counted < 1.2 * held], `${counted} ${held}`).toEqual([true, true]);
});

test('each backend counts for itself: the oracle keeps the parameters and steps of each plastic synapse', () => {
  const model = lowered(snn`
    population E[400], I[400] : lif_delta
    connect c: E -> I { synapse delta(weight = 1 mV); plasticity stdp(w_max = 2 mV); delay dendritic 1 ms }
    experiment e { step 0.1 ms; run 1 ms }
  `);
  const made = plan(model, { experiment: 'e' }).plan!;
  const [wasm, reference] = backends.map(
    backend => backend.bytes(made).find(({ what }) => what === 'synapses of c(E->I)')!.bytes / 400 ** 2
  );
  expect(wasm).toBeLessThan(15);
  expect(reference).toBeGreaterThan(40);
});
