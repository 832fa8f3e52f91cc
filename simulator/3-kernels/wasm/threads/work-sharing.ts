// Whether threads carry a network on together, or the first does the shares of all: whichever takes less time. Where other programs
// use the processors, or the system has two threads take turns on one of them, threads that wait for each other are slower than one alone.

export type Way = 'alone' | 'together';
const other = { alone: 'together', together: 'alone' } as const;

/** What the next call does. */
export interface Turn {
  readonly way: Way;
  /** at most */
  readonly steps: number;
  /** workers may sleep, and the system may have put them onto the processor of the first thread: it takes them off while that one does not sleep */
  readonly wakes: boolean;
}

/** ms that are measured before ways are compared. */
const spell = 1;
/** Steps of a call of which nobody knows how long it takes. */
const few = 16;
/** ms until the other way is tried again; twice as much after each time that it was slower, up to the last. */
const pauses = { alone: 30, together: 30, longest: 2000 } as const;
/** A trial takes this part of the time at most. */
const partOfTrials = 1 / 16;

export class WorkSharing {
  private way: Way = 'alone';
  /** ms a step, as last measured */
  private readonly costs: Record<Way, number> = { alone: Infinity, together: Infinity };
  private readonly pauses: Record<Way, number> = { ...pauses };
  private steps = few;
  private isTrial = false;
  private wakes = false;
  /** measured of the way that is gone */
  private measured = { steps: 0, time: 0 };
  /** ms since a trial began */
  private spent = 0;
  /** ms until the other way is tried */
  private left = Infinity;
  /** spells in a row that took longer than the other way did */
  private slow = 0;

  /** `haveCome`: whether all workers wait for work. */
  constructor(private readonly haveCome: () => boolean) {}

  next(): Turn {
    const { costs, left, isTrial } = this;
    if (left === Infinity && !isTrial && costs.alone < Infinity && this.haveCome()) this.try('together');
    const { way, steps, wakes } = this;
    return { way, steps, wakes };
  }

  /** What the last call took, in ms. */
  took(steps: number, time: number): void {
    this.spent += time;
    if (time < spell / 4) this.steps *= 2;
    if (this.wakes) {
      this.wakes = false;
      return;
    }
    const { measured } = this;
    measured.steps += steps;
    measured.time += time;
    if (measured.time < spell) return;
    this.costs[this.way] = measured.time / measured.steps;
    this.left -= measured.time;
    this.measured = { steps: 0, time: 0 };
    const isSlower = this.costs[this.way] >= this.costs[other[this.way]];
    if (this.isTrial) this.decide(isSlower);
    else this.goOn(isSlower);
  }

  private decide(isSlower: boolean): void {
    const { way } = this;
    this.isTrial = false;
    this.slow = 0;
    this.steps = Infinity;
    if (isSlower) {
      this.pauses[way] = Math.min(2 * this.pauses[way], pauses.longest);
      this.left = Math.max(this.pauses[way], this.spent / partOfTrials);
      this.take(other[way]);
    } else {
      this.pauses[other[way]] = pauses[other[way]];
      this.left = this.pauses[other[way]];
    }
  }

  private goOn(isSlower: boolean): void {
    this.slow = isSlower ? this.slow + 1 : 0;
    // once may be chance: a short look tells
    if (this.left < Infinity) this.steps = isSlower ? few : Infinity;
    if (this.slow > 1 || this.left <= 0) this.try(other[this.way]);
  }

  private try(way: Way): void {
    this.isTrial = true;
    this.spent = 0;
    this.steps = few;
    this.measured = { steps: 0, time: 0 };
    this.take(way);
  }

  private take(way: Way): void {
    this.way = way;
    this.wakes = way === 'together';
  }
}
