// The fault of a state that left the numbers: found in the step in which it happens.
import { formatNumber, NetworkError, type Source } from '../../1-model/index.js';

/** `owner`: `neuron 3 of E`. `source` is the equation of the variable. */
export function notFinite(variable: string, owner: string, value: number, source: Source): NetworkError {
  const remedy =
    'make the step smaller, or look for a division by zero or unbounded growth in its equation, its inputs and the events that change it';
  return new NetworkError([
    { code: 'not-finite', message: `${variable} of ${owner} became ${formatNumber(value)}; ${remedy}.`, source }
  ]);
}
