// What the name under the cursor leads to, and where a declaration is used: also by names that are no cross-references (`V of E`, `post.V`,
// `inject I`), and in files that were only read because another one needed them.
import {
  type AstNode,
  type CstNode,
  type FindReferencesOptions,
  type LangiumDocument,
  type ReferenceDescription,
  type Stream,
  AstUtils,
  CstUtils,
  DefaultReferences,
  DocumentState,
  GrammarUtils,
  UriUtils
} from 'langium';
import type { SnnServices } from './services.js';
import { lookUpAll } from '../names/linker.js';
import type { SnnReferenceDescriptions } from '../names/reference-descriptions.js';
import { wordsOf, type Word } from '../names/words.js';

export class SnnReferences extends DefaultReferences {
  constructor(private readonly services: SnnServices) {
    super(services);
  }

  override findDeclarations(token: CstNode): AstNode[] {
    const property = GrammarUtils.findAssignment(token)?.feature;
    const word = wordsOf(token.astNode).find(word => word.property === property && isAt(token, word));
    return word ? [...word.targets] : super.findDeclarations(token);
  }

  override findReferences(target: AstNode, options: FindReferencesOptions): Stream<ReferenceDescription> {
    const elsewhere = this.documents.all
      .filter(document => document.state < DocumentState.IndexedReferences)
      .filter(document => !options.documentUri || UriUtils.equals(document.uri, options.documentUri))
      .toArray();
    return super
      .findReferences(target, options)
      .concat(elsewhere.flatMap(document => this.inUnindexed(document, target)));
  }

  private inUnindexed(document: LangiumDocument, target: AstNode): ReferenceDescription[] {
    lookUpAll(document);
    const [uri, path] = [AstUtils.getDocument(target).uri, this.nodeLocator.getAstNodePath(target)];
    const descriptions = this.services.workspace.ReferenceDescriptionProvider as SnnReferenceDescriptions;
    return descriptions
      .of(document)
      .filter(description => description.targetPath === path && UriUtils.equals(description.targetUri, uri));
  }
}

function isAt(token: CstNode, { node, property, index }: Word): boolean {
  const own = GrammarUtils.findNodeForProperty(node.$cstNode, property, index);
  return own !== undefined && (own === token || CstUtils.isChildNode(token, own));
}
