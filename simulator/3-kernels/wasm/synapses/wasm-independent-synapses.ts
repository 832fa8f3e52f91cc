// Synapses that draw their own Poisson counts, by generated code where all have one mean, one delay and one amount.
import { IndependentSynapses } from '../../reference/synapses/index.js';
import { FunctionBuilder, type Local } from '../encode/index.js';
import type { WasmGroup } from '../group/wasm-group.js';
import type { CodedPart, Machine, PhaseFunctions } from '../machine.js';
import type { Arena } from '../memory/arena.js';
import { pushArrivals } from '../memory/arrivals.js';
import { addArrivals, placed } from '../random/poisson-code.js';
import { Uniforms } from '../random/uniforms.js';

export class WasmIndependentSynapses extends IndependentSynapses implements CodedPart {
  private readonly to: WasmGroup;
  private readonly seed: number;

  /** `made`: what the reference makes its own from. */
  constructor(made: ConstructorParameters<typeof IndependentSynapses>, private readonly arena: Arena) {
    super(...made);
    this.to = made[1].to as WasmGroup;
    this.seed = made[1].seed;
  }

  addCode(machine: Machine): PhaseFunctions | undefined {
    const { table, arena, delays, sends, to: { ranges }, plan: { name, recipe: { targets } } } = this, lookup = table?.lookup;
    const equal = sends.flatMap(({ ring, amounts }) => typeof amounts === 'number' ? [{ ring, amount: amounts }] : []);
    if (!lookup || targets.neurons || typeof delays !== 'number' || equal.length < sends.length) return undefined;
    const b = new FunctionBuilder(['i32', 'i32'], ['i32']), [step, thread] = b.parameters as [Local, Local], from = b.local('i32'), to = b.local('i32');
    const uniforms = new Uniforms(arena, this.seed, `${name}.spikes`, targets.first + targets.count);
    ranges.pushFrom(b, thread).set(from);
    ranges.pushTo(b, thread).set(to);
    b.get(from).i32(targets.first).get(from).i32(targets.first).op('i32.gt_u', 'select').set(from);
    b.get(to).i32(targets.first + targets.count).get(to).i32(targets.first + targets.count).op('i32.lt_u', 'select').set(to);
    b.get(from).get(to).op('i32.ge_u').if(() => b.i32(0).op('return'));
    const into = equal.map(({ ring, amount }) => {
      const arrivals = b.local('i32');
      pushArrivals(b, ring, step, delays).set(arrivals);
      return { arrivals, amount };
    });
    addArrivals(b, machine, { lookup: placed(lookup, arena), uniforms, step, from: () => b.get(from), to: () => b.get(to) }, into);
    return { deliver: machine.module.add(b.get(thread).get(to).get(from).op('i32.sub').call(machine.spend)) };
  }

  /** Nothing but the end of the run can happen to these synapses. */
  complain(): void {
    return undefined;
  }
}
