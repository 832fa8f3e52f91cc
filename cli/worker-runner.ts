// Simulates in another thread, so that this one hears Ctrl-C, shows progress, and outlives a run that needs too much memory.
import * as nodeModule from 'node:module';
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Progress } from '../simulator/index.js';
import { RunFailure } from './run-failure.js';
import type { RunOrder, RunOutcome, Runner } from './run-order.js';
import { UsageError } from './usage-error.js';

/** To the worker. */
export interface PostedOrder {
  readonly order: RunOrder;
  /** 1 when the run shall end; shared */
  readonly flag: Int32Array;
}

/** From the worker: any number of `progress`, one of the others. */
export type PostedReport =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly outcome: RunOutcome }
  | {
      readonly kind: 'failed';
      readonly message: string;
      readonly stack?: string | undefined;
      readonly isUsage: boolean;
    };

/** MB of JavaScript objects; arrays of numbers are not among them */
const defaultHeap = 4096;

export class WorkerRunner implements Runner {
  private readonly flag = new Int32Array(new SharedArrayBuffer(4));
  private worker: Worker | undefined;

  /** `program`: the worker's file. `heap` in MB. */
  constructor(
    private readonly program: string,
    private readonly heap = defaultHeap
  ) {}

  warm(): void {
    this.worker ??= this.started();
  }

  run(order: RunOrder, onProgress: (progress: Progress) => void): Promise<RunOutcome> {
    this.warm();
    const { flag, worker } = this;
    worker!.ref();
    Atomics.store(flag, 0, 0);
    return new Promise<RunOutcome>((resolve, reject) => {
      const fail = (error: Error): void => {
        this.worker = undefined;
        reject(this.meaning(error, order.options.experiment));
      };
      worker!.removeAllListeners();
      worker!.on('error', fail);
      worker!.on('exit', code => fail(new Error(`the thread of the simulation ended with code ${code}`)));
      worker!.on('message', (report: PostedReport) => {
        if (report.kind === 'progress') return onProgress(report.progress);
        worker!.unref();
        if (report.kind === 'done') resolve(report.outcome);
        else reject(failureOf(report));
      });
      worker!.postMessage({ order, flag } satisfies PostedOrder);
    });
  }

  stop(): void {
    Atomics.store(this.flag, 0, 1);
  }

  private started(): Worker {
    const worker = new Worker(this.program, {
      resourceLimits: { maxOldGenerationSizeMb: this.heap },
      env: { ...process.env, ...compileCache() }
    });
    worker.unref();
    return worker;
  }

  private meaning(error: Error & { readonly code?: string }, experiment: string): Error {
    if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
    return new RunFailure(
      `The run of ${experiment} needed more memory than the ${this.heap} MB that JavaScript may take; what it had recorded is lost: ` +
        'make the network smaller, record less (fewer neurons, or `every` so often), or write what is recorded with --output and --stream.'
    );
  }
}

/** The thread starts from compiled code as this one did: docs/decisions/0071. */
function compileCache(): { readonly NODE_COMPILE_CACHE?: string } {
  const folder = 'getCompileCacheDir' in nodeModule ? nodeModule.getCompileCacheDir() : undefined;
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: path.dirname(folder) };
}

function failureOf({ message, stack, isUsage }: Extract<PostedReport, { kind: 'failed' }>): Error {
  if (isUsage) return new UsageError(message);
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
