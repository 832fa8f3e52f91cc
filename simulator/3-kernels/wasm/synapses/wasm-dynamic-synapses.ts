// Synapses with states of their own, whose events are run by generated code.
import type { ProjectionPlan, SynapseProgram, SynapseValue } from '../../../2-plan/index.js';
import { neuronBytes, type Connectivity } from '../../connect/index.js';
import {
  carriedStates,
  delayBytes,
  eventSynapsesBytes,
  hearersOf,
  sumsOnPre,
  type EndPlans,
  type EventSynapses,
  type Synapses
} from '../../network/index.js';
import { drawnNoises, savedTogether, type Saved } from '../../values/index.js';
import { carryAgain, eventAgain, injectAgain } from '../../reference/oracle.js';
import { Coefficients, coefficientsBytes } from '../group/coefficients.js';
import type { CodedPart, Machine, PhaseFunctions } from '../machine.js';
import type { Arena } from '../memory/arena.js';
import { carryCode } from './carry-code.js';
import { courseCode } from './course-code.js';
import { distinctDelays } from './delays-of-places.js';
import { addDynamicCode, type DynamicLayout, type Late, type PlacedSignal } from './dynamic-code.js';
import { EventFaults } from './event-faults.js';
import { growthBytes } from './growths.js';
import { Injecting, injectingBytes } from './injecting.js';
import { LateSpikes } from './late-spikes.js';
import { MovingState } from './moving-state.js';
import { NumberedColumns, numberedColumnsBytes } from './numbered-columns.js';
import { NumberedRows, numberedRowsBytes } from './numbered-rows.js';
import { recurringCode } from './recurring-code.js';
import { SynapseArrays } from './synapse-arrays.js';
import type { SynapseContext } from './synapse-context.js';
import { SynapseNormals } from './synapse-normals.js';
import { integratorFormulas, watchesPre } from './synapse-variables.js';

export class WasmDynamicSynapses implements Synapses, CodedPart {
  readonly synapses: number;
  readonly connectivity: Connectivity;
  private readonly faults: EventFaults;
  private readonly late: Late;
  private readonly injecting?: Injecting;
  /** adds what holds from the end of a step on, where the loop stands still */
  readonly inject?: (step: number) => void;

  /** `events` lie in the arena. */
  constructor(
    private readonly events: EventSynapses,
    private readonly made: SynapseContext,
    private readonly arena: Arena
  ) {
    const { spikes, to } = made;
    this.synapses = events.synapses;
    this.connectivity = events.connectivity;
    this.faults = new EventFaults(to.ranges.threads, arena);
    const { axonal, dendritic } = events.delays;
    this.late = {
      ...(axonal === undefined ? {} : { pre: new LateSpikes(spikes, distinctDelays(axonal), arena) }),
      ...(dendritic === undefined ? {} : { post: new LateSpikes(to.log, distinctDelays(dendritic), arena) })
    };
    const {
      program: { injects },
      connectivity,
      states
    } = events;
    if (!injects) return;
    const again = (step: number): void =>
      injectAgain(step, injects, made, connectivity, events.injected(), events.past);
    const layout = { injects, made, connectivity, states: states.kept, past: events.past };
    const injecting = (this.injecting = new Injecting(layout, arena, again));
    this.inject = step => injecting.inject(step);
  }

  addCode(machine: Machine): PhaseFunctions {
    const place = this.placed();
    const { injecting } = this;
    return {
      ...addDynamicCode(place, machine),
      ...injecting?.addCode(machine),
      ...this.carryCode({ ...place, columns: place.inOrder }, machine),
      ...this.courseCode(place, machine),
      ...(place.program.recurring || place.program.course
        ? { recur: recurringCode(place, this.synapses, machine) }
        : {})
    };
  }

  bind(exports: Readonly<Record<string, unknown>>): void {
    this.injecting?.bind(exports);
  }

  clear(step: number): void {
    this.events.clear(step);
    for (const late of Object.values(this.late)) late.forget(step);
  }

  settle(step: number): void {
    this.events.settle(step);
  }

  write(slot: number, values: Float64Array, step: number): void {
    this.events.write(slot, values, step);
  }

  save(): Saved {
    return savedTogether([this.events, ...Object.values(this.late)].map(part => part.save()));
  }

  read(value: SynapseValue, step: number, visit: (synapse: number, value: number) => void): void {
    this.events.read(value, step, visit);
  }

