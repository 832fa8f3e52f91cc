// Paths in the text that open their file: imports, and files of data.
import { AstUtils, URI, type AstNode, type LangiumDocument } from 'langium';
import type { DocumentLinkProvider } from 'langium/lsp';
import type { DocumentLink } from 'vscode-languageserver';
import { resolve } from '../documents/files.js';
import { isCall, isData, isImport, isProgram, isText } from '../generated/ast.js';
import type { SnnServices } from './services.js';
import { callOfData } from '../names/data-named.js';
import { nodesOf } from '../names/nodes.js';

export class SnnDocumentLinks implements DocumentLinkProvider {
  constructor(private readonly services: SnnServices) {}

  getDocumentLinks(document: LangiumDocument): DocumentLink[] {
    const program = document.parseResult.value;
    if (!isProgram(program)) return [];
    return nodesOf(program).flatMap(node => {
      const [path, token] = isImport(node)
        ? [node.path, node.$cstNode]
        : isText(node) && isDataFile(node)
          ? [node.value, node.$cstNode]
          : [];
      if (!path || !token) return [];
      const target = resolve(program, path);
      if (!this.services.shared.workspace.FileSystemProvider.existsSync(URI.parse(target))) return [];
      const from = token.offset + token.text.indexOf('"') + 1;
      return [
        {
          range: {
            start: document.textDocument.positionAt(from),
            end: document.textDocument.positionAt(from + path.length)
          },
          target
        }
      ];
    });
  }
}

/** Names of columns and arrays lead nowhere, unless a file is called so. */
function isDataFile(node: AstNode): boolean {
  const data = AstUtils.getContainerOfType(node, isData);
  return data !== undefined && AstUtils.getContainerOfType(node, isCall) === callOfData(data);
}
