// How far shared states of synapses come in a number of steps: the table of the reference, in the memory of the kernel.
import type { SynapseState } from '../../../2-plan/index.js';
import { growth, knownGrowths } from '../../network/index.js';
import type { FunctionBuilder, Local } from '../encode/index.js';
import type { FunctionNumber } from '../lanes/index.js';
import { addressOf, type Arena } from '../memory/arena.js';

/** x(t + n h) = x + (rate x + drive) · growth(n). */
export class Growth {
  private readonly known: Float64Array;

  /** `h`: the step in ms. */
  constructor(
    readonly rate: number,
    readonly drive: number,
    private readonly h: number,
    arena: Arena
  ) {
    this.known = arena.f64(knownGrowths);
    for (let steps = 0; steps < knownGrowths; steps++) this.known[steps] = growth(rate, steps * h);
  }

  /** Undefined for a state that only events change. */
  static of({ rate, drive }: SynapseState, h: number, arena: Arena): Growth | undefined {
    const [a, b] = [rate, drive].map(formula => (formula.kind === 'number' ? formula.value : NaN)) as [number, number];
    return a === 0 && b === 0 ? undefined : new Growth(a, b, h, arena);
  }

  advanced(x: number, steps: number): number {
    return x + (this.rate * x + this.drive) * (this.known[steps] ?? growth(this.rate, steps * this.h));
  }

  /** Takes x from the stack and puts rate x + drive there. */
  slope(builder: FunctionBuilder): void {
    builder.f64(this.rate).op('f64.mul');
    if (this.drive !== 0) builder.f64(this.drive).op('f64.add');
  }

  /** Puts the growth in a number of steps (i32) onto the stack. */
  push(builder: FunctionBuilder, steps: Local, functionNumber: FunctionNumber): void {
    const time = (): FunctionBuilder => builder.get(steps).op('f64.convert_i32_u').f64(this.h).op('f64.mul');
    builder
      .get(steps)
      .i32(knownGrowths)
      .op('i32.lt_u')
      .if(
        () => builder.get(steps).i32(3).op('i32.shl').memory('f64.load', addressOf(this.known)),
        () => {
          time();
          if (this.rate !== 0)
            builder.f64(this.rate).op('f64.mul').call(functionNumber('expm1', false)).f64(this.rate).op('f64.div');
        },
        'f64'
      );
  }
}
