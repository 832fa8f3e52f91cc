// What a caller of `run` may say, and what it is told meanwhile. No clock and no IO: both belong to the caller.
import type { DataSet } from '../1-model/index.js';
import type { MemoryItem } from '../2-plan/index.js';
import type { ThreadPool } from '../3-kernels/index.js';
import type { RecordedSpikes, RecordedTrace, RecordedWeights, Recording, SweepPoint } from './recording.js';

export interface RunOptions {
  /** name of the experiment */
  readonly experiment: string;
  /** values of file-level parameters, in the simulator's units; they win over defaults and over each `set` before the first run */
  readonly settings?: Readonly<Record<string, number>>;
  /** wins over the experiment's `seed` */
  readonly seed?: number;
  /** 'reference' is the readable oracle */
  readonly backend?: string;
  /** workers that carry the network on as well; the results have the same bits with any number of them */
  readonly pool?: ThreadPool;
  /** optional passes over the plan to leave out, by name; default none, and `all` for the reference backend */
  readonly without?: readonly string[];
  /** a recording that lies in a file (`DataSet.events.stored`), read when it is shown; throws NetworkError. Absent: such data cannot be shown */
  readonly recordingOf?: RecordingOf;
  /** bytes above which the run is refused with the estimate shown; default 4 GB */
  readonly memoryLimit?: number;
  /**
   * false: what was sent in a chunk is forgotten, and the returned Recording holds only what came after the last chunk: a run of any
   * length in bounded memory
   */
  readonly keep?: boolean;
  /** asked every few thousand operations; true ends the run and keeps what was recorded */
  readonly cancelled?: () => boolean;
  /**
   * Called once before the first step (of each value of a sweep, and seed): the recording as it stands then, complete but for
   * the data, and what was connected.
   */
  readonly onStart?: (empty: Recording, start: PointStart) => void;
  readonly onProgress?: (progress: Progress) => void;
  /** what was recorded since the last chunk, to be kept or sent; the whole is in the returned Recording as well, unless `keep` is false */
  readonly onChunk?: (chunk: Chunk) => void;
  /** as often as chunks: `soFar` gives what is recorded of this point without copying it, good until the call returns */
  readonly onRecorded?: (soFar: () => Recording) => void;
}

/** In ms, ascending, and by the addresses of the set. */
export type RecordingOf = (
  set: DataSet,
  sample: number
) => { readonly times: Float64Array; readonly addresses: Uint32Array };

/** One simulation from step 0, its network connected. */
export interface PointStart {
  /** index among the values of a sweep, and seeds inside of each; 0 without either */
  readonly point: number;
  /** the swept values, the outermost first, then the seed; empty without either */
  readonly at: readonly PointValue[];
  readonly backend: string;
  /** that carry the network on */
  readonly threads: number;
  /** what the parts of the network take as the backend holds them, where it says so */
  readonly bytes: readonly MemoryItem[];
}

/** Which of the values of a sweep, or of its seeds. */
export type PointValue = Omit<SweepPoint, 'recording'>;

/** Over all points of a sweep. */
export interface Progress {
  readonly steps: number;
  /** that it is likely to take: where loops end early, those to come are taken to end as those before */
  readonly plannedSteps: number;
  readonly spikes: number;
  readonly phase: 'connecting' | 'running';
  /** that have begun so far; absent: none */
  readonly presentations?: number;
  /** of the test under way, so far, or else of the last one; absent: nothing was tested */
  readonly accuracy?: { readonly share: number; readonly isSoFar: boolean };
}

export interface Chunk {
  /** of PointStart */
  readonly point: number;
  readonly steps: number;
  readonly spikes: readonly RecordedSpikes[];
  readonly traces: readonly RecordedTrace[];
  readonly weights: readonly RecordedWeights[];
}
