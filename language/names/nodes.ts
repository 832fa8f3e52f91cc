// All nodes of a tree as one list, each before its children: walked by the linker and by checks instead of generic iterators.
import { type AstNode, isAstNode } from 'langium';

export function nodesOf(root: AstNode): AstNode[] {
  const waiting: AstNode[] = [root];
  const found: AstNode[] = [];
  while (waiting.length > 0) {
    const node = waiting.pop()!;
    found.push(node);
    const children = childrenOf(node);
    for (let i = children.length - 1; i >= 0; i--) waiting.push(children[i]!);
  }
  return found;
}

function childrenOf(node: AstNode): AstNode[] {
  const children: AstNode[] = [];
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    if (key.startsWith('$') || typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) {
      // one by one: the arguments of a call have a limit, lists in a file have none
      for (const item of value as unknown[]) if (isAstNode(item)) children.push(item);
    } else if (isAstNode(value)) children.push(value);
  }
  return children;
}
