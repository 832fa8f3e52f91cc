// What synapses add to inputs of their targets at all times, by generated code: within the loop over steps, and where that stands still.
import type { Inject, ProjectionPlan } from '../../../2-plan/index.js';
import { neuronBytes, type Connectivity } from '../../connect/index.js';
import { delayBytes, type Kept, type PastStates } from '../../network/index.js';
import { FunctionCode } from '../code/index.js';
import type { Machine, PhaseFunctions } from '../machine.js';
import type { Arena } from '../memory/arena.js';
import { injectCode, type Past } from './inject-code.js';
import { NumberedColumns, numberedColumnsBytes } from './numbered-columns.js';
import { SynapseArrays } from './synapse-arrays.js';
import type { SynapseContext } from './synapse-context.js';
import { mentionsPre } from './synapse-variables.js';

/** What injects, and what it reads. */
export interface InjectingSynapses {
  readonly injects: readonly Inject[];
  readonly made: SynapseContext;
  readonly connectivity: Connectivity;
  /** of the synapses, by slot */
  readonly states: readonly Kept[];
  readonly past: PastStates | undefined;
}

export class Injecting {
  /** what inputs are without such synapses, by number of the input: where these are the first to add to it */
  private readonly rest: ReadonlyMap<number, Float64Array>;
  /** (step, thread): not 0 where something went wrong */
  private code?: (step: number, thread: number) => number;

  /** `again` throws what is wrong with what is injected at the end of a step. */
  constructor(
    private readonly synapses: InjectingSynapses,
    private readonly arena: Arena,
    private readonly again: (step: number) => void
  ) {
    const { injects, made } = synapses;
    const { to } = made;
    const inputs = new Set(injects.map(({ input }) => input));
    this.rest = new Map(
      [...inputs].filter(input => !to.injected.has(input)).map(input => [input, arena.f64(to.plan.size)])
    );
    for (const input of inputs) to.injected.add(input);
  }

  addCode(machine: Machine): Pick<PhaseFunctions, 'inject' | 'injectsFromPre'> {
    const inject = this.functionOf(machine);
    return mentionsPre(this.synapses.injects.map(({ value }) => value)) ? { inject, injectsFromPre: true } : { inject };
  }

  /** The number of the function (step, thread). */
  private functionOf(machine: Machine): number {
    const { synapses, arena, rest, name } = this;
    const { injects, made, connectivity, states, past } = synapses;
    const {
      to: { ranges, drives },
      values
    } = made;
    const { module, spend } = machine;
    const inject = module.add(
      injectCode(
        {
          injects,
          made,
          connectivity,
          states,
          traces: values.plan.traces,
          ...(past ? { past: pastIn(past, arena) } : {}),
          columns: new NumberedColumns(connectivity, arena),
          pre: arena.copy(connectivity.pre),
          rest: drives ? new Map() : rest,
          arrays: new SynapseArrays(connectivity, values, arena)
        },
        machine,
        arena
      ),
      name
    );
    const f = new FunctionCode(['i32', 'i32'], 'i32');
    const [step, thread] = f.parameters;
    f.returnIf(f.callI32(inject, step, thread), 1);
    return module.add(f.gives(f.callI32(spend, thread, Math.ceil(connectivity.synapses / ranges.threads))));
  }

  bind(exports: Readonly<Record<string, unknown>>): void {
    this.code = exports[this.name] as typeof this.code;
  }

  /** Adds what holds from the end of step `step` on, where the loop stands still. Throws NetworkError. */
  inject(step: number): void {
    const { values, ranges } = this.synapses.made.to;
    for (const [input, kept] of this.rest) kept.set(values.inputs[input]!);
    for (let thread = 0; thread < ranges.threads; thread++) if (this.code!(step, thread)) return this.again(step);
  }

  private get name(): string {
    return `inject ${this.synapses.made.values.plan.name}`;
  }
}

/** Bytes of what is kept to inject: the ways from targets to their synapses, the sources of these, and their delays. */
export const injectingBytes = (plan: ProjectionPlan): number =>
  (neuronBytes(plan.recipe.sources.size) + (plan.past ? 2 * delayBytes(plan) : 0)) * plan.expectedSynapses +
  numberedColumnsBytes(plan, false);

const pastIn = ({ values, delays, rows, size }: PastStates, arena: Arena): Past => ({
  values,
  rows,
  size,
  delays: typeof delays === 'number' ? delays : arena.copy(delays)
});
