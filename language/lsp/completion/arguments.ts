// Inside brackets: what the model, pattern or function takes and was not given yet, with unit and default.
import { AstUtils } from 'langium';
import { CompletionItemKind } from 'vscode-languageserver';
import type { Args } from '../../generated/ast.js';
import { isArgs, isFunctionDecl, isModel, isNamedArg, isPlainArg, isReference, isState } from '../../generated/ast.js';
import { bindArguments } from '../../names/arguments.js';
import { calleeOf, type Callee } from '../../names/callees.js';
import { parametersOf } from '../../names/names.js';
import { marker } from '../cursor/marked-tree.js';
import type { Place, Proposal } from './completion.js';

export function argumentProposals({ marked, services }: Place): Proposal[] {
  const args = AstUtils.getContainerOfType(marked?.node, isArgs);
  const callee = args && calleeOf(args.$container);
  if (!callee || !namesArgument(args, marked?.node, marked?.property)) return [];
  const { given } = bindArguments(callee.target, args);
  const isGiven = (name: string): boolean => Boolean(given.get(name)?.some(one => !one.$cstNode?.text.includes(marker)));
  return parametersOf(callee.target).filter(one => !isGiven(one.name!)).map((one, i) => ({
    label: one.name!,
    kind: CompletionItemKind.Property,
    rank: (isState(one) ? 2 : 1) + i / 1000 + (offersValuesFirst(callee) ? 2 : 0),
    detail: `${services.descriptions.detailOf(one)}${'value' in one && one.value ? '' : ', needed'}`,
    insert: `${one.name} = `,
    documentation: one
  }));
}

/** A plain argument that is nothing but the marker, or the name of a named one. */
function namesArgument(args: Args, node: unknown, property: string | undefined): boolean {
  if (isNamedArg(node) && property === 'param') return true;
  return isReference(node) && isPlainArg(node.$container) && node.$container.$container === args;
}

/** Functions mostly get their arguments without names. */
const offersValuesFirst = ({ target }: Callee): boolean => isFunctionDecl(target) && !isModel(target);
