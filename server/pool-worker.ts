// A worker's entry: waits for tasks and takes part in each until it has ended.
import { parentPort } from 'node:worker_threads';
import { runTask, type Task } from '../simulator/index.js';

parentPort?.on('message', ({ task, thread }: { readonly task: Task; readonly thread: number }) =>
  runTask(task, thread)
);
