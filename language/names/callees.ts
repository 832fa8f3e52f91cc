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
import { wantedBy } from './preference.js';

export interface Callee {
  readonly user: Use | Call;
  readonly args: Args | undefined;
  readonly target: Named;
  readonly name: string;
}

/** The model, pattern or function that a node gives arguments to; undefined where the node does no such thing, or names another kind. */
export function calleeOf(node: AstNode): Callee | undefined {
  const reference = isUse(node) ? node.model : isCall(node) && isReference(node.callee) ? node.callee.to : undefined;
  const target = reference?.ref;
  if (!target || !(isModel(target) || isPatternDecl(target) || isFunctionDecl(target)) || !isWanted(node, target))
    return undefined;
  return { user: node as Use | Call, args: (node as Use | Call).args, target, name: reference.$refText };
}

function isWanted(node: AstNode, target: Named): boolean {
  return isUse(node) ? wantedBy(node, 'model').fits(target) : isFunctionDecl(target);
}
