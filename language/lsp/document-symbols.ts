// The outline of a file: declarations with their details, those of models inside them.
import { type LangiumDocument, GrammarUtils } from 'langium';
import type { DocumentSymbolProvider } from 'langium/lsp';
import type { DocumentSymbol } from 'vscode-languageserver';
import { type Connect, type Member, type Named, isConnect, isModel, isNamed, isProgram } from '../generated/ast.js';
import type { SnnServices } from './services.js';
import { type FileLevel, eachDeclared } from '../names/declarations.js';
import { textOf } from '../source.js';

export class SnnDocumentSymbols implements DocumentSymbolProvider {
  constructor(private readonly services: SnnServices) {}

  getSymbols(document: LangiumDocument): DocumentSymbol[] {
    const program = document.parseResult.value;
    return isProgram(program) ? eachDeclared(program.declarations).flatMap(fileLevel => this.symbolOf(fileLevel)) : [];
  }

  private symbolOf(node: FileLevel | Member): DocumentSymbol[] {
    if (!isNamed(node) || !node.$cstNode) return [];
    const named: Named = node;
    const name = named.name ?? (isConnect(named) ? sidesOf(named) : undefined);
    if (!name) return [];
    const token = GrammarUtils.findNodeForProperty(named.$cstNode, 'name') ?? named.$cstNode;
    return [
      {
        name,
        detail: this.services.descriptions.detailOf(named),
        kind: this.services.shared.lsp.NodeKindProvider.getSymbolKind(named),
        range: node.$cstNode.range,
        selectionRange: token!.range,
        children: isModel(named) ? named.members.flatMap(member => this.symbolOf(member)) : []
      }
    ];
  }
}

const sidesOf = ({ from, to }: Connect): string => `${from.map(textOf).join(', ')} -> ${to.map(textOf).join(', ')}`;
