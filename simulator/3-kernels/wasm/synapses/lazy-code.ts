// The functions of synapses that change: what a thread does with the spikes of a step that reach them.
import type { LazyProgram } from '../../../2-plan/index.js';
import type { Ring } from '../../network/index.js';
import { column, FunctionCode, type Code, type I32, type Variable } from '../code/index.js';
import type { Machine, PhaseFunctions } from '../machine.js';
import { arrivalsAddress } from '../memory/arrivals.js';
import { stretch, type Ranges, type SpikeLog, type SpikeSource } from '../threads/index.js';
import { courseCode, startCourse } from './course-code.js';
import { rowCode, type LazyArrays } from './row-code.js';
import type { RowsOfThreads } from './rows-of-threads.js';
import type { SynapseArrays } from './synapse-arrays.js';
import type { SynapseContext } from './synapse-context.js';
import { phaseCode } from './walk-code.js';

/** Where a lazy projection lies, and whom it joins. */
export interface LazyLayout {
  readonly arrays: LazyArrays;
  readonly rows: RowsOfThreads;
  /** of the amounts that are sent, in their order */
  readonly rings: readonly Ring[];
  readonly from: SpikeSource;
  readonly to: SpikeLog;
  readonly ranges: Ranges;
  readonly made: SynapseContext;
  /** what formulas of neurons need where synapses read them */
  readonly arraysOfFormulas: () => SynapseArrays;
  /** a word: spikes up to this step are forgotten */
  readonly forgotten: Uint32Array;
}

/** Adds the functions; `settle` is the name of one (thread) that tells all synapses of the post spikes that wait. */
export function addLazyCode(form: LazyProgram, place: LazyLayout, machine: Machine, settle: string): PhaseFunctions {
  return new LazyCode(form, place, machine).added(settle);
}

class LazyCode {
  constructor(
    private readonly form: LazyProgram,
    private readonly place: LazyLayout,
    private readonly machine: Machine
  ) {}

  added(settleName: string): PhaseFunctions {
    const {
      machine: { module, functionNumber },
      form: { program, replays },
      place: { arrays }
    } = this;
    const row = module.add(rowCode(this.form, arrays, 'fires', functionNumber));
    const [pre, post] = [arrays.pre, arrays.post].map(states => ({
      bring: module.add(states.bringCode(functionNumber)),
      event: module.add(states.eventCode(functionNumber))
    })) as [StateFunctions, StateFunctions];
    const settle = replays
      ? module.add(this.settleCode(module.add(rowCode(this.form, arrays, 'nothing', functionNumber)), true), settleName)
      : undefined;
    const hearPre = module.add(this.hearPreCode(pre, row));
    const hearPost = module.add(this.hearPostCode(post, settle));
    const deliver = module.add(this.deliverCode(hearPre, hearPost));
    const course = this.courseCode();
    return program.side === 'axonal'
      ? { arrive: module.add(this.arriveCode(hearPre)), deliver, ...course }
      : { deliver, ...course };
  }

  private courseCode(): PhaseFunctions {
    const {
      machine,
      place: { arrays, made, arraysOfFormulas }
    } = this;
    const { course } = arrays;
    if (!course) return {};
    const { module, functionNumber } = machine;
    const row = module.add(rowCode(this.form, arrays, 'anew', functionNumber));
    const settle = module.add(this.settleCode(row, false));
    const { f, step, thread } = phaseCode();
    f.returnIf(step.modulo(course.plan.every), 0);
    f.returnIf(f.callI32(settle, thread, step), 1);
    startCourse(course, step, thread);
    return {
      carry: module.add(courseCode(course, made, arraysOfFormulas(), machine)),
      recur: module.add(f.gives(0))
    };
  }

  /** (neuron, step, thread, address of the arrivals of each send) */
  private hearPreCode({ bring, event }: StateFunctions, row: number): FunctionCode {
    const {
      place: {
        arrays: { pre, source },
        rows,
        rings
      },
      machine
    } = this;
    const f = new FunctionCode(['i32', 'i32', 'i32', ...rings.map(() => 'i32' as const)], 'i32');
    const [neuron, step, thread, ...arrivals] = f.parameters;
    const [from, to, end] = [f.local('i32'), f.local('i32'), f.local('i32')];
    const record = f.keep(pre.recordOf(neuron, thread));
    const before = f.keep(pre.beforeOf(neuron, thread));
    source.fill(f, thread, record, before);
    f.call(bring, record, before, step);
    source.fillRead(f, thread, record);
    rows.take(f, neuron, thread, from, end);
    f.until(from.isAtLeast(end), () => {
      f.smaller(from.plus(stretch), end, to);
      f.returnIf(f.callI32(row, from, to, step, thread, ...arrivals), 1);
      f.returnIf(f.callI32(machine.spend, thread, to.minus(from)), 1);
      from.set(to);
    });
    return f.gives(f.callI32(event, record));
  }

