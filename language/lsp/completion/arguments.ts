// Inside brackets: what the model, pattern or function takes and was not given yet, with unit and default.
import { AstUtils } from 'langium';
import { CompletionItemKind } from 'vscode-languageserver';
import {
  type Args,
  type Formal,
  type Named,
  isArgs,
  isFunctionDecl,
  isInput,
  isModel,
  isNamedArg,
  isPlainArg,
  isReference,
  isState
} from '../../generated/ast.js';
import { boundCall, isOptional } from '../../names/arguments.js';
import { parametersOf } from '../../names/names.js';
import { oneLineOf } from '../../source.js';
import { marker } from '../cursor/marked-tree.js';
import type { CompletionSite, Proposal } from './completion.js';

export function argumentProposals({ marked, services }: CompletionSite): Proposal[] {
  const args = AstUtils.getContainerOfType(marked?.node, isArgs);
  const call = args && boundCall(args.$container);
  if (!call || !namesArgument(args, marked?.node, marked?.property)) return [];
  const { callee } = call;
  const { given, earlier } = call.binding;
  const isGiven = (name: string): boolean =>
    Boolean(given.get(name)?.some(item => !item.$cstNode?.text.includes(marker)));
  return parametersOf(callee.target)
    .filter(parameter => !isGiven(parameter.name!))
    .map((parameter, i) => ({
      label: parameter.name!,
      kind: CompletionItemKind.Property,
      rank: rankOf(parameter, isFunctionDecl(callee.target), args.args.length === 1) + i / 1000,
      detail: earlier.has(parameter.name!)
        ? oneLineOf(earlier.get(parameter.name!)!.value)
        : `${services.descriptions.detailOf(parameter)}${isNeeded(parameter) ? ', needed' : ''}`,
      insert: `${parameter.name} = `,
      documentation: parameter
    }));
}

/** Inputs of neurons may be left to synapses. */
const isNeeded = (one: Named | Formal): boolean =>
  isInput(one)
    ? isModel(one.$container) && one.$container.kind !== 'neuron'
    : !('value' in one && one.value) && !isOptional(one);

/** Functions get their arguments without names, but for those that have a default or may be left out. */

function rankOf(one: Named | Formal, ofFunction: boolean, isFirst: boolean): number {
  if (ofFunction) return !isNeeded(one) && !isFirst ? 0 : 3;
  return isState(one) || (!isNeeded(one) && isInput(one)) ? 2 : 1;
}

/** A plain argument that is nothing but the marker, or the name of a named one. */
function namesArgument(args: Args, node: unknown, property: string | undefined): boolean {
  if (isNamedArg(node) && property === 'param') return true;
  return (
    isReference(node) &&
    isPlainArg(node.$container) &&
    node.$container.value === node &&
    node.$container.$container === args
  );
}
