// A group whose neurons are carried by generated code, where there is code for all that they do; else as in the reference.
import type { GroupPlan } from '../../../2-plan/index.js';
import { mentions } from '../../../2-plan/index.js';
import { Group } from '../../reference/group.js';
import { propagatorsIn } from '../../reference/integrate/index.js';
import type { Clock } from '../../values/index.js';
import type { Pulse } from '../../watch/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import type { ModuleBuilder } from '../encode/index.js';
import { Unsupported } from '../formula/formula-value.js';
import type { FunctionNumber } from '../lanes/index.js';
import type { RandomFunctions } from '../random/random-code.js';
import { Uniforms } from '../random/uniforms.js';
import { Coefficients } from './coefficients.js';
import { addGroupCode, isFixed, stepName, type GroupArrays } from './group-code.js';
import { noisySlots } from './next-states.js';
import { PoissonSource } from './poisson-source.js';

type StepFunction = (step: number, start: number, middle: number, end: number, fired: number, ...arrivals: number[]) => number;

export class WasmGroup extends Group {
  private readonly firedNow: Uint32Array;
  private code?: StepFunction;
  private readonly noise: readonly { readonly slot: number; readonly numbers: Uniforms }[];
  private readonly coefficients: Coefficients;
  private readonly source?: PoissonSource;
  private random?: RandomFunctions;
  private readonly receiving: readonly number[];

  /** Throws NetworkError. `h` in ms. */
  constructor(plan: GroupPlan, h: number, seed: number, clock: Clock, pulse: Pulse, private readonly arena: Arena) {
    super(plan, h, seed, clock, pulse, arena.f64);
    this.firedNow = arena.u32(plan.size + 2);
    this.receiving = plan.states.flatMap((state, slot) => state.receives ? [slot] : []);
    const [propagators, which] = propagatorsIn(plan, this.values, h), streamOf = (slot: number): string => `${plan.name}.${plan.states[slot]!.name}.noise`;
    this.coefficients = new Coefficients(propagators, which, arena);
    this.noise = noisySlots(plan, propagators).map(slot => ({ slot, numbers: new Uniforms(arena, seed, streamOf(slot), 0, plan.size) }));
    this.source = PoissonSource.of(plan, seed, arena);
  }

  /** Adds the code of this group to a module, once all its synapses are made; `bind` takes it from there. */
  addCode(module: ModuleBuilder, functionNumber: FunctionNumber): void {
    const { plan, h } = this;
    this.source?.addCode(module);
    // encoders fire while something is presented: no code knows when that is
    const arrays = plan.states.length > 0 && !plan.presentations && plan.eachStep.length === 0 ? this.arrays() : undefined;
    if (!arrays) return;
    this.padded(arrays);
    try {
      addGroupCode(module, plan, arrays, h, functionNumber);
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error;
    }
  }

  bind(exports: Readonly<Record<string, unknown>>): void {
    const found = exports[stepName(this.plan.name)];
    if (found) this.code = found as StepFunction;
    this.source?.bind(exports);
    this.random = exports as unknown as RandomFunctions;
  }

  /** The backend that carries this group, for people. */
  get carriedBy(): 'wasm' | 'reference' {
    return this.code || this.source ? 'wasm' : 'reference';
  }

  override advance(step: number): void {
    if (this.source) return this.draw(this.source, step);
    if (!this.code) return super.advance(step);
    for (const { numbers } of this.noise) numbers.drawNormals(this.random!, step);
    const { h, clock, fired, firedNow, pulse, plan: { size } } = this;
    this.step = step;
    fired.clear();
    const arrivals = this.receiving.map(slot => addressOf(this.rings[slot]!.values) + 8 * this.rings[slot]!.at(step));
    const count = this.code(step, (step - 1) * h, (step - 0.5) * h, step * h, addressOf(firedNow), ...arrivals);
    if (count < 0) this.findNotFinite();
    clock.time = step * h;
    if (this.plan.spike?.kind === 'when') {
      const at = fired.extend(count);
      fired.values.set(firedNow.subarray(0, count), at);
    } else this.firing(step, this.isFree, this.fire);
    for (let f = 0; f < fired.length; f++) for (const { target } of this.plan.onSpike) if (target.kind === 'state') this.check(target.slot, fired.values[f]!);
    pulse.spend(size);
  }

  private draw(source: PoissonSource, step: number): void {
    this.step = step;
    this.fired.clear();
    this.clock.time = step * this.h;
    source.fire(step, this.fired);
    this.pulse.spend(this.plan.size);
  }

  private findNotFinite(): void {
    for (let neuron = 0; neuron < this.plan.size; neuron++) this.plan.states.forEach((_, slot) => this.check(slot, neuron));
  }

  private normals(): Float64Array[] {
    const normals: Float64Array[] = [];
    for (const { slot, numbers } of this.noise) normals[slot] = numbers.values;
    return normals;
  }

  /** Undefined where something is not known before the run. */
  private arrays(): GroupArrays | undefined {
    const { plan, values, heldUntil, refractory } = this, arrays = { states: values.states, parameters: values.parameters, inputs: values.inputs, heldUntil, normals: this.normals(), coefficients: this.coefficients };
    if (!plan.refractory) return arrays;
    const { duration } = plan.refractory;
    if (!isFixed(duration)) return undefined;
    if (!mentions(duration, () => true)) return { ...arrays, refractory: refractory!(0) };
    const steps = this.arena.f64(plan.size);
    for (let neuron = 0; neuron < plan.size; neuron++) steps[neuron] = refractory!(neuron);
    return { ...arrays, refractory: steps };
  }

  /** A second lane past the last neuron repeats that neuron, so that it computes nothing else; it never fires. */
  private padded({ states, parameters, heldUntil }: GroupArrays): void {
    const { size } = this.plan;
    if (size % 2 === 0) return;
    const behind = (values: Float64Array, value: number): void => {
      new Float64Array(values.buffer, values.byteOffset, size + 1)[size] = value;
    };
    for (const values of [...states, ...parameters]) if (values) behind(values, values[size - 1]!);
    behind(heldUntil, Infinity);
  }
}
