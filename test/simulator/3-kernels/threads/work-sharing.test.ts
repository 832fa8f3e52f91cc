// Threads carry a network on together where that takes less time than the first alone does; told by times that are made up.
import { expect, test } from 'vitest';
import { WorkSharing, type Way } from '../../../../simulator/3-kernels/wasm/threads/index.js';

/** ms a step of either way at a time, and what it takes to wake workers up. */
interface Machine {
  readonly alone: number;
  readonly together: number;
  readonly waking?: number;
}

class Run {
  now = 0;
  hasCome = true;
  readonly sharing = new WorkSharing(() => this.hasCome);
  readonly spent: Record<Way, number> = { alone: 0, together: 0 };
  readonly steps: Record<Way, number> = { alone: 0, together: 0 };

  /** Carries on for so many ms; 256 steps in a call at most. */
  for(time: number, machine: Machine): this {
    const end = this.now + time;
    while (this.now < end) {
      const turn = this.sharing.next();
      const steps = Math.min(256, turn.steps);
      const took = steps * machine[turn.way] + (turn.wakes ? (machine.waking ?? 0) : 0);
      this.sharing.took(steps, took);
      this.now += took;
      this.spent[turn.way] += took;
      this.steps[turn.way] += steps;
    }
    return this;
  }

  get partAlone(): number {
    return this.spent.alone / this.now;
  }
}

const quiet: Machine = { alone: 0.01, together: 0.006, waking: 0.1 };
const taken: Machine = { alone: 0.01, together: 0.4, waking: 10 };

test('the first thread begins alone, and waits for nobody who has not come', () => {
  const run = new Run();
  run.hasCome = false;
  run.for(50, quiet);
  expect(run.spent.together).toBe(0);
  run.hasCome = true;
  run.for(50, quiet);
  expect(run.spent.together).toBeGreaterThan(45);
});

test('where together is quicker, nearly all time is spent so', () => {
  expect(new Run().for(2000, quiet).partAlone).toBeLessThan(0.02);
});

test('where together is slower, as in a small network, nearly all time is spent alone', () => {
  expect(new Run().for(2000, { alone: 0.0002, together: 0.0005 }).partAlone).toBeGreaterThan(0.95);
  expect(new Run().for(20_000, { alone: 10, together: 12 }).partAlone).toBeGreaterThan(0.9);
});

test('where the processors are taken by others, steps take hardly longer than alone', () => {
  const { steps, now } = new Run().for(2000, taken);
  expect(now / (steps.alone + steps.together)).toBeLessThan(1.1 * taken.alone);
});

test('once they are free again, threads go together again', () => {
  const run = new Run().for(500, quiet).for(500, taken);
  const before = run.spent.together;
  expect(run.for(2500, quiet).spent.together - before).toBeGreaterThan(1000);
});

test('one call that was interrupted changes nothing', () => {
  const run = new Run().for(40, quiet);
  const { alone } = run.spent;
  const turn = run.sharing.next();
  expect(turn.way).toBe('together');
  run.sharing.took(256, 20);
  run.for(20, quiet);
  expect(run.spent.alone).toBe(alone);
});

test('a network that does more than before is not taken for a machine that is taken', () => {
  const busy = { alone: 0.03, together: 0.018, waking: 0.1 };
  expect(new Run().for(500, quiet).for(1500, busy).partAlone).toBeLessThan(0.05);
});
