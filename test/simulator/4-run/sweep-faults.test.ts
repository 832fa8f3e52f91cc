// A sweep of which some value cannot run is refused before its first value has run.
import { expect, test } from 'vitest';
import { run } from '../../../simulator/index.js';
import { unchecked } from '../../support/planned.js';

test('a value in the middle that cannot run is told before anything is simulated', () => {
  const model = unchecked(`param k = 1
population E[4] : lif
experiment e {
  step 0.1 ms
  record spikes of E[k..3]
  sweep k in [0, 7, 1] {
    run 10 ms
  }
}`);
  let started = 0;
  const { faults, ended } = run(model, { experiment: 'e', onStart: () => started++ });
  expect([started, ended, faults.map(fault => fault.message)]).toEqual([
    0,
    'fault',
    ['The range 7 .. 3 of E is empty; the lower end comes first (with k = 7).']
  ]);
});
