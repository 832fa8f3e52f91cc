// A helper's entry: waits for jobs and takes part in each until it has ended.
import { parentPort } from 'node:worker_threads';
import { help, type Job } from '../simulator/index.js';

parentPort?.on('message', ({ job, thread }: { readonly job: Job; readonly thread: number }) => help(job, thread));
