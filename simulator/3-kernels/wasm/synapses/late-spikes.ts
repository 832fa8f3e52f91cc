// Spikes that reach synapses some steps after they were fired: looked up in the log of the neurons, nothing is kept for them.
import type { Saved } from '../../values/index.js';
import { column, type Code, type I32, type Variable } from '../code/index.js';
import type { Arena } from '../memory/arena.js';
import type { SpikeSource } from '../threads/index.js';

export class LateSpikes {
  private readonly delays: Uint32Array;
  /** a word: spikes up to this step reach nobody */
  private readonly forgotten: Uint32Array;

  /** `delays` that occur, longest first. */
  constructor(
    private readonly log: SpikeSource,
    delays: readonly number[],
    arena: Arena
  ) {
    this.forgotten = arena.u32(1);
    this.delays = arena.copy(Uint32Array.from(delays));
    log.keep(delays[0] ?? 0);
  }

  /** What was fired up to this step reaches nobody. */
  forget(step: number): void {
    this.forgotten[0] = step;
  }

  /** What is forgotten now, and no more. */
  save(): Saved {
    return { value: this.forgotten[0]!, put: (step: number) => this.forget(step) };
  }

  /**
   * Visits the spikes that may arrive in a step, of all threads or of one, in the order in which they were fired. `delay` in steps;
   * `rank` grows from delay to delay, the same for all threads.
   */
  each(
    f: Code,
    step: I32,
    visit: (neuron: Variable<I32>, delay: Variable<I32>, rank: Variable<I32>) => void,
    thread?: Variable<I32>
  ): void {
    const delay = f.local('i32');
    const fired = f.local('i32');
    f.each(0, this.delays.length, rank => {
      delay.set(column(this.delays).at(rank));
      const isKept = fired.assigned(step.minus(delay)).isAboveSigned(column(this.forgotten).fixed(f, 0));
      f.if(isKept, () => this.log.each(f, fired, neuron => visit(neuron, delay, rank), thread));
    });
  }
}
