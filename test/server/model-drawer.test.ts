// Pictures of models come from the bundled worker, which ends with its time. Needs the bundles (`npm run build`).
import * as path from 'node:path';
import { expect, test } from 'vitest';
import { modelDrawer } from '../../server/model-drawer.js';
import { pictureNetwork } from '../../outputs/index.js';
import { lowered } from '../support/lowered.js';
import { snn } from '../support/snn.js';

const worker = path.join(import.meta.dirname, '..', '..', 'dist', 'server', 'sim-worker.cjs');
const model = lowered(snn`
  population Picture[${pictureNetwork.spikes.values}] : latency reads [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]
  experiment ${pictureNetwork.experiment} {
    step 0.1 ms
    record spikes of Picture
    run ${pictureNetwork.spikes.run} ms
  }
`);

test('a picture is drawn by a worker', async () =>
  expect(await modelDrawer(worker)({ kind: 'spikes', model })).toMatch(/^<svg .*<\/svg>$/));

test('one that takes too long, or whose worker fails, is given up', async () => {
  await expect(modelDrawer(worker, { time: 1, heap: 256 })({ kind: 'spikes', model })).rejects.toThrow(
    'more than 1 ms'
  );
  await expect(modelDrawer(`${worker}.missing`)({ kind: 'spikes', model })).rejects.toThrow();
});
