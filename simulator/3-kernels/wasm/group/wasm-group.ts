// A group whose neurons are carried by generated code.
import { poissonTable, type PoissonLookup } from '../../../0-numbers/index.js';
import { networkError, isNumber, type GroupPlan, type Send } from '../../../2-plan/index.js';
import { groupStateBytes, type GroupState, type Neurons, type Presented, type Ring } from '../../network/index.js';
import { neuronAgain } from '../../reference/oracle.js';
import { drawnNoises, kept, savedTogether, type GroupValues, type Saved } from '../../values/index.js';
import type { ProgressMeter } from '../../watch/index.js';
import type { Arena } from '../memory/arena.js';
import { FunctionCode } from '../code/index.js';
import type { CodedPart, Machine, PhaseFunctions } from '../machine.js';
import { eachSpike, lookupBytes, placed, type PlacedLookup } from '../drawing/poisson-code.js';
import { Uniforms } from '../drawing/uniforms.js';
import { Ranges, SpikeLog } from '../threads/index.js';
import { codedFiring, type CodedFiring } from './coded-firing.js';
import { Coefficients, coefficientsBytes } from './coefficients.js';
import type { GroupArrays } from './group-arrays.js';
import { addGroupCode } from './group-code.js';
import { PlacedLists } from './placed-lists.js';
import { PresentedWords } from './presented-words.js';
import { SharedNormals } from './shared-normals.js';
import { trainsBytes } from './since-presented-code.js';
import { hasSteadyRates, SteadyRates, steadyRatesBytes } from './steady-rates.js';
import { WrongNeurons } from './wrong-neurons.js';

export class WasmGroup implements Neurons, CodedPart {
  readonly plan: GroupPlan;
  readonly values: GroupValues;
  readonly heldUntil: Float64Array;
  readonly presented: Presented | undefined;
  readonly ranges: Ranges;
  readonly log: SpikeLog;
  /** not 0 for neurons whose spikes nobody hears of */
  silenced?: Uint8Array;
  /** numbers of the inputs to which synapses add all the time */
  readonly injected = new Set<number>();
  /** whether synapses make neurons refractory; to be known when this adds its code */
  isHeld = false;
  /** whether a phase `drive` of this group sets its inputs in each step; to be known when synapses add their code */
  drives = false;
  private readonly normals = new Map<string, Uniforms>();
  private readonly sharedNormals = new Map<string, SharedNormals>();
  private readonly coefficients: Coefficients;
  private readonly coded: CodedFiring;
  /** for spikes that are drawn */
  private readonly uniforms?: Uniforms;
  /** of neurons that do nothing but draw Poisson counts with one mean */
  private readonly lookup?: PlacedLookup;
  private readonly presentedWords?: PresentedWords;
  private readonly steadyRates?: SteadyRates;
  private readonly lists: PlacedLists;
  private readonly wrong: WrongNeurons;

  /** `state` lies in the arena. Throws NetworkError. */
  constructor(
    readonly state: GroupState,
    private readonly progress: ProgressMeter,
    private readonly arena: Arena,
    threads: number
  ) {
    const {
      plan,
      values,
      seed,
      clock: { h }
    } = state;
    this.plan = plan;
    this.values = values;
    this.heldUntil = state.heldUntil;
    this.presented = state.presented;
    const made = values.propagators(h);
    this.coefficients = new Coefficients(made, arena);
    for (const { stream, shared } of drawnNoises(plan, made.propagators)) {
      if (shared === undefined) this.normals.set(stream, new Uniforms(arena, seed, stream, plan.size));
      else this.sharedNormals.set(stream, new SharedNormals(arena, seed, stream, shared, threads));
    }
    this.ranges = new Ranges(plan.size, threads, arena, plan.spike?.kind === 'when' && plan.spike.margin !== undefined);
    this.coded = codedFiring(plan, this.values, h, this.ranges, arena);
    if (this.coded.draws) this.uniforms = new Uniforms(arena, seed, `${plan.name}.spikes`, plan.size);
    const lookup = poissonLookup(plan);
    if (lookup) this.lookup = placed(lookup, arena);
    if (plan.presentations) this.presentedWords = new PresentedWords(arena);
    if (hasSteadyRates(plan)) this.steadyRates = new SteadyRates(plan.size, arena);
    this.lists = new PlacedLists(arena);
    this.wrong = new WrongNeurons(threads, arena);
    this.log = new SpikeLog(
      this.ranges,
      arena,
      lookup ? lookup.counts.reduce((most, count) => Math.max(most, count)) : 1
    );
  }

  addCode(machine: Machine): PhaseFunctions {
    const { plan, lookup } = this;
    const arrays = this.arrays();
    if (lookup && !this.silenced) return { neurons: machine.module.add(this.sourceCode(machine, lookup)) };
    this.padded(arrays);
    return addGroupCode(machine, plan, arrays, this.state.clock.h, this.coded.fire);
  }

