// Documents of an editor: when their text has changed, only what has changed of it is read again.
import { DefaultLangiumDocumentFactory, type Cancellation, type LangiumDocument, type AstNode } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { isProgram } from '../generated/ast.js';
import type { SnnLexer } from '../parser/lexer.js';
import { readAgain } from '../parser/read-again.js';

export class SnnDocumentFactory extends DefaultLangiumDocumentFactory {
  constructor(private readonly services: LangiumSharedServices) {
    super(services);
  }

  override async update<T extends AstNode = AstNode>(
    document: LangiumDocument<T>,
    token: Cancellation.CancellationToken
  ): Promise<LangiumDocument<T>> {
    const { parseResult } = document;
    const text = this.textDocuments?.get(document.uri.toString())?.getText();
    const { value } = parseResult;
    if (text !== undefined && isProgram(value) && value.$cstNode?.root.fullText !== text) {
      const { LangiumParser, Lexer } = this.services.ServiceRegistry.getServices(document.uri).parser;
      const again = readAgain({ ...parseResult, value }, text, { LangiumParser, Lexer: Lexer as SnnLexer });
      if (again) {
        document.parseResult = again as unknown as typeof parseResult;
        Object.assign(document.parseResult.value, { $document: document });
      }
    }
    return super.update(document, token);
  }
}
