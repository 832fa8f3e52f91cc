// One timed run, in a process of its own: seconds of the thread that computes, so that other programs of the machine matter less.

export interface Sample {
  /** seconds until the first step, and from there to the end */
  readonly connecting: number;
  readonly running: number;
  readonly spikes: number;
  /** seconds from there to the end by the clock on the wall: for threads */
  readonly wall?: number;
  /** bytes that the connected network takes more than before, where it was looked at */
  readonly bytes?: number;
  readonly synapses?: number;
  /** spikes that crossed a synapse, where that is known */
  readonly events?: number;
}

/** Seconds that this thread has computed. */
export function clock(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e6;
}
