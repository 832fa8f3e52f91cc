// Synapses that act all the time, with generated code for what they add to inputs in each step.
import { parts } from '../../../2-plan/index.js';
import { ContinuousSynapses } from '../../reference/synapses/index.js';
import { FunctionBuilder, type Local } from '../encode/index.js';
import type { WasmGroup } from '../group/wasm-group.js';
import type { CodedPart, Machine, PhaseFunctions } from '../machine.js';
import type { Arena } from '../memory/arena.js';
import { injectCode, type InjectLayout } from './inject-code.js';
import { NumberedColumns } from './numbered-columns.js';
import { SynapseArrays } from './synapse-arrays.js';
import { leaveIf } from './walk-code.js';
import type { SynapseContext } from './synapse-context.js';

export class WasmContinuousSynapses extends ContinuousSynapses implements CodedPart {
  private readonly to: WasmGroup;
  /** what inputs are without such synapses, by number of the input: where these are the first to add to it */
  private readonly rest: ReadonlyMap<number, Float64Array>;
  /** (step, thread) */
  private code?: (step: number, thread: number) => number;

  /** `made`: what the reference makes its own from. */
  constructor(
    made: ConstructorParameters<typeof ContinuousSynapses>,
    private readonly arena: Arena
  ) {
    super(...made);
    const to = (this.to = this.made.to as WasmGroup);
    const inputs = new Set(this.plans.map(({ input }) => input));
    this.rest = new Map(
      [...inputs].filter(input => !to.injected.has(input)).map(input => [input, arena.f64(to.plan.size)])
    );
    for (const input of inputs) to.injected.add(input);
  }

  addCode(machine: Machine): PhaseFunctions {
    const {
      synapses,
      to: { ranges }
    } = this;
    const { module, spend } = machine;
    const inject = module.add(injectCode(this.placed(), machine), this.name);
    const b = new FunctionBuilder(['i32', 'i32'], ['i32']);
    const [step, thread] = b.parameters as [Local, Local];
    leaveIf(b.get(step).get(thread).call(inject));
    return {
      inject: module.add(
        b
          .get(thread)
          .i32(Math.ceil(synapses / ranges.threads))
          .call(spend)
      )
    };
  }

  /** What may ask for an entry that a list does not have is set by the reference where the loop stands still: it says what is wrong. */
  bind(exports: Readonly<Record<string, unknown>>): void {
    if (this.plans.some(({ value }) => [...parts(value)].some(({ kind }) => kind === 'entry'))) return;
    this.code = exports[this.name] as typeof this.code;
  }

  override inject(step: number): void {
    const {
      code,
      rest,
      to: {
        values: { inputs },
        ranges: { threads }
      }
    } = this;
    for (const [input, values] of rest) values.set(inputs[input]!);
    if (!code) return super.inject(step);
    for (let thread = 0; thread < threads; thread++) code(step, thread);
  }

  /** What goes wrong does so when inputs are set again. */
  throwFault(): void {
    return undefined;
  }

  private placed(): InjectLayout {
    const { plans, made, connectivity, arena, to } = this;
    return {
      injects: plans,
      made: made as SynapseContext,
      columns: new NumberedColumns(connectivity, arena),
      pre: arena.copy(connectivity.pre),
      rest: to.drives ? new Map() : this.rest,
      arrays: new SynapseArrays(connectivity, made.values, arena)
    };
  }

  private get name(): string {
    return `inject ${this.made.values.plan.name}`;
  }
}
