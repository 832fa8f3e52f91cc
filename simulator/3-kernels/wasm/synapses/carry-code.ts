// The function that carries states of synapses over a step: those onto the neurons of a thread, one after the other, as a group carries
// its neurons. What is kept once a neuron is carried once, and what synapses of a neuron have in common is worked out once for all of them.
// Nothing of a synapse is written where something goes wrong, so that the oracle can carry it again and say what it was.
import type { Connectivity } from '../../connect/index.js';
import { column, FunctionCode, type F64, type Value, type Variable } from '../code/index.js';
import type { Machine } from '../machine.js';
import type { Arena } from '../memory/arena.js';
import { anyNotFinite } from '../program/finite.js';
import { CarriedInLoop, CarriedValues, type CarriedHere, type CarriedLayout } from './carried-values.js';
import type { EventFaults } from './event-faults.js';
import type { NumberedColumns } from './numbered-columns.js';
import { sourceValuesOf, type SourceValues } from './source-values.js';
import { integratorFormulas, keepsOfPre, mentionsPre } from './synapse-variables.js';
import { phaseCode } from './walk-code.js';

export interface CarryLayout extends CarriedLayout {
  readonly columns: NumberedColumns;
  /** presynaptic neurons */
  readonly pre: Uint16Array | Uint32Array;
  readonly connectivity: Connectivity;
  readonly faults: EventFaults;
}

/** The function (step, thread); 1 where a synapse cannot be carried on. */
export function carryCode(layout: CarryLayout, machine: Machine, arena: Arena): FunctionCode {
  return new CarryCode(layout, machine, arena).added();
}

class CarryCode {
  private readonly phase = phaseCode();
  private readonly f = this.phase.f;
  private readonly neuron = this.f.local('i32');
  private readonly at = this.f.local('i32');
  private readonly end = this.f.local('i32');
  private readonly synapse = this.f.local('i32');
  private readonly first = this.f.local('i32');
  private readonly second = this.f.local('i32');
  /** whether what synapses have in common went wrong: then each is looked at on its own */
  private readonly isWrong = this.f.local('i32');
  private readonly one: number;
  /** of one synapse, as all functions of this kind have them */
  private readonly values: CarriedValues;
  private readonly sources: SourceValues | undefined;

  constructor(
    private readonly layout: CarryLayout,
    private readonly machine: Machine,
    arena: Arena
  ) {
    const { connectivity, made } = layout;
    this.one = machine.module.add(oneCode(layout, machine));
    const { f } = this;
    const values = (this.values = new CarriedValues(f, layout, machine, this.here()));
    const moved = values.next.pre.map(({ value }) => value);
    this.sources = sourceValuesOf(moved, values.parts.pre, connectivity, made.to.ranges.threads, arena);
  }

  added(): FunctionCode {
    const { f, layout, machine, values, sources, neuron, isWrong } = this;
    const {
      synapses,
      made: {
        to: { ranges }
      }
    } = layout;
    const { thread } = this.phase;
    const { next } = values;
    f.returnIf(f.callI32(machine.spend, thread, Math.ceil(synapses.size / ranges.threads)), 1);
    layout.normals.drawShared(f, machine.random, this.phase.step, thread);
    if (sources) this.fillSources(sources);
    const ofOne = next.own.length + next.post.length > 0;
    const each = (visit: () => void): void => {
      neuron.set(ranges.first(thread));
      f.count(neuron, ranges.realEnd(f, thread), visit);
    };
    if (ofOne) this.eachNeuron(each);
    else f.if(isWrong, () => each(() => this.oneByOne(true)));
    sources?.put(
      f,
      thread,
      next.pre.map(({ into, value }) => ({ into, which: sources.values.indexOf(value) }))
    );
    return f.gives(0);
  }

  private here(): CarriedHere {
    const { first, neuron, synapse } = this;
    const { step, thread } = this.phase;
    return { pre: first, post: neuron, synapse, step, thread };
  }

  /** What is worked out of each presynaptic neuron. */
  private fillSources(sources: SourceValues): void {
    const { f, values, first, synapse, isWrong } = this;
    const moved = values.next.pre.length;
    const emitter = values.emitter(sources.values);
    sources.fill(f, { thread: this.phase.thread, pre: first, synapse }, emitter, numbers => {
      if (moved > 0) f.if(anyNotFinite(f, numbers.slice(0, moved)), () => isWrong.set(1));
    });
  }

