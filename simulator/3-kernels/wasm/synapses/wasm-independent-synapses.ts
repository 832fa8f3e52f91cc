// Synapses that draw their own Poisson counts, by generated code: from a table where the mean never changes.
import { numberAt } from '../../../2-plan/index.js';
import { IndependentSynapses } from '../../reference/synapses/index.js';
import { FunctionBuilder, type Local } from '../encode/index.js';
import type { WasmGroup } from '../group/wasm-group.js';
import type { CodedPart, Machine, PhaseFunctions } from '../machine.js';
import type { Arena } from '../memory/arena.js';
import { eachCount, placed } from '../random/poisson-code.js';
import { Uniforms } from '../random/uniforms.js';
import { countAdder, countTargets } from './independent-code.js';
import { leaveIf } from './walk-code.js';

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
    const { table, arena, delays, sends, seed, plan: { name, recipe: { targets } } } = this, lookup = table?.lookup;
    if (!lookup) return undefined;
    const b = new FunctionBuilder(['i32', 'i32'], ['i32']), [step, thread] = b.parameters as [Local, Local], [from, to] = this.range(b, thread);
    b.get(from).get(to).op('i32.ge_u').if(() => b.i32(0).op('return'));
    const uniforms = new Uniforms(arena, seed, `${name}.spikes`, numberAt(targets, targets.count - 1) + 1);
    const drawing = { lookup: placed(lookup, arena), uniforms, step, from: () => b.get(from), to: () => b.get(to) };
    eachCount(b, machine, drawing, true, countAdder(b, countTargets(targets, delays, sends, arena), step));
    leaveIf(b.get(thread).get(to).get(from).op('i32.sub').call(machine.spend));
    return { deliver: machine.module.add(b.i32(0)) };
  }

  /** Nothing but the end of the run can happen to these synapses. */
  complain(): void {
    return undefined;
  }

  /** First and last neuron of a thread among the targets, the last one excluded. */
  private range(b: FunctionBuilder, thread: Local): [Local, Local] {
    const { targets } = this.plan.recipe, first = numberAt(targets, 0), end = numberAt(targets, targets.count - 1) + 1;
    const from = b.local('i32'), to = b.local('i32');
    this.to.ranges.pushFrom(b, thread).set(from);
    this.to.ranges.pushTo(b, thread).set(to);
    b.get(from).i32(first).get(from).i32(first).op('i32.gt_u', 'select').set(from);
    b.get(to).i32(end).get(to).i32(end).op('i32.lt_u', 'select').set(to);
    return [from, to];
  }
}
