// Code for a stretch of a row of synapses that change: replays the post spikes that reached them since the presynaptic neuron
// fired last, and what its spike does now. Each synapse is touched once, one behind the other.
import { parts, type Assignment, type EventSide, type LazyProgram } from '../../../2-plan/index.js';
import { FunctionBuilder, type Local } from '../encode/index.js';
import { arithmetic, valueOf, type Read } from '../formula/formula-value.js';
import { LaneEmitter, Lanes, type FunctionNumber, type Value } from '../lanes/index.js';
import { addressOf } from '../memory/arena.js';
import type { PostHistory } from './post-history.js';
import type { SharedStates } from './shared-states.js';
import type { SourceBlock } from './source-block.js';

/** Where the numbers of a projection lie; arrays of synapses are in the order of rows. */
export interface LazyArrays {
  readonly targets: Uint16Array | Uint32Array;
  /** by slot of the state */
  readonly own: ReadonlyMap<number, Float64Array>;
  /** by slot of the parameter */
  readonly parameters: ReadonlyMap<number, Float64Array>;
  /** weights last sent, where they are asked for */
  readonly sent?: Float64Array;
  readonly pre: SharedStates;
  readonly post: SharedStates;
  readonly history?: PostHistory;
  readonly source: SourceBlock;
}

/**
 * (first synapse, the one after the last, step, thread, address of the arrivals of each send), the source in the block of the
 * thread: 1 where a state is not finite any more. Without `fires` post spikes are replayed and nothing else.
 */
export function rowCode(
  form: LazyProgram,
  arrays: LazyArrays,
  fires: boolean,
  functionNumber: FunctionNumber
): FunctionBuilder {
  return new RowCode(form, arrays, fires, functionNumber).build();
}

class RowCode {
  private readonly b: FunctionBuilder;
  private readonly at: Local;
  /** number of the target, and where its record begins behind that of the first */
  private readonly target: Local;
  private readonly record: Local;
  /** step of the last post spike that reached the synapse */
  private readonly heard: Local;
  /** of the post spike that is replayed */
  private readonly entry: Local;
  private readonly postStep: Local;
  private readonly elapsed: Local;
  /** 0, or no number once a state was not finite */
  private readonly unsound: Local;
  private readonly own: ReadonlyMap<number, Local>;
  private readonly changed = new Set<number>();

  constructor(
    private readonly form: LazyProgram,
    private readonly arrays: LazyArrays,
    private readonly fires: boolean,
    private readonly functionNumber: FunctionNumber
  ) {
    const sends = form.program.onPre.filter(({ target }) => target.kind === 'send');
    const local = (): Local => b.local('i32');
    const b = (this.b = new FunctionBuilder(['i32', 'i32', 'i32', 'i32', ...sends.map(() => 'i32' as const)], ['i32']));
    this.at = b.parameters[0]!;
    [this.target, this.record, this.heard] = [local(), local(), local()];
    [this.entry, this.postStep, this.elapsed] = [local(), local(), local()];
    this.unsound = b.local('f64');
    this.own = new Map(form.own.map(slot => [slot, b.local('f64')]));
  }

  build(): FunctionBuilder {
    const {
      b,
      at,
      target,
      record,
      arrays: { targets, post, own, sent, source },
      form: { program, replays }
    } = this;
    const [, end] = b.parameters;
    source.load(b, b.parameters[3]!);
    b.count(
      at,
      () => b.get(end!),
      () => {
        const narrow = targets.BYTES_PER_ELEMENT === 2;
        b.get(at)
          .i32(narrow ? 1 : 2)
          .op('i32.shl')
          .memory(narrow ? 'i32.load16_u' : 'i32.load', addressOf(targets))
          .tee(target);
        b.i32(8 * post.words)
          .op('i32.mul')
          .tee(record)
          .memory('i32.load', this.lastOffset)
          .set(this.heard);
        for (const [slot, local] of this.own) this.ofSynapse(own.get(slot)!).set(local);
        if (replays) this.replay();
        if (this.fires) this.run(program.onPre, 'pre');
        for (const slot of this.changed)
          b.get(at)
            .i32(3)
            .op('i32.shl')
            .get(this.own.get(slot)!)
            .memory('f64.store', addressOf(own.get(slot)!));
        if (sent && this.fires)
          b.get(at).i32(3).op('i32.shl').get(this.own.get(program.weight!)!).memory('f64.store', addressOf(sent));
      }
    );
    return b.get(this.unsound).f64(0).op('f64.ne');
  }

