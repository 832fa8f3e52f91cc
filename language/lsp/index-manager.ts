// Where names are used, written down when somebody asks: while a file is typed nobody does.
import {
  DefaultIndexManager,
  type AstNode,
  type LangiumDocument,
  type ReferenceDescription,
  type Stream,
  type URI
} from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';

interface Describing {
  of(document: LangiumDocument): ReferenceDescription[];
}

export class SnnIndexManager extends DefaultIndexManager {
  /** linked, and not written down yet */
  private readonly waiting = new Map<string, LangiumDocument>();

  constructor(private readonly services: LangiumSharedServices) {
    super(services);
  }

  override updateReferences(document: LangiumDocument): Promise<void> {
    this.waiting.set(document.uri.toString(), document);
    return Promise.resolve();
  }

  override removeReferences(uri: URI): void {
    this.waiting.delete(uri.toString());
    super.removeReferences(uri);
  }

  override findAllReferences(targetNode: AstNode, astNodePath: string): Stream<ReferenceDescription> {
    for (const document of this.waiting.values()) this.describe(document);
    return super.findAllReferences(targetNode, astNodePath);
  }

  override isAffected(document: LangiumDocument, changedUris: Set<string>): boolean {
    if (this.waiting.has(document.uri.toString())) this.describe(document);
    return super.isAffected(document, changedUris);
  }

  private describe(document: LangiumDocument): void {
    const { ReferenceDescriptionProvider } = this.services.ServiceRegistry.getServices(document.uri).workspace;
    const uri = document.uri.toString();
    this.waiting.delete(uri);
    this.referenceIndex.set(uri, (ReferenceDescriptionProvider as unknown as Describing).of(document));
  }
}
