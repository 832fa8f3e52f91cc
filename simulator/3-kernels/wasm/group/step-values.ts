// What the states of two neighbours become in a step, and which of them fire, as values.
import type { Draw, GroupPlan, ListValue, SpikePlan, Variable } from '../../../2-plan/index.js';
import { Lanes, pairs, type Code, type Column, type Cursor, type Value } from '../code/index.js';
import { drawnValue } from '../formula/drawn-value.js';
import { both, maskOf, valueOf, type Read } from '../formula/formula-value.js';
import type { Machine } from '../machine.js';
import { inline } from '../math/index.js';
import { addressOf } from '../memory/arena.js';
import { outcomeOf } from '../program/assignments.js';
import type { Coefficients } from './coefficients.js';
import type { GroupArrays } from './group-arrays.js';
import { neuronVariables } from './neuron-variables.js';
import { nextStates } from './next-states.js';
import { StepNormals } from './step-normals.js';
import { numbersOfNeurons, type StepNumbers } from './step-numbers.js';

/** What a function does of a step: all, the equations and `each step` alone, or what comes behind them. */
export type Share = 'whole' | 'equations' | 'rest';

/** Where values are read. */
export interface StepPlaces {
  readonly f: Code;
  /** the first of the two neighbours */
  readonly at: Cursor;
  readonly numbers: StepNumbers;
  /** by receiving state */
  readonly arriving: readonly Column<'pair'>[];
}

export class StepValues {
  readonly normals: StepNormals;
  /** not behind the last neuron; undefined where there is nothing */
  readonly real: Value | undefined;
  private readonly l = new Lanes(inline);
  private readonly free: Value;
  private found?: Value;
  private drawn?: { readonly impossible: Value; readonly expected: Value };

  constructor(
    private readonly group: GroupPlan,
    private readonly arrays: GroupArrays,
    private readonly h: number,
    private readonly machine: Machine,
    private readonly share: Share,
    private readonly places: StepPlaces
  ) {
    const { l } = this;
    this.normals = new StepNormals(places.f, l, arrays, places.at);
    const heldUntil = this.array('heldUntil', arrays.heldUntil);
    this.free = arrays.isHeld || group.size % 2 === 1 ? l.op('gt', this.number(0), heldUntil) : l.always();
    this.real = group.size % 2 === 1 ? l.op('lt', heldUntil, l.f64(Infinity)) : undefined;
  }

  /** Lanes that cannot be carried: found before anything of them is written back. Once all else is asked for. */
  get failing(): Value | undefined {
    return this.found;
  }

  /** Of a rate: lanes in which it cannot be, and what is expected of a step (rate h). After `spikes`. */
  get rate(): { readonly impossible: Value; readonly expected: Value } | undefined {
    return this.drawn;
  }

  /** By slot, and behind them what is kept for the rest of the step. */
  states(): Value[] {
    const moved = this.share === 'rest' ? this.stored() : this.eachStep(this.integrated());
    return this.share === 'equations' ? [...moved, ...this.noted()] : this.received(moved);
  }

  /** Which lanes fire, where that is decided for two at a time. */
  spikes(states: readonly Value[]): Value | undefined {
    const {
      l,
      group: { spike },
      arrays,
      arrays: { presented, uniforms },
      places: { f },
      h
    } = this;
    const shown = presented && l.leaf('shown', () => presented.word(f, 'isShown').splat(), 'mask');
    const may = shown ? l.op('and', this.free, shown) : this.free;
    const read = this.reader(states);
    if (spike?.kind === 'when' && spike.margin) return undefined;
    if (spike?.kind === 'when') {
      const fresh = spike.rising ? l.op('and', may, l.op('not', this.heldBefore(spike))) : may;
      return l.op('and', maskOf(spike.condition, l, read, fresh), fresh);
    }
    if (spike?.kind !== 'rate') return undefined;
    const rate = arrays.steadyRates
      ? this.array('steady rate', arrays.steadyRates.values)
      : valueOf(spike.rate, l, read, may);
    const expected = l.op('mul', rate, l.f64(h));
    const impossible = l.op('not', l.op('ge', rate, l.f64(0)));
    this.drawn = { impossible, expected };
    // 1 - exp(-x) is below x, and is worked out where that leaves a spike possible; a rate that cannot be is found in its place
    const mayFire = l.op('lt', this.array('uniform', uniforms!.values), l.op('mul', expected, l.f64(1 + 2 ** -40)));
    return l.op('and', may, l.op('or', mayFire, impossible));
  }

  /** A rate that stays over a call, and whether it is not 0. */
  steadyRate({ rate: formula }: Extract<SpikePlan, { kind: 'rate' }>): Readonly<Record<'rate' | 'notZero', Value>> {
    const { l } = this;
    const rate = valueOf(formula, l, this.reader([]));
    return { rate, notZero: l.op('ne', rate, l.f64(0)) };
  }

