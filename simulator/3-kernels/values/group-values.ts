// The numbers of one group of neurons: parameters, states and inputs, one array each, and how formulas read them.
import { located } from '../../1-model/index.js';
import {
  draws,
  mentions,
  type Assignment,
  type ElementValue,
  type Formula,
  type GroupPlan,
  type Variable
} from '../../2-plan/index.js';
import type { ProgressMeter } from '../watch/index.js';
import { heap, type Allocator } from './allocator.js';
import { compile, type Evaluate, type Reader } from './compile.js';
import { drawn, type Seek } from './draws.js';
import { inRange } from './in-range.js';
import { propagatorsOf, type NeuronPropagators } from './propagators.js';

/** The time that formulas read, in ms; one for the whole network. */
export interface Clock {
  time: number;
}

const nothing = new Float64Array(0);

export class GroupValues {
  /** by slot */
  readonly states: readonly Float64Array[];
  /** by slot; one array for each parameter that differs between neurons */
  readonly parameters: Float64Array[] = [];
  /** by number of the input; empty for what nothing drives from outside */
  readonly inputs: readonly Float64Array[];
  /** by slot, for each neuron alike: 1 where what belongs to the flag is frozen */
  readonly frozen: readonly Float64Array[];
  /** by slot, what is summed over the neurons at the end of a presentation */
  readonly totals: Float64Array;
  /** by slot; the lets of the event under way */
  readonly locals: Float64Array;
  readonly reader: Reader;
  /** when what is drawn in an event is drawn: the step, and how often the event happened to the neuron before in it */
  readonly moment = { step: 0, occasion: 0 };
  private made?: NeuronPropagators;

  /** Throws NetworkError for values out of bounds. */
  constructor(
    readonly plan: GroupPlan,
    private readonly seed: number,
    readonly clock: Clock,
    readonly progress: ProgressMeter,
    { f64 }: Allocator = heap
  ) {
    const { size, states, inputs, parameters, eachStep, onSpike, onPresentation = [], totals = [], flags = 0 } = plan;
    this.states = states.map(() => f64(size));
    this.inputs = inputs.map(input => (input.driven ? f64(size) : nothing));
    this.frozen = Array.from({ length: flags }, () => f64(size));
    this.totals = new Float64Array(totals.length);
    this.locals = new Float64Array(localsOf([...eachStep, ...onSpike, ...onPresentation]));
    this.reader = { variable: variable => this.variable(variable) };
    for (const element of parameters) {
      if (element.slot !== undefined) this.parameters[element.slot] = this.filled(element, f64(size), progress);
    }
    states.forEach(({ initial }, slot) => this.filled(initial, this.states[slot]!, progress));
  }

  /** The exact steps of the neurons over `h` ms, made where they are first asked for. */
  propagators(h: number): NeuronPropagators {
    return (this.made ??= propagatorsOf(this, h));
  }

  /** Closure of a formula of these neurons. */
  compile(formula: Formula): Evaluate {
    return compile(formula, this.reader);
  }

  /** The same for what happens in events, where draws are made at the moment. */
  compileEvent(formula: Formula): Evaluate {
    const { moment } = this;
    const seek: Seek = (stream, neuron) => stream.seek(neuron, moment.step, moment.occasion);
    return compile(formula, {
      ...this.reader,
      draw: (draw, args) => drawn(draw, args, this.seed, draw.event!, seek)
    });
  }

  /** Values of `element` for the first neurons, as many as the array is long; `neuron` says which neuron each place is. */
  filled(
    element: ElementValue,
    into: Float64Array,
    progress: ProgressMeter,
    neuron: (place: number) => number = place => place
  ): Float64Array {
    const { name } = this.plan;
    const check = inRange(element, name, place => `neuron ${neuron(place)} of `);
    const variable = (v: Variable): Evaluate => placed(this.variable(v), neuron);
    const seek: Seek = (stream, place) => stream.seek(neuron(place));
    const evaluate = compile(element.value, {
      variable,
      draw: (draw, args) => drawn(draw, args, this.seed, element, seek)
    });
    return located(element.source, () => {
      for (let place = 0; place < into.length; place++) {
        into[place] = check(evaluate(place), place);
        progress.spend(1);
      }
      return into;
    });
  }

  private variable(variable: Variable): Evaluate {
    const { clock } = this;
    switch (variable.of) {
      case 'state':
        return entryOf(this.states[variable.slot]!);
      case 'parameter':
        return entryOf(this.parameters[variable.slot]!);
      case 'input':
        return this.plan.inputs[variable.slot]!.driven ? entryOf(this.inputs[variable.slot]!) : () => 0;
      case 'local':
        return () => this.locals[variable.slot]!;
      case 'index':
        return i => i;
      case 'time':
        return () => clock.time;
      case 'frozen':
        return entryOf(this.frozen[variable.slot]!);
      case 'total':
        return () => this.totals[variable.slot]!;
      case 'course':
        throw new Error('A neuron has no sums over synapses.');
      case 'noise':
        throw new Error('White noise has no value; the planner must take it out of formulas.');
    }
  }
}

const entryOf =
  (values: Float64Array): Evaluate =>
  i =>
    values[i]!;
const placed =
  (evaluate: Evaluate, neuron: (place: number) => number): Evaluate =>
  place =>
    evaluate(neuron(place));

const localsOf = (assignments: readonly Assignment[]): number =>
  assignments.reduce((most, { target }) => (target.kind === 'local' ? Math.max(most, target.slot + 1) : most), 0);

/** Whether a formula is the same at all times: nothing in it changes in a run. */
export const isSteady = (formula: Formula): boolean =>
  !draws(formula) &&
  !mentions(
    formula,
    v => v.of === 'state' || v.of === 'input' || v.of === 'time' || v.of === 'local' || v.of === 'frozen'
  );

/** Bytes of the values of a group. */
export const groupValuesBytes = ({ size, states, parameters, inputs }: GroupPlan): number =>
  8 *
  size *
  (states.length + parameters.filter(({ slot }) => slot !== undefined).length + inputs.filter(i => i.driven).length);
