// Variables of neurons and synapses where they are no cross-references: `record V of E`, `stimulate I of E`, `post.V`, `inject I`; columns of a table.
import { AstUtils, type AstNode } from 'langium';
import { CompletionItemKind } from 'vscode-languageserver';
import {
  type Chosen,
  type Expr,
  type Named,
  type Selection,
  isArgs,
  isChosen,
  isColumn,
  isConnect,
  isData,
  isExperiment,
  isForEach,
  isInject,
  isInput,
  isLabelBy,
  isModel,
  isNeed,
  isPlainArg,
  isPopulation,
  isRecord,
  isRecorded,
  isReference,
  isSample,
  isSelection,
  isSideAccess,
  isSidePlace,
  isStimulate,
  isTestOn
} from '../../generated/ast.js';
import { dataNamed, parts } from '../../names/data-named.js';
import { modelUsed } from '../../names/configured.js';
import { calleeOf } from '../../names/callees.js';
import { declaredIn, populationsIn } from '../../names/declarations.js';
import { inputsOf, isVariable, modelsOf, populationsBeside, populationsOf, variablesOf } from '../../names/members.js';
import { chosenAt, fittingOf, modelIn } from '../../names/needs.js';
import { typeWord } from '../../units/unit-expression.js';
import type { CompletionSite, Proposal } from './completion.js';

export function memberProposals(site: CompletionSite): Proposal[] {
  const { marked } = site;
  const node = marked?.node;
  if (!node || site.cursor.number) return [];
  if (isRecord(node) && marked.property === 'what') return recordable(node.from, site, '');
  if (isRecorded(node) && marked.property === 'variable') return variables([node.source?.of?.ref], site, '');
  if (isReference(node) && isStatisticsArgument(node)) return variables(recordedThings(site), site, ' of ');
  if ((isSideAccess(node) || isSidePlace(node)) && marked.property === 'member') return besides(node, node.side, site);
  if (isInject(node) && marked.property === 'target')
    return items(
      neuronModels(site).flatMap(model => declaredIn(model).filter(isInput)),
      site,
      ' = '
    );
  if (isStimulate(node) && marked.property === 'input') return stimulable(node.targets, site);
  if (isSelection(node) && isStimulate(node.$container) && !node.$container.input) return chosenInputs(site);
  if (isNeed(node) && marked.property === 'variable')
    return items(
      [...new Set(neuronModels(site))].flatMap(model => declaredIn(model).filter(isVariable)),
      site,
      ''
    );
  if (isChosen(node) && marked.property === 'variable') return choosable(node, site);
  if (isColumn(node) && marked.property === 'column') return listsOf(node.of, site);
  if (isSample(node) && marked.property === 'part') return behindSample(node.of.ref, site);
  if ((isForEach(node) || isLabelBy(node) || isTestOn(node)) && marked.property === 'part')
    return partsOf(node.data?.ref, site);
  return [];
}

/** `spikes`, and variables: of what stands behind `of`, or of everything. */
function recordable(from: readonly Selection[], site: CompletionSite, ending: string): Proposal[] {
  const named = from.map(selection => selection.of?.ref).filter(item => item !== undefined);
  const sources = named.length > 0 ? named : recordedThings(site);
  const spikes = {
    label: 'spikes',
    kind: CompletionItemKind.Event,
    rank: 0,
    detail: 'times of all spikes',
    insert: `spikes${ending}`
  };
  return [...(sources.some(isPopulation) ? [spikes] : []), ...variables(sources, site, ending)];
}

const variables = (sources: readonly (Named | undefined)[], site: CompletionSite, ending: string): Proposal[] =>
  items(
    sources.flatMap(source => (source && (isPopulation(source) || isConnect(source)) ? variablesOf(source) : [])),
    site,
    ending
  );

/** Inputs of the populations behind `of`, or of all where none is named yet. */
function stimulable(targets: readonly Selection[], site: CompletionSite): Proposal[] {
  const named = populationsOf(targets);
  const models = named.length > 0 ? named.flatMap(modelsOf) : neuronModels(site);
  return items([...new Set(models)].flatMap(inputsOf), site, '');
}

/** Variables of the targets that can stand for the one which the head of the model has at this place. */
function choosable(node: Chosen, site: CompletionSite): Proposal[] {
  const { $container: chooser, $containerIndex: at = 0 } = node;
  const clause = chosenAt(chooser).into.includes(node) ? 'into' : 'reads';
  const need = (isModel(chooser) ? modelUsed(chooser.base) : modelIn(chooser))?.[clause][at];
  const models = isModel(chooser) ? neuronModels(site) : populationsOf(chooser.$container.to).flatMap(modelsOf);
  return need
    ? items(
        [...new Set(models)].flatMap(neuron => fittingOf(need, neuron)),
        site,
        ''
      )
    : [];
}

