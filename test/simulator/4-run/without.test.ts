// Which passes over the plan a run makes use of: all, but on the reference backend none, unless it is told otherwise.
import { expect, test } from 'vitest';
import { run, type Recording, type RunOptions } from '../../../simulator/index.js';
import { lowered } from '../../support/lowered.js';

const model = lowered(`
population A[100] : spike_list(times = [1 ms])
population B[100] : lif_delta
connect A -> B { synapse delta(weight = 1 mV); pattern all_to_all }
experiment e { step 0.1 ms; record spikes of B; run 2 ms }`);
const ran = (options: Partial<RunOptions>): Recording => run(model, { experiment: 'e', ...options });
const refusal = (options: Partial<RunOptions>): string | undefined => ran(options).faults[0]?.code;

test('a weight that is common takes no room, but where that pass is left out', () => {
  // 10000 synapses: 80 kB for a weight each
  const memoryLimit = 110_000;
  expect([refusal({ memoryLimit }), refusal({ memoryLimit, without: ['common_values'] })]).toEqual([
    undefined,
    'too-much-memory'
  ]);
  expect([
    refusal({ memoryLimit, backend: 'reference' }),
    refusal({ memoryLimit, backend: 'reference', without: [] })
  ]).toEqual(['too-much-memory', undefined]);
});

test('a pass that does not exist is a fault of the run', () => {
  const { faults, ended } = ran({ without: ['all', 'slices'] });
  expect([ended, faults.map(fault => fault.code)]).toEqual(['fault', ['unknown-pass']]);
});
