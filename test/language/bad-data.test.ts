// Data that are not as they should be, and learning that cannot be: one sentence each, at the line that says it. Formats are tested beside their readers.
import { describe, expect, test } from 'vitest';
import { summarise } from '../../outputs/index.js';
import { npzOf } from '../../server/index.js';
import { run, type Recording } from '../../simulator/index.js';
import { errorsOf, lowered } from '../support/lowered.js';
import { refused } from '../support/planned.js';
import { snn } from '../support/snn.js';

describe('a file or folder that is not there', () => {
  test.each([
    ['table("a.csv")', 'file a.csv'],
    ['pictures("faces")', 'folder faces'],
    ['events("moving")', 'file or folder moving'],
    ['images("mnist")', 'file or folder mnist'],
    ['events("moving.bin")', 'file moving.bin']
  ])('%s', (data, what) =>
    expect(errorsOf(`data d = ${data}\n`)).toEqual([
      `data-file 1 There is no ${what} beside this file; put it there or correct its name.`
    ])
  );
});

const classes = { 'd.csv': 'a,b,class\n1,0,x\n0,1,y\n' };
const learning = (script: string): string => snn`
  data d = table("d.csv", label = "class")
  encoder once { input x : 1; spike at 1 ms when x > 0 }
  population R[2] : once reads d
  population O[2] : lif_delta(E_L = 0 mV, V_th = 5 mV, V_reset = 0 mV)
  connect c: R -> O { synapse delta(weight = 9 mV); pattern where pre.index == 0 and post.index == 0; plasticity memristive(w_max = 20 mV) }
  experiment e { step 1 ms; ${script} }
`;
const shown = 'present s to R for 5 ms; clear state of O';
const ran = (script: string, files: Readonly<Record<string, string | Uint8Array>> = classes): Recording =>
  run(lowered(learning(script), files), { experiment: 'e' });

test('a class for which no neuron stands is told where its population is', () => {
  const recording = ran(`label O by s in d { ${shown} }; test O on s in d { ${shown} }`);
  expect(summarise(recording).populations.map(({ name, text }) => [name, text])).toEqual([
    ['R', 'spikes not recorded'],
    ['O', 'spikes not recorded, no neuron has the class y, whose samples are all told wrong']
  ]);
});

test('weights of another network are not loaded', () => {
  const arrays = [{ name: 'c.weight', values: Float64Array.of(1, 2, 3) }];
  const recording = ran('load c from "w.npz"; run 1 ms', { ...classes, 'w.npz': npzOf(arrays) });
  expect(recording.faults.map(({ message, source }) => [source?.line, message])).toEqual([
    [6, 'c.weight of w.npz has 3 values, and c has 1 here; load what was saved of the same network.']
  ]);
});

test.each(['freeze', 'save to "w.npz"', 'snapshot s1', 'set g = 1', 'measure 1 ms'])(
  'what is examined stays as it is, whoever asks for a run: %s',
  statement =>
    expect(refused(`param g = 2\n${learning(`label O by s in d { ${shown}; ${statement} }`)}`, classes)).toBe(
      `examined-body 7 '${statement.split(' ')[0]!}' stands in the body of 'label', which shows samples and changes nothing else; write it before or behind.`
    )
);

test('loops in which nothing happens can be stopped', () => {
  let asked = 0;
  const model = lowered(
    'population E : lif\nexperiment e { step 1 ms; for i in 1..1000000000 { }; for i in 1..1000000000 { for j in 1..1000000000 { } }; run 1 ms }\n'
  );
  expect(run(model, { experiment: 'e', cancelled: () => ++asked > 20 })).toMatchObject({
    ended: 'cancelled',
    steps: 0
  });
});
