// How long a run goes on after it was told to stop: while it connects, and while it takes its steps.
import { run, type NetworkModel } from '../../simulator/index.js';
import { lowered } from './lowered.js';
import { memoryLimit } from './run-snn.js';
import type { Workload } from './workloads.js';

/** ms by the clock on the wall; 0 for a phase that was over before it could be stopped. */
export interface Latency {
  readonly connecting: number;
  readonly running: number;
}

/** A run that is warm is faster than the first: asked at half of what that took, many would be over. */
const part = 0.3;

export function cancelLatency({ text, uri, settings = {} }: Workload): Latency {
  const model = lowered(text, uri);
  const began = performance.now();
  let started = 0;
  run(model, { experiment: 'bench', settings, memoryLimit, onStart: () => (started = performance.now()) });
  const running = part * (performance.now() - started);
  const connecting = part * (started - began);
  return { connecting: stopped(model, settings, connecting, false), running: stopped(model, settings, running, true) };
}

/** Told to stop `delay` ms after it began, or after its first step. */
function stopped(
  model: NetworkModel,
  settings: Readonly<Record<string, number>>,
  delay: number,
  inSteps: boolean
): number {
  let asked = inSteps ? Infinity : performance.now() + delay;
  const onStart = (): void => void (inSteps && (asked = performance.now() + delay));
  const { ended } = run(model, {
    experiment: 'bench',
    settings,
    memoryLimit,
    onStart,
    cancelled: () => performance.now() >= asked
  });
  return ended === 'cancelled' ? performance.now() - asked : 0;
}