  prepare(step: number, steps: number): void {
    this.coded.prepare?.(step, steps, this.presented);
    if (this.presented) this.presentedWords!.set(this.presented, step);
  }

  throwFault(step: number): void {
    const { plan, state, wrong, progress } = this;
    const { clock, refractory } = state;
    const found = wrong.in(step);
    clock.time = step * clock.h;
    Object.assign(state.values.moment, { step, occasion: 0 });
    state.check();
    if (!found) return;
    switch (found.kind) {
      case 'refractory':
        return void refractory!.of(found.neuron);
      case 'room':
        throw networkError(
          'out-of-memory',
          `${plan.name} fires more often in the step than there is memory for; make its spike count smaller.`,
          plan.source
        );
      default:
        return neuronAgain(state, found.kind, found.neuron, { step, occasion: found.occasion }, progress);
    }
  }

  ringOf(send: Pick<Send, 'slot' | 'by'>): Ring {
    return this.state.ringOf(send);
  }

  save(): Saved {
    const { state, log, coded } = this;
    return savedTogether([state.save(), log.save(state.clock.step), kept(coded.changing ?? [])]);
  }

  private sourceCode(machine: Machine, lookup: PlacedLookup): FunctionCode {
    const f = new FunctionCode(['i32', 'i32'], 'i32');
    const [step, thread] = f.parameters;
    const { ranges, log } = this;
    const begin = f.keep(log.next(thread));
    const out = f.keep(begin);
    const [from, to] = [ranges.first(thread), ranges.realEnd(f, thread)];
    eachSpike(f, machine, { lookup, uniforms: this.uniforms!, step, from, to }, neuron => {
      log.write(out, neuron);
      log.passed(out);
    });
    log.close(f, step, thread, begin, out);
    return f.gives(f.callI32(machine.spend, thread, ranges.end(thread).minus(ranges.first(thread))));
  }

  private arrays(): GroupArrays {
    const { plan, arena, values, state, heldUntil, silenced, ranges, log, coefficients, lists, wrong } = this;
    const { presentedWords, steadyRates } = this;
    const { states, parameters, inputs, frozen } = values;
    const refractory = this.fixedRefractory();
    return {
      seed: state.seed,
      states,
      parameters,
      inputs,
      frozen,
      heldUntil,
      isHeld: plan.refractory !== undefined || this.isHeld,
      rings: state.rings.flat(),
      normals: this.normals,
      sharedNormals: this.sharedNormals,
      ranges,
      log,
      coefficients,
      lists,
      wrong,
      ...(this.coded.draws ? { uniforms: this.uniforms! } : {}),
      ...(plan.watched && plan.spike?.kind === 'when' && plan.spike.rising
        ? { heldBefore: arena.f64(plan.size + 1) }
        : {}),
      ...(silenced ? { silenced } : {}),
      ...(presentedWords ? { presented: presentedWords } : {}),
      ...(steadyRates && !this.drives && this.injected.size === 0 ? { steadyRates } : {}),
      ...(refractory === undefined ? {} : { refractory })
    };
  }

  /** Undefined where it is not known before the run. */
  private fixedRefractory(): number | Float64Array | undefined {
    const known = this.state.refractory?.known;
    if (!known) return undefined;
    return known.length === 1 ? known[0]! : this.arena.copy(known);
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
function poissonLookup(plan: GroupPlan): PoissonLookup | undefined {
  const mean = onlyMean(plan);
  return mean === undefined ? undefined : poissonTable(mean).lookup;
}

function onlyMean({ spike, states, onSpike, refractory, presentations, eachStep }: GroupPlan): number | undefined {
  if (
    spike?.kind !== 'poisson' ||
    !isNumber(spike.mean) ||
    states.length > 0 ||
    onSpike.length > 0 ||
    refractory ||
    presentations ||
    eachStep.length > 0
  )
    return undefined;
  return spike.mean.value;
}

/**
 * Bytes of a group. `delay`: steps for which spikes to it are under way at most. A second lane may follow the last neuron, and a ring
 * begins with a step of its own.
 */
export const groupBytes = (plan: GroupPlan, delay: number): number => {
  const { states, spike, noises } = plan;
  const drawn = noises.length + (spike?.kind === 'rate' || spike?.kind === 'poisson' ? 1 : 0);
  const rings = states.reduce((sum, { receives, scaledBy = [] }) => sum + (receives ? 1 + scaledBy.length : 0), 0);
  return (
    groupStateBytes(plan, delay) +
    8 * plan.size * (drawn + (delay > 0 ? rings : 0)) +
    coefficientsBytes(plan.integrator, plan.size) +
    (spike?.kind === 'presented' ? trainsBytes(spike, plan.size) : 0) +
    (hasSteadyRates(plan) ? steadyRatesBytes(plan.size) : 0) +
    (onlyMean(plan) === undefined ? 0 : lookupBytes)
  );
};
