// How long a run will still take, judged by its pace so far. What connecting took does not count: it comes once.
import type { Progress } from '../simulator/index.js';

/** ms of running before anything can be said */
const least = 500;

export class TimeLeft {
  private begun: { readonly at: number; readonly steps: number } | undefined;

  /** `now` in ms of the clock. */
  constructor(private readonly now: () => number) {}

  /** Seconds; undefined while that cannot be told. To be asked at every report. */
  after({ phase, steps, plannedSteps }: Progress): number | undefined {
    if (phase === 'connecting') return undefined;
    this.begun ??= { at: this.now(), steps };
    const took = this.now() - this.begun.at;
    const done = steps - this.begun.steps;
    return took < least || done <= 0 ? undefined : ((took / done) * (plannedSteps - steps)) / 1000;
  }
}
