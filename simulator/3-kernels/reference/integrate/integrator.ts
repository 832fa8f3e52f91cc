// The types of integrators: how one is built for a group, and what it then does.
import type { Integrated } from '../../../2-plan/index.js';
import type { IntegratedValues } from '../../values/index.js';
import type { LinearStep } from './linear-step.js';

/** Carries the states of one neuron from (step - 1) h to step h, without what arrives. `held`: it is refractory. */
export type Integrate = (neuron: number, held: boolean, step: number) => void;

/** `h` is the step in ms. */
export type Build = (
  group: Integrated,
  values: IntegratedValues,
  linear: LinearStep,
  h: number,
  seed: number
) => Integrate;
