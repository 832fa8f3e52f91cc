// How a state of synapses moves between two events, where events alone touch it.
import type { SynapseState } from '../../../2-plan/index.js';
import { compile, type SynapseValues } from '../../values/index.js';
import { growth, knownGrowths } from './growth.js';
import type { Kept } from './kept-states.js';

/** x' = rate x + drive over a whole number of steps: x + (rate x + drive) (exp(rate t) - 1) / rate. */
export function advancing({ rate, drive }: SynapseState, values: SynapseValues, h: number): Kept['advanced'] {
  if (rate.kind === 'number' && rate.value === 0 && drive.kind === 'number' && drive.value === 0) return undefined;
  const a = compile(rate, values.reader);
  const b = compile(drive, values.reader);
  const grown =
    rate.kind === 'number'
      ? remembered(rate.value, h)
      : (synapse: number, elapsed: number): number => growth(a(synapse), elapsed * h);
  return (x, synapse, elapsed) => x + (a(synapse) * x + b(synapse)) * grown(synapse, elapsed);
}

/** The same for all synapses: worked out once for each number of steps, as far as they are few. */
function remembered(rate: number, h: number): (synapse: number, elapsed: number) => number {
  const known = new Float64Array(knownGrowths);
  return (_synapse, elapsed) => {
    if (elapsed >= known.length) return growth(rate, elapsed * h);
    const value = known[elapsed]!;
    return value !== 0 ? value : (known[elapsed] = growth(rate, elapsed * h));
  };
}
