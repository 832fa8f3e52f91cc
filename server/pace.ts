// How often something costly is done beside a run: not more often than people can follow, and rarely at the run's expense.

/** The work may take a tenth of the time, */
const share = 0.1;
/** but however costly it is, or busy the machine, it is done again after so many ms. */
const longest = 4000;

export class Pace {
  private next = -Infinity;

  /** `interval` in ms, between the end of one piece of work and the next. */
  constructor(
    private readonly now: () => number,
    private readonly interval: number
  ) {}

  /** Does the work if it is time again. */
  perform(work: () => void): void {
    const start = this.now();
    if (start < this.next) return;
    work();
    const end = this.now();
    const rest = (end - start) * (1 / share - 1);
    this.next = end + Math.max(this.interval, Math.min(rest, longest));
  }
}
