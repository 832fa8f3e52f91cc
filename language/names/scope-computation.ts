// What a file tells the workspace index, for searching symbols. Look-ups of names don't use it: they read the tree itself.
import {
  DefaultScopeComputation,
  MultiMap,
  type AstNode,
  type AstNodeDescription,
  type LangiumDocument,
  type LocalSymbols
} from 'langium';

export class SnnScopeComputation extends DefaultScopeComputation {
  override collectLocalSymbols(_document: LangiumDocument): Promise<LocalSymbols> {
    return Promise.resolve(new MultiMap<AstNode, AstNodeDescription>());
  }
}
