// Voltage-based plasticity after Clopath: the six pairings of the field's common test, NEST's test_clopath_synapse. There the plasticity reads
// the low-passed potentials 4 ms late, as the published code does and the paper doesn't say: a connection of the neurons with themselves.
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../simulator/index.js';
import { lowered } from '../support/lowered.js';

const libraryText = (name: string): string =>
  readFileSync(path.join(import.meta.dirname, '..', '..', 'library', `${name}.snn`), 'utf8');

/** What arrives is a state one step later, which equations of synapses see in the step behind, and their events at once. */
const late = `
synapse later_plus into plus_now : mV { inject plus_now = pre.u_plus }
synapse later_minus into minus_now : mV { inject minus_now = pre.u_minus }
connect plus: Post -> Post {
  synapse later_plus
  pattern one_to_one
  delay 3.9 ms
}
connect minus: Post -> Post {
  synapse later_minus
  pattern one_to_one
  delay 4 ms
}
`;

/** The experiment of the library, its neurons with the late potentials as states, which its rule reads. */
function lateText(): string {
  const neuron = libraryText('neurons/adex_clopath')
    .split('\npopulation ')[0]!
    .replace('neuron adex_clopath', 'neuron late_neuron')
    .replace('input I : pA', 'input I : pA\n  input plus_now : mV\n  input minus_now : mV')
    .replace('state V = E_L', 'state V = E_L\n  state plus_late = 0 mV\n  state minus_late = 0 mV')
    .replace('each step {', 'each step {\n    plus_late = plus_now; minus_late = minus_now');
  const pairings = libraryText('plasticity/clopath')
    .replace('plasticity clopath reads', 'plasticity late_clopath reads')
    .replace('Post[6] : adex_clopath', 'Post[6] : late_neuron')
    .replace(/plasticity clopath\((.*)\)\n/, 'plasticity late_clopath($1) reads V, plus_late, minus_late\n');
  return `${neuron}${pairings}${late}`;
}

/** Step of the last pre-synaptic spike of each pairing. */
const lastSent = [4291, 1624, 1091, 6291, 2291, 1491];

test.each(['wasm', 'reference'] as const)('six pairings, %s', backend => {
  const recording = run(lowered(lateText()), { experiment: 'pairings', backend });
  expect(recording.faults.filter(fault => fault.code === 'not-finite')).toEqual([]);
  const { values } = recording.weights[0]!;
  const percent = lastSent.map((step, i) => 100 * 15 * ((values[step * 6 + i]! - 0.5) / 0.5) + 100);
  const known = [57.82638722, 72.16730112, 149.43359357, 103.30408341, 124.03640668, 157.02882555];
  percent.forEach((found, i) => expect(Math.abs(found / known[i]! - 1)).toBeLessThan(1e-7));
});
