// Above every experiment: `▶ Run`, and how large its network is.
import type { LangiumDocument } from 'langium';
import type { CodeLensProvider } from 'langium/lsp';
import type { CodeLens } from 'vscode-languageserver';
import { type Program, isConnect, isExperiment, isProgram } from '../generated/ast.js';
import type { SnnServices } from './services.js';
import { populationsIn } from '../names/declarations.js';
import { neuronsOf, synapsesOf, total } from './network-size.js';
import { counted } from './quantity-notes.js';

/** The client's command; its arguments are the uri of the file and the name of the experiment. */
const runCommand = 'snn.run';

export class SnnCodeLens implements CodeLensProvider {
  constructor(private readonly services: SnnServices) {}

  provideCodeLens(document: LangiumDocument): CodeLens[] {
    const program = document.parseResult.value;
    if (!isProgram(program)) return [];
    const size = sizeText(this.services.names.closure(program));
    return program.declarations
      .filter(isExperiment)
      .filter(declaration => declaration.name && declaration.$cstNode)
      .flatMap(experiment => {
        const { range } = experiment.$cstNode!;
        const run = {
          range,
          command: { title: '▶ Run', command: runCommand, arguments: [document.uri.toString(), experiment.name] }
        };
        return size ? [run, { range, command: { title: size, command: '' } }] : [run];
      });
  }
}

/** `12 501 neurons · 15 637 500 synapses`; what the text does not tell is left out. */
function sizeText(programs: readonly Program[]): string {
  const declarations = programs.flatMap(program => program.declarations);
  const [populations, connects] = [populationsIn(declarations), declarations.filter(isConnect)];
  const counts = connects.map(synapsesOf);
  const [neurons, synapses] = [total(populations.map(neuronsOf)), total(counts.map(count => count?.count))];
  const parts = [
    ...(neurons === undefined || populations.length === 0 ? [] : [counted(neurons, 'neuron')]),
    ...(synapses === undefined || connects.length === 0
      ? []
      : [`${counts.some(count => count?.isMean) ? 'about ' : ''}${counted(Math.round(synapses), 'synapse')}`])
  ];
  return parts.join(' · ');
}
