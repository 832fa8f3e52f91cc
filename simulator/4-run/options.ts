// What a caller of `run` may say, and what it is told meanwhile. No clock and no IO: both belong to the caller.
import type { RecordedSpikes, RecordedTrace, RecordedWeights, Recording } from './recording.js';

export interface RunOptions {
  /** name of the experiment */
  readonly experiment: string;
  /** values of file-level parameters, in the simulator's units; they win over `set` and defaults */
  readonly settings?: Readonly<Record<string, number>>;
  /** wins over the experiment's `seed` */
  readonly seed?: number;
  /** 'reference' is the readable oracle */
  readonly backend?: string;
  /** bytes above which the run is refused with the estimate shown; default 4 GiB */
  readonly memoryLimit?: number;
  /** asked every few thousand operations; true ends the run and keeps what was recorded */
  readonly cancelled?: () => boolean;
  /**
   * Called once before the first step (of each value of a sweep): the recording as it stands then, complete but for the
   * data. With the chunks of that point it is a recording so far, which can be plotted while the run goes on.
   */
  readonly onStart?: (empty: Recording, point: number) => void;
  readonly onProgress?: (progress: Progress) => void;
  /** what was recorded since the last chunk; the whole is in the returned Recording as well */
  readonly onChunk?: (chunk: Chunk) => void;
}

/** Over all points of a sweep. */
export interface Progress {
  readonly steps: number;
  readonly plannedSteps: number;
  readonly spikes: number;
  readonly phase: 'connecting' | 'running';
}

export interface Chunk {
  /** index of the sweep's value, 0 without a sweep */
  readonly point: number;
  readonly steps: number;
  readonly spikes: readonly RecordedSpikes[];
  readonly traces: readonly RecordedTrace[];
  readonly weights: readonly RecordedWeights[];
}
