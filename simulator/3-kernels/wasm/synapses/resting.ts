// Where the synapses of a neuron stand still in a step because of the neuron alone: what they move by has a factor that is 0 there.
import type { Lanes, Value } from '../code/index.js';
import type { Dependences } from './dependences.js';

/** Values of which one that is 0 makes another 0; 'always': it is 0 whatever they are. */
type Zeros = readonly Value[] | 'always';

export class Resting {
  constructor(
    private readonly l: Lanes,
    /** the side whose neuron it is */
    private readonly side: 'post',
    private readonly dependences: Dependences
  ) {}

  /**
   * Whether no `next` differs from what it is `from` (but for the sign of a zero), found from values of the one neuron; undefined where
   * that cannot be said. Factors that are no numbers never let synapses rest.
   */
  where(moves: readonly { readonly from: Value; readonly next: Value }[]): Value | undefined {
    const { l } = this;
    const zero = l.f64(0);
    const conditions: Value[] = [];
    for (const { from, next } of moves) {
      const zeros = this.unchanged(next, from);
      if (zeros === 'always') continue;
      const [first, ...others] = zeros.map(value => l.op('eq', value, zero));
      if (!first) return undefined;
      conditions.push(others.reduce((any, other) => l.op('or', any, other), first));
      for (const value of zeros) conditions.push(l.op('eq', l.op('mul', value, zero), zero));
    }
    const [first, ...others] = conditions;
    return first && others.reduce((all, other) => l.op('and', all, other), first);
  }

  private unchanged(next: Value, from: Value): Zeros {
    if (next === from) return 'always';
    const [left, right] = next.arguments;
    return next.op === 'add' && left === from ? this.zeros(right!) : [];
  }

  private zeros(value: Value): Zeros {
    const [left, right] = value.arguments;
    if (value.op === 'constant') return value.constant === 0 ? 'always' : [];
    if (value.op === 'mul') return either(this.zeros(left!), this.zeros(right!));
    if (value.op === 'neg') return this.zeros(left!);
    if (value.op === 'div' && right!.op === 'constant' && right!.constant !== 0) return this.zeros(left!);
    if (value.op === 'add' || value.op === 'sub') return both(this.zeros(left!), this.zeros(right!));
    return value.kind === 'f64' && this.dependences.of(value) === this.side ? [value] : [];
  }
}

const either = (a: Zeros, b: Zeros): Zeros =>
  a === 'always' || b === 'always' ? 'always' : [...new Set([...a, ...b])];

const both = (a: Zeros, b: Zeros): Zeros =>
  a === 'always' ? b : b === 'always' ? a : a.filter(value => b.includes(value));
