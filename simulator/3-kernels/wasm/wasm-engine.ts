// Carries a network on in WebAssembly: the loop over steps is generated code, which is called for as many steps as nothing from outside changes.
import type { GroupPlan, MemoryItem, Plan, ProjectionPlan } from '../../2-plan/index.js';
import type { ThreadPool } from '../thread-pool.js';
import type { Watch } from '../kernels.js';
import {
  askedValues,
  GroupState,
  LostSpikes,
  isSilent,
  phasesBetween,
  phasesOfStep,
  silencesIn,
  Stimuli,
  type Engine,
  type Phase,
  type SpikeList,
  type StepClock
} from '../network/index.js';
import { firesOften } from '../values/index.js';
import { Cancelled, ProgressMeter } from '../watch/index.js';
import { ModuleBuilder } from './code/index.js';
import { WasmGroup } from './group/wasm-group.js';
import { MissingCode } from './formula/formula-value.js';
import type { CodedPart, Machine, PhaseFunctions } from './machine.js';
import { importFunctions, outsideFunctions } from './math/index.js';
import { mostPages, type Arena } from './memory/arena.js';
import { addRandomCode } from './random/random-code.js';
import { WasmStimuli } from './stimuli/wasm-stimuli.js';
import { synapsesOf, type CodedSynapses } from './synapses/index.js';
import {
  addDriver,
  Board,
  LossyLog,
  spendCode,
  WorkSharing,
  type Call,
  type Driver,
  type Phases,
  type Way
} from './threads/index.js';

/** As they come for a step: what goes wrong between two of them is told of the one that follows. */
const phases: readonly Phase[] = [...phasesBetween, ...phasesOfStep];

/** Steps of one call at most. */
const mostSteps = 256;
/** Spikes of one call at most, where each neuron fires in each step. */
const mostSpikes = 2 ** 22;

export class WasmEngine implements Engine {
  readonly backend = 'wasm';
  readonly threads: number;
  readonly groups: readonly WasmGroup[];
  readonly projections: readonly CodedSynapses[];
  readonly losses: readonly (LossyLog | undefined)[];
  readonly bytes: readonly MemoryItem[];
  private readonly stimuli: Stimuli;
  private readonly inputs: WasmStimuli;
  private readonly parts: readonly CodedPart[];
  private readonly board: Board;
  private readonly driver: Driver;
  /** absent where nobody measures: then all threads do all steps together */
  private readonly sharing?: WorkSharing;
  private readonly progress: ProgressMeter;
  /** what ended the call under way */
  private failure: unknown;
  private readonly mostSteps: number;
  /** has the workers begin; absent once they have */
  private begin?: (() => void) | undefined;

  /** Throws NetworkError, Cancelled. */
  constructor(
    private readonly plan: Plan,
    private readonly clock: StepClock,
    watch: Watch,
    private readonly arena: Arena,
    private readonly pool: ThreadPool | undefined
  ) {
    this.threads = 1 + (pool?.workers ?? 0);
    this.progress = new ProgressMeter(watch);
    this.groups = plan.groups.map(group => this.groupOf(group));
    this.losses = plan.projections.map(projection => this.lossOf(projection));
    this.projections = plan.projections.map((projection, number) => this.projectionOf(projection, number));
    const states = this.groups.map(({ state }) => state);
    this.stimuli = new Stimuli(plan, states, clock, this.progress);
    this.inputs = new WasmStimuli(this.stimuli, this.groups, clock.h, arena);
    this.parts = [...this.groups, ...this.projections, this.inputs];
    this.board = new Board(arena, this.threads, this.threads > (pool?.cores ?? Infinity));
    const size = this.groups.reduce((sum, { plan, log }) => sum + plan.size * log.most, 1);
    this.mostSteps = Math.max(1, Math.min(mostSteps, Math.floor(mostSpikes / size)));
    for (const { group } of plan.silences) {
      const silent = this.groups[group]!;
      silent.silenced ??= arena.u8(silent.plan.size + 1);
    }
    for (const { log } of this.groups) log.place(this.mostSteps);
    for (const loss of this.losses) loss?.place(this.mostSteps);
    if (pool?.now) this.sharing = new WorkSharing(() => this.board.haveCome());
    this.driver = arena.measured('spikes under way, tables and rows of threads', () => this.made());
    this.bytes = arena.measures;
  }

  /** Ends the work of the workers. */
  end(): void {
    if (this.threads === 1 || this.begin) return;
    this.board.order(0, 0);
    this.driver.together(0, 0);
  }

  drive(): void {
    this.inputs.set();
    for (const projection of this.projections) projection.inject?.(this.clock.step);
  }

  carry(end: number, spikes: readonly SpikeList[]): void {
    const { clock, groups, losses, parts, board, stimuli } = this;
    this.begin?.();
    while (clock.step < end) {
      const { step, shift } = clock;
      const call = this.sharing?.next();
      const steps = Math.min(end - step, call?.steps ?? Infinity, this.mostSteps, this.untilChange());
      this.silence(clock.experiment + 1);
      for (const { log } of groups) log.prepare(step, steps);
      for (const loss of losses) loss?.prepare(step, steps);
      for (const part of parts) part.prepare?.(step, steps);
      board.order(step + 1, steps, shift, call?.wakes);
      this.failure = undefined;
      this.run(step + 1, steps, call?.way);
      if (board.failed) throw new Error('A worker thread of the run failed.');
      const wrong = board.wrong();
      clock.step = wrong ? wrong.step - 1 : this.failure ? step : step + steps;
      groups.forEach(({ log }, i) => log.take(step + 1, clock.step, shift, spikes[i]!.steps, spikes[i]!.neurons));
      if (this.failure) throw this.failure as Error;
      if (wrong) this.fail(wrong.part, wrong.step);
      clock.time = clock.step * clock.h;
      if (stimuli.isEdge) this.drive();
    }
  }

