// Spikes that reach synapses some steps after they were fired: looked up in the log of the neurons, nothing is kept for them.
import type { FunctionBuilder, Local } from '../encode/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import type { SpikeLog } from '../threads/index.js';

export class LateSpikes {
  private readonly delays: Uint32Array;
  /** a word: spikes up to this step reach nobody */
  private readonly forgotten: Uint32Array;

  /** `delays` that occur, longest first. */
  constructor(
    private readonly log: SpikeLog,
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

  /** Calling what comes back forgets again what is forgotten now, and no more. */
  save(): () => void {
    const [step] = this.forgotten;
    return () => this.forget(step!);
  }

  /**
   * Visits the spikes that may arrive in a step, of all threads or of one, in the order in which they were fired. `delay` in steps;
   * `rank` grows from delay to delay, the same for all threads.
   */
  each(
    b: FunctionBuilder,
    step: Local,
    visit: (neuron: Local, delay: Local, rank: Local) => void,
    thread?: Local
  ): void {
    const [rank, delay, fired] = [0, 1, 2].map(() => b.local('i32')) as [Local, Local, Local];
    b.i32(0)
      .set(rank)
      .count(
        rank,
        () => b.i32(4 * this.delays.length),
        () => {
          b.get(rank).memory('i32.load', addressOf(this.delays)).set(delay);
          b.get(step)
            .get(delay)
            .op('i32.sub')
            .tee(fired)
            .i32(0)
            .memory('i32.load', addressOf(this.forgotten))
            .op('i32.gt_s');
          b.if(() => this.log.each(b, fired, neuron => visit(neuron, delay, rank), thread));
        },
        4
      );
  }
}
