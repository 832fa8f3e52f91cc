// A walk over neurons of a thread after all of them were carried over a step: those that fire do what they do.
import { draws, type GroupPlan } from '../../../2-plan/index.js';
import { firesOften } from '../../values/index.js';
import { column, Cursor, type Code, type I32, type Label, type MovingCursor, type Variable } from '../code/index.js';
import type { Machine } from '../machine.js';
import type { FireFunctions } from './fire-code.js';
import type { GroupArrays } from './group-arrays.js';
import { NeuronReader, type NeuronCursor } from './neuron-reader.js';
import type { WrongKind } from './wrong-neurons.js';

/** Variables of the function that carries a group over a step. */
export interface StepVariables {
  readonly step: Variable<I32>;
  readonly thread: Variable<I32>;
  /** where the spikes of the step begin in the log, and where the next one goes */
  readonly begin: Variable<I32>;
  readonly out: Variable<I32>;
}

export class FiringPass {
  /** the neuron that is looked at */
  readonly at: MovingCursor;
  readonly step: Variable<I32>;
  readonly thread: Variable<I32>;
  /** how often the neuron that is looked at fired in the step before, where that matters */
  private readonly occasion?: Variable<I32>;
  private readonly blockBegin: Variable<I32>;
  private readonly blockEnd: Variable<I32>;

  /** `h` in ms. */
  constructor(
    readonly f: Code,
    readonly machine: Machine,
    readonly group: GroupPlan,
    readonly arrays: GroupArrays,
    readonly h: number,
    private readonly functions: FireFunctions,
    private readonly variables: StepVariables
  ) {
    this.at = f.cursor();
    [this.blockBegin, this.blockEnd] = [f.local('i32'), f.local('i32')];
    [this.step, this.thread] = [variables.step, variables.thread];
    if (firesOften(group.spike) && group.onSpike.some(({ value }) => draws(value))) this.occasion = f.local('i32');
  }

  /** Visits the neurons of the thread, ascending; `next` ends a visit. */
  eachNeuron(visit: (next: Label) => void): void {
    const {
      f,
      at,
      thread,
      arrays: { ranges }
    } = this;
    at.set(Cursor.of(ranges.first(thread)));
    f.over(at, f.cursor(Cursor.of(ranges.realEnd(f, thread))), () => {
      this.occasion?.set(0);
      f.block(visit);
    });
  }

  /** Visits blocks of so many neurons of the thread, a power of two that its range begins with, of which `isAsked`. */
  eachBlock(neurons: number, isAsked: (block: I32) => I32, visit: (block: I32) => void): void {
    const {
      f,
      thread,
      arrays: { ranges }
    } = this;
    const [first, end] = [f.keep(ranges.first(thread)), f.keep(ranges.realEnd(f, thread))];
    f.count(
      first,
      end,
      () => {
        const block = f.keep(first.shiftedRight(Math.log2(neurons)));
        f.if(isAsked(block), () => {
          this.blockBegin.set(first);
          f.smaller(first.plus(neurons), end, this.blockEnd);
          visit(block);
        });
      },
      neurons
    );
  }

  /** Visits the neurons of the block that is visited. */
  eachOfBlock(visit: () => void): void {
    const { f, at } = this;
    at.set(Cursor.of(this.blockBegin));
    f.over(at, f.cursor(Cursor.of(this.blockEnd)), () => {
      this.occasion?.set(0);
      visit();
    });
  }

  /** Those that were noted in the log of the step fire. */
  fireNoted(): void {
    const {
      f,
      variables: { begin, out },
      arrays: { log }
    } = this;
    const end = f.keep(out);
    out.set(begin);
    log.eachNoted(f, begin, end, neuron => {
      this.at.set(Cursor.of(neuron));
      this.fire();
      this.hold();
    });
  }

  /** Visits one neuron; those that are visited several times in a step are so without others between. */
  visit(neuron: Cursor): void {
    const { f, at, occasion } = this;
    if (occasion) f.if(at.bytes.differs(neuron.bytes), () => occasion.set(0));
    at.set(neuron);
  }

  /** Whether the neuron is not refractory. */
  isFree(): I32 {
    const { at, step, arrays } = this;
    return step.toF64().isAbove(column(arrays.heldUntil).at(at));
  }

  /** `drawn`: at another moment than the step. */
  reader(drawn: Pick<NeuronCursor, 'step' | 'occasion' | 'normal'> = { step: this.step }): NeuronReader {
    const { f, at } = this;
    return new NeuronReader(this.machine, this.group, this.arrays, this.h, {
      f,
      at,
      ...drawn
    });
  }

  /** The neuron fires once. */
  fire(): void {
    const {
      f,
      at,
      step,
      thread,
      variables: { begin, out },
      arrays: { log, silenced },
      functions,
      occasion
    } = this;
    log.reserve(f, thread, begin, out, () => this.wrong('room'));
    f.if(f.callF64(functions.fire, at.bytes, step, out, occasion ?? 0).differs(0), () => this.wrong('reset'));
    occasion?.set(occasion.plus(1));
    const heard = (): void => log.passed(out);
    if (silenced) f.if(column(silenced).at(at).not(), heard);
    else heard();
  }

  /** After the last spike of the neuron at this moment. */
  hold(): void {
    const { f, at, step, functions } = this;
    if (functions.hold !== undefined) f.if(f.callI32(functions.hold, at.bytes, step), () => this.wrong('refractory'));
  }

  /** Ends the step with a reason. */
  wrong(kind: WrongKind): void {
    const { f, at, step, thread } = this;
    this.arrays.wrong.note(f, step, thread, at, kind, this.occasion);
    f.return(1);
  }
}
