// Things that happen some steps later: neurons or synapses by number, in the order in which they were entered.
import type { Saved } from '../../values/index.js';
import { GrowingArray } from '../../growing/index.js';

export class DelayLine {
  /** by step; those that are past are used again */
  private readonly due = new Map<number, GrowingArray<Uint32Array>>();
  private readonly spare: GrowingArray<Uint32Array>[] = [];

  save(): Saved {
    return {
      value: [...this.due].map(([step, numbers]) => [step, numbers.copy()] as const),
      put: (entries: ReadonlyArray<readonly [number, Uint32Array]>) => {
        this.clear();
        for (const [step, numbers] of entries) for (const number of numbers) this.enter(step, number);
      }
    };
  }

  clear(): void {
    this.due.clear();
  }

  enter(step: number, number: number): void {
    let numbers = this.due.get(step);
    if (!numbers) this.due.set(step, (numbers = this.spare.pop() ?? GrowingArray.indices(4)));
    numbers.push(number);
  }

  /** Calls `visit` for what was entered for this step, and forgets it. */
  take(step: number, visit: (number: number) => void): void {
    const numbers = this.due.get(step);
    if (!numbers) return;
    for (let i = 0; i < numbers.length; i++) visit(numbers.values[i]!);
    numbers.clear();
    this.due.delete(step);
    this.spare.push(numbers);
  }
}
