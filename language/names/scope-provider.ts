// What could be named at a place, for completion; look-ups of one name go straight to `Names` without building scopes.
import {
  type AstNodeDescription,
  type ReferenceInfo,
  type Scope,
  type ScopeProvider,
  type Stream,
  AstUtils,
  stream
} from 'langium';
import type { ServicesWithNames } from './names.js';
import type { Named } from '../generated/ast.js';

export class SnnScopeProvider implements ScopeProvider {
  constructor(private readonly services: ServicesWithNames) {}

  getScope({ container, property }: ReferenceInfo): Scope {
    const { names } = this.services;
    const one = (name: string): AstNodeDescription | undefined => {
      const named = names.find(name, container, property);
      return named && this.describe(named);
    };
    return {
      getElement: one,
      getElements: (name: string): Stream<AstNodeDescription> =>
        stream([one(name)].filter(found => found !== undefined)),
      getAllElements: (): Stream<AstNodeDescription> =>
        stream(names.visible(container, property).map(named => this.describe(named)))
    };
  }

  private describe(named: Named): AstNodeDescription {
    return this.services.workspace.AstNodeDescriptionProvider.createDescription(
      named,
      named.name,
      AstUtils.getDocument(named)
    );
  }
}
