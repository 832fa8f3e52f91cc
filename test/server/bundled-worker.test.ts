// Runs in the bundled worker that need too much, or several threads: the server goes on and the next run succeeds. Needs the bundles (`npm run build`).
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Simulation } from '../../server/simulation.js';
import type { RunEnded } from '../../server/protocol.js';
import { run, type NetworkModel } from '../../simulator/index.js';
import { lowered } from '../support/lowered.js';
import { unchecked } from '../support/planned.js';

const program = path.resolve('dist/server/sim-worker.cjs');
/** Every neuron has matrices of its own, which are JavaScript objects. */
const hoarding =
  'population Many[300000] : lif(tau_m = uniform(10 ms, 20 ms))\nexperiment e { step 0.1 ms; record spikes of Many[0]; run 1 ms }\n';
const small = `population S[20] : poisson_source(rate = 100 Hz)
population T[20] : lif_delta(E_L = 0 mV, V_th = 3 mV, V_reset = 0 mV)
connect S -> T { synapse delta(weight = 1 mV); pattern fixed_probability(0.5); delay 1 ms }
experiment e { step 0.1 ms; record spikes of S, T; run 200 ms }
`;

/** What a run of the only experiment comes to. */
function ended(
  model: NetworkModel,
  heap: number,
  more: { readonly threads?: number; readonly memoryLimit?: number } = {}
): Promise<RunEnded> {
  const { threads = 1, memoryLimit = 4e9 } = more;
  return new Promise(resolve => {
    const order = { run: 'r', model, options: { experiment: 'e', memoryLimit }, threads, texts: {}, plots: [] };
    new Simulation(program, order, { heap, patience: 5000 }, report => {
      if (report.method === 'snn/ended') resolve(report.params);
    }).shown(0);
  });
}

describe('memory', () => {
  test('that JavaScript may not have ends the run with the limit and the remedy, and the next one runs', async () => {
    const { ended: how, message } = await ended(lowered(hoarding), 16);
    expect([how, message]).toEqual([
      'failed',
      'The run of e needed more memory than the 16 MB it may take: record less (fewer neurons, or `every` so often), or make the network smaller.'
    ]);
    expect(await ended(lowered(small), 64)).toMatchObject({ ended: 'complete', steps: 2000, faults: [] });
  });

  test('that the network cannot have ends it as a fault at its line', async () => {
    const large = unchecked('population E[600000000] : lif\nexperiment e { step 0.1 ms; run 1 s }\n');
    expect(await ended(large, 64, { memoryLimit: 1e12 })).toMatchObject({
      ended: 'fault',
      faults: [
        {
          code: 'out-of-memory',
          message: expect.stringContaining('There is no more memory for this run') as string,
          place: { start: { line: 0 } }
        }
      ]
    });
  });
});

test('worker threads give the same spikes', async () => {
  const recording = run(lowered(small), { experiment: 'e' });
  const spikes = recording.spikes.reduce((sum, { steps }) => sum + steps.length, 0);
  for (const threads of [1, 2, 3])
    expect(await ended(lowered(small), 64, { threads })).toMatchObject({ ended: 'complete', spikes });
});
