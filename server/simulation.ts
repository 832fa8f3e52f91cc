// One run in a worker of its own: whatever happens to the worker, the run ends with a report and the server goes on. The worker keeps what it has recorded.
import { Worker } from 'node:worker_threads';
import { endedMethod, endedWithNothing, progressMethod, type RunEnded, type RunProgress } from './protocol.js';
import { signals, type SimulationOrder, type SimulationQuestion, type SimulationReport } from './simulation-order.js';

export interface SimulationLimits {
  /** MB of JavaScript objects a worker may hold; what the network takes is limited by the simulator itself */
  readonly heap: number;
  /** ms after which a worker that was told to stop is ended by force */
  readonly patience: number;
}

export class Simulation {
  private readonly flag = new Int32Array(new SharedArrayBuffer(12));
  private readonly worker: Worker;
  private progress: RunProgress | undefined;
  private over = false;
  private gone = false;
  private deadline: NodeJS.Timeout | undefined;

  /** Starts at once. `report` hears everything up to one `ended`, then nothing more. `program` is the worker's file. */
  constructor(
    program: string,
    private readonly order: Omit<SimulationOrder, 'flag'>,
    private readonly limits: SimulationLimits,
    private readonly report: (report: SimulationReport) => void
  ) {
    const workerData: SimulationOrder = { ...order, flag: this.flag };
    this.worker = new Worker(program, { workerData, resourceLimits: { maxOldGenerationSizeMb: limits.heap } });
    this.worker.on('message', (message: SimulationReport) => this.heard(message));
    this.worker.on('messageerror', error => this.fail(crashed(this.name, error.message)));
    this.worker.on('error', (error: Error) => this.fail(whatFailed(this.name, error, limits)));
    this.worker.on('exit', code => this.fail(crashed(this.name, `its worker ended with code ${code}`)));
  }

  /** Asks the run to stop; it then ends as `cancelled` with what was recorded. */
  stop(): void {
    if (this.over || this.deadline) return;
    Atomics.store(this.flag, signals.stop, 1);
    this.deadline = setTimeout(() => this.endByForce(), this.limits.patience);
  }

  /** So many pictures were drawn: the run may send more. */
  shown(pictures: number): void {
    Atomics.store(this.flag, signals.shown, pictures);
  }

  /** Whether questions are answered: what the run has recorded is there still. */
  get isKept(): boolean {
    return this.over && !this.gone;
  }

  /** The answer comes as a report. */
  ask(question: SimulationQuestion): void {
    if (this.isKept) this.worker.postMessage(question);
  }

  /** Nobody asks any more: the memory is given back. */
  release(): void {
    this.gone = true;
    void this.worker.terminate();
  }

  private get name(): string {
    return this.order.options.experiment;
  }

  /** A run that has stopped and makes its results is given longer: of a large recording they take their time. */
  private endByForce(): void {
    const { patience } = this.limits;
    const message = `The run of ${this.name} did not stop within ${patience / 1000} s and was ended by force; what it had recorded is lost.`;
    if (Atomics.load(this.flag, signals.simulated) === 0) this.fail(message);
    else this.deadline = setTimeout(() => this.fail(message), patience * 10);
  }

  private heard(report: SimulationReport): void {
    if (this.gone) return;
    if (report.method === progressMethod) this.progress = report.params;
    if (report.method === endedMethod) {
      this.end();
      // a server that ends does not wait for it
      this.worker.unref();
    }
    this.report(report);
  }

  private fail(message: string): void {
    const { over } = this;
    this.end();
    this.release();
    if (over) return;
    const { seconds = 0, steps = 0, plannedSteps = 0, spikes = 0 } = this.progress ?? {};
    const nothing = endedWithNothing(this.order.run, 'failed', message);
    const params: RunEnded = { ...nothing, seconds, steps, plannedSteps, spikes };
    this.report({ method: endedMethod, params });
  }

  private end(): void {
    this.over = true;
    clearTimeout(this.deadline);
  }
}

/** The sentence for a user; the details are for the log of whoever mends it. */
function whatFailed(experiment: string, error: Error & { readonly code?: string }, { heap }: SimulationLimits): string {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return `The run of ${experiment} needed more memory than the ${heap} MB it may take: record less (fewer neurons, or \`every\` so often), or make the network smaller.`;
  }
  if (error instanceof RangeError && /allocation failed|Invalid (typed )?array (buffer )?length/i.test(error.message)) {
    return `The run of ${experiment} needed more memory than this machine has: record less (fewer neurons, or \`every\` so often), or make the network smaller.`;
  }
  console.error(error.stack);
  return crashed(experiment, error.message);
}

const crashed = (experiment: string, why: string): string =>
  `The run of ${experiment} was ended by a fault in snn itself (${why}); please report it with this file.`;
