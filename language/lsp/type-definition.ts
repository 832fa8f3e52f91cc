// Go to type definition: from a population to its neuron model, from a connection to its synapse and plasticity rule.
import { AstUtils, GrammarUtils, type AstNode, type LangiumDocument } from 'langium';
import type { TypeDefinitionProvider } from 'langium/lsp';
import type { LocationLink, TypeDefinitionParams } from 'vscode-languageserver';
import { isConnect, isModel, isPopulation, type Model } from '../generated/ast.js';
import type { SnnServices } from './services.js';
import { tokenAt } from './token-at.js';
import { modelsOf } from '../names/members.js';

export class SnnTypeDefinition implements TypeDefinitionProvider {
  constructor(private readonly services: SnnServices) {}

  getTypeDefinition(document: LangiumDocument, { position }: TypeDefinitionParams): LocationLink[] | undefined {
    const token = tokenAt(document, position);
    if (!token) return undefined;
    const models = this.services.references.References.findDeclarations(token).flatMap(modelsBehind);
    return models.flatMap(model => linkTo(model).map(link => ({ ...link, originSelectionRange: token.range })));
  }
}

/** Of a member of a model, that model. */
function modelsBehind(node: AstNode): Model[] {
  if (isPopulation(node) || isConnect(node)) return modelsOf(node);
  const model = AstUtils.getContainerOfType(node, isModel);
  return model ? [model] : [];
}

function linkTo(model: Model): LocationLink[] {
  const name = GrammarUtils.findNodeForProperty(model.$cstNode, 'name');
  if (!model.$cstNode || !name) return [];
  return [
    {
      targetUri: AstUtils.getDocument(model).uri.toString(),
      targetRange: model.$cstNode.range,
      targetSelectionRange: name.range
    }
  ];
}
