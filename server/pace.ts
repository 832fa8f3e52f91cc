// How often something costly is done beside a run: not more often than people can follow, and never at the run's expense.

export class Pace {
  private next = -Infinity;

  /** `interval` in ms; `share` of the time may go into the work. */
  constructor(private readonly now: () => number, private readonly interval: number, private readonly share = 0.1) {}

  /** Does the work if it is time again. */
  perform(work: () => void): void {
    const start = this.now();
    if (start < this.next) return;
    work();
    const end = this.now();
    this.next = end + Math.max(this.interval, (end - start) * (1 / this.share - 1));
  }
}
