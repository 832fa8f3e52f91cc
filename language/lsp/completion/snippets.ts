// Whole blocks to fill in, where a declaration may begin.
import { CompletionItemKind } from 'vscode-languageserver';
import type { Place, Proposal } from './completion.js';

interface Block {
  readonly label: string;
  readonly detail: string;
  /** `${1:text}` are places to fill in, one after the other */
  readonly lines: readonly string[];
}

const blocks: readonly Block[] = [
  {
    label: 'experiment …',
    detail: 'what is simulated, recorded and drawn',
    lines: [
      'experiment ${1:spontaneous} {',
      '  step ${2:0.1 ms}',
      '  seed ${3:1}',
      '  record spikes of ${4:E}',
      '  run ${5:1 s}',
      '  plot raster(${4:E}), rate(${4:E}, bin = 5 ms)',
      '}'
    ]
  },
  {
    label: 'connect …',
    detail: 'synapses between populations',
    lines: [
      'connect ${1:exc}: ${2:E} -> ${3:E} {',
      '  synapse ${4:exp_current}(weight = ${5:50 pA})',
      '  pattern ${6:fixed_probability(10 %)}',
      '  delay ${7:1.5 ms}',
      '}'
    ]
  },
  { label: 'population …', detail: 'neurons of one model', lines: ['population ${1:E}[${2:100}] : ${3:lif}'] },
  {
    label: 'neuron …',
    detail: 'a model of neurons',
    lines: [
      '/// ${1:Leaky integrate-and-fire neuron}.',
      'neuron ${2:my_neuron} {',
      '  param tau_m = ${3:20 ms} positive',
      '  param E_L = -70 mV',
      '  param V_th = -50 mV',
      '  param R = 100 MOhm positive',
      '  input I : pA',
      '  state V : mV = E_L',
      "  V' = (E_L - V + R * I) / tau_m",
      '  spike when V >= V_th',
      '  on spike { V = E_L }',
      '  refractory ${4:2 ms} holds V',
      '}'
    ]
  },
  {
    label: 'synapse …',
    detail: 'a model of synapses',
    lines: [
      '/// ${1:Exponential current}.',
      'synapse ${2:my_synapse} {',
      '  param weight : pA',
      '  param tau = ${3:5 ms} positive',
      '  state J : pA = 0 pA',
      "  J' = -J / tau",
      '  on pre { J += weight }',
      '  inject I = J',
      '}'
    ]
  },
  {
    label: 'sweep …',
    detail: 'runs anew for each value of a parameter',
    lines: ['sweep ${1:g} from ${2:3} to ${3:8} in ${4:6} {', '  run ${5:300 ms}', '  report rate(${6:E})', '}']
  }
];

export function snippetProposals({ cursor }: Place): Proposal[] {
  if (!cursor.beginsStatement) return [];
  const isHere = ({ label }: Block): boolean =>
    label.startsWith('sweep') ? cursor.rule === 'Experiment' : cursor.rule === 'Program';
  return blocks.filter(isHere).map((block, i) => proposalOf(block, 3 + i / 1000));
}

function proposalOf({ label, detail, lines }: Block, rank: number): Proposal {
  const text = lines.join('\n');
  const plain = text.replace(/\$\{\d+:([^}]*)\}/g, '$1');
  return {
    label,
    kind: CompletionItemKind.Snippet,
    rank,
    detail,
    insert: text,
    isSnippet: true,
    documentation: `\`\`\`snn\n${plain}\n\`\`\``
  };
}