/** Where a population may stand: inputs of neurons that have several. */
const chosenInputs = (site: CompletionSite): Proposal[] =>
  items(
    [...new Set(neuronModels(site))].map(inputsOf).flatMap(inputs => (inputs.length > 1 ? inputs : [])),
    site,
    ' of '
  );

/** Populations and named connections of the file and its imports. */
function recordedThings({ marked, services }: CompletionSite): Named[] {
  const declarations = services.names.closure(marked!.program).flatMap(program => program.declarations);
  return [
    ...populationsIn(declarations),
    ...declarations.filter(isConnect).filter(declaration => Boolean(declaration.name))
  ];
}

function items(found: readonly Named[], { services }: CompletionSite, ending: string): Proposal[] {
  return found.map((named, i) => ({
    label: named.name!,
    kind: services.shared.lsp.NodeKindProvider.getCompletionItemKind(named),
    rank: (named.$type === 'State' ? 0.1 : 0.5) + i / 1000,
    detail: services.descriptions.dimensionText(named),
    insert: `${named.name}${ending}`,
    documentation: named
  }));
}

/** Where a function takes a recording, and nothing of it is written yet. */
function isStatisticsArgument(node: AstNode): boolean {
  const args = AstUtils.getContainerOfType(node, isArgs);
  const target = args && calleeOf(args.$container)?.target;
  const isPlain =
    isPlainArg(node.$container) &&
    node.$container.$container === args &&
    AstUtils.hasContainerOfType(node, isExperiment);
  return isPlain && target?.$type === 'FunctionDecl' && typeWord(target.formals[0]?.type) === 'variable';
}

/** `post.` in a connection: variables of its neurons; in a synapse or rule: of all neurons that the file knows. */
function besides(node: AstNode, side: 'pre' | 'post', site: CompletionSite): Proposal[] {
  const inModel = AstUtils.hasContainerOfType(node, isModel);
  const models = inModel ? neuronModels(site) : populationsBeside(node, side).flatMap(modelsOf);
  const index: Proposal = {
    label: 'index',
    kind: CompletionItemKind.Variable,
    rank: 1,
    detail: 'number of the neuron, counted from 0'
  };
  return [
    ...items(
      [...new Set(models)].flatMap(model => declaredIn(model).filter(isVariable)),
      site,
      ''
    ),
    index
  ];
}

const neuronModels = ({ marked, services }: CompletionSite): Extract<Named, { $type: 'Model' }>[] =>
  services.names
    .closure(marked!.program)
    .flatMap(program => populationsIn(program.declarations))
    .flatMap(modelsOf);

/** Of the sample of a loop its label, of data their parts. */
function behindSample(of: Named | undefined, site: CompletionSite): Proposal[] {
  if (!isForEach(of) && !isLabelBy(of) && !isTestOn(of)) return partsOf(of, site);
  const data = of.data?.ref;
  const labels = isData(data) && site.services.findings.dataOf(data)?.sets[0]!.labels;
  if (!labels) return [];
  return [
    {
      label: 'label',
      kind: CompletionItemKind.Field,
      rank: 0,
      detail: `its class: one of ${labels.classes.length}`
    }
  ];
}

function partsOf(data: Named | undefined, { services }: CompletionSite): Proposal[] {
  const sets = isData(data) ? services.findings.dataOf(data)?.sets : undefined;
  return sets && sets.length > 1 ? parts.map((part, i) => partItem(part, sets[1 + i]!.samples, i)) : [];
}

const partItem = (label: string, samples: number, rank: number): Proposal => ({
  label,
  kind: CompletionItemKind.Field,
  rank,
  detail: `${samples} samples for ${label === 'test' ? 'a test' : 'learning'}`
});

/** Lists of data, such as the columns of a table, and their parts. */
function listsOf(of: AstNode, { services }: CompletionSite): Proposal[] {
  const named = dataNamed(of as Expr);
  const data = named && services.findings.dataOf(named.data);
  if (!named || !data) return [];
  const ofParts = named.part || data.sets.length === 1 ? [] : parts;
  return [
    ...data.lists.map((label, i) => ({
      label,
      kind: CompletionItemKind.Field,
      rank: i / 1000,
      detail: `${data.sets[0]!.columns?.includes(label) ? 'column' : 'list'} of ${named.data.name}`
    })),
    ...ofParts.map((label, i) => partItem(label, data.sets[1 + i]!.samples, 1 + i))
  ];
}
