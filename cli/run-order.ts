// What a command asks of whoever simulates for it, here or in another thread: plain data that can be posted.
import type { NetworkModel, PointStart, Progress, Recording, RunOptions } from '../simulator/index.js';

export interface RunOrder {
  readonly model: NetworkModel;
  readonly options: Pick<
    RunOptions,
    'experiment' | 'settings' | 'seed' | 'backend' | 'without' | 'memoryLimit' | 'keep'
  >;
  /** that carry the network on; 1 where it is left out */
  readonly threads?: number;
  /** files that recorded data are written to while the run goes on */
  readonly files?: readonly RecordedFile[];
}

export interface RecordedFile {
  /** name of an exporter */
  readonly exporter: string;
  /** absolute */
  readonly path: string;
  /** as the user wrote it */
  readonly shown: string;
}

export interface RunOutcome {
  readonly recording: Recording;
  readonly measured: Measured;
  /** a sentence for each of the files that could not be written to its end */
  readonly unwritten: readonly string[];
}

/** What a run took, over all values of a sweep. */
export interface Measured {
  readonly backend: string;
  readonly threads: number;
  /** seconds of planning and connecting, and of running */
  readonly connecting: number;
  readonly running: number;
  /** spikes of all neurons, recorded or not */
  readonly spikes: number;
  /** spikes recorded of each population */
  readonly recorded: Readonly<Record<string, number>>;
  /** what the last network took as the backend held it, where that is known */
  readonly bytes: PointStart['bytes'];
}

/** Simulates one order after the other. */
export interface Runner {
  /** Makes ready for the first order while something else is done. */
  warm(): void;
  /** Rejects with a UsageError, a RunFailure, or what is our mistake. */
  run(order: RunOrder, onProgress: (progress: Progress) => void): Promise<RunOutcome>;
  /** Ends the run under way; it keeps what it has recorded. */
  stop(): void;
}
