// Plots that no file asks for: what is offered for a recording is drawn, and what would have to be recorded is said and then can be.
import { expect, test } from 'vitest';
import { offeredPlots, wishedPanels } from '../../outputs/index.js';
import { neuronKeys, plan, rangedParameters, run } from '../../simulator/index.js';
import { recordedBesides } from '../../server/recorded-besides.js';
import { lowered } from '../support/lowered.js';
import { snn } from '../support/snn.js';

const model = lowered(snn`
  param drive = 400 pA in 100 pA .. 600 pA
  param tau = 10 ms in 1 ms .. 20 ms
  param fixed = 3
  population E[40] : lif(I_e = drive, V_th = normal(-50 mV, sd = 1 mV))
  population I[10] : lif(I_e = drive)
  connect learnt: E -> I { synapse exp_current(weight = 5 pA, tau = tau); pattern all_to_all }
  connect other: E -> I { synapse exp_current(weight = 2 pA, tau = tau); pattern all_to_all }
  experiment e {
    step 0.1 ms
    record spikes of E
    record weight of learnt
    run 1500 ms
  }
`);
const recording = run(model, { experiment: 'e' });

test('every plot that is offered, and is not in the picture anyway, is drawn where it needs nothing more', () => {
  const offers = offeredPlots(recording);
  const there = offers.filter(({ missing }) => !missing).map(({ text }) => text);
  expect(there).toEqual(['isi(E)', 'psth(E)', 'correlogram(E)', 'power_spectrum(E)', 'map(weight of learnt)']);
  const panels = wishedPanels(recording, there, { model });
  expect(panels.map(({ title }) => title)).toEqual(there);
  for (const { title, marks } of panels)
    expect([title, marks.some(mark => mark.kind === 'text')]).toEqual([title, false]);
  expect(
    wishedPanels(recording, ['isi(I)', 'what nobody offers', 'isi(E)'], { model }).map(({ title }) => title)
  ).toEqual(['isi(I)', 'isi(E)']);
});

test('what is not recorded says so, and another run records it', () => {
  const wanting = offeredPlots(recording).filter(({ missing }) => missing);
  expect(wanting.map(({ text, missing }) => [text, missing!.what, missing!.of])).toContainEqual([
    'map(weight of other)',
    'weight',
    'other'
  ]);
  const more = recordedBesides(model, 'e', [
    { what: 'weight', of: 'other' },
    { what: 'spikes', of: 'I' },
    { what: 'spikes', of: 'nobody' }
  ]);
  const again = run(more, { experiment: 'e' });
  expect(again.faults).toEqual([]);
  expect(offeredPlots(again).filter(({ missing }) => missing)).toEqual([]);
  expect(again.spikes.find(({ population }) => population === 'E')).toEqual(recording.spikes[0]);
});

test('neurons are sorted by the parameters in which they differ', () => {
  const keys = neuronKeys(plan(model, { experiment: 'e' }).plan!);
  expect(keys.map(({ population, name, values }) => [population, name, values.length])).toEqual([['E', 'V_th', 40]]);
  expect(new Set(keys[0]!.values).size).toBe(40);
});

test('parameters with a range are moved within it', () => {
  expect(rangedParameters(model, 'e', { drive: 500 })).toMatchObject([
    { name: 'drive', value: 500, default: 400, low: 100, high: 600 },
    { name: 'tau', value: 10, default: 10, low: 1, high: 20 }
  ]);
  expect(rangedParameters(model, 'none')).toEqual([]);
});
