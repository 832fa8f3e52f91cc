// Synapses that draw their own Poisson counts, by generated code: from a table where the mean never changes, else with the mean of the step.
import { numberAt } from '../../../2-plan/index.js';
import type { IndependentDraws, Synapses } from '../../network/index.js';
import { FunctionBuilder, type Local } from '../encode/index.js';
import { PlacedLists } from '../group/placed-lists.js';
import type { CodedPart, Machine, PhaseFunctions } from '../machine.js';
import type { Arena } from '../memory/arena.js';
import { eachCount, placed } from '../drawing/poisson-code.js';
import { Uniforms } from '../drawing/uniforms.js';
import { countAdder, countTargets } from './independent-code.js';
import { eachMeanCount, meanSum } from './mean-code.js';
import { watchesOwn } from './synapse-variables.js';
import { leaveIf } from './walk-code.js';
import type { SynapseContext } from './synapse-context.js';

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
    const b = new FunctionBuilder(['i32', 'i32'], ['i32']);
    const [step, thread] = b.parameters as [Local, Local];
    const [from, to] = this.range(b, thread);
    b.get(from)
      .get(to)
      .op('i32.ge_u')
      .if(() => b.i32(0).op('return'));
    const uniforms = new Uniforms(arena, made.seed, stream, numberAt(targets, targets.count - 1) + 1);
    const drawing = { uniforms, step, from: () => b.get(from), to: () => b.get(to) };
    const add = countAdder(b, countTargets(targets, delays, sends, arena), step);
    if (lookup) eachCount(b, machine, { ...drawing, lookup: placed(lookup, arena) }, true, add);
    else
      eachMeanCount(
        b,
        machine,
        drawing,
        meanSum(
          b,
          machine,
          {
            mean: spike.mean,
            sources,
            made,
            placed: sources.neurons && arena.copy(sources.neurons),
            lists: new PlacedLists(arena)
          },
          step
        ),
        add
      );
    leaveIf(b.get(thread).get(to).get(from).op('i32.sub').call(machine.spend));
    return machine.module.add(b.i32(0));
  }

  /** First and last neuron of a thread among the targets, the last one excluded. */
  private range(b: FunctionBuilder, thread: Local): [Local, Local] {
    const { targets } = this.made.values.plan.recipe;
    const first = numberAt(targets, 0);
    const end = numberAt(targets, targets.count - 1) + 1;
    const from = b.local('i32');
    const to = b.local('i32');
    const { ranges } = this.made.to;
    ranges.pushFrom(b, thread).set(from);
    ranges.pushTo(b, thread).set(to);
    b.get(from).i32(first).get(from).i32(first).op('i32.gt_u', 'select').set(from);
    b.get(to).i32(end).get(to).i32(end).op('i32.lt_u', 'select').set(to);
    return [from, to];
  }
}