  private eachNeuron(each: (visit: () => void) => void): void {
    const { f, layout, machine, sources, values, isWrong, at, end } = this;
    const wide = layout.columns.areNumbers;
    const here = wide ? { ...this.here(), secondPre: this.second } : this.here();
    const inner = new CarriedInLoop(f, new CarriedValues(f, layout, machine, here), machine, sources);
    const { post } = values.next;
    const { rests } = values;
    const emitter = values.emitter([...post.map(({ value }) => value), ...(rests ? [rests] : [])]);
    if (values.next.own.length > 0) inner.prepare();
    emitter.hoistConstants();
    const isWrongHere = f.local('i32');
    each(() => {
      layout.columns.take({ f, neuron: this.neuron, at, end });
      f.if(at.isBelow(end), () => {
        isWrongHere.set(isWrong);
        layout.columns.find({ at, synapse: this.synapse });
        const moved = post.map(({ value }) => f.keep(emitter.number(value)));
        if (post.length > 0) f.if(anyNotFinite(f, moved), () => isWrongHere.set(1));
        if (values.next.own.length === 0) f.if(isWrongHere, () => this.oneByOne(false));
        else
          f.if(
            isWrongHere,
            () => this.oneByOne(false),
            () => {
              const move = (): void => this.together(inner, wide);
              if (rests) f.if(emitter.condition(rests).not(), move);
              else move();
            }
          );
        post.forEach(({ into }, i) => column(into).at(this.neuron).set(moved[i]!));
      });
    });
  }

  /** All synapses onto the neuron, each for itself. */
  private oneByOne(takes: boolean): void {
    const { f, layout, at, end, synapse } = this;
    if (takes) layout.columns.take({ f, neuron: this.neuron, at, end });
    f.count(at, end, () => {
      layout.columns.find({ at, synapse });
      this.carryOne();
    });
  }

  /** The same with what they have in common; where they lie behind each other, two at a time. */
  private together(inner: CarriedInLoop, wide: boolean): void {
    const { f, layout, at, end, synapse, first, second } = this;
    const { pre, columns, synapses, kept } = layout;
    const asksPre = mentionsPre(integratorFormulas(synapses.integrator)) || keepsOfPre(kept);
    if (!wide) {
      inner.begin();
      return f.count(at, end, () => {
        columns.find({ at, synapse });
        if (asksPre) first.set(column(pre).at(synapse));
        inner.runOne(() => this.carryOne());
      });
    }
    f.if(at.plus(1).isBelow(end), () => {
      inner.begin();
      f.while(at.plus(1).isBelow(end), () => {
        synapse.set(at);
        if (asksPre) {
          first.set(column(pre).at(synapse));
          second.set(column(pre).at(synapse, 1));
        }
        inner.draw();
        inner.runTwo(() => {
          this.carryOne();
          this.carryOne(1);
        });
        at.set(at.plus(2));
      });
    });
    this.oneByOne(false);
  }

  private carryOne(behind = 0): void {
    const { f, one, neuron, synapse } = this;
    const { step, thread } = this.phase;
    f.returnIf(f.callI32(one, step, thread, neuron, synapse.plus(behind)), 1);
  }
}

/** The function (step, thread, neuron, synapse); 1 where the synapse cannot be carried on. What is kept once a neuron it leaves as it is. */
function oneCode(layout: CarryLayout, machine: Machine): FunctionCode {
  const { synapses, pre, faults, kept } = layout;
  const f = new FunctionCode(['i32', 'i32', 'i32', 'i32'], 'i32');
  const [step, thread, neuron, synapse] = f.parameters;
  const other = f.local('i32');
  if (mentionsPre(integratorFormulas(synapses.integrator)) || keepsOfPre(kept)) other.set(column(pre).at(synapse));
  const values = new CarriedValues(f, layout, machine, { pre: other, post: neuron, synapse, step, thread });
  const { next, impossible } = values;
  values.normals.find(thread);
  const emitter = values.emitter([
    ...impossible.roots,
    ...[...next.own, ...next.pre, ...next.post].map(one => one.value)
  ]);
  const wrong = (): void => {
    faults.note(f, thread, step, neuron, synapse, 'carry');
    f.return(1);
  };
  impossible.check(f, emitter, wrong);
  const numbers = (of: readonly { readonly value: Value }[]): Variable<F64>[] =>
    of.map(({ value }) => f.keep(emitter.number(value)));
  const own = numbers(next.own);
  f.if(anyNotFinite(f, [...own, ...numbers(next.pre), ...numbers(next.post)]), wrong);
  next.own.forEach(({ into }, i) => column(into).at(synapse).set(own[i]!));
  return f.gives(0);
}
