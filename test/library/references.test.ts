// Nonlinear neurons against spike trains of an independent integration (scripts/references/spike-trains.py): a spike on the grid is
// late by up to a step, what comes after it as well, and all of it in proportion to the step.
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../simulator/index.js';
import { lowered } from '../support/lowered.js';
import { only } from '../support/only.js';

interface Train {
  readonly current_pA: number;
  readonly from_ms: number;
  readonly until_ms: number;
  readonly spikes_ms: readonly number[];
}

const root = path.join(import.meta.dirname, '..', '..');
const trains = JSON.parse(
  readFileSync(path.join(root, 'scripts', 'references', 'spike-trains.json'), 'utf8')
) as Readonly<Record<string, Train>>;

/**
 * Name in the file of trains, the neuron as in a population, by how many steps a spike may be late itself (two where the upstroke
 * is too steep for a step), and by how many it may delay each spike after it.
 */
const neurons = [
  ['izhikevich regular_spiking', 'izhikevich', 1, 3],
  ['izhikevich fast_spiking', 'izhikevich(a = 0.1, d = 2 mV)', 1, 3],
  ['qif', 'qif', 1, 1],
  ['exp_if', 'exp_if', 1, 1],
  ['adex', 'adex', 2, 2],
  ['hodgkin_huxley', 'hodgkin_huxley', 1, 0]
] as const;

test('every train is of a neuron here', () =>
  expect(Object.keys(trains).sort()).toEqual(neurons.map(([name]) => name).sort()));

describe.each([0.01, 0.0025])('with a step of %f ms', step => {
  test.each(neurons)(
    '%s',
    (name, neuron, own, delayed) => {
      lateness(trains[name]!, neuron, step).forEach((late, spike) => {
        // the rounding of six decimals, and the error of the method itself
        expect(late, `spike ${spike}`).toBeGreaterThan(-2e-5);
        expect(late, `spike ${spike}`).toBeLessThan(step * (own + delayed * spike) + 2e-5);
      });
    },
    60_000
  );
});

/** By how much each spike comes after its true time, in ms. */
function lateness(
  { current_pA, from_ms, until_ms, spikes_ms }: Train,
  neuron: string,
  step: number
): readonly number[] {
  const recording = run(
    lowered(`
population Cell[1] : ${neuron}
experiment reference {
  step ${step} ms
  record spikes of Cell
  stimulate Cell with ${current_pA} pA from ${from_ms} ms to ${until_ms} ms
  run ${until_ms} ms
}
`),
    { experiment: 'reference' }
  );
  const found = Array.from(only(recording.spikes).steps, stamp => stamp * step);
  // the last may fall behind the end
  expect(spikes_ms.length - found.length).toBeLessThanOrEqual(1);
  expect(found.length).toBeLessThanOrEqual(spikes_ms.length);
  return found.map((time, i) => time - spikes_ms[i]!);
}

test.each(['izhikevich', 'qif', 'exp_if', 'adex', 'hodgkin_huxley'])(
  'the experiment of %s expects these times',
  name => {
    const text = readFileSync(path.join(root, 'library', 'neurons', `${name}.snn`), 'utf8');
    const expected = [...text.matchAll(/expect times\(.* near \[(.*)\]/g)].flatMap(([, list]) =>
      list!.split(',').map(time => Number(time.replace('ms', '')))
    );
    const known = Object.entries(trains)
      .filter(([train]) => train.split(' ')[0] === name)
      .flatMap(([, { spikes_ms }]) => spikes_ms);
    expect(expected.length).toBeGreaterThanOrEqual(4);
    expect(expected.filter(time => !known.some(spike => Math.abs(spike - time) < 6e-4))).toEqual([]);
  }
);
