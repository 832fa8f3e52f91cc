// Plasticity rules under given spike trains on both sides of a synapse, through the public path.
import { expect } from 'vitest';
import { run } from '../../simulator/index.js';
import { lowered } from '../support/lowered.js';

/** Spike times in ms as they meet at the synapse, multiples of the step. */
export interface PairedSpikes {
  /** the rule with its arguments, as in `plasticity stdp(w_max = 1 mV)` */
  readonly rule: string;
  /** of several synapses onto the same neuron */
  readonly pre: readonly (readonly number[])[];
  readonly post: readonly number[];
  /** mV, at first */
  readonly weight: number;
  /** ms */
  readonly step?: number;
}

/** The weight of each synapse in mV after all spikes. */
export function finalWeights(spikes: PairedSpikes): readonly number[] {
  const recording = run(lowered(pairedText(spikes)), { experiment: 'pairing' });
  expect(recording.faults).toEqual([]);
  return Array.from(recording.weights[0]!.values.slice(-spikes.pre.length));
}

/** A teacher makes the neuron fire one step after its own spike; one more step takes that spike back to the synapse. */
function pairedText({ rule, pre, post, weight, step = 0.1 }: PairedSpikes): string {
  const times = (list: readonly number[]): string => `[${list.map(time => `${time.toFixed(1)} ms`).join(', ')}]`;
  const end = Math.max(...pre.flat(), ...post) + 2;
  return `
population Pre[${pre.length}] : spike_list(times = [${pre.map(times).join(', ')}])
population Teacher[1] : spike_list(times = ${times(post.map(time => time - 2 * step))})
population Post[1] : lif_delta(E_L = 0 mV, V_th = 1000 mV, V_reset = 0 mV, t_ref = 0 ms)
connect teach: Teacher -> Post {
  synapse delta(weight = 2000 mV)
  pattern all_to_all
}
connect plastic: Pre -> Post {
  synapse delta(weight = ${weight} mV)
  pattern all_to_all
  delay dendritic ${step} ms
  plasticity ${rule}
}
experiment pairing {
  step ${step} ms
  record weight of plastic every ${end.toFixed(1)} ms
  run ${end.toFixed(1)} ms
}
`;
}