  /** By slot, after the integrator's step. */
  private integrated(): Value[] {
    const { l, group, free } = this;
    const states = this.stored();
    if (states.length === 0) return [];
    return nextStates(
      group,
      {
        l,
        states,
        read: this.reader(states),
        times: [this.number(1), this.number(2), this.number(3)],
        free,
        normal: this.normals.value,
        coefficient: (...entry) => this.coefficient(...entry),
        entries: (...row) => this.arrays.coefficients.row(...row)
      },
      this.h
    );
  }

  /** By slot, as they are in memory. */
  private stored(): Value[] {
    return this.arrays.states.map((values, slot) => this.array(`state ${slot}`, values));
  }

  /** With what `each step` assigns. */
  private eachStep(integrated: readonly Value[]): Value[] {
    const { l, group, free } = this;
    const { states, assigned } = outcomeOf(group.eachStep, {
      l,
      state: slot => integrated[slot]!,
      read: own => this.reader(integrated, own),
      when: slot => (group.states[slot]!.held ? free : undefined)
    });
    for (const { value, when } of assigned)
      this.fail(both(l, when, l.op('ne', l.op('mul', value, l.f64(0)), l.f64(0))));
    return integrated.map((value, slot) => states.get(slot) ?? value);
  }

  /** With what arrives; nothing that arrives sees anything else that does. */
  private received(states: readonly Value[]): Value[] {
    const { l, group, free } = this;
    let ring = 0;
    return states.map((value, slot) => {
      const { receives, held, scaledBy = [] } = group.states[slot]!;
      if (!receives) return value;
      const arriving = scaledBy.reduce(
        (all, by) => l.op('add', all, l.op('mul', this.arrivals(ring++), states[by]!)),
        this.arrivals(ring++)
      );
      const sum = l.op('add', value, arriving);
      return held ? l.op('select', free, sum, value) : sum;
    });
  }

  /** What is kept of a condition for the rest of the step. */
  private noted(): Value[] {
    const { arrays, group, l } = this;
    const noted = arrays.heldBefore && group.spike?.kind === 'when' ? [this.heldBefore(group.spike)] : [];
    return noted.map(held => l.op('select', held, l.f64(1), l.f64(0)));
  }

  /** Whether the condition held at the end of the last step. */
  private heldBefore({ condition }: Extract<SpikePlan, { kind: 'when' }>): Value {
    const { l, arrays, share } = this;
    if (share === 'rest') return l.op('ne', this.array('held before', arrays.heldBefore!), l.f64(0));
    return maskOf(condition, l, this.reader(this.stored(), undefined, this.number(1)));
  }

  /** `own`: states and lets, where not all are as `states` says. */
  private reader(
    states: readonly Value[],
    own: (variable: Variable) => Value | undefined = () => undefined,
    time = this.number(3)
  ): Read {
    const { arrays, group, l } = this;
    const values = {
      l,
      array: (key: string, numbers: Float64Array) => this.array(key, numbers),
      time: () => time,
      index: () => this.index()
    };
    const others = neuronVariables(group, arrays, values, 'outside its equations');
    const read = (variable: Variable): Value =>
      own(variable) ?? (variable.of === 'state' ? states[variable.slot]! : others(variable));
    return Object.assign(read, {
      list: (values: ListValue) =>
        this.array(`list ${addressOf(arrays.lists.each(values, group.size))}`, arrays.lists.each(values, group.size)),
      entry: (values: ListValue, index: Value, when?: Value) =>
        arrays.lists.entry(values, index, l, this.machine, outside => this.fail(both(l, when, outside))),
      draw: (draw: Draw, args: readonly Value[], when?: Value) =>
        drawnValue(draw, args, l, { seed: arrays.seed, element: this.index(), step: this.number(0) }, mask =>
          this.fail(both(l, when, mask))
        )
    });
  }

  /** Lanes in which something cannot be computed. */
  private fail(mask: Value): void {
    const here = this.real ? this.l.op('and', mask, this.real) : mask;
    this.found = this.found ? this.l.op('or', this.found, here) : here;
  }

  private index(): Value {
    const { f, at } = this.places;
    return this.l.leaf('index', () => numbersOfNeurons(f, at));
  }

  private number(which: 0 | 1 | 2 | 3): Value {
    return this.l.leaf(`number ${which}`, () => this.places.numbers[which]);
  }

  /** Two neighbours of an array. */
  private array(key: string, values: Float64Array): Value {
    return this.l.leaf(key, () => pairs(values).at(this.places.at));
  }

  private coefficient(...entry: Parameters<Coefficients['at']>): Value | undefined {
    const value = this.arrays.coefficients.at(...entry);
    if (value === 0) return undefined;
    return typeof value === 'number' ? this.l.f64(value) : this.array(`coefficient ${addressOf(value)}`, value);
  }

  private arrivals(receiving: number): Value {
    return this.l.leaf(`arrivals ${receiving}`, () => this.places.arriving[receiving]!.at(this.places.at));
  }
}
