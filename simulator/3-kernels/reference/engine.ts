// The reference backend: the whole network in plain TypeScript, one step after the other. Short and right before fast.
import type { Plan } from '../../2-plan/index.js';
import type { GrowingArray } from '../growing/index.js';
import {
  askedValues,
  GroupState,
  LostSpikes,
  phasesBetween,
  phasesOfStep,
  Stimuli,
  type Engine,
  type Loss,
  type Phase,
  type SpikeList,
  type StepClock
} from '../network/index.js';
import { heap } from '../values/index.js';
import type { ProgressMeter } from '../watch/index.js';
import { firingOf } from './firing-of.js';
import { Group } from './group.js';
import { synapsesOf, type Projection } from './synapses/index.js';

/** What is done in each phase of a step. */
type Part = Partial<Readonly<Record<Phase, (step: number) => void>>>;

export class ReferenceEngine implements Engine {
  readonly backend = 'reference';
  readonly threads = 1;
  readonly groups: readonly Group[];
  readonly projections: readonly Projection[];
  readonly losses: readonly (Loss | undefined)[];
  private readonly stimuli: Stimuli;
  private readonly parts: readonly Part[];

  /** Throws NetworkError, Cancelled. */
  constructor(
    plan: Plan,
    private readonly clock: StepClock,
    progress: ProgressMeter
  ) {
    const { seed, silences } = plan;
    this.groups = plan.groups.map((group, number) => {
      const state = new GroupState(group, clock, seed, progress);
      return new Group(
        state,
        firingOf(state, progress),
        progress,
        silences.filter(({ group }) => group === number)
      );
    });
    this.losses = plan.projections.map(({ lost }) => lost && { lost: new LostSpikes(lost, seed) });
    const surroundings = { groups: this.groups, h: clock.h, seed, progress, allocator: heap };
    this.projections = plan.projections.map((projection, i) =>
      synapsesOf(projection, askedValues(plan, i).length > 0, { ...surroundings, lost: this.losses[i]?.lost })
    );
    const states = this.groups.map(({ state }) => state);
    this.stimuli = new Stimuli(plan, states, clock, progress);
    const isContinuous = this.projections.some(({ inject }) => inject);
    const driven: Part = {
      drive: () => {
        if (isContinuous || this.stimuli.isEdge || this.stimuli.moves) this.stimuli.set();
      }
    };
    this.parts = [...this.groups, ...this.projections, driven];
  }

  carry(end: number, spikes: readonly SpikeList[]): void {
    while (this.clock.step < end) this.oneStep(this.clock.step + 1, spikes);
  }

  drive(): void {
    this.stimuli.set();
    this.all('inject', this.clock.step);
  }

  private oneStep(step: number, spikes: readonly SpikeList[]): void {
    const { clock } = this;
    clock.time = step * clock.h;
    for (const phase of phasesOfStep) this.all(phase, step);
    clock.step = step;
    this.groups.forEach(({ fired }, i) => append(fired, clock.experiment, spikes[i]!));
    for (const phase of phasesBetween) this.all(phase, step);
  }

  private all(phase: Phase, step: number): void {
    for (const part of this.parts) part[phase]?.(step);
  }
}

function append(fired: GrowingArray<Uint32Array>, step: number, { steps, neurons }: SpikeList): void {
  const at = neurons.extend(fired.length);
  neurons.values.set(fired.values.subarray(0, fired.length), at);
  steps.extend(fired.length);
  steps.values.fill(step, at, at + fired.length);
}
