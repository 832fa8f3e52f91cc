// Which symbol an editor draws beside a declaration.
import { type AstNode, type AstNodeDescription, isAstNode } from 'langium';
import type { NodeKindProvider } from 'langium/lsp';
import { CompletionItemKind, SymbolKind } from 'vscode-languageserver';

const symbols: Readonly<Record<string, SymbolKind>> = {
  Model: SymbolKind.Class,
  PatternDecl: SymbolKind.Interface,
  FunctionDecl: SymbolKind.Function,
  Param: SymbolKind.Property,
  Const: SymbolKind.Constant,
  Formal: SymbolKind.Variable,
  Let: SymbolKind.Variable,
  State: SymbolKind.Field,
  Input: SymbolKind.Event,
  Data: SymbolKind.File,
  Population: SymbolKind.Array,
  Connect: SymbolKind.Operator,
  Experiment: SymbolKind.Method,
  ForEach: SymbolKind.Variable,
  Misspelt: SymbolKind.Null
};

const items: Readonly<Record<string, CompletionItemKind>> = {
  Model: CompletionItemKind.Class,
  PatternDecl: CompletionItemKind.Interface,
  FunctionDecl: CompletionItemKind.Function,
  Param: CompletionItemKind.Property,
  Const: CompletionItemKind.Constant,
  Formal: CompletionItemKind.Variable,
  Let: CompletionItemKind.Variable,
  State: CompletionItemKind.Field,
  Input: CompletionItemKind.Event,
  Data: CompletionItemKind.File,
  Population: CompletionItemKind.Variable,
  Connect: CompletionItemKind.Operator,
  Experiment: CompletionItemKind.Method
};

export class SnnNodeKinds implements NodeKindProvider {
  getSymbolKind(node: AstNode | AstNodeDescription): SymbolKind {
    return symbols[typeOf(node)] ?? SymbolKind.Variable;
  }

  getCompletionItemKind(node: AstNode | AstNodeDescription): CompletionItemKind {
    return items[typeOf(node)] ?? CompletionItemKind.Variable;
  }
}

const typeOf = (node: AstNode | AstNodeDescription): string => (isAstNode(node) ? node.$type : node.type);
