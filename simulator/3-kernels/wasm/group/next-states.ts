// One step of the states of a neuron, or of a synapse, as values: what each integrator of the reference does, in the same order.
import { isOwnState, type Formula, type Integrated, type Propagator, type Variable } from '../../../2-plan/index.js';
import { streamOfColumn } from '../../values/index.js';
import { valueOf, type Read } from '../formula/formula-value.js';
import type { Lanes, Value } from '../code/index.js';
import { grown, growthOverStep, slope } from '../program/growth.js';
import type { Coefficients, Duration } from './coefficients.js';

/** What a step is computed from. */
export interface StepInputs {
  readonly l: Lanes;
  /** by slot, at the start of the step */
  readonly states: readonly Value[];
  /** everything but states and time: parameters, inputs, the index */
  readonly read: Read;
  /** times at the start, in the middle and at the end of the step, ms */
  readonly times: readonly [Value, Value, Value];
  /** whether the neuron is not refractory */
  readonly free: Value;
  /** a standard normal number of this step from a stream; of those that all neurons share, which of them */
  readonly normal: (stream: string, shared?: number) => Value;
  /** an entry of a propagator; undefined where it is 0 */
  readonly coefficient: (...entry: Parameters<Coefficients['at']>) => Value | undefined;
  /** the entries of a row */
  readonly entries: Coefficients['row'];
}

/** By slot, at the end of the step and before anything arrives. `h` in ms. */
export function nextStates(group: Integrated, inputs: StepInputs, h: number): Value[] {
  const step = new Step(group, inputs, h);
  switch (group.integrator.name) {
    case 'exact':
      return step.placed(step.linear('free', 'held'), []);
    case 'exponential_euler':
      return step.exponentialEuler();
    case 'rk4':
      return step.rk4();
    case 'exponential_euler_maruyama':
      return step.exponentialEulerMaruyama();
    case 'euler_maruyama':
      return step.eulerMaruyama();
  }
}

class Step {
  private readonly l: Lanes;
  private readonly linearSlots: readonly number[];

  constructor(
    private readonly group: Integrated,
    private readonly inputs: StepInputs,
    private readonly h: number
  ) {
    this.l = inputs.l;
    this.linearSlots = group.integrator.linear.slots;
  }

  exponentialEuler(): Value[] {
    const { l, h, inputs } = this;
    const middle = this.placed(this.linear('freeHalf', 'heldHalf'), []);
    const [, time] = inputs.times;
    const others = this.remaining('conditional').map(({ slot, rate, drive }) => {
      const x = inputs.states[slot]!;
      const a = this.evaluate(rate, middle, time);
      const b = this.evaluate(drive, middle, time, this.moving(slot));
      return this.unlessHeld(slot, grown(l, x, slope(l, x, a, b), growthOverStep(l, a, h)));
    });
    return this.placed(this.linear('free', 'held'), others);
  }

  rk4(): Value[] {
    const { l, h, inputs } = this;
    const [start, half, end] = inputs.times;
    const others = this.remaining('derivative');
    const middle = this.linear('freeHalf', 'heldHalf');
    const whole = this.linear('free', 'held');
    const first = others.map(({ slot }) => inputs.states[slot]!);
    const zeros = others.map(() => l.f64(0));
    const slopes = (states: readonly Value[], time: Value): Value[] =>
      others.map(({ slot, derivative }) =>
        this.unlessHeld(slot, this.evaluate(derivative, states, time, this.moving(slot)), l.f64(0))
      );
    const moved = (duration: number, along: readonly Value[], exact: readonly Value[]): Value[] =>
      this.placed(
        exact,
        first.map((x, j) => l.op('add', x, l.op('mul', l.f64(duration), along[j]!)))
      );
    const added = (sum: readonly Value[], weight: number, slope: readonly Value[]): Value[] =>
      sum.map((s, j) => l.op('add', s, weight === 1 ? slope[j]! : l.op('mul', l.f64(weight), slope[j]!)));
    const k1 = slopes(inputs.states, start);
    const k2 = slopes(moved(h / 2, k1, middle), half);
    const k3 = slopes(moved(h / 2, k2, middle), half);
    const k4 = slopes(moved(h, k3, whole), end);
    return moved(h / 6, added(added(added(added(zeros, 1, k1), 2, k2), 2, k3), 1, k4), whole);
  }

  exponentialEulerMaruyama(): Value[] {
    const { l, h, inputs } = this;
    const [start, time] = inputs.times;
    const middle = this.placed(this.linear('freeHalf', 'heldHalf'), []);
    const others = this.remaining('relaxing').map(({ slot, rate, derivative, noises }) => {
      const when = this.moving(slot);
      const a = this.evaluate(rate, middle, time);
      const change = l.call('expm1', l.op('mul', a, l.f64(h)));
      const growth = l.op('select', l.op('eq', a, l.f64(0)), l.f64(h), l.op('div', change, a));
      const drifted = l.op(
        'add',
        inputs.states[slot]!,
        l.op('mul', this.evaluate(derivative, middle, time, when), growth)
      );
      const spread = l.op('sqrt', l.op('div', l.op('mul', growth, l.op('add', change, l.f64(2))), l.f64(2)));
      const kicked = noises.reduce((sum, { noise, factor }) => {
        const scale = l.op('mul', this.evaluate(factor, inputs.states, start, when), spread);
        return l.op('add', sum, l.op('mul', scale, this.normalOf(noise)));
      }, drifted);
      return this.unlessHeld(slot, kicked);
    });
    return this.placed(this.linear('free', 'held'), others);
  }

