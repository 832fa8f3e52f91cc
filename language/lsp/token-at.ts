// The token of a text that a request of an editor means: the one at the cursor, or that ends there.
import { type CstNode, CstUtils, type LangiumDocument } from 'langium';
import type { Position } from 'vscode-languageserver';

export function tokenAt({ parseResult, textDocument }: LangiumDocument, position: Position): CstNode | undefined {
  const root = parseResult.value.$cstNode;
  return root && CstUtils.findDeclarationNodeAtOffset(root, textDocument.offsetAt(position));
}
