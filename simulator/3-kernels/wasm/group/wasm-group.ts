// A group whose neurons are carried by generated code, where there is code for all that they do; else as in the reference.
import { poissonTable } from '../../../0-numbers/index.js';
import { isNumber, mentions, type GroupPlan } from '../../../2-plan/index.js';
import { Group } from '../../reference/group.js';
import { propagatorsIn } from '../../reference/integrate/index.js';
import type { Clock } from '../../values/index.js';
import type { Pulse } from '../../watch/index.js';
import type { Arena } from '../memory/arena.js';
import { FunctionBuilder, type Local } from '../encode/index.js';
import { Unsupported } from '../formula/formula-value.js';
import type { CodedPart, Machine, PhaseFunctions } from '../machine.js';
import { placed, pushSpikes, type PlacedLookup } from '../random/poisson-code.js';
import { Uniforms } from '../random/uniforms.js';
import { Ranges, SpikeLog } from '../threads/index.js';
import { Coefficients } from './coefficients.js';
import { addGroupCode, isFixed, type GroupArrays } from './group-code.js';
import { noisySlots } from './next-states.js';

export class WasmGroup extends Group implements CodedPart {
  readonly ranges: Ranges;
  readonly log: SpikeLog;
  /** not 0 for neurons whose spikes nobody hears of */
  silenced?: Uint8Array;
  /** numbers of the inputs to which synapses add all the time */
  readonly injected = new Set<number>();
  /** whether a phase `drive` of this group sets its inputs in each step; to be known when synapses add their code */
  drives = false;
  private readonly noise: readonly { readonly slot: number; readonly numbers: Uniforms }[];
  private readonly coefficients: Coefficients;
  /** of neurons that do nothing but draw Poisson counts with one mean */
  private readonly source?: { readonly lookup: PlacedLookup; readonly uniforms: Uniforms };

  /** Throws NetworkError. `h` in ms. */
  constructor(plan: GroupPlan, h: number, seed: number, clock: Clock, pulse: Pulse, private readonly arena: Arena, threads: number) {
    super(plan, h, seed, clock, pulse, arena.f64);
    const [propagators, which] = propagatorsIn(plan, this.values, h), streamOf = (slot: number): string => `${plan.name}.${plan.states[slot]!.name}.noise`;
    this.coefficients = new Coefficients(propagators, which, arena);
    this.noise = noisySlots(plan, propagators).map(slot => ({ slot, numbers: new Uniforms(arena, seed, streamOf(slot), plan.size) }));
    const lookup = poissonLookup(plan);
    if (lookup) this.source = { lookup: placed(lookup, arena), uniforms: new Uniforms(arena, seed, `${plan.name}.spikes`, plan.size) };
    this.ranges = new Ranges(plan.size, threads, arena);
    this.log = new SpikeLog(this.ranges, arena, lookup ? lookup.counts.reduce((most, count) => Math.max(most, count)) : 1);
  }

  addCode(machine: Machine): PhaseFunctions | undefined {
    const { plan, h, source } = this;
    if (source) return { neurons: machine.module.add(this.sourceCode(machine, source)) };
    const arrays = this.arrays();
    if (!arrays) return undefined;
    this.padded(arrays);
    try {
      return { neurons: addGroupCode(machine, plan, arrays, h) };
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error;
      return undefined;
    }
  }

  complain(step: number): void {
    this.clock.time = step * this.h;
    for (let neuron = 0; neuron < this.plan.size; neuron++) this.plan.states.forEach((_, slot) => this.check(slot, neuron));
  }

  /** Carries all neurons by the code of the reference, and tells the others of the spikes. */
  override advance(step: number): void {
    super.advance(step);
    const { fired, silenced } = this, spikes = fired.values.subarray(0, fired.length);
    this.log.write(step, silenced ? spikes.filter(neuron => !silenced[neuron]) : spikes);
  }

  /** As the reference has it: what fired in a step. */
  show(step: number): void {
    this.log.fired(step, this.fired);
  }

  /** Says at which step the group is. */
  reached(step: number): void {
    this.step = step;
  }

  override save(): () => void {
    const group = super.save(), spikes = this.log.save(this.step);
    return () => {
      group();
      spikes();
    };
  }

  private sourceCode(machine: Machine, { lookup, uniforms }: NonNullable<WasmGroup['source']>): FunctionBuilder {
    const b = new FunctionBuilder(['i32', 'i32'], ['i32']), [step, thread] = b.parameters as [Local, Local], begin = b.local('i32'), out = b.local('i32'), { ranges, log } = this;
    log.pushNext(b, thread).tee(begin).set(out);
    pushSpikes(b, machine, { lookup, uniforms, step, from: () => ranges.pushFrom(b, thread), to: () => this.pushLast(b, thread) }, out);
    log.close(b, step, thread, begin, out);
    ranges.pushTo(b, thread);
    ranges.pushFrom(b, thread).op('i32.sub').set(out);
    return b.get(thread).get(out).call(machine.spend);
  }

  /** The neuron behind the last of a thread, and of the group. */
  private pushLast(b: FunctionBuilder, thread: Local): void {
    const to = b.scratch('i32'), { size } = this.plan;
    this.ranges.pushTo(b, thread).tee(to).i32(size).get(to).i32(size).op('i32.lt_u', 'select');
  }

  /** Undefined where something has no code, or is not known before the run. */
  private arrays(): GroupArrays | undefined {
    const { plan, values, heldUntil, refractory, silenced, ranges, log } = this;
    // encoders fire while something is presented: no code knows when that is
    if (plan.states.length === 0 || plan.presentations || plan.eachStep.length > 0 || plan.spike && plan.spike.kind !== 'when') return undefined;
    const normals: Float64Array[] = [];
    for (const { slot, numbers } of this.noise) normals[slot] = numbers.values;
    const arrays = {
      states: values.states, parameters: values.parameters, inputs: values.inputs, heldUntil, rings: this.rings.flatMap(ring => ring ?? []),
      noise: this.noise.map(({ numbers }) => numbers), normals, ...(silenced ? { silenced } : {}), ranges, log, coefficients: this.coefficients
    };
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

/** Undefined for all groups but those that do nothing but draw Poisson counts with one mean. */
function poissonLookup({ spike, states, onSpike, refractory, presentations, eachStep }: GroupPlan): PlacedLookup | undefined {
  if (spike?.kind !== 'poisson' || !isNumber(spike.mean) || states.length > 0 || onSpike.length > 0 || refractory || presentations || eachStep.length > 0) return undefined;
  return poissonTable(spike.mean.value).lookup;
}
