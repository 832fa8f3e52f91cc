// Synapses that draw their own Poisson counts, by generated code: from a table where the mean never changes, else with the mean of the step.
import { numberAt, type ProjectionPlan } from '../../../2-plan/index.js';
import { delayBytes, type IndependentDraws, type Synapses } from '../../network/index.js';
import { FunctionCode, type Code, type I32, type Variable } from '../code/index.js';
import { PlacedLists } from '../group/placed-lists.js';
import type { CodedPart, Machine, PhaseFunctions } from '../machine.js';
import type { Arena } from '../memory/arena.js';
import { eachCount, placed } from '../drawing/poisson-code.js';
import { Uniforms } from '../drawing/uniforms.js';
import { countAdder, countTargets } from './independent-code.js';
import { eachMeanCount, meanSum } from './mean-code.js';
import type { SynapseContext } from './synapse-context.js';
import { watchesOwn } from './synapse-variables.js';

export class WasmIndependentSynapses implements Synapses, CodedPart {
  /** none is made */
  readonly synapses = 0;

  constructor(
    private readonly draws: IndependentDraws,
    private readonly made: SynapseContext,
    private readonly arena: Arena
  ) {}

  addCode(machine: Machine): PhaseFunctions {
    return {
      deliver: this.deliverCode(machine),
      ...(!this.draws.table && watchesOwn(this.draws.spike.mean) ? { everyStep: true as const } : {})
    };
  }

  read(): void {
    throw new Error(`${this.made.values.plan.name} has no synapses to read.`);
  }

  /** Throws where the mean of a source is impossible. */
  throwFault(step: number): void {
    const { from, h } = this.made;
    from.state.clock.time = step * h;
    this.draws.mean();
  }

  private deliverCode(machine: Machine): number {
    const {
      arena,
      made,
      draws: { table, delays, sends, stream, spike }
    } = this;
    const { sources, targets } = made.values.plan.recipe;
    const lookup = table?.lookup;
    const f = new FunctionCode(['i32', 'i32'], 'i32');
    const [step, thread] = f.parameters;
    const [from, to] = this.range(f, thread);
    f.returnIf(from.isAtLeast(to), 0);
    const uniforms = new Uniforms(arena, made.seed, stream, numberAt(targets, targets.count - 1) + 1);
    const drawing = { uniforms, step, from, to };
    const add = countAdder(f, countTargets(targets, delays, sends, arena), step);
    if (lookup) eachCount(f, machine, { ...drawing, lookup: placed(lookup, arena) }, true, add);
    else {
      const numbers = sources.neurons && arena.copy(sources.neurons);
      const all = { mean: spike.mean, sources, made, placed: numbers, lists: new PlacedLists(arena) };
      eachMeanCount(f, machine, drawing, meanSum(f, machine, all, step), add);
    }
    f.returnIf(f.callI32(machine.spend, thread, to.minus(from)), 1);
    return machine.module.add(f.gives(0));
  }

  /** First and last neuron of a thread among the targets, the last one excluded. */
  private range(f: Code, thread: I32): [Variable<I32>, Variable<I32>] {
    const { targets } = this.made.values.plan.recipe;
    const { ranges } = this.made.to;
    return [
      f.larger(ranges.first(thread), numberAt(targets, 0)),
      f.smaller(ranges.end(thread), numberAt(targets, targets.count - 1) + 1)
    ];
  }
}

/** Bytes of a number drawn for each target, and of amounts and delays that differ between them. */
export const independentSynapsesBytes = (plan: ProjectionPlan): number => {
  const { transmission, recipe } = plan;
  const sends = transmission.kind === 'poisson' ? transmission.sends : [];
  const differ = 8 * sends.filter(({ common }) => common === undefined).length + delayBytes(plan);
  return (8 + differ) * recipe.targets.size;
};
