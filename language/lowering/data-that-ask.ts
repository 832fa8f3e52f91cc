// Data whose reading depends on a parameter, directly or by way of others.
import { AstUtils, type AstNode } from 'langium';
import { type Data, type Param, isConst, isData, isParam, isProgram, isReference, isText } from '../generated/ast.js';

/** Undefined where there are none. Texts, which name files, are told apart. */
export function dataThatAsk(param: Param): Data | undefined {
  if (isText(param.value)) return undefined;
  return AstUtils.streamContents(AstUtils.findRootNode(param))
    .filter(isData)
    .find(data => asks(data, param, new Set()));
}

/** `seen` are those that were looked into. */
const asks = (node: AstNode, param: Param, seen: Set<AstNode>): boolean =>
  AstUtils.streamAllContents(node)
    .filter(isReference)
    .some(({ to }) => {
      const named = to?.ref;
      if (named === param) return true;
      if (!(isParam(named) || isConst(named)) || !isProgram(named.$container) || seen.has(named)) return false;
      seen.add(named);
      return asks(named, param, seen);
    });
