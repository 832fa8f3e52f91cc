// How far shared states of synapses come in a number of steps: the table of the reference, in the memory of the kernel.
import { isNumber, type SynapseState } from '../../../2-plan/index.js';
import { growth, knownGrowths } from '../../network/index.js';
import {
  column,
  LaneEmitter,
  Lanes,
  type Code,
  type F64,
  type F64x2,
  type FunctionNumber,
  type I32,
  type Value,
  type Variable
} from '../code/index.js';
import type { Arena } from '../memory/arena.js';
import { grown, slope } from '../program/growth.js';

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

  /** What x is some steps later. */
  after(f: Code, x: F64, steps: Variable<I32>, functionNumber: FunctionNumber): F64 {
    const l = new Lanes();
    const now = l.leaf('now', () => x);
    const factor = l.leaf('factor', () => this.factor(f, steps, functionNumber));
    const after = grown(l, now, this.slopeOf(l, now), factor);
    return new LaneEmitter(f, false, functionNumber, [after]).number(after);
  }

  /** What two of them are, with the growth of each. */
  ofTwo(f: Code, x: F64x2, growths: F64x2, functionNumber: FunctionNumber): F64x2 {
    const l = new Lanes();
    const now = l.leaf('now', () => x);
    const after = grown(
      l,
      now,
      this.slopeOf(l, now),
      l.leaf('factor', () => growths)
    );
    return new LaneEmitter(f, true, functionNumber, [after]).lanes(after);
  }

  /** The same from rate x + drive. */
  along(f: Code, x: F64, slope: F64, steps: Variable<I32>, functionNumber: FunctionNumber): F64 {
    const l = new Lanes();
    const after = grown(
      l,
      l.leaf('now', () => x),
      l.leaf('slope', () => slope),
      l.leaf('factor', () => this.factor(f, steps, functionNumber))
    );
    return new LaneEmitter(f, false, functionNumber, [after]).number(after);
  }

  /** rate x + drive */
  slope(f: Code, x: F64, functionNumber: FunctionNumber): F64 {
    const l = new Lanes();
    const value = this.slopeOf(
      l,
      l.leaf('now', () => x)
    );
    return new LaneEmitter(f, false, functionNumber, [value]).number(value);
  }

  /** The growth in a number of steps. */
  factor(f: Code, steps: Variable<I32>, functionNumber: FunctionNumber): F64 {
    const { rate, h, known } = this;
    const time = steps.toF64().times(h);
    return f.either(
      'f64',
      steps.isBelow(knownGrowths),
      () => column(known).at(steps),
      () => (rate === 0 ? time : f.callF64(functionNumber('expm1', false), time.times(rate)).over(rate))
    );
  }

  private slopeOf(l: Lanes, x: Value): Value {
    return slope(l, x, l.f64(this.rate), this.drive === 0 ? undefined : l.f64(this.drive));
  }
}

/** Bytes of the table of a state whose rate is the same for all synapses. */
export const growthBytes = ({ rate, drive }: SynapseState): number =>
  isNumber(rate) && !(isNumber(rate, 0) && isNumber(drive, 0)) ? 8 * knownGrowths : 0;
