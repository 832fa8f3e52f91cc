// Which reference leads where, for find-all-references and rename: the linker's list, without walking the tree again.
import { DefaultReferenceDescriptionProvider, type LangiumDocument, type ReferenceDescription } from 'langium';
import { NameReference } from './linker.js';

export class SnnReferenceDescriptions extends DefaultReferenceDescriptionProvider {
  override createDescriptions(document: LangiumDocument): Promise<ReferenceDescription[]> {
    return Promise.resolve(document.references.flatMap(reference => (reference instanceof NameReference ? this.createInfoDescriptions(reference.info) : [])));
  }
}
