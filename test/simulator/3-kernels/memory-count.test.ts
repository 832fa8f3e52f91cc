// What is counted of a network before it is made is what the default backend then lays out for it: all of the library and the examples.
import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { createLanguage } from '../../../language/index.js';
import { nodeWorld } from '../../../server/index.js';
import { backends, emit } from '../../../simulator/3-kernels/index.js';
import { certaintyOf } from '../../../simulator/2-plan/patterns/index.js';
import type { MemoryItem } from '../../../simulator/2-plan/index.js';
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

interface Bytes {
  readonly counted: number;
  /** of as many synapses as there then are: of pairs that a formula chooses the plan knows the most that there may be */
  readonly countedMade: number;
  readonly held: number;
  readonly parts: number;
}

/** Counted and laid out. */
function bytesOf(model: NetworkModel, experiment: string): Bytes {
  const planned = plan(model, { experiment }).plan!;
  const ofNetwork = (items: readonly MemoryItem[]): number =>
    sum(items.filter(({ what }) => /^(neurons|synapses) of /.test(what)));
  const kernels = emit(planned);
  const { bytes = [], synapses, backend } = kernels;
  kernels.end?.();
  const projections = planned.projections.map((projection, i) =>
    certaintyOf(projection.recipe) === 'most' ? { ...projection, expectedSynapses: synapses[i]! } : projection
  );
  return {
    counted: ofNetwork(planned.memory),
    countedMade: ofNetwork(backends.find(({ name }) => name === backend)!.bytes({ ...planned, projections })),
    held: sum(bytes),
    parts: bytes.length
  };
}

test.each(experiments)('%s', (_, model, experiment) => {
  const { counted, countedMade, held, parts } = bytesOf(model, experiment);
  expect(counted).toBeGreaterThan(0.9 * held - besides * parts);
  // Nobody knows how long a delay is at most that is computed of what neurons are, and whether synapses that reset their targets join all with all.
  const { projections } = plan(model, { experiment }).plan!;
  const guessed = projections.some(
    ({ delay, transmission, recipe }) =>
      (delay.kind === 'each' && ['binary', 'variable'].includes(delay.value.value.kind)) ||
      (transmission.kind === 'reset' && certaintyOf(recipe) === 'most')
  );
  if (!guessed) expect(countedMade).toBeLessThan(1.1 * held + besides * parts);
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
