// The worker's entry: simulates the one order it was started with, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { run } from '../simulator/index.js';
import { simulate } from './simulate.js';
import type { SimulationOrder } from './simulation-order.js';

simulate(workerData as SimulationOrder, { run, post: report => parentPort?.postMessage(report), now: () => performance.now() });