  eulerMaruyama(): Value[] {
    const { l, h, inputs } = this;
    const [start] = inputs.times;
    const others = this.remaining('derivative').map(({ slot, derivative, noises }) => {
      const x = inputs.states[slot]!;
      const drifted = l.op(
        'add',
        x,
        l.op('mul', l.f64(h), this.evaluate(derivative, inputs.states, start, this.moving(slot)))
      );
      const kicked = noises.reduce((sum, { noise, factor }) => {
        const kick = l.op(
          'mul',
          l.op('mul', this.evaluate(factor, inputs.states, start, this.moving(slot)), l.f64(Math.sqrt(h))),
          this.normalOf(noise)
        );
        return l.op('add', sum, kick);
      }, drifted);
      return this.unlessHeld(slot, kicked);
    });
    return this.placed(this.linear('free', 'held'), others);
  }

  /** The exactly advanced states after a step by these propagators, in the order of `linear.slots`. */
  linear(free: Duration, held: Duration): Value[] {
    const { linear } = this.group.integrator;
    const [time] = this.inputs.times;
    const drive = linear.drive.map(formula =>
      isZero(formula) ? undefined : this.evaluate(formula, this.inputs.states, time)
    );
    return linear.slots.map((slot, row) => {
      const moving = this.row(free, row, drive);
      const waiting = this.row(held, row, drive);
      return moving === waiting ? moving : this.l.op('select', this.inputs.free, moving, waiting);
    });
  }

  /** By slot: what was advanced exactly, and the others. */
  placed(exact: readonly Value[], others: readonly Value[]): Value[] {
    const states = [...this.inputs.states];
    this.linearSlots.forEach((slot, row) => (states[slot] = exact[row]!));
    this.group.integrator.remaining.forEach(({ slot }, j) => (states[slot] = others[j] ?? states[slot]!));
    return states;
  }

  /** Of a noise that is not drawn exactly. */
  private normalOf(noise: number): Value {
    const { stream, of } = this.group.noises[noise]!;
    return of === 'neuron' ? this.inputs.normal(stream) : this.inputs.normal(stream, 0);
  }

  /** start + (change start + integral drive), and the noise of a whole step, or half of that at mid-step. */
  private row(which: Duration, row: number, drive: readonly (Value | undefined)[]): Value {
    const { l, inputs, group } = this;
    const { slots } = group.integrator.linear;
    const start = inputs.states[slots[row]!]!;
    const terms = [
      ...this.terms(which, 'change', row, column => inputs.states[slots[column]!]!),
      ...this.terms(which, 'integral', row, column => drive[column])
    ];
    const moved = terms.length ? l.op('add', start, l.sum(...terms)) : start;
    const half = which === 'freeHalf' ? 'free' : which === 'heldHalf' ? 'held' : undefined;
    const own = this.terms(half ?? which, 'noise', row, column => inputs.normal(streamOfColumn(group, column)));
    const shared = group.noises
      .filter(({ of }) => of !== 'neuron')
      .flatMap(({ stream }, i) =>
        this.terms(half ?? which, 'shared', i * slots.length + row, column => inputs.normal(stream, column))
      );
    return [...own, ...shared].reduce(
      (sum, term) => l.op('add', sum, half ? l.op('mul', l.f64(0.5), term) : term),
      moved
    );
  }

  /** What stands in a row, each entry times what is at its column. */
  private terms(
    which: Duration,
    part: keyof Propagator,
    row: number,
    of: (column: number) => Value | undefined
  ): Value[] {
    return this.inputs.entries(part, row).flatMap(({ column, place }) => {
      const value = of(column);
      const factor = value && this.inputs.coefficient(which, part, place);
      return factor ? [this.l.op('mul', factor, value)] : [];
    });
  }

  private remaining<K extends Integrated['integrator']['remaining'][number]['kind']>(
    kind: K
  ): Extract<Integrated['integrator']['remaining'][number], { kind: K }>[] {
    return this.group.integrator.remaining.filter(
      (state): state is Extract<typeof state, { kind: K }> => state.kind === kind
    );
  }

  private unlessHeld(slot: number, next: Value, held = this.inputs.states[slot]!): Value {
    return this.group.states[slot]!.held ? this.l.op('select', this.inputs.free, next, held) : next;
  }

  /** Where a state goes on; undefined: always. */
  private moving(slot: number): Value | undefined {
    return this.group.states[slot]!.held ? this.inputs.free : undefined;
  }

  private evaluate(formula: Formula, states: readonly Value[], time: Value, when?: Value): Value {
    const variable = (v: Variable): Value =>
      isOwnState(v) ? states[v.slot]! : v.of === 'time' ? time : this.inputs.read(v);
    return valueOf(formula, this.l, Object.assign(variable, this.inputs.read), when);
  }
}

const isZero = (formula: Formula): boolean => formula.kind === 'number' && formula.value === 0;
