// The entry of the thread that simulates for the command line: carries out one order after the other.
import { parentPort, type MessagePort } from 'node:worker_threads';
import { nodeThreadPool } from '../server/index.js';
import type { ThreadPool, Recording } from '../simulator/index.js';
import { carryOut } from './carry-out.js';
import type { RunOrder } from './run-order.js';
import { UsageError } from './usage-error.js';
import type { PostedOrder, PostedReport } from './worker-runner.js';

/** ms between two reports of progress */
const interval = 100;

if (parentPort) serve(parentPort);

function serve(port: MessagePort): void {
  // from the first order that wants workers on
  let pool: ThreadPool | undefined;
  port.on('message', ({ order, flag }: PostedOrder) => {
    if ((order.threads ?? 1) > 1) pool ??= nodeThreadPool(order.threads! - 1);
    answer(order, flag, pool, (report, transfer = []) => port.postMessage(report, transfer));
  });
}

type Post = (report: PostedReport, transfer?: readonly ArrayBuffer[]) => void;

function answer(order: RunOrder, flag: Int32Array, pool: ThreadPool | undefined, post: Post): void {
  let next = 0;
  try {
    const outcome = carryOut(order, {
      pool,
      now: () => performance.now(),
      cancelled: () => Atomics.load(flag, 0) !== 0,
      onProgress: progress => {
        if (performance.now() < next) return;
        next = performance.now() + interval;
        post({ kind: 'progress', progress });
      }
    });
    post({ kind: 'done', outcome }, [...buffersOf(outcome.recording)]);
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    post({ kind: 'failed', message, stack, isUsage: error instanceof UsageError });
  }
}

/** Of all arrays in a recording, each once: they are handed over, not copied. */
function buffersOf({ spikes, traces, weights, points }: Recording): ReadonlySet<ArrayBuffer> {
  const arrays = [
    ...spikes.flatMap(spike => [spike.neurons, spike.steps, spike.indices]),
    ...traces.flatMap(trace => [trace.neurons, trace.steps, trace.values]),
    ...weights.flatMap(weight => [weight.pre, weight.post, weight.steps, weight.values])
  ];
  const own = arrays.flatMap(array => (array?.buffer instanceof ArrayBuffer ? [array.buffer] : []));
  return new Set([...own, ...points.flatMap(point => [...buffersOf(point.recording)])]);
}
