// Hints that the text alone tells: numbers of neurons and synapses where they are not written, units where no type is, and the parameters
// of a model that nobody gives.
import { GrammarUtils, type AstNode } from 'langium';
import { InlayHintKind, type InlayHint, type Position, type Range } from 'vscode-languageserver';
import {
  type Connect,
  type Declaration,
  type Named,
  type Population,
  type Program,
  type Use,
  isConnect,
  isConst,
  isLet,
  isModel,
  isNumberLiteral,
  isParam,
  isPatternDecl,
  isPopulation,
  isQuantity,
  isState,
  isUse
} from '../generated/ast.js';
import { allGiven, boundCall } from '../names/arguments.js';
import { nodesOf } from '../names/nodes.js';
import { oneLineOf } from '../source.js';
import { neuronsOf, synapsesOf, synapsesText } from './network-size.js';
import { counted, unitText } from './quantity-notes.js';
import type { SnnServices } from './services.js';

/** Characters of a label; the rest stands in its tooltip. */
const widest = 60;

export const countHints = (program: Program, range: Range): InlayHint[] =>
  nodesWithin(program, range).flatMap(node =>
    isPopulation(node) ? neuronHint(node) : isConnect(node) ? synapseHint(node) : []
  );

export const unitHints = (program: Program, range: Range, services: SnnServices): InlayHint[] =>
  nodesWithin(program, range).flatMap(node => {
    if (!isParam(node) && !isConst(node) && !isLet(node) && !isState(node)) return [];
    const isTold = node.type !== undefined || !node.value || isQuantity(node.value) || isNumberLiteral(node.value);
    const unit = isTold ? '' : unitText(services.types.dimensionOf(node, program));
    const name = GrammarUtils.findNodeForProperty(node.$cstNode, 'name');
    return unit && name ? [{ position: name.range.end, label: `: ${unit}`, kind: InlayHintKind.Type }] : [];
  });

export const defaultHints = (program: Program, range: Range): InlayHint[] =>
  nodesWithin(program, range).filter(isUse).flatMap(defaultsOf);

/** Of the declarations that the range touches. */
function nodesWithin({ declarations }: Program, { start, end }: Range): AstNode[] {
  const touches = ({ $cstNode }: Declaration): boolean =>
    $cstNode !== undefined && $cstNode.range.start.line <= end.line && start.line <= $cstNode.range.end.line;
  return declarations.filter(touches).flatMap(declaration => nodesOf(declaration));
}

/** Where one number in brackets says it, nothing is to add. */
function neuronHint(population: Population): InlayHint[] {
  const { size, $cstNode } = population;
  const isWritten = size.length === 0 || (size.length === 1 && isNumberLiteral(size[0]));
  const neurons = isWritten ? undefined : neuronsOf(population);
  return neurons === undefined || !$cstNode ? [] : [hint($cstNode.range.end, counted(neurons, 'neuron'))];
}

function synapseHint(connect: Connect): InlayHint[] {
  const place = connect.to.at(-1)?.$cstNode?.range.end;
  const found = synapsesOf(connect);
  return place && found ? [hint(place, synapsesText(found))] : [];
}

function defaultsOf(use: Use): InlayHint[] {
  const call = boundCall(use);
  const target = call?.callee.target;
  if (!call || !use.$cstNode || (!isModel(target) && !isPatternDecl(target))) return [];
  const given = allGiven(call.binding);
  const settable: readonly Named[] = isModel(target) ? target.members.filter(isParam) : target.formals;
  const defaults = settable.flatMap(named =>
    'value' in named && named.value && named.name && !given.has(named.name)
      ? [`${named.name} = ${oneLineOf(named.value as AstNode)}`]
      : []
  );
  if (defaults.length === 0) return [];
  const shown = fitting(defaults);
  const label = shown.length < defaults.length ? `${shown.join(', ')}, …` : shown.join(', ');
  return [{ ...hint(use.$cstNode.range.end, label), tooltip: `Given by nobody:\n${defaults.join('\n')}` }];
}

/** Those that have room, at least one. */
function fitting(texts: readonly string[]): readonly string[] {
  let width = 0;
  const count = texts.findIndex(text => (width += text.length + 2) > widest);
  return count < 0 ? texts : texts.slice(0, Math.max(1, count));
}

const hint = (position: Position, label: string): InlayHint => ({
  position,
  label,
  kind: InlayHintKind.Type,
  paddingLeft: true
});
