// The network of the reference whose steps are a loop in WebAssembly.
import type { Plan } from '../../2-plan/index.js';
import type { ThreadPool } from '../thread-pool.js';
import type { Watch } from '../kernels.js';
import { isSilent, silencesIn } from '../network/index.js';
import { Network, type Parts } from '../reference/network.js';
import { Cancelled, ProgressMeter } from '../watch/index.js';
import { ModuleBuilder } from './encode/index.js';
import type { WasmGroup } from './group/wasm-group.js';
import { MissingCode } from './formula/formula-value.js';
import type { CodedPart, Machine, PhaseFunctions } from './machine.js';
import { importFunctions, outsideFunctions } from './math/index.js';
import { mostPages, type Arena } from './memory/arena.js';
import { addRandomCode } from './random/random-code.js';
import { addDriver, Board, barrierCode, spendCode, type Call, type Driver, type Phases } from './threads/index.js';

/** Steps of one call at most. */
const mostSteps = 256;
/** Spikes of one call at most, where each neuron fires in each step. */
const mostSpikes = 2 ** 22;

type Exports = Readonly<Record<string, unknown>>;

const phases = ['hold', 'equations', 'arrive', 'neurons', 'deliver', 'drive', 'inject'] as const;

/** A part that is called from outside of the loop, too. */
export interface CodedProjection extends CodedPart {
  /** takes what it needs of the exports of the module */
  bind?(exports: Exports): void;
}

export class WasmNetwork extends Network {
  override readonly threads: number;
  readonly bytes;
  private readonly board: Board;
  private readonly driver: Driver;
  private readonly progress: ProgressMeter;
  /** what ended the call under way */
  private failure: unknown;
  private readonly mostSteps: number;
  private readonly parts: readonly CodedProjection[];

  /** Throws NetworkError, Cancelled. */
  constructor(
    plan: Plan,
    watch: Watch,
    parts: Parts,
    private readonly arena: Arena,
    private readonly pool: ThreadPool | undefined
  ) {
    super(plan, watch, parts);
    this.threads = 1 + (pool?.workers ?? 0);
    this.progress = new ProgressMeter(watch);
    this.board = new Board(arena, this.threads, this.threads > (pool?.cores ?? Infinity));
    this.parts = [
      ...this.groups,
      ...this.projections,
      this.stimuli
    ] as readonly unknown[] as readonly CodedProjection[];
    const groups = this.wasmGroups;
    const size = groups.reduce((sum, { plan, log }) => sum + plan.size * log.most, 1);
    this.mostSteps = Math.max(1, Math.min(mostSteps, Math.floor(mostSpikes / size)));
    for (const { group } of plan.silences) groups[group]!.silenced ??= arena.u8(groups[group]!.plan.size + 1);
    for (const { log } of groups) log.place(this.mostSteps);
    this.driver = arena.measured('spikes under way, tables and rows of threads', () => this.made());
    this.bytes = arena.measures;
  }

  override save(): () => void {
    for (const group of this.wasmGroups) group.reached(this.step);
    return super.save();
  }

  /** Ends the work of the workers. */
  end(): void {
    if (this.threads === 1) return;
    this.board.order(0, 0);
    this.driver.run(0, 0);
  }

  protected override carry(end: number): void {
    while (this.step < end) {
      const { step, shift } = this;
      const steps = Math.min(end - step, this.mostSteps, this.untilChange());
      this.silence(step + 1 + shift);
      for (const { log } of this.wasmGroups) log.prepare(step, steps);
      for (const part of this.parts) part.prepare?.(step, steps);
      this.board.order(step + 1, steps, shift);
      this.failure = undefined;
      this.driver.run(step + 1, steps);
      if (this.board.failed) throw new Error('A worker thread of the run failed.');
      const wrong = this.board.wrong();
      this.step = wrong ? wrong.step - 1 : this.failure ? step : step + steps;
      this.wasmGroups.forEach(({ log }, i) =>
        log.take(step + 1, this.step, shift, this.batches[i]!.steps, this.batches[i]!.neurons)
      );
      if (this.failure) throw this.failure as Error;
      if (wrong) {
        this.parts[wrong.part]!.throwFault(wrong.step);
        // what cannot be computed of a stimulus says so itself
        this.drive(true);
        throw new Error(`Part ${wrong.part} of the network ended step ${wrong.step} without a reason.`);
      }
      if (this.stimuli.changes(this.step + shift)) this.drive();
    }
  }

  private get wasmGroups(): readonly WasmGroup[] {
    return this.groups as readonly WasmGroup[];
  }

  /** Steps for which what comes from outside stays as it is. */
  private untilChange(): number {
    const now = this.step + this.shift;
    const edges = this.plan.silences.flatMap(({ from, until }) => [from, until]);
    return edges.reduce(
      (least, edge) => (edge > now ? Math.min(least, edge - now) : least),
      this.stimuli.untilChange(now)
    );
  }

  /** Notes whose spikes of this step nobody hears of. */
  private silence(step: number): void {
    const { silences } = this.plan;
    const groups = this.wasmGroups;
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
    const progress = module.import('progress', ['i32'], ['i32']);
    const spend = module.add(spendCode(board, progress));
    const barrier = module.add(barrierCode(board, progress));
    const machine: Machine = { module, functionNumber, board, spend, random: addRandomCode(module, functionNumber) };
    const calls = this.phases(machine);
    const slice = calls.everyStep || calls.inject.length > 0 ? 1 : (this.plan.slice ?? 1);
    addDriver(module, board, calls, slice, barrier);
    const compiled = new WebAssembly.Module(module.bytes() as Uint8Array<ArrayBuffer>);
    pool?.start({ module: compiled, memory });
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
    const calls: Record<(typeof phases)[number], Call[]> = {
      hold: [],
      equations: [],
      arrive: [],
      neurons: [],
      deliver: [],
      drive: [],
      inject: []
    };
    let everyStep = false;
    this.parts.forEach((part, number) => {
      const functions = this.codeOf(part, number, machine);
      everyStep ||= functions.everyStep ?? false;
      for (const phase of phases) {
        const found = functions[phase];
        const next = phase === 'drive' || phase === 'inject';
        if (found !== undefined)
          calls[phase].push({ part: number, next, push: (b, step, thread) => b.get(step).get(thread).call(found) });
      }
    });
    return { ...calls, everyStep };
  }

  /** Throws an internal error that names the part of the plan where something of it has no code. */
  private codeOf(part: CodedProjection, number: number, machine: Machine): PhaseFunctions {
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
