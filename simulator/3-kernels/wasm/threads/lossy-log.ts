// The spikes of a group as a projection hears of them that loses some: whether a spike is lost is worked out anew by whoever visits it.
import { streamKey } from '../../../0-numbers/index.js';
import type { LostSpikes } from '../../network/index.js';
import type { Saved } from '../../values/index.js';
import { column, type Code, type F64, type FunctionNumber, type I32, type Variable } from '../code/index.js';
import type { Arena } from '../memory/arena.js';
import type { SpikeLog } from './spike-log.js';

/** Where a projection finds the spikes of its neurons. */
export type SpikeSource = Pick<SpikeLog, 'keep' | 'each'>;

/** Occasions of a step begin anew behind this one. */
const lastOccasion = 65535;

export class LossyLog implements SpikeSource {
  private kept = 0;
  /** of each step, by its lowest bits: spikes with smaller numbers are lost */
  private limits: Float64Array = new Float64Array();
  private uniformAt?: () => number;

  /** `often`: neurons may fire several times in a step. */
  constructor(
    readonly lost: LostSpikes,
    private readonly log: SpikeLog,
    private readonly often: boolean,
    private readonly arena: Arena
  ) {}

  keep(steps: number): void {
    this.kept = Math.max(this.kept, steps);
    this.log.keep(steps);
  }

  /** Makes the table, for calls of up to so many steps. */
  place(steps: number): void {
    this.limits = this.arena.f64(2 ** Math.ceil(Math.log2(this.kept + steps + 2)));
  }

  /** Before code is made that visits spikes. */
  codeWith(functionNumber: FunctionNumber): void {
    this.uniformAt = () => functionNumber('uniform_at', false);
  }

  /** Before each call. */
  prepare(step: number, steps: number): void {
    for (let next = step + 1; next <= step + steps; next++) this.limits[this.placeOf(next)] = this.lost.limit;
  }

  /** Of the spikes that may be on their way after a step. */
  save(step: number): Saved {
    const places = Array.from({ length: Math.min(this.kept, step) }, (_, i) => this.placeOf(step - i));
    return {
      value: places.map(place => this.limits[place]!),
      // a network that lost nothing has none
      put: (limits: readonly number[] = []) => places.forEach((place, i) => (this.limits[place] = limits[i] ?? 0))
    };
  }

  each(f: Code, step: I32, visit: (neuron: Variable<I32>) => void, thread?: Variable<I32>): void {
    const { limits, often } = this;
    const limit = f.keep(column(limits).at(step.and(limits.length - 1)));
    const [before, occasion] = often ? [f.local('i32'), f.local('i32')] : [];
    before?.set(-1);
    this.log.each(
      f,
      step,
      neuron => {
        if (before) {
          occasion!.set(neuron.equals(before).choose(occasion!.plus(1), 0));
          before.set(neuron);
        }
        const arrives = f.local('i32');
        arrives.set(1);
        // a number is drawn where any could be lost
        f.if(limit.equals(0).not(), () => arrives.set(this.numberOf(f, neuron, step, occasion).isAtLeast(limit)));
        f.if(arrives, () => visit(neuron));
      },
      thread
    );
  }

  private numberOf(f: Code, neuron: I32, step: I32, occasion: I32 | undefined): F64 {
    const { seed, plan } = this.lost;
    const key = streamKey(seed, plan.stream);
    const counter = occasion
      ? occasion
          .and(lastOccasion)
          .toF64()
          .times(lastOccasion + 1)
      : f.f64(0);
    return f.callF64(this.uniformAt!(), f.f64(key.low), f.f64(key.high), neuron.toF64(), step.toF64(), counter);
  }

  private placeOf(step: number): number {
    return step & (this.limits.length - 1);
  }
}
