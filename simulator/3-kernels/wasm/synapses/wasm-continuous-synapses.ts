// Synapses that act all the time, with generated code for what they add to inputs in each step.
import type { Inject, ProjectionPlan, SynapseValue } from '../../../2-plan/index.js';
import { connectivityBytes, type Connectivity } from '../../connect/index.js';
import { pastOf, readValues, type PastStates, type Synapses } from '../../network/index.js';
import { injectAgain } from '../../reference/oracle.js';
import { keptParametersBytes, savedTogether, type Saved } from '../../values/index.js';
import type { CodedPart, Machine, PhaseFunctions } from '../machine.js';
import type { Arena } from '../memory/arena.js';
import { Injecting, injectingBytes } from './injecting.js';
import type { SynapseContext } from './synapse-context.js';

export class WasmContinuousSynapses implements Synapses, CodedPart {
  readonly synapses: number;
  private readonly injecting: Injecting;
  private readonly past: PastStates | undefined;

  /** `made` keeps the parameters, which are made here. Throws NetworkError. */
  constructor(
    injects: readonly Inject[],
    private readonly made: SynapseContext,
    readonly connectivity: Connectivity,
    arena: Arena
  ) {
    const { values, progress } = made;
    this.synapses = connectivity.synapses;
    const past = (this.past = pastOf(made, connectivity));
    values.stretches(connectivity, progress, () => undefined);
    const again = (step: number): void =>
      injectAgain(step, injects, made, connectivity, past?.over(values.reader), past);
    this.injecting = new Injecting({ injects, made, connectivity, states: [], past }, arena, again);
  }

  addCode(machine: Machine): PhaseFunctions {
    return this.injecting.addCode(machine);
  }

  bind(exports: Readonly<Record<string, unknown>>): void {
    this.injecting.bind(exports);
  }

  /** Adds what holds from the end of step `step` on, where the loop stands still. Throws NetworkError. */
  inject(step: number): void {
    this.injecting.inject(step);
  }

  clear(): void {
    this.past?.clear();
  }

  save(): Saved {
    return this.past?.save() ?? savedTogether([]);
  }

  read(value: SynapseValue, step: number, visit: (synapse: number, value: number) => void): void {
    const { past, made, connectivity } = this;
    past?.lookFrom(step);
    readValues(value, made.values, connectivity, visit, past?.over(made.values.reader));
  }

  /** What goes wrong does so when inputs are set again. */
  throwFault(): void {
    return undefined;
  }
}

/** Bytes of these synapses. */
export const continuousSynapsesBytes = (plan: ProjectionPlan): number => {
  const { recipe, expectedSynapses: synapses } = plan;
  return connectivityBytes(recipe, synapses) + keptParametersBytes(plan, synapses) + injectingBytes(plan);
};
