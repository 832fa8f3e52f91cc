// What opens something else: paths of imports and of data, and the DOIs of what comments cite.
import { AstUtils, URI, type AstNode, type LangiumDocument } from 'langium';
import type { DocumentLinkProvider } from 'langium/lsp';
import type { DocumentLink } from 'vscode-languageserver';
import { resolve } from '../documents/files.js';
import { type Program, isCall, isData, isImport, isProgram, isText } from '../generated/ast.js';
import { rangeAt } from '../range-at.js';
import type { SnnServices } from './services.js';
import { callOfData } from '../names/data-named.js';
import { nodesOf } from '../names/nodes.js';

export class SnnDocumentLinks implements DocumentLinkProvider {
  constructor(private readonly services: SnnServices) {}

  getDocumentLinks(document: LangiumDocument): DocumentLink[] {
    const program = document.parseResult.value;
    if (!isProgram(program)) return [];
    return [...this.paths(document, program), ...cited(document)];
  }

  private paths(document: LangiumDocument, program: Program): DocumentLink[] {
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
      return [{ range: rangeAt(document.textDocument, from, from + path.length), target }];
    });
  }
}

/** Up to what ends a sentence or closes a bracket around it; whether as address or by the number alone. */
const doi = /\b10\.\d{4,9}\/[^\s"<>\\]*[^\s"<>\\.,;:!?'\])}]/g;

/** Of comments, also where the text does not parse. */
function cited({ textDocument }: LangiumDocument): DocumentLink[] {
  const text = textDocument.getText();
  return [...text.matchAll(doi)].flatMap(({ 0: written, index }) => {
    const line = text.slice(text.lastIndexOf('\n', index) + 1, index);
    const inComment = line.replace(/"(?:\\.|[^"\\])*"/g, '').includes('//');
    return inComment
      ? [
          {
            range: rangeAt(textDocument, index, index + written.length),
            target: `https://doi.org/${encodeURI(written)}`
          }
        ]
      : [];
  });
}

/** Names of columns and arrays lead nowhere, unless a file is called so. */
function isDataFile(node: AstNode): boolean {
  const data = AstUtils.getContainerOfType(node, isData);
  return data !== undefined && AstUtils.getContainerOfType(node, isCall) === callOfData(data);
}