  /** Goes back to the first spike that the source has not heard of, and runs those from there on. */
  private replay(): void {
    const {
      b,
      target,
      record,
      entry,
      postStep,
      arrays: { source }
    } = this;
    const history = this.arrays.history!;
    const newest = b.local('i32');
    const { entryBytes, neuronBytes } = history;
    b.get(this.heard)
      .get(source.unheard)
      .op('i32.ge_s')
      .if(() => {
        b.get(target)
          .i32(neuronBytes)
          .op('i32.mul')
          .get(record)
          .memory('i32.load', this.lastOffset + 4)
          .i32(entryBytes)
          .op('i32.mul', 'i32.add');
        b.i32(addressOf(history.entries)).op('i32.add').tee(newest).set(entry);
        b.loop(again => {
          b.get(entry)
            .memory('i32.load')
            .get(source.unheard)
            .op('i32.ge_s')
            .if(() => b.get(entry).i32(entryBytes).op('i32.sub').set(entry).branch(again));
        });
        b.block(done =>
          b.loop(again => {
            b.get(entry).get(newest).op('i32.ge_u').branchIf(done);
            b.get(entry).i32(entryBytes).op('i32.add').tee(entry).memory('i32.load').set(postStep);
            this.run(this.form.program.onPost, 'post');
            b.branch(again);
          })
        );
      });
  }

  /** Where the record of the first target has the step of its last post spike; the number of those that wait is behind it. */
  private get lastOffset(): number {
    const { records, slots } = this.arrays.post;
    return addressOf(records) + 8 * slots.length;
  }

  /** What an event does to one synapse: everything is computed from what was there at first, then stored. */
  private run(assignments: readonly Assignment[], event: EventSide): void {
    const l = new Lanes();
    const states = new Map<number, Value>();
    const locals = new Map<number, Value>();
    const sends: Value[] = [];
    const { own } = this;
    const stateOf = (slot: number): Value => states.get(slot) ?? this.state(l, slot, event);
    const read: Read = ({ of, slot }) =>
      of === 'state' ? stateOf(slot) : of === 'local' ? locals.get(slot)! : this.parameter(l, slot);
    for (const {
      target: { kind, slot },
      operator,
      value
    } of assignments) {
      const right = valueOf(value, l, read);
      if (kind === 'send') sends.push(right);
      else if (kind === 'local') locals.set(slot, right);
      else states.set(slot, operator ? arithmetic(operator, stateOf(slot), right, l)! : right);
    }
    const changed = [...states].filter(([slot]) => own.has(slot));
    const roots = [...sends, ...changed.map(([, value]) => value)];
    const emitter = new LaneEmitter(this.b, false, this.functionNumber, roots);
    sends.forEach((value, i) => this.send(value, emitter, this.b.parameters[4 + i]!));
    for (const [, value] of changed) emitter.push(value);
    for (const [slot] of changed.reverse()) this.changeTo(slot);
  }

  private send(value: Value, emitter: LaneEmitter, arrivals: Local): void {
    const { b, target } = this;
    const place = b.scratch('i32');
    emitter.push(value);
    b.set(b.scratch('f64')).get(target).i32(3).op('i32.shl').get(arrivals).op('i32.add').tee(place);
    b.get(place).memory('f64.load').get(b.scratch('f64')).op('f64.add').memory('f64.store');
  }

