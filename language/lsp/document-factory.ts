// Documents of an editor: when their text has changed, only what has changed of it is read again.
import { DefaultLangiumDocumentFactory, type Cancellation, type LangiumDocument, type AstNode } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { isProgram } from '../generated/ast.js';
import type { SnnLinker } from '../names/linker.js';
import type { SnnLexer } from '../parser/lexer.js';
import { readAgain } from '../parser/read-again.js';

export class SnnDocumentFactory extends DefaultLangiumDocumentFactory {
  /** `isAlone`: nothing but the text of a document has changed since it was linked */
  constructor(
    private readonly services: LangiumSharedServices,
    private readonly edits: () => { isAlone(document: LangiumDocument): boolean }
  ) {
    super(services);
  }

  override async update<T extends AstNode = AstNode>(
    document: LangiumDocument<T>,
    token: Cancellation.CancellationToken
  ): Promise<LangiumDocument<T>> {
    const { parseResult } = document;
    const text = this.textDocuments?.get(document.uri.toString())?.getText();
    const { value } = parseResult;
    const linker = this.services.ServiceRegistry.getServices(document.uri).references.Linker as SnnLinker;
    if (text !== undefined && isProgram(value) && value.$cstNode?.root.fullText !== text) {
      const { LangiumParser, Lexer } = this.services.ServiceRegistry.getServices(document.uri).parser;
      const again = readAgain({ ...parseResult, value }, text, { LangiumParser, Lexer: Lexer as SnnLexer });
      if (again) {
        document.parseResult = again as unknown as typeof parseResult;
        Object.assign(document.parseResult.value, { $document: document });
        if (this.edits().isAlone(document)) linker.readAgain(document, value, again.value);
        else linker.unlink(document);
        return super.update(document, token);
      }
    }
    linker.unlink(document);
    return super.update(document, token);
  }
}
