// Carries out one order: simulates, writes recorded data meanwhile, and measures what it took. In whichever thread it is called.
import { run, type ThreadPool, type PointStart, type Progress, type Recording } from '../simulator/index.js';
import { recordingOf } from '../server/index.js';
import { RecordedFiles } from './recorded-files.js';
import type { Measured, RunOrder, RunOutcome } from './run-order.js';

export interface Surroundings {
  readonly onProgress: (progress: Progress) => void;
  readonly cancelled: () => boolean;
  /** ms of the clock */
  readonly now: () => number;
  readonly pool?: ThreadPool | undefined;
}

/** Throws a UsageError for a file that cannot be written. */
export function carryOut(
  { model, options, files = [] }: RunOrder,
  { onProgress, cancelled, now, pool }: Surroundings
): RunOutcome {
  const watch = new Stopwatch(now);
  const written = new RecordedFiles(files);
  const counts = new Map<string, number>();
  let started: PointStart | undefined;
  let spikes = 0;
  // a run that keeps nothing has nothing left to do without its files
  const isInVain = (): boolean =>
    options.keep === false && files.length > 0 && written.unwritten.length === files.length;
  try {
    const recording = run(model, {
      ...options,
      recordingOf,
      cancelled: () => cancelled() || isInVain(),
      ...(pool && { pool }),
      onStart: (empty, start) => {
        watch.turn('running');
        started = start;
        written.begin(empty, start);
      },
      onProgress: progress => {
        if (progress.phase === 'connecting') watch.turn('connecting');
        spikes = progress.spikes;
        onProgress(progress);
      },
      ...(files.length > 0 || options.keep === false
        ? {
            onChunk: chunk => {
              for (const { population, steps } of chunk.spikes)
                counts.set(population, (counts.get(population) ?? 0) + steps.length);
              written.add(chunk);
            }
          }
        : {})
    });
    const { backend = '', threads = 1, bytes = [] } = started ?? {};
    const recorded = counts.size > 0 ? Object.fromEntries(counts) : countsOf(recording);
    written.finish();
    const measured = { backend, threads, bytes, spikes, recorded, ...watch.seconds() };
    return { recording, measured, unwritten: written.unwritten };
  } finally {
    written.breakOff();
  }
}

const countsOf = ({ spikes }: Recording): Record<string, number> =>
  Object.fromEntries(spikes.map(({ population, steps }) => [population, steps.length]));

/** How long a run was in each of its phases. */
class Stopwatch {
  private phase: 'connecting' | 'running' = 'connecting';
  private readonly spent = { connecting: 0, running: 0 };
  private last: number;

  constructor(private readonly now: () => number) {
    this.last = now();
  }

  turn(phase: 'connecting' | 'running'): void {
    const now = this.now();
    this.spent[this.phase] += (now - this.last) / 1000;
    this.last = now;
    this.phase = phase;
  }

  seconds(): Pick<Measured, 'connecting' | 'running'> {
    this.turn(this.phase);
    return this.spent;
  }
}
