// Which symbol an editor draws beside a declaration.
import { type AstNode, type AstNodeDescription, isAstNode } from 'langium';
import type { NodeKindProvider } from 'langium/lsp';
import { CompletionItemKind, SymbolKind } from 'vscode-languageserver';
import type { Declares } from '../statements/statement-kind.js';
import { declaredBy } from '../statements/statement-of.js';

export class SnnNodeKinds implements NodeKindProvider {
  getSymbolKind(node: AstNode | AstNodeDescription): SymbolKind {
    return SymbolKind[declared(node)?.symbol ?? 'Variable'];
  }

  getCompletionItemKind(node: AstNode | AstNodeDescription): CompletionItemKind {
    return CompletionItemKind[declared(node)?.item ?? 'Variable'];
  }
}

const declared = (node: AstNode | AstNodeDescription): Declares | undefined =>
  declaredBy(isAstNode(node) ? node : { $type: node.type });
