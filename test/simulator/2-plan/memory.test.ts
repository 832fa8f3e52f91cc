// What a run will take is counted before anything is made, as the backends hold it, and refused above the limit at once.
import { describe, expect, test } from 'vitest';
import { plan, run, type PointStart } from '../../../simulator/index.js';
import { lowered } from '../../support/lowered.js';
import { planned, refused } from '../../support/planned.js';
import { snn } from '../../support/snn.js';
import { only } from '../../support/only.js';

const networkOf = (neurons: number, connection: string): string => `population E[${neurons}] : lif_delta
population I[${neurons / 4}] : lif_delta
connect c: E -> I { ${connection} }
experiment e { step 0.1 ms; run 10 ms }
`;
const indegree = 1000;
/** Bytes a synapse of an item, for 20 000 neurons with this in-degree in 5000; rows are counted to them. */
function bytesEach(item: string, connection: string, statements = ''): number | undefined {
  const { memory, projections } = planned(
    networkOf(20_000, `pattern fixed_indegree(${indegree}); ${connection}`).replace('run', `${statements}; run`)
  );
  expect(only(projections).expectedSynapses).toBe(5_000 * indegree);
  const bytes = memory.find(memoryItem => memoryItem.what === item)?.bytes;
  return bytes === undefined ? undefined : bytes / only(projections).expectedSynapses;
}
/** of the rows: where each of 20 000 begins */
const rows = (4 * 20_001) / (5_000 * indegree);

describe('a synapse takes', () => {
  const held = 'synapses of c(E->I)';
  const passing = 'making the synapses of c(E->I)';

  test('2 bytes where all are equal, and twice that while they are made', () => {
    expect(bytesEach(held, 'synapse delta(weight = 1 mV)')).toBeCloseTo(2 + rows, 10);
    expect(bytesEach(passing, 'synapse delta(weight = 1 mV)')).toBe(4);
  });
  test('8 more where weights differ; where delays do, too, 4 for delay and target together', () => {
    expect(bytesEach(held, 'synapse delta(weight = uniform(1 mV, 2 mV))')).toBeCloseTo(10 + rows, 10);
    expect(bytesEach(held, 'synapse delta(weight = uniform(1 mV, 2 mV)); delay uniform(1 ms, 2 ms)')).toBeCloseTo(
      12 + rows,
      10
    );
    expect(bytesEach(passing, 'synapse delta(weight = uniform(1 mV, 2 mV)); delay uniform(1 ms, 2 ms)')).toBe(
      2 + 2 + 4 + 2 * 12
    );
  });
  test('10 with a plastic weight, and what is kept of its neurons', () => {
    const plastic = 'synapse delta(weight = 1 mV); plasticity stdp(w_max = 2 mV); delay dendritic 1 ms';
    const each = bytesEach(held, plastic)!;
    expect(each).toBeGreaterThan(10);
    // latest spikes of 5000 neurons, 65 places of a step and a trace
    expect(each).toBeLessThan(10 + rows + (5_000 * 65 * 16) / 5e6 + 1);
    expect(bytesEach(held, plastic, 'record weight of c every 1 ms')).toBeGreaterThan(each + 2);
  });
  test('more where spikes cannot wait: states, the steps of their changes, and ways along both ends', () => {
    const plastic = 'synapse delta(weight = 1 mV); plasticity stdp(w_max = 2 mV); delay dendritic uniform(1 ms, 2 ms)';
    const {
      projections: [projection]
    } = planned(networkOf(40, `pattern all_to_all; ${plastic}`));
    const { transmission } = projection!;
    const states = transmission.kind === 'dynamic' ? transmission.program.states.length : 0;
    expect(bytesEach(held, plastic)).toBeGreaterThan(8 * (states + 3) + 4);
  });
});

describe('a population of a billion', () => {
  const recurrent =
    'connect E -> E { synapse delta(weight = 1 mV); pattern fixed_indegree(100) without autapses; delay 1 ms }';
  const huge = snn`
    population E[1000000000] : lif_delta
    ${recurrent}
    experiment e { step 0.1 ms; run 1 s; record V of E }
  `;

  test('is refused before anything is counted a neuron, at its line', () => {
    const message = refused(huge);
    expect(message).toBe(
      'too-much-memory 1 This run would take 16 GB, above the limit of 4 GB: neurons of E 16 GB (line 1). ' +
        'Make it smaller, or raise the limit (--memory-limit; in VS Code the setting snn.memoryLimit).'
    );
  });
});

describe('what is estimated is what the default backend holds', () => {
  test.each([
    ['equal', 'synapse delta(weight = 0.1 mV); delay 1.5 ms'],
    ['of many weights', 'synapse delta(weight = uniform(0.1 mV, 0.2 mV)); delay 1.5 ms'],
    ['of many delays', 'synapse delta(weight = uniform(0.1 mV, 0.2 mV)); delay uniform(1 ms, 3 ms)'],
    ['plastic', 'synapse delta(weight = 0.1 mV); delay dendritic 1.5 ms; plasticity stdp(w_max = 0.3 mV)'],
    [
      'plastic with two traces a side',
      'synapse delta(weight = 0.1 mV); delay dendritic 1.5 ms; plasticity stdp_triplet(w_max = 0.3 mV)'
    ],
    [
      'plastic and of many delays',
      'synapse delta(weight = 0.1 mV); delay dendritic uniform(1 ms, 3 ms); plasticity stdp(w_max = 0.3 mV)'
    ]
  ])('for synapses %s', (_, connection) => {
    const model = lowered(networkOf(2000, `pattern fixed_indegree(400); ${connection}`));
    const starts: PointStart[] = [];
    run(model, { experiment: 'e', onStart: (_recording, start) => starts.push(start) });
    const estimated = plan(model, { experiment: 'e' }).plan!.memory.filter(
      memoryItem => !memoryItem.what.startsWith('making')
    );
    const sum = (items: typeof estimated): number => items.reduce((all, item) => all + item.bytes, 0);
    const ratio = sum(estimated) / sum([...only(starts).bytes]);
    expect([ratio > 0.8, ratio < 1.3], `${ratio}`).toEqual([true, true]);
  });
});

test('the three largest are named with their lines, and the largest is the place', () => {
  const text = `population E[1000] : lif_delta
population I[1000] : lif_delta
connect a: E -> I { synapse delta(weight = 1 mV); pattern all_to_all }
connect b: I -> E { synapse delta(weight = uniform(1 mV, 2 mV)); pattern all_to_all }
experiment e { step 0.1 ms; run 100 s; record V of E }
`;
  expect(refused(text, {}, { memoryLimit: 1e6 })).toMatch(
    new RegExp(
      '^too-much-memory 0 This run would take 8\\.0\\d GB, above the limit of 1 MB: ' +
        'V of E recorded 8 GB, making the synapses of b\\(I->E\\) 24 MB \\(line 4\\), synapses of b\\(I->E\\) 10 MB \\(line 4\\)\\. '
    )
  );
  expect(planned(text, {}, { memoryLimit: 9e9 }).memory.length).toBe(6);
});
