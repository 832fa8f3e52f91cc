// How long a run goes on after it was told to stop: half-way through connecting, and in the middle of its steps.
import { run } from '../../simulator/index.js';
import { lowered } from './lowered.js';
import { memoryLimit } from './run-snn.js';
import type { Workload } from './workloads.js';

/** ms by the clock on the wall; 0 for a phase that was over before it could be stopped. */
export interface Latency {
  readonly connecting: number;
  readonly running: number;
}

export function cancelLatency({ text }: Workload): Latency {
  const model = lowered(text), began = performance.now();
  let started = 0;
  run(model, { experiment: 'bench', memoryLimit, onStart: () => started = performance.now() });
  const ended = performance.now(), latency = (from: number, to: number): number => stoppedAfter(from + (to - from) / 2 - began);
  return { connecting: latency(began, started), running: latency(started, ended) };

  function stoppedAfter(delay: number): number {
    const asked = performance.now() + delay, { ended: how } = run(model, { experiment: 'bench', memoryLimit, cancelled: () => performance.now() >= asked });
    return how === 'cancelled' ? performance.now() - asked : 0;
  }
}
