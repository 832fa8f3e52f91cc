// Spikes that do not leave their neurons: no synapse hears of them, and nobody records them.
import { placeOf, type SilencePlan } from '../../2-plan/index.js';

/** Those that hold for what fires in step `step` of the experiment. */
export const silencesIn = (plans: readonly SilencePlan[], step: number): readonly SilencePlan[] =>
  plans.filter(({ from, until }) => from < step && step <= until);

export const isSilent = ({ neurons }: SilencePlan, neuron: number): boolean => placeOf(neurons, neuron) >= 0;
