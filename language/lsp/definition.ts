// Go to definition: Langium's, and from the path of an import to its file.
import { CstUtils, type LangiumDocument, type MaybePromise } from 'langium';
import { DefaultDefinitionProvider } from 'langium/lsp';
import type { DefinitionParams, LocationLink } from 'vscode-languageserver';
import { isImport, isProgram } from '../generated/ast.js';
import type { SnnServices } from './services.js';

const start = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

export class SnnDefinition extends DefaultDefinitionProvider {
  constructor(private readonly services: SnnServices) {
    super(services);
  }

  override getDefinition(
    document: LangiumDocument,
    params: DefinitionParams
  ): MaybePromise<LocationLink[] | undefined> {
    return this.importedFile(document, params) ?? super.getDefinition(document, params);
  }

  private importedFile(document: LangiumDocument, { position }: DefinitionParams): LocationLink[] | undefined {
    const program = document.parseResult.value;
    if (!isProgram(program) || !program.$cstNode) return undefined;
    const token = CstUtils.findLeafNodeAtOffset(program.$cstNode, document.textDocument.offsetAt(position));
    if (!token || !isImport(token.astNode) || !token.text.startsWith('"')) return undefined;
    const found = this.services.names.imports(program).find(imported => imported.node === token.astNode);
    return found?.program
      ? [{ targetUri: found.uri!, targetRange: start, targetSelectionRange: start, originSelectionRange: token.range }]
      : [];
  }
}
