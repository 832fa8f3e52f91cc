// What code of rows is told of the neuron before the synapses: in a block of memory that is filled before each row.
import type { FunctionBuilder, Local } from '../encode/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import type { SharedStates } from './shared-states.js';

/** Numbers a shared state: after the last spike, just before it, and as formulas of this spike read it. */
const each = 3;

export class SourceBlock {
  private readonly values: Float64Array;
  private readonly integers: Int32Array;
  private locals: readonly Local[] = [];
  private slopes: readonly Local[] = [];
  private steps: readonly Local[] = [];

  /** `axonal`: post spikes in the step of a pre spike come after it. */
  constructor(private readonly states: SharedStates, private readonly axonal: boolean, arena: Arena) {
    this.values = arena.f64(1 + each * states.slots.length);
    this.integers = new Int32Array(this.values.buffer, this.values.byteOffset, 2);
  }

  /** As the last spike of a neuron left it. */
  fill(neuron: number): void {
    const { states, values, integers } = this, last = states.lastStep(neuron);
    integers[0] = this.axonal ? last : last + 1;
    integers[1] = last;
    states.slots.forEach((_, place) => {
      values[1 + each * place] = states.now(place, neuron);
      values[2 + each * place] = states.earlier(place, neuron);
    });
  }

  /** What formulas of the spike read to which the neuron was brought. */
  fillRead(neuron: number): void {
    this.states.slots.forEach((_, place) => this.values[3 + each * place] = this.states.read(place, neuron));
  }

  /** Code that takes the block into locals of a function, which the others then name. */
  load(b: FunctionBuilder): void {
    const { states, values } = this, address = addressOf(values);
    this.steps = [0, 4].map(offset => loaded(b, 'i32', address + offset));
    this.locals = states.slots.flatMap((_, place) => [0, 1, 2].map(k => loaded(b, 'f64', address + 8 * (1 + each * place + k))));
    this.slopes = states.growths.map((growth, place) => {
      const slope = b.local('f64');
      b.get(this.now(place));
      growth?.slope(b);
      b.set(slope);
      return slope;
    });
  }

  /** The first step whose post spikes the synapses have not been told of, and that of the last spike. */
  get unheard(): Local {
    return this.steps[0]!;
  }

  get last(): Local {
    return this.steps[1]!;
  }

  now(place: number): Local {
    return this.locals[each * place]!;
  }

  before(place: number): Local {
    return this.locals[each * place + 1]!;
  }

  read(place: number): Local {
    return this.locals[each * place + 2]!;
  }

  slope(place: number): Local {
    return this.slopes[place]!;
  }
}

function loaded(b: FunctionBuilder, type: 'i32' | 'f64', address: number): Local {
  const local = b.local(type);
  b.i32(address).memory(`${type}.load`).set(local);
  return local;
}
