// Workers: threads that carry a network on beside the one that runs it, over one memory. Whoever has threads provides them.
import { outsideFunctions } from './wasm/math/index.js';

/** What workers work on; can be posted to them. */
export interface Task {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
}

export interface ThreadPool {
  /** number of workers */
  readonly workers: number;
  /** processors of the machine: where there are more threads, they sleep at once when they wait for each other */
  readonly cores?: number;
  /** ms on a clock: a run that has one lets workers wait where they would make it slower */
  readonly now?: () => number;
  /** Has each worker, 1 to `workers`, call `runTask` with this task; one task at a time. */
  start(task: Task): void;
  /** Ends all workers, whatever they do. */
  stop(): void;
}

/** What worker `thread` does for a task: it blocks until the task has ended. */
export function runTask({ module, memory }: Task, thread: number): void {
  const nothing = (): number => 0;
  const { exports } = new WebAssembly.Instance(module, {
    env: { memory, ...outsideFunctions, progress: nothing }
  });
  const { work, failed } = exports as unknown as Readonly<Record<'work' | 'failed', (thread: number) => void>>;
  try {
    work(thread);
  } catch (error) {
    // the others must not wait for ever
    failed(thread);
    throw error;
  }
}