  private run(first: number, steps: number, way?: Way): void {
    const { driver, pool, sharing } = this;
    if (this.threads === 1) return driver.alone(first, steps);
    const began = pool?.now?.() ?? 0;
    driver[way ?? 'together'](first, steps);
    sharing?.took(steps, pool!.now!() - began);
  }

  private groupOf(plan: GroupPlan): WasmGroup {
    const { arena, clock, progress, threads } = this;
    return arena.measured(`neurons of ${plan.name}`, () => {
      const state = new GroupState(plan, clock, this.plan.seed, progress, arena);
      return new WasmGroup(state, progress, arena, threads);
    });
  }

  private lossOf({ lost, from }: ProjectionPlan): LossyLog | undefined {
    const { groups, arena, plan } = this;
    const { log } = groups[from]!;
    return lost && new LossyLog(new LostSpikes(lost, plan.seed), log, firesOften(plan.groups[from]!.spike), arena);
  }

  private projectionOf(plan: ProjectionPlan, number: number): CodedSynapses {
    const {
      arena,
      clock: { h },
      groups,
      progress,
      plan: { seed }
    } = this;
    const recorded = askedValues(this.plan, number);
    return arena.measured(`synapses of ${plan.name}`, () =>
      synapsesOf(plan, recorded, { groups, h, seed, progress, allocator: arena, loss: this.losses[number] })
    );
  }

  /** Says what went wrong in a part of the network. */
  private fail(part: number, step: number): never {
    this.parts[part]!.throwFault(step);
    // what cannot be computed of a stimulus says so itself
    this.drive();
    throw new Error(`Part ${part} of the network ended step ${step} without a reason.`);
  }

  /** Steps for which what comes from outside stays as it is. */
  private untilChange(): number {
    const now = this.clock.experiment;
    const edges = this.plan.silences.flatMap(({ from, until }) => [from, until]);
    return edges.reduce((least, edge) => (edge > now ? Math.min(least, edge - now) : least), this.stimuli.untilEdge());
  }

  /** Notes whose spikes of this step nobody hears of. */
  private silence(step: number): void {
    const { silences } = this.plan;
    const { groups } = this;
    for (const { group } of silences) groups[group]!.silenced!.fill(0);
    for (const plan of silencesIn(silences, step)) {
      const { silenced } = groups[plan.group]!;
      for (let neuron = 0; neuron < groups[plan.group]!.plan.size; neuron++)
        if (isSilent(plan, neuron)) silenced![neuron] = 1;
    }
  }

  private made(): Driver {
    const {
      arena: { shared, memory },
      board,
      pool
    } = this;
    const module = new ModuleBuilder({ pages: 1, mostPages, shared });
    const functionNumber = importFunctions(module);
    for (const loss of this.losses) loss?.codeWith(functionNumber);
    const progress = module.import('progress', ['i32'], ['i32']);
    const spend = module.add(spendCode(board, progress));
    const machine: Machine = { module, functionNumber, board, spend, random: addRandomCode(module, functionNumber) };
    const calls = this.phases(machine);
    const slice = calls.everyStep || calls.carry.length + calls.inject.length > 0 ? 1 : (this.plan.slice ?? 1);
    addDriver(module, board, calls, slice, progress);
    const compiled = new WebAssembly.Module(module.bytes() as Uint8Array<ArrayBuffer>);
    if (pool)
      this.begin = () => {
        pool.start({ module: compiled, memory });
        this.begin = undefined;
      };
    const imports = {
      memory,
      ...outsideFunctions,
      progress: (operations: number) => this.asked(operations)
    };
    const { exports } = new WebAssembly.Instance(compiled, { env: imports });
    for (const part of this.parts) part.bind?.(exports);
    return exports as unknown as Driver;
  }

  private phases(machine: Machine): Phases {
    const calls: Record<Phase, Call[]> = {
      carry: [],
      hold: [],
      equations: [],
      assign: [],
      arrive: [],
      neurons: [],
      deliver: [],
      recur: [],
      drive: [],
      inject: []
    };
    let everyStep = false;
    let carriesFromPre = false;
    let injectsFromPre = false;
    this.parts.forEach((part, number) => {
      const functions = this.codeOf(part, number, machine);
      everyStep ||= functions.everyStep ?? false;
      carriesFromPre ||= functions.carriesFromPre ?? false;
      injectsFromPre ||= functions.injectsFromPre ?? false;
      const add = (phase: Phase, next: boolean): void => {
        const found = functions[phase];
        if (found !== undefined)
          calls[phase].push({
            rank: phases.indexOf(phase),
            part: number,
            next,
            code: found
          });
      };
      for (const phase of phasesOfStep) add(phase, false);
      for (const phase of phasesBetween) add(phase, true);
    });
    return { ...calls, everyStep, carriesFromPre, injectsFromPre };
  }

  /** Throws an internal error that names the part of the plan where something of it has no code. */
  private codeOf(part: CodedPart, number: number, machine: Machine): PhaseFunctions {
    try {
      return part.addCode(machine);
    } catch (error) {
      if (!(error instanceof MissingCode)) throw error;
      const name = [...this.plan.groups, ...this.plan.projections][number]?.name ?? 'the stimuli';
      throw new Error(`${error.message}, of which ${name} has need.`, { cause: error });
    }
  }

  private asked(operations: number): number {
    return this.tried(() => this.progress.spend(operations));
  }

  /** No exception may cross the loop: workers would wait for ever. */
  private tried(action: () => void): number {
    try {
      action();
      return 0;
    } catch (error) {
      this.failure ??= error;
      if (error instanceof Cancelled) this.board.abort();
      return 1;
    }
  }
}
