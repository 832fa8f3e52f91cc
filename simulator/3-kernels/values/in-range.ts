// Whether computed values of neurons and synapses keep within their bounds.
import { checkRange, networkError, type ElementValue } from '../../2-plan/index.js';

/** Throws NetworkError for a value out of bounds, not a number or infinite; `which` names the element: `neuron 3 of `. */
export function inRange(
  element: ElementValue,
  owner: string,
  which: (index: number) => string
): (value: number, index: number) => number {
  const low = element.positive ? Math.max(element.low ?? 0, Number.MIN_VALUE) : (element.low ?? -Number.MAX_VALUE);
  const high = element.high ?? Number.MAX_VALUE;
  return (value, index) => {
    if (value >= low && value <= high) return value;
    checkRange(element, value, owner, which(index));
    throw networkError(
      'out-of-range',
      `${element.name} of ${which(index)}${owner} is infinite; give it a finite value.`,
      element.source
    );
  };
}