  throwFault(step: number): void {
    const found = this.faults.first(step);
    const { from, h } = this.made;
    from.state.clock.time = step * h;
    if (found) this.events.states.giveEach();
    if (found?.event === 'carry') carryAgain(this.events, found.synapse, step);
    else if (found) eventAgain(this.events, found.event, found.synapse, step);
  }

  private courseCode({ arrays }: DynamicLayout, machine: Machine): Pick<PhaseFunctions, 'carry'> {
    const { course } = this.events;
    return course ? { carry: machine.module.add(courseCode(course, this.made, arrays, machine)) } : {};
  }

  private carryCode(place: DynamicLayout, machine: Machine): Pick<PhaseFunctions, 'carry' | 'carriesFromPre'> {
    const { events, arena } = this;
    const carried = carriedStates(events);
    if (!carried) return {};
    const { plan: synapses } = carried;
    const { h, seed } = events.context;
    const propagators = carried.propagators(h);
    const noises = drawnNoises(synapses, propagators.propagators);
    const layout = {
      ...place,
      synapses,
      kept: place.states.kept,
      connectivity: this.connectivity,
      coefficients: new Coefficients(propagators, arena),
      normals: new SynapseNormals(noises, arena, seed, this.made.to.ranges.threads)
    };
    const carry = machine.module.add(carryCode(layout, machine, arena));
    return watchesPre(integratorFormulas(synapses.integrator)) ? { carry, carriesFromPre: true } : { carry };
  }

  private placed(): DynamicLayout {
    const {
      arena,
      made,
      late,
      faults,
      connectivity,
      events: {
        program,
        delays: { axonal, dendritic },
        sent,
        occasions,
        totals,
        summedOnPre,
        course,
        states: { kept }
      }
    } = this;
    const columns = new NumberedColumns(connectivity, arena, dendritic, made.progress);
    return {
      program,
      made,
      late,
      faults,
      ...(made.values.plan.traces ? { traces: made.values.plan.traces } : {}),
      ...(dendritic === undefined
        ? {}
        : { dendritic: typeof dendritic === 'number' ? dendritic : arena.copy(dendritic) }),
      states: {
        kept,
        moving: kept.map(state => new MovingState(state, made.h, arena)),
        occasions,
        ...(sent ? { sent } : {})
      },
      rows: new NumberedRows(connectivity, made.to.ranges, arena, axonal, made.progress),
      columns,
      inOrder:
        typeof dendritic === 'object' && needsOrder(program) ? new NumberedColumns(connectivity, arena) : columns,
      summedOnPre,
      signals: this.placedSignals(),
      pre: arena.copy(connectivity.pre),
      arrays: new SynapseArrays(connectivity, made.values, arena, totals, course)
    };
  }

  private placedSignals(): PlacedSignal[] {
    const { arena, made, events } = this;
    return (events.program.signals ?? []).map(signal => ({
      log: made.groups[signal.group]!.log,
      hearers: arena.copy(hearersOf(signal)),
      isForAll: signal.targets === undefined
    }));
  }
}

/** Whether all synapses onto a neuron are gone through, whatever their delays. */
const needsOrder = (program: SynapseProgram): boolean =>
  [program.signals, program.recurring, program.carried, program.course].some(part => part !== undefined) ||
  sumsOnPre(program);

/** Bytes of these synapses. */
export function dynamicSynapsesBytes(plan: ProjectionPlan, program: SynapseProgram, ends: EndPlans): number {
  const { recipe, expectedSynapses: synapses } = plan;
  const { signals = [] } = program;
  const [axonal, dendritic] =
    program.side === 'axonal'
      ? [delayBytes(plan) > 0, false]
      : [plan.axonal?.kind === 'each', plan.delay.kind === 'each'];
  return (
    eventSynapsesBytes(plan, program, ends, plan.traces) +
    (neuronBytes(recipe.sources.size) + (dendritic ? 4 : 0)) * synapses +
    numberedRowsBytes(plan, axonal) +
    numberedColumnsBytes(plan, dendritic) +
    (dendritic && needsOrder(program) ? numberedColumnsBytes(plan, false) : 0) +
    signals.reduce((sum, { neurons }) => sum + 4 * neurons.size, 0) +
    program.states.reduce((sum, state) => sum + growthBytes(state), 0) +
    (program.injects ? injectingBytes(plan) : 0) +
    (program.carried ? coefficientsBytes(program.carried, synapses) : 0)
  );
}
