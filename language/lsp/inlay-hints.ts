// Behind every population how its equations are advanced, and behind every equation of synapses where their states are kept, with the
// reasons on hovering.
import { Cancellation, type LangiumDocument } from 'langium';
import type { InlayHintProvider } from 'langium/lsp';
import { InlayHintKind, type InlayHint, type InlayHintParams } from 'vscode-languageserver';
import { integrationOf, plan, synapticStates, type Plan, type SynapticState } from '../../simulator/index.js';
import {
  isEquation,
  isModel,
  isPopulationDecl,
  isProgram,
  type Equation,
  type PopulationDecl,
  type Program
} from '../generated/ast.js';
import { counted } from './quantity-notes.js';
import type { SnnServices } from './services.js';

export class SnnInlayHints implements InlayHintProvider {
  constructor(private readonly services: SnnServices) {}

  async getInlayHints(
    document: LangiumDocument,
    { range }: InlayHintParams,
    token = Cancellation.CancellationToken.None
  ): Promise<InlayHint[]> {
    const program = document.parseResult.value;
    if (!isProgram(program)) return [];
    const inRange = ({ $cstNode }: PopulationDecl | Equation): boolean =>
      $cstNode !== undefined &&
      range.start.line <= $cstNode.range.end.line &&
      $cstNode.range.start.line <= range.end.line;
    const declarations = program.declarations.filter(isPopulationDecl).filter(inRange);
    const equations = equationsOfSynapses(program).filter(inRange);
    if (declarations.length + equations.length === 0) return [];
    await this.services.later.settled(document, token);
    const { model, refused } = this.services.findings.latest(document);
    const experiment = model?.experiments.find(({ name }) => !refused.has(name));
    const planned = model && experiment && plan(model, { experiment: experiment.name }).plan;
    if (!planned) return [];
    const uri = document.uri.toString();
    const states = synapticStates(planned).filter(({ source }) => source.uri === uri);
    return [
      ...declarations.flatMap(declaration => hintOf(declaration, planned) ?? []),
      ...equations.flatMap(equation => keptHint(equation, states) ?? [])
    ];
  }
}

const equationsOfSynapses = (program: Program): Equation[] =>
  program.declarations
    .filter(isModel)
    .filter(({ kind }) => kind === 'synapse' || kind === 'plasticity')
    .flatMap(model => model.members.filter(isEquation));

/** Over all connections that use the equation. */
function keptHint({ $cstNode }: Equation, states: readonly SynapticState[]): InlayHint | undefined {
  const own = states.filter(({ source }) => source.offset === $cstNode?.offset);
  const [first] = own;
  if (!$cstNode || !first) return undefined;
  const isMixed = own.some(({ place }) => place !== first.place);
  const text = (state: SynapticState): string => placeText({ ...state, updates: isMixed ? state.updates : sum(own) });
  return {
    position: $cstNode.range.end,
    label: isMixed ? own.map(state => `${state.projection}: ${text(state)}`).join(', ') : text(first),
    kind: InlayHintKind.Type,
    paddingLeft: true,
    tooltip: own
      .map(state => `${state.projection}: ${placeText(state)}${state.why ? `, as ${state.why}` : ''}`)
      .join('\n')
  };
}

const sum = (states: readonly SynapticState[]): number => states.reduce((total, { updates }) => total + updates, 0);

function placeText({ place, updates }: SynapticState): string {
  switch (place) {
    case 'target':
      return 'summed on each target';
    case 'neuron':
      return updates > 0 ? `once a neuron, ${counted(updates, 'neuron')} each step` : 'once a neuron, at its spikes';
    case 'events':
      return 'at spikes alone';
    case 'step':
      return `${counted(Math.round(updates), 'synapse')} each step`;
  }
}

/** Populations of one line that are advanced alike are told once. */
function hintOf({ populations, $cstNode }: PopulationDecl, { groups }: Plan): InlayHint | undefined {
  const of = populations.flatMap(({ name }) => groups.filter(group => group.name === name && group.states.length > 0));
  if (!$cstNode || of.length === 0) return undefined;
  const told = of.map(group => ({ name: group.name, ...integrationOf(group) }));
  const titles = new Set(told.map(({ title }) => title));
  return {
    position: $cstNode.range.end,
    label: titles.size === 1 ? told[0]!.title : told.map(({ name, title }) => `${name}: ${title}`).join(', '),
    kind: InlayHintKind.Type,
    paddingLeft: true,
    tooltip: told.flatMap(({ name, lines }) => (told.length === 1 ? lines : [`${name}:`, ...lines])).join('\n')
  };
}
