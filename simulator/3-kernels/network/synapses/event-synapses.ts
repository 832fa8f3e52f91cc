// Synapses with states of their own that events change: what is kept of them, and how it is read.
import {
  draws,
  isOwnState,
  totalsIn,
  type Assignment,
  type GroupPlan,
  type ProjectionPlan,
  type SharedTraces,
  type SynapseEvent,
  type SynapseProgram,
  type SynapseValue
} from '../../../2-plan/index.js';
import { connectivityBytes, type Connectivity } from '../../connect/index.js';
import {
  compile,
  firesOften,
  kept,
  keptParametersBytes,
  Occasions,
  occasionsBytes,
  savedTogether,
  type Evaluate,
  type Reader,
  type Saved
} from '../../values/index.js';
import type { Synapses } from '../engine.js';
import { delayBytes, delaySides, longest, type DelaySides } from './delays.js';
import type { EndPlans } from './part-bytes.js';
import { pastOf, type PastStates } from './past-states.js';
import { readEach } from './read-values.js';
import { courseBytes, SignalCourse } from './signal-course.js';
import type { SynapseContext } from './synapse-context.js';
import { keptBytes, sizesOf, type Sharing } from './kept-states.js';
import { SynapseStates } from './synapse-states.js';

export class EventSynapses implements Synapses {
  readonly synapses: number;
  readonly delays: DelaySides;
  readonly states: SynapseStates;
  /** weights after the last on pre */
  readonly sent?: Float64Array;
  /** by side: where something is drawn at events that may come several times in a step */
  readonly occasions: Partial<Record<SynapseEvent, Occasions>>;
  readonly past: PastStates | undefined;
  /** of a signal that all synapses share */
  readonly course?: SignalCourse;
  /** by slot: sums over the synapses onto each neuron, as they were before the last event that reads them */
  readonly totals: readonly Float64Array[];
  /** the step in which onPre last summed the synapses onto each neuron; absent where it reads no sums */
  readonly summedOnPre: Uint32Array | undefined;
  /** whether spikes assign to states of their targets on arrival, where they don't only add to them */
  readonly assigns: boolean;

  /** `sharing`: among threads, and what is kept once a neuron; absent: one thread, and nothing. Throws NetworkError. */
  constructor(
    readonly program: SynapseProgram,
    readonly context: SynapseContext,
    readonly connectivity: Connectivity,
    sharing?: Sharing
  ) {
    const { values, to, h, progress, allocator } = context;
    const { synapses } = connectivity;
    this.synapses = synapses;
    this.assigns = program.onPre.some(({ target }) => target.kind === 'post');
    this.delays = delaySides(program.side, values, connectivity, h, progress);
    if (program.states.length === 0) values.stretches(connectivity, progress, () => undefined);
    this.states = new SynapseStates(program, values, connectivity, h, progress, allocator, sharing);
    for (const { target } of [...program.onPre, ...program.onPost])
      if (target.kind === 'send') to.state.ringOf(target).reserve(longest(this.delays.dendritic ?? 0));
    this.occasions = occasionsOf(program, context, synapses);
    this.past = pastOf(context, connectivity);
    this.totals = (program.totals ?? []).map(() => allocator.f64(connectivity.targets));
    this.summedOnPre = sumsOnPre(program) ? allocator.u32(connectivity.targets) : undefined;
    if (program.course) this.course = new SignalCourse(program.course, h, allocator, sharing?.copies ?? 1);
    if (program.weight === undefined) return;
    this.sent = allocator.f64(synapses);
    this.sent.set(this.states.kept[program.weight]!.now);
  }

  /** Initial values at the end of a step for all states but the weight. */
  clear(step: number): void {
    this.bringCourse(step);
    this.states.clear(step, this.program.weight);
    this.past?.clear();
  }

  /** Carries all states on to the end of a step. */
  settle(step: number): void {
    this.states.settle(step);
    this.bringCourse(step);
  }

  /** Sets a state of all synapses at the end of a step. */
  write(slot: number, values: Float64Array, step: number): void {
    this.bringCourse(step);
    this.states.write(slot, values, step);
  }

  /** An event of this step, or who looks at its end, reads so of the signal that all synapses share. */
  courseOver(reader: Reader, step: () => number): Reader {
    const { course } = this;
    if (!course) return reader;
    return {
      ...reader,
      variable: v => (v.of === 'course' ? () => course.at(v.slot, step()) : reader.variable(v))
    };
  }

