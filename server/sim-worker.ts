// The worker's entry: simulates the one order it was started with, then answers questions about it; or draws one picture of a model, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { drawModel } from '../outputs/index.js';
import { run } from '../simulator/index.js';
import type { DrawingOrder } from './model-drawer.js';
import { recordingOf } from './node-world.js';
import { nodeThreadPool } from './node-thread-pool.js';
import { writeBeside } from './saved-files.js';
import { simulate } from './simulate.js';
import type { SimulationOrder, SimulationQuestion } from './simulation-order.js';

const order = workerData as SimulationOrder | DrawingOrder;
if ('picture' in order) parentPort?.postMessage(drawModel(order.picture, run));
else {
  const pool = (order.threads ?? 1) > 1 ? nodeThreadPool(order.threads! - 1) : undefined;
  const answer = simulate(order, {
    run: (model, options) => run(model, { ...options, recordingOf, ...(pool && { pool }) }),
    post: report => parentPort?.postMessage(report),
    now: () => performance.now(),
    write: writeBeside
  });
  // lives on with what it has recorded until the server lets it go
  parentPort?.on('message', (question: SimulationQuestion) => answer(question));
}