  /** Takes the value from the stack. */
  private changeTo(slot: number): void {
    const { b, unsound } = this;
    this.changed.add(slot);
    b.tee(this.own.get(slot)!).f64(0).op('f64.mul').get(unsound).op('f64.add').set(unsound);
  }

  /** Puts a number of this synapse onto the stack. */
  private ofSynapse(values: Float64Array): FunctionBuilder {
    return this.b.get(this.at).i32(3).op('i32.shl').memory('f64.load', addressOf(values));
  }

  private parameter(l: Lanes, slot: number): Value {
    return l.leaf(`parameter ${slot}`, () => void this.ofSynapse(this.arrays.parameters.get(slot)!));
  }

  /** As formulas of an event read it at first. */
  private state(l: Lanes, slot: number, event: EventSide): Value {
    const {
      b,
      own,
      form: { shared },
      arrays: { source, history }
    } = this;
    const local = own.get(slot);
    if (local) return l.leaf(`own ${slot}`, () => void b.get(local));
    const place = shared.pre.indexOf(slot);
    return l.leaf(`shared ${slot}`, () => {
      if (place >= 0 && event === 'pre') b.get(source.read(place));
      else if (place >= 0) this.preState(place);
      else if (event === 'pre') this.postState(shared.post.indexOf(slot));
      else b.get(this.entry).memory('f64.load', 8 + 8 * history!.places.indexOf(shared.post.indexOf(slot)));
    });
  }

  /** A state of the source at the step of the post spike that is replayed. */
  private preState(place: number): void {
    const {
      b,
      elapsed,
      postStep,
      arrays: { pre, source },
      form: { program }
    } = this;
    const growth = pre.growths[place];
    const met = program.side === 'axonal';
    if (met) b.get(source.before(place));
    if (growth) {
      b.get(postStep).get(source.last).op('i32.sub').set(elapsed).get(source.now(place)).get(source.slope(place));
      growth.push(b, elapsed, this.functionNumber);
      b.op('f64.mul', 'f64.add');
    } else b.get(source.now(place));
    if (met) b.get(postStep).get(source.last).op('i32.eq', 'select');
  }

  /** A state of the target in the step in which the source fires: as it was before this instant where formulas read it so. */
  private postState(place: number): void {
    const {
      b,
      elapsed,
      record,
      target,
      arrays: { post },
      form: { program }
    } = this;
    const growth = post.growths[place];
    const now = addressOf(post.records) + 8 * place;
    const moved = (): void => {
      b.get(record).memory('f64.load', now);
      if (!growth) return;
      b.tee(b.scratch('f64')).get(b.scratch('f64'));
      growth.slope(b);
      growth.push(b, elapsed, this.functionNumber);
      b.op('f64.mul', 'f64.add');
    };
    b.get(b.parameters[2]!).get(this.heard).op('i32.sub').set(elapsed);
    if (program.side === 'axonal') return moved();
    const before = (): unknown =>
      b
        .get(target)
        .i32(8 * post.slots.length)
        .op('i32.mul')
        .memory('f64.load', addressOf(post.before) + 8 * place);
    b.get(elapsed).op('i32.eqz').if(before, moved, 'f64');
  }
}

/** Places of the shared states of the target that post spikes change synapses by: they are kept with each spike. */
export function keptWithSpikes({ program: { onPost }, shared, own }: LazyProgram): number[] {
  // backwards, from what is assigned to synapses to what that depends on
  const needed = new Set<string>();
  for (const { target, operator, value } of [...onPost].reverse()) {
    const key = `${target.kind} ${target.slot}`;
    if (!(target.kind === 'state' && own.includes(target.slot)) && !needed.has(key)) continue;
    if (!operator) needed.delete(key);
    for (const part of parts(value)) if (part.kind === 'variable') needed.add(`${part.of} ${part.slot}`);
  }
  return shared.post.flatMap((slot, place) => (needed.has(`state ${slot}`) ? [place] : []));
}
