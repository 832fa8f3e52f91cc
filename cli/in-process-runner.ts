// Simulates in this thread: for programs that have no file for another, such as tests.
import { nodeThreadPool } from '../server/index.js';
import type { Progress } from '../simulator/index.js';
import { carryOut } from './carry-out.js';
import type { RunOrder, RunOutcome, Runner } from './run-order.js';

export class InProcessRunner implements Runner {
  private isStopped = false;

  warm(): void {
    // nothing to wait for
  }

  run(order: RunOrder, onProgress: (progress: Progress) => void): Promise<RunOutcome> {
    this.isStopped = false;
    const pool = (order.threads ?? 1) > 1 ? nodeThreadPool(order.threads! - 1) : undefined;
    return new Promise<RunOutcome>(resolve => {
      resolve(carryOut(order, { onProgress, cancelled: () => this.isStopped, now: () => performance.now(), pool }));
    }).finally(() => pool?.stop());
  }

  stop(): void {
    this.isStopped = true;
  }
}