  private bringCourse(step: number): void {
    const { course, states } = this;
    if (course) course.settle(states.kept[course.plan.tag]!.now, states.kept[course.plan.moved]!.now, step);
  }

  save(): Saved {
    const saved = savedTogether([
      this.states.save(),
      kept([this.sent]),
      ...(this.past ? [this.past.save()] : []),
      ...this.savedCourse()
    ]);
    return {
      value: saved.value,
      put: values => {
        saved.put(values);
        for (const occasions of Object.values(this.occasions)) occasions?.forget();
        this.summedOnPre?.fill(0);
      }
    };
  }

  read(value: SynapseValue, step: number, visit: (synapse: number, value: number) => void): void {
    readEach(this.evaluated(value, step), this.context.values, this.connectivity, visit);
  }

  /** What formulas read, where `state` says how they read the states of the synapse itself. */
  reader(state: (slot: number) => Evaluate): Reader {
    const {
      totals,
      context: {
        values: { reader, site }
      }
    } = this;
    const variable: Reader['variable'] = v => {
      if (v.of === 'total') return () => totals[v.slot]![site.post]!;
      return isOwnState(v) ? state(v.slot) : reader.variable(v);
    };
    return { ...reader, variable };
  }

  /** The same of states that only events change, and of those that have been carried over this step. */
  atPresent(): Reader {
    return this.reader(slot => synapse => this.states.get(slot, synapse));
  }

  /** The same of what is injected: a delay makes it look back at presynaptic neurons. */
  injected(): Reader {
    return this.past?.over(this.atPresent()) ?? this.atPresent();
  }

  private savedCourse(): Saved[] {
    const { course, context } = this;
    return course ? [course.save(context.from.state.clock.step)] : [];
  }

  private evaluated(value: SynapseValue, step: number): Evaluate {
    const { states, sent, past } = this;
    const stateOf =
      (slot: number): Evaluate =>
      synapse =>
        states.peek(slot, synapse, step);
    switch (value.kind) {
      case 'state':
        return stateOf(value.slot);
      case 'sent':
        return synapse => sent![synapse]!;
      case 'value':
        past?.lookFrom(step);
        return compile(
          value.value,
          this.courseOver(past?.over(this.reader(stateOf)) ?? this.reader(stateOf), () => step)
        );
    }
  }
}

/** Of the events at which something is drawn and which a neuron may cause several times in a step. */
function occasionsOf(
  { onPre, onPost, signals = [] }: SynapseProgram,
  { from, to, groups, allocator }: SynapseContext,
  synapses: number
): Partial<Record<SynapseEvent, Occasions>> {
  const of = (assignments: readonly Assignment[], { state }: SynapseContext['from']): Occasions | undefined =>
    haveOccasions(assignments, state.plan) ? new Occasions(synapses, allocator.u32) : undefined;
  const found: [SynapseEvent, Occasions | undefined][] = [
    ['pre', of(onPre, from)],
    ['post', of(onPost, to)],
    ...signals.map(({ assignments, group }, i): [number, Occasions | undefined] => [i, of(assignments, groups[group]!)])
  ];
  return Object.fromEntries(found.filter(([, occasions]) => occasions));
}

const haveOccasions = (assignments: readonly Assignment[], { spike }: GroupPlan): boolean =>
  firesOften(spike) && assignments.some(({ value }) => draws(value));

/** Whether pre spikes read sums over the synapses of their targets. */
export const sumsOnPre = ({ onPre }: SynapseProgram): boolean => totalsIn(onPre).length > 0;

/** Bytes of synapses with events, in every backend: connectivity, parameters, delays, states and the weights last sent. `traces`: what is kept once a neuron. */
export function eventSynapsesBytes(
  plan: ProjectionPlan,
  program: SynapseProgram,
  { from, to }: EndPlans,
  traces?: SharedTraces
): number {
  const { recipe, expectedSynapses: synapses } = plan;
  const { onPre, onPost, weight, totals = [] } = program;
  const occasions = [haveOccasions(onPre, from), haveOccasions(onPost, to)].filter(Boolean).length;
  return (
    connectivityBytes(recipe, synapses) +
    keptParametersBytes(plan, synapses) +
    keptBytes(program, sizesOf({ synapses, sources: from.size, targets: to.size }), traces) +
    occasions * occasionsBytes(synapses) +
    (8 * totals.length + (sumsOnPre(program) ? 4 : 0)) * recipe.targets.size +
    courseBytes(program.course) +
    synapses * (delayBytes(plan) + (weight === undefined ? 0 : 8))
  );
}
