// All tokens and comments below a node of the concrete tree as one list, in order: walked by formatting and checks instead of generic iterators.
import { type CstNode, type LeafCstNode, isCompositeCstNode } from 'langium';

export function leavesOf(root: CstNode): LeafCstNode[] {
  const waiting: CstNode[] = [root];
  const found: LeafCstNode[] = [];
  while (waiting.length > 0) {
    const node = waiting.pop()!;
    if (isCompositeCstNode(node)) for (let i = node.content.length - 1; i >= 0; i--) waiting.push(node.content[i]!);
    else found.push(node as LeafCstNode);
  }
  return found;
}
