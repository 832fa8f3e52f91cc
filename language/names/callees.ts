// Everything in a file that is given arguments in brackets: uses of models and patterns, calls of functions.
import type { AstNode } from 'langium';
import {
  type Args,
  type Call,
  type Named,
  type Use,
  isCall,
  isFunctionDecl,
  isModel,
  isPatternDecl,
  isReference,
  isUse
} from '../generated/ast.js';
import { resolveUse } from './configured.js';
import { wantedBy } from './preference.js';

export interface Callee {
  readonly user: Use | Call;
  readonly args: Args | undefined;
  /** of a configured model, the one with a body */
  readonly target: Named;
  /** the uses in configured models, whose arguments count where these give no others */
  readonly earlier: readonly Use[];
  /** as it is written here */
  readonly name: string;
}

/** The model, pattern or function that a node gives arguments to; undefined where the node does no such thing, or names another kind. */
export function calleeOf(node: AstNode): Callee | undefined {
  const reference = isUse(node) ? node.model : isCall(node) && isReference(node.callee) ? node.callee.to : undefined;
  const named = reference?.ref;
  if (!named || !(isModel(named) || isPatternDecl(named) || isFunctionDecl(named)) || !isWanted(node, named))
    return undefined;
  const resolved = isUse(node) ? resolveUse(node) : undefined;
  const target = isUse(node) ? resolved?.target : named;
  if (!target) return undefined;
  const earlier = resolved?.uses.slice(0, -1) ?? [];
  const user = node as Use | Call;
  return { user, args: user.args, target, earlier, name: reference.$refText };
}

function isWanted(node: AstNode, target: Named): boolean {
  return isUse(node) ? wantedBy(node, 'model').fits(target) : isFunctionDecl(target);
}
