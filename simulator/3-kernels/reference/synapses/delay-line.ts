// Things that happen some steps later: neurons or synapses by number, in the order in which they were entered.
import { GrowingArray } from '../../growing/index.js';

export class DelayLine {
  private readonly slots: readonly GrowingArray<Uint32Array>[];

  /** `longest` delay in steps */
  constructor(longest: number) {
    this.slots = Array.from({ length: longest + 1 }, () => GrowingArray.indices(4));
  }

  /** Calling what comes back puts what is entered now in place of what is entered then. */
  save(): () => void {
    const entries = this.slots.map(slot => slot.copy());
    return () =>
      this.slots.forEach((slot, i) => {
        slot.clear();
        for (const number of entries[i]!) slot.push(number);
      });
  }

  clear(): void {
    for (const slot of this.slots) slot.clear();
  }

  enter(step: number, number: number): void {
    this.slots[step % this.slots.length]!.push(number);
  }

  /** Calls `visit` for what was entered for this step, and forgets it. */
  take(step: number, visit: (number: number) => void): void {
    const slot = this.slots[step % this.slots.length]!;
    for (let i = 0; i < slot.length; i++) visit(slot.values[i]!);
    slot.clear();
  }
}
