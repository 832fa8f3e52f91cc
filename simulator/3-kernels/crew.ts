// Helpers: threads that carry a network on beside the one that runs it, over one memory. Whoever has threads provides them.
import { outsideFunctions } from './wasm/math/index.js';

/** What helpers work on; can be posted to them. */
export interface Job {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
}

export interface Crew {
  /** number of helpers */
  readonly helpers: number;
  /** processors of the machine: where there are more threads, they sleep at once when they wait for each other */
  readonly cores?: number;
  /** Has each helper, 1 to `helpers`, call `help` with this job; one job at a time. */
  start(job: Job): void;
  /** Ends all helpers, whatever they do. */
  stop(): void;
}

/** What helper `thread` does for a job: it blocks until the job has ended. */
export function help({ module, memory }: Job, thread: number): void {
  const nothing = (): number => 0;
  const { exports } = new WebAssembly.Instance(module, {
    env: { memory, ...outsideFunctions, pulse: nothing, carry: nothing }
  });
  const { help, fallen } = exports as unknown as Readonly<Record<'help' | 'fallen', (thread: number) => void>>;
  try {
    help(thread);
  } catch (error) {
    // the others must not wait for ever
    fallen(thread);
    throw error;
  }
}
