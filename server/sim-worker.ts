// The worker's entry: simulates the one order it was started with, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { run } from '../simulator/index.js';
import { nodeCrew } from './node-crew.js';
import { simulate } from './simulate.js';
import type { SimulationOrder } from './simulation-order.js';

const order = workerData as SimulationOrder;
const crew = (order.threads ?? 1) > 1 ? nodeCrew(order.threads! - 1) : undefined;
simulate(order, {
  run: (model, options) => run(model, { ...options, ...(crew && { crew }) }),
  post: report => parentPort?.postMessage(report),
  now: () => performance.now()
});
