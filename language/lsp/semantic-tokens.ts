// Colours that the grammar of tokens cannot know: what kind of thing a name means.
import { AstUtils, type AstNode } from 'langium';
import { AbstractSemanticTokenProvider, type SemanticTokenAcceptor } from 'langium/lsp';
import {
  type Named,
  isChosen,
  isInject,
  isNamed,
  isNeed,
  isRecord,
  isRecorded,
  isSideAccess,
  isSidePlace,
  isStimulate
} from '../generated/ast.js';
import type { SnnServices } from './services.js';
import { declaredBy } from '../statements/statement-of.js';

export class SnnSemanticTokens extends AbstractSemanticTokenProvider {
  constructor(private readonly services: SnnServices) {
    super(services);
  }

  protected override highlightElement(node: AstNode, accept: SemanticTokenAcceptor): void {
    if (isNamed(node) && node.name) this.accept(node, { node, property: 'name', modifiers: ['declaration'] }, accept);
    for (const { reference, property, index } of AstUtils.streamReferences(node)) {
      if ('ref' in reference && isNamed(reference.ref))
        this.accept(reference.ref, { node, property, index, modifiers: [] }, accept);
    }
    if (isRecorded(node)) accept({ node, property: 'variable', type: 'property' });
    if (isRecord(node)) node.what.forEach((_, index) => accept({ node, property: 'what', index, type: 'property' }));
    if ((isSideAccess(node) || isSidePlace(node)) && node.member)
      accept({ node, property: 'member', type: 'property' });
    if (isNeed(node) || isChosen(node)) accept({ node, property: 'variable', type: 'property' });
    if (isStimulate(node) && node.input) accept({ node, property: 'input', type: 'event' });
    if (isInject(node)) accept({ node, property: 'target', type: 'event' });
  }

  private accept(
    meant: Named,
    at: { node: AstNode; property: string; index?: number; modifiers: string[] },
    accept: SemanticTokenAcceptor
  ): void {
    // types of the protocol, which every theme knows
    const type = meant.$type === 'Formal' ? 'parameter' : declaredBy(meant)?.colour;
    if (!type) return;
    const isFixed = meant.$type === 'Const' ? ['readonly'] : [];
    const isLibrary = this.services.names.isLibrary(meant) ? ['defaultLibrary'] : [];
    accept({
      node: at.node,
      property: at.property,
      index: at.index,
      type,
      modifier: [...at.modifiers, ...isFixed, ...isLibrary]
    });
  }
}
