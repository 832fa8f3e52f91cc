// The numbers that an integrator carries over a step: of neurons, or of synapses. Types alone.
import type { Formula, Integrated } from '../../2-plan/index.js';
import type { ProgressMeter } from '../watch/index.js';
import type { Evaluate } from './compile.js';
import type { Clock } from './group-values.js';
import type { NeuronPropagators } from './propagators.js';

export interface IntegratedValues {
  readonly plan: Integrated;
  /** by slot */
  readonly states: readonly Float64Array[];
  readonly clock: Clock;
  readonly progress: ProgressMeter;
  compile(formula: Formula): Evaluate;
  /** exact steps of `h` ms */
  propagators(h: number): NeuronPropagators;
  /** before a formula is evaluated for an element; absent where that needs nothing */
  goTo?(element: number): void;
}
