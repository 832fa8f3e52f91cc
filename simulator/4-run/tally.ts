// How far the whole of a run has come, over all values of a sweep, and when it is time to say so.
import type { Progress, RunOptions } from './options.js';

/** Looks (every few thousand operations) between two reports: some tenths of a second of work. */
const looksBetween = 1000;

export class Tally {
  private stepsBefore = 0;
  private spikesBefore = 0;
  private looks = 0;
  private readonly report?: RunOptions['onProgress'];

  /** `points`: values of the sweep, 1 without one. */
  constructor(
    options: RunOptions,
    private readonly points: number
  ) {
    this.report = options.onProgress;
  }

  /** To be called every few thousand operations; while connecting it reports by itself. */
  look(connecting: boolean, point: number, planned: number): void {
    this.looks++;
    if (connecting && this.looks >= looksBetween) this.say('connecting', point, planned, 0, 0);
  }

  /** Whether enough was done since the last report. */
  get isDue(): boolean {
    return this.looks >= looksBetween;
  }

  /** `planned` steps of this value; those that follow are taken to be as long. */
  say(
    phase: Progress['phase'],
    point: number,
    planned: number,
    steps: number,
    spikes: number,
    learning: Pick<Progress, 'presentations' | 'accuracy'> = {}
  ): void {
    this.looks = 0;
    const plannedSteps = this.stepsBefore + planned * (this.points - point);
    this.report?.({
      phase,
      steps: this.stepsBefore + steps,
      plannedSteps,
      spikes: this.spikesBefore + spikes,
      ...learning
    });
  }

  /** A value of the sweep is done. */
  close(steps: number, spikes: number): void {
    this.stepsBefore += steps;
    this.spikesBefore += spikes;
  }
}
