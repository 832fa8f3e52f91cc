// What the name under the cursor leads to: also those that are no cross-references (`V of E`, `post.V`, `inject I`).
import { CstUtils, DefaultReferences, GrammarUtils, type AstNode, type CstNode } from 'langium';
import { wordsOf } from '../names/words.js';

export class SnnReferences extends DefaultReferences {
  override findDeclarations(token: CstNode): AstNode[] {
    const property = GrammarUtils.findAssignment(token)?.feature;
    const word = wordsOf(token.astNode).find(one => one.property === property && this.isAt(token, one));
    return word ? [...word.targets] : super.findDeclarations(token);
  }

  private isAt(token: CstNode, { node, property, index }: ReturnType<typeof wordsOf>[number]): boolean {
    const own = GrammarUtils.findNodeForProperty(node.$cstNode, property, index);
    return own !== undefined && (own === token || CstUtils.isChildNode(token, own));
  }
}
