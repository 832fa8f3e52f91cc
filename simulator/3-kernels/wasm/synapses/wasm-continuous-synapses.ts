// Synapses that act all the time, with generated code for what they add to inputs in each step.
import type { SynapseValue, Transmission } from '../../../2-plan/index.js';
import type { Connectivity } from '../../connect/index.js';
import { readValues, type Synapses } from '../../network/index.js';
import { injectAgain } from '../../reference/oracle.js';
import { FunctionCode } from '../code/index.js';
import type { CodedPart, Machine, PhaseFunctions } from '../machine.js';
import type { Arena } from '../memory/arena.js';
import { injectCode, type InjectLayout } from './inject-code.js';
import { NumberedColumns } from './numbered-columns.js';
import { SynapseArrays } from './synapse-arrays.js';
import type { SynapseContext } from './synapse-context.js';

export class WasmContinuousSynapses implements Synapses, CodedPart {
  readonly synapses: number;
  /** what inputs are without such synapses, by number of the input: where these are the first to add to it */
  private readonly rest: ReadonlyMap<number, Float64Array>;
  /** (step, thread): not 0 where something went wrong */
  private code?: (step: number, thread: number) => number;

  /** `made` keeps the parameters, which are made here. Throws NetworkError. */
  constructor(
    private readonly injects: Extract<Transmission, { kind: 'continuous' }>['injects'],
    private readonly made: SynapseContext,
    readonly connectivity: Connectivity,
    private readonly arena: Arena
  ) {
    const { to, values, progress } = made;
    this.synapses = connectivity.synapses;
    values.stretches(connectivity, progress, () => undefined);
    const inputs = new Set(injects.map(({ input }) => input));
    this.rest = new Map(
      [...inputs].filter(input => !to.injected.has(input)).map(input => [input, arena.f64(to.plan.size)])
    );
    for (const input of inputs) to.injected.add(input);
  }

  addCode(machine: Machine): PhaseFunctions {
    const {
      synapses,
      made: {
        to: { ranges }
      }
    } = this;
    const { module, spend } = machine;
    const inject = module.add(injectCode(this.placed(), machine), this.name);
    const f = new FunctionCode(['i32', 'i32'], 'i32');
    const [step, thread] = f.parameters;
    f.returnIf(f.callI32(inject, step, thread), 1);
    return { inject: module.add(f.gives(f.callI32(spend, thread, Math.ceil(synapses / ranges.threads)))) };
  }

  bind(exports: Readonly<Record<string, unknown>>): void {
    this.code = exports[this.name] as typeof this.code;
  }

  /** Adds what holds from the end of step `step` on, where the loop stands still. Throws NetworkError. */
  inject(step: number): void {
    const { code, rest, injects, made, connectivity } = this;
    const { values, ranges } = made.to;
    for (const [input, kept] of rest) kept.set(values.inputs[input]!);
    for (let thread = 0; thread < ranges.threads; thread++)
      if (code!(step, thread)) return injectAgain(injects, made, connectivity);
  }

  read(value: SynapseValue, _step: number, visit: (synapse: number, value: number) => void): void {
    readValues(value, this.made.values, this.connectivity, visit);
  }

  /** What goes wrong does so when inputs are set again. */
  throwFault(): void {
    return undefined;
  }

  private placed(): InjectLayout {
    const { injects, made, connectivity, arena } = this;
    return {
      injects,
      made,
      columns: new NumberedColumns(connectivity, arena),
      pre: arena.copy(connectivity.pre),
      rest: made.to.drives ? new Map() : this.rest,
      arrays: new SynapseArrays(connectivity, made.values, arena)
    };
  }

  private get name(): string {
    return `inject ${this.made.values.plan.name}`;
  }
}
