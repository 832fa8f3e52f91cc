// Making synapses whose weights, delays or pairs are drawn or computed one by one.
import { emit } from '../../simulator/3-kernels/index.js';
import { plan } from '../../simulator/index.js';
import { lowered } from './lowered.js';
import { memoryLimit } from './run-snn.js';

export interface Connecting {
  readonly title: string;
  readonly synapses: number;
  /** processor seconds */
  readonly seconds: number;
}

interface Network {
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

/** 3 M synapses. */
const drawn = (weight: string, delay: string, plasticity = ''): string => `
population E[6000] : lif_delta(E_L = 0 mV, V_th = 20 mV, V_reset = 0 mV)
connect c: E -> E {
  synapse delta(weight = ${weight})
  pattern fixed_indegree(500)
  delay ${delay}
  ${plasticity}
}`;

/** 59 M pairs, 2.1 M of them connected. */
const paired = (probability: string): string => `
const P = [${Array.from({ length: 64 }, (_, i) => ((i * 29) % 64) / 900).join(', ')}]
population E[80, 96] : lif_delta(E_L = 0 mV, V_th = 20 mV, V_reset = 0 mV) placed grid(10 um)
connect c: E -> E {
  synapse delta(weight = 0.1 mV)
  pattern fixed_probability(${probability})
  delay 1.5 ms
}`;

const experiment = `
experiment connecting {
  step 0.1 ms
  run 1 ms
}
`;

const network = (name: string, title: string, text: string): Network => ({ name, title, text: text + experiment });

export const connections: readonly Network[] = [
  network('alike', '3 M synapses, all alike', drawn('0.1 mV', '1.5 ms')),
  network('drawn', 'weights normal, delays uniform', drawn('normal(0.1 mV, 0.01 mV)', 'uniform(0.5 ms, 5 ms)')),
  network(
    'bounded',
    'weights lognormal, delays normal between two bounds',
    drawn('lognormal(0.1 mV, 0.3)', 'truncated_normal(1.5 ms, 0.75 ms, 0.1 ms, 10 ms)')
  ),
  network(
    'plastic',
    'weights normal, delays uniform, with STDP',
    drawn('normal(0.1 mV, 0.01 mV)', 'axonal uniform(0.5 ms, 5 ms)', 'plasticity stdp(w_max = 0.2 mV)')
  ),
  network('distance', '59 M pairs, probability by distance', paired('exp(-distance(pre, post) / 68 um)')),
  network(
    'table',
    '59 M pairs, probability from a table',
    paired('P[floor(pre.index / 960) * 8 + floor(post.index / 960)]')
  )
];

export function connectingOf(name: string): Connecting {
  const { title, text } = connections.find(network => network.name === name)!;
  const made = plan(lowered(text), { experiment: 'connecting', memoryLimit }).plan!;
  const began = process.cpuUsage();
  const { synapses } = emit(made);
  const { user, system } = process.cpuUsage(began);
  return { title, synapses: synapses[0]!, seconds: (user + system) / 1e6 };
}
