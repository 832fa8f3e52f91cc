// Whole blocks to fill in, where a declaration may begin.
import { CompletionItemKind } from 'vscode-languageserver';
import type { Place, Proposal } from './completion.js';

interface Block {
  readonly label: string;
  readonly detail: string;
  /** `${1:text}` are places to fill in, one after the other */
  readonly text: string;
}

const blocks: readonly Block[] = [
  { label: 'experiment …', detail: 'what is simulated, recorded and drawn', text: 'experiment ${1:spontaneous} {\n  step ${2:0.1 ms}\n  seed ${3:1}\n  record spikes of ${4:E}\n  run ${5:1 s}\n  plot raster(${4:E}), rate(${4:E}, bin = 5 ms)\n}' },
  { label: 'connect …', detail: 'synapses between populations', text: 'connect ${1:exc}: ${2:E} -> ${3:E} {\n  synapse ${4:exp_current}(weight = ${5:50 pA})\n  pattern ${6:fixed_probability(10 %)}\n  delay ${7:1.5 ms}\n}' },
  { label: 'population …', detail: 'neurons of one model', text: 'population ${1:E}[${2:100}] : ${3:lif}' },
  { label: 'neuron …', detail: 'a model of neurons', text: "/// ${1:Leaky integrate-and-fire neuron}.\nneuron ${2:my_neuron} {\n  param tau_m = ${3:20 ms} positive\n  param E_L = -70 mV\n  param V_th = -50 mV\n  param R = 100 MOhm positive\n  input I : pA\n  state V : mV = E_L\n  V' = (E_L - V + R * I) / tau_m\n  spike when V >= V_th\n  on spike { V = E_L }\n  refractory ${4:2 ms} holds V\n}" },
  { label: 'synapse …', detail: 'a model of synapses', text: "/// ${1:Exponential current}.\nsynapse ${2:my_synapse} {\n  param weight : pA\n  param tau = ${3:5 ms} positive\n  state J : pA = 0 pA\n  J' = -J / tau\n  on pre { J += weight }\n  inject I = J\n}" },
  { label: 'sweep …', detail: 'runs anew for each value of a parameter', text: 'sweep ${1:g} from ${2:3} to ${3:8} in ${4:6} {\n  run ${5:300 ms}\n  report rate(${6:E})\n}' }
];

export function snippetProposals({ cursor }: Place): Proposal[] {
  if (!cursor.beginsStatement) return [];
  const isHere = ({ label }: Block): boolean => (label.startsWith('sweep') ? cursor.rule === 'Experiment' : cursor.rule === 'Program');
  return blocks.filter(isHere).map(({ label, detail, text }, i) => ({ label, kind: CompletionItemKind.Snippet, rank: 3 + i / 1000, detail, insert: text, isSnippet: true, documentation: `\`\`\`snn\n${text.replace(/\$\{\d+:([^}]*)\}/g, '$1')}\n\`\`\`` }));
}
