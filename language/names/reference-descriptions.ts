// Which reference leads where, for find-all-references and rename: the linker's list, and the names that are no cross-references.
import {
  AstUtils,
  CstUtils,
  DefaultReferenceDescriptionProvider,
  GrammarUtils,
  type LangiumDocument,
  type ReferenceDescription
} from 'langium';
import { NameReference } from './linker.js';
import { nodesOf } from './nodes.js';
import { wordsOf, type Word } from './words.js';

export class SnnReferenceDescriptions extends DefaultReferenceDescriptionProvider {
  override createDescriptions(document: LangiumDocument): Promise<ReferenceDescription[]> {
    return Promise.resolve(this.of(document));
  }

  of(document: LangiumDocument): ReferenceDescription[] {
    const references = document.references.flatMap(reference =>
      reference instanceof NameReference ? this.createInfoDescriptions(reference.info) : []
    );
    const words = nodesOf(document.parseResult.value)
      .flatMap(wordsOf)
      .flatMap(word => this.ofWord(document, word));
    return [...references, ...words];
  }

  private ofWord(document: LangiumDocument, { node, property, index, targets }: Word): ReferenceDescription[] {
    const token = GrammarUtils.findNodeForProperty(node.$cstNode, property, index);
    if (!token) return [];
    const source = {
      sourceUri: document.uri,
      sourcePath: this.nodeLocator.getAstNodePath(node),
      segment: CstUtils.toDocumentSegment(token)
    };
    return targets.map(target => {
      const { uri } = AstUtils.getDocument(target);
      return {
        ...source,
        targetUri: uri,
        targetPath: this.nodeLocator.getAstNodePath(target),
        local: uri.toString() === document.uri.toString()
      };
    });
  }
}
