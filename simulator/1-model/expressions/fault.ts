// What is wrong with a user's network or run, as data: it becomes a diagnostic on the user's line, never a stack trace.
import type { FaultCode } from '../fault-codes.js';
import type { Source } from './expression.js';

/** `message` is one sentence that names the thing, both sides in human units, and the remedy. */
export interface Fault {
  readonly code: FaultCode;
  readonly message: string;
  readonly source?: Source;
  /** time of a fault in a run, in ms */
  readonly time?: number;
}

/** Thrown inside the simulator for a user's mistake; the verbs of the door catch it and return its faults. */
export class NetworkError extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super(faults[0]?.message ?? 'The network cannot be built.');
  }
}

/** One fault, to be thrown. */
export const networkError = (code: FaultCode, message: string, source?: Source): NetworkError =>
  new NetworkError([{ code, message, ...(source ? { source } : {}) }]);

/** What is thrown stands there, where it does not know where it stands: numbers don't. */
export function located<T>(source: Source | undefined, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof NetworkError) || !source) throw error;
    throw new NetworkError(error.faults.map(fault => ({ ...fault, source: fault.source ?? source })));
  }
}