  /** (neuron, step, thread) */
  private hearPostCode({ bring, event }: StateFunctions, settle: number | undefined): FunctionCode {
    const {
      arrays: { post, history, latest }
    } = this.place;
    const f = new FunctionCode(['i32', 'i32', 'i32'], 'i32');
    const [neuron, step, thread] = f.parameters;
    const record = f.keep(post.recordOf(neuron));
    const before = f.keep(post.beforeOf(neuron));
    if (history) f.if(history.isFull(record), () => f.returnIf(f.callI32(settle!, thread, step), 1));
    f.call(bring, record, before, step);
    latest?.note(neuron, step);
    history?.append(f, neuron, step, record);
    return f.gives(f.callI32(event, record));
  }

  /** (thread, step): goes through all rows of the thread. `ofWaiting`: for post spikes that wait, and nothing else. */
  private settleCode(replay: number, ofWaiting: boolean): FunctionCode {
    const {
      arrays: { pre, post, source, latest },
      rows,
      rings,
      ranges
    } = this.place;
    const f = new FunctionCode(['i32', 'i32'], 'i32');
    const [thread, step] = f.parameters;
    const [record, before, from, end] = [f.local('i32'), f.local('i32'), f.local('i32'), f.local('i32')];
    if (ofWaiting) latest?.list(f, thread, post);
    f.each(0, pre.neurons, neuron => {
      rows.take(f, neuron, thread, from, end);
      f.if(from.isBelow(end), () => {
        record.set(pre.recordOf(neuron, thread));
        before.set(pre.beforeOf(neuron, thread));
        source.fill(f, thread, record, before);
        f.returnIf(f.callI32(replay, from, end, step, thread, ...rings.map(() => 0)), 1);
      });
    });
    f.each(ranges.first(thread), f.smaller(ranges.end(thread), post.neurons), neuron =>
      post.at(post.recordOf(neuron)).field('waiting').set(0)
    );
    return f.gives(0);
  }

  private deliverCode(hearPre: number, hearPost: number): FunctionCode {
    const {
      form: { program, delay, before },
      place: { to }
    } = this;
    const f = new FunctionCode(['i32', 'i32'], 'i32');
    const [step, thread] = f.parameters;
    if (program.onPost.length > 0) {
      const hear = (neuron: I32): void => f.returnIf(f.callI32(hearPost, neuron, step, thread), 1);
      if (program.side === 'axonal') to.each(f, step, hear, thread);
      else this.earlier(f, step, delay, then => to.each(f, then, hear, thread));
    }
    if (program.side === 'dendritic' && before === 0) this.preSpikes(f, step, delay, step, thread, hearPre);
    if (program.side === 'dendritic' && before > 0)
      this.earlier(f, step, before, then => this.preSpikes(f, step, delay, then, thread, hearPre));
    return f.gives(0);
  }

  private arriveCode(hearPre: number): FunctionCode {
    const f = new FunctionCode(['i32', 'i32'], 'i32');
    const [step, thread] = f.parameters;
    this.earlier(f, step, this.form.delay, then => this.preSpikes(f, step, 0, then, thread, hearPre));
    return f.gives(0);
  }

  /** Tells the synapses of spikes of step `fired`; what they send arrives `later` steps after `step`. */
  private preSpikes(f: Code, step: I32, later: number, fired: I32, thread: I32, hearPre: number): void {
    const arrivals = this.place.rings.map(ring => f.keep(arrivalsAddress(ring, step, later)));
    this.place.from.each(f, fired, neuron => f.returnIf(f.callI32(hearPre, neuron, step, thread, ...arrivals), 1));
  }

  /** What is done for a step that many steps earlier, unless it is forgotten. */
  private earlier(f: Code, step: I32, delay: number, visit: (then: Variable<I32>) => void): void {
    const then = f.local('i32');
    const isKept = then.assigned(step.minus(delay)).isAboveSigned(column(this.place.forgotten).fixed(f, 0));
    f.if(isKept, () => visit(then));
  }
}

interface StateFunctions {
  readonly bring: number;
  readonly event: number;
}
