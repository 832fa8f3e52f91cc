// The functions of synapses that change: what a thread does with the spikes of a step that reach them.
import type { LazyProgram } from '../../../2-plan/index.js';
import type { Ring } from '../../network/index.js';
import { FunctionBuilder, type Local } from '../encode/index.js';
import type { Machine, PhaseFunctions } from '../machine.js';
import { addressOf } from '../memory/arena.js';
import { pushArrivals } from '../memory/arrivals.js';
import { stretch, type Ranges, type SpikeLog } from '../threads/index.js';
import { rowCode, type LazyArrays } from './row-code.js';
import type { RowsOfThreads } from './rows-of-threads.js';
import { leaveIf } from './walk-code.js';

/** Where a lazy projection lies, and whom it joins. */
export interface LazyLayout {
  readonly arrays: LazyArrays;
  readonly rows: RowsOfThreads;
  /** of the amounts that are sent, in their order */
  readonly rings: readonly Ring[];
  readonly from: SpikeLog;
  readonly to: SpikeLog;
  readonly ranges: Ranges;
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
    const row = module.add(rowCode(this.form, arrays, true, functionNumber));
    const [pre, post] = [arrays.pre, arrays.post].map(states => ({
      bring: module.add(states.bringCode(functionNumber)),
      event: module.add(states.eventCode(functionNumber))
    })) as [StateFunctions, StateFunctions];
    const settle = replays
      ? module.add(this.settleCode(module.add(rowCode(this.form, arrays, false, functionNumber))), settleName)
      : undefined;
    const hearPre = module.add(this.hearPreCode(pre, row));
    const hearPost = module.add(this.hearPostCode(post, settle));
    const deliver = module.add(this.deliverCode(hearPre, hearPost));
    return program.side === 'axonal' ? { arrive: module.add(this.arriveCode(hearPre)), deliver } : { deliver };
  }

  /** (neuron, step, thread, address of the arrivals of each send) */
  private hearPreCode({ bring, event }: StateFunctions, row: number): FunctionBuilder {
    const {
      place: {
        arrays: { pre, source },
        rows,
        rings
      },
      machine
    } = this;
    const b = new FunctionBuilder(['i32', 'i32', 'i32', ...rings.map(() => 'i32' as const)], ['i32']);
    const [neuron, step, thread, ...arrivals] = b.parameters as [Local, Local, Local, ...Local[]];
    const [record, before, from, to, end] = Array.from({ length: 5 }, () => b.local('i32')) as [
      Local,
      Local,
      Local,
      Local,
      Local
    ];
    pre.pushRecord(b, neuron, thread).set(record);
    pre.pushBefore(b, neuron, thread).set(before);
    source.fill(b, thread, record, before);
    b.get(record).get(before).get(step).call(bring);
    source.fillRead(b, thread, record);
    rows.take(b, neuron, thread, from, end);
    b.block(done =>
      b.loop(again => {
        b.get(from).get(end).op('i32.ge_u').branchIf(done);
        b.get(from).i32(stretch).op('i32.add').tee(to).get(end).get(to).get(end).op('i32.lt_u', 'select').set(to);
        b.get(from).get(to).get(step).get(thread);
        for (const arrival of arrivals) b.get(arrival);
        leaveIf(b.call(row));
        leaveIf(b.get(thread).get(to).get(from).op('i32.sub').call(machine.spend));
        b.get(to).set(from).branch(again);
      })
    );
    return b.get(record).call(event);
  }

  /** (neuron, step, thread) */
  private hearPostCode({ bring, event }: StateFunctions, settle: number | undefined): FunctionBuilder {
    const {
      arrays: { post, history }
    } = this.place;
    const b = new FunctionBuilder(['i32', 'i32', 'i32'], ['i32']);
    const [neuron, step, thread] = b.parameters as [Local, Local, Local];
    const record = b.local('i32');
    const before = b.local('i32');
    post.pushRecord(b, neuron).set(record);
    post.pushBefore(b, neuron).set(before);
    if (history) history.pushIsFull(b, record).if(() => leaveIf(b.get(thread).call(settle!)));
    b.get(record).get(before).get(step).call(bring);
    history?.append(b, neuron, step, record);
    return b.get(record).call(event);
  }

  /** (thread): goes through all rows of the thread. */
  private settleCode(replay: number): FunctionBuilder {
    const {
      arrays: { pre, post, source },
      rows,
      rings,
      ranges
    } = this.place;
    const b = new FunctionBuilder(['i32'], ['i32']);
    const [thread] = b.parameters as [Local];
    const [neuron, record, before, from, end] = Array.from({ length: 5 }, () => b.local('i32')) as [
      Local,
      Local,
      Local,
      Local,
      Local
    ];
    b.count(
      neuron,
      () => b.i32(pre.neurons),
      () => {
        rows.take(b, neuron, thread, from, end);
        b.get(from)
          .get(end)
          .op('i32.lt_u')
          .if(() => {
            pre.pushRecord(b, neuron, thread).set(record);
            pre.pushBefore(b, neuron, thread).set(before);
            source.fill(b, thread, record, before);
            b.get(from).get(end).i32(0).get(thread);
            for (let i = 0; i < rings.length; i++) b.i32(0);
            leaveIf(b.call(replay));
          });
      }
    );
    ranges.pushFrom(b, thread).set(neuron);
    b.block(done =>
      b.loop(again => {
        b.get(neuron);
        ranges.pushTo(b, thread).op('i32.ge_u').branchIf(done);
        b.get(neuron).i32(post.neurons).op('i32.ge_u').branchIf(done);
        post
          .pushRecord(b, neuron)
          .i32(0)
          .memory('i32.store', post.stepOffset + 4);
        b.get(neuron).i32(1).op('i32.add').set(neuron).branch(again);
      })
    );
    return b.i32(0);
  }

  private deliverCode(hearPre: number, hearPost: number): FunctionBuilder {
    const {
      form: { program, delay },
      place: { to }
    } = this;
    const b = new FunctionBuilder(['i32', 'i32'], ['i32']);
    const [step, thread] = b.parameters as [Local, Local];
    if (program.onPost.length > 0) {
      const hear = (neuron: Local): unknown => leaveIf(b.get(neuron).get(step).get(thread).call(hearPost));
      if (program.side === 'axonal') to.each(b, step, hear, thread);
      else this.earlier(b, step, delay, then => to.each(b, then, hear, thread));
    }
    if (program.side === 'dendritic') this.preSpikes(b, step, delay, step, thread, hearPre);
    return b.i32(0);
  }

  private arriveCode(hearPre: number): FunctionBuilder {
    const b = new FunctionBuilder(['i32', 'i32'], ['i32']);
    const [step, thread] = b.parameters as [Local, Local];
    this.earlier(b, step, this.form.delay, then => this.preSpikes(b, step, 0, then, thread, hearPre));
    return b.i32(0);
  }

  /** Tells the synapses of spikes of step `fired`; what they send arrives `later` steps after `step`. */
  private preSpikes(
    b: FunctionBuilder,
    step: Local,
    later: number,
    fired: Local,
    thread: Local,
    hearPre: number
  ): void {
    const arrivals = this.place.rings.map(ring => {
      const local = b.local('i32');
      pushArrivals(b, ring, step, later).set(local);
      return local;
    });
    this.place.from.each(b, fired, neuron => {
      b.get(neuron).get(step).get(thread);
      for (const arrival of arrivals) b.get(arrival);
      leaveIf(b.call(hearPre));
    });
  }

  /** What is done for a step that many steps earlier, unless it is forgotten. */
  private earlier(b: FunctionBuilder, step: Local, delay: number, visit: (then: Local) => void): void {
    const then = b.local('i32');
    const forgotten = addressOf(this.place.forgotten);
    b.get(step)
      .i32(delay)
      .op('i32.sub')
      .tee(then)
      .i32(0)
      .memory('i32.load', forgotten)
      .op('i32.gt_s')
      .if(() => visit(then));
  }
}

interface StateFunctions {
  readonly bring: number;
  readonly event: number;
}
