// Memory that the machine, or WebAssembly, refused in the middle of a run: a fault with the remedy, never a stack trace.
import { formatBytes, type Fault } from '../1-model/index.js';
import type { Plan } from '../2-plan/index.js';

/** What engines say where an array or a memory cannot be had. */
const refusals = [
  /array buffer allocation failed/i,
  /invalid (typed )?array (buffer )?length/i,
  /WebAssembly\.Memory(\.grow)?\(\).*(could not allocate|unable to grow|maximum memory size)/i,
  /memory of the kernel is full/
];

/** Addresses in WebAssembly have 32 bits. */
const networkLimit = 2 ** 32;

export const isOutOfMemory = (error: unknown): boolean =>
  error instanceof RangeError && refusals.some(refusal => refusal.test(error.message));

/** `plan`: its estimate is shown. */
export function outOfMemory({ memory }: Plan): Fault {
  const [largest] = memory;
  const most = largest ? `, most of it for ${largest.what}` : '';
  const estimated = formatBytes(memory.reduce((sum, { bytes }) => sum + bytes, 0));
  return {
    code: 'out-of-memory',
    ...(largest?.source ? { source: largest.source } : {}),
    message:
      `There is no more memory for this run: it needs ${estimated} by the estimate${most}, and what spikes take; a network can have ` +
      `${formatBytes(networkLimit)}, and what is recorded as much as this machine has. Make the network smaller, or record less (fewer neurons, or \`every\` so often).`
  };
}
