// Behind every population: how its equations are advanced, with the reasons on hovering.
import type { LangiumDocument } from 'langium';
import type { InlayHintProvider } from 'langium/lsp';
import { InlayHintKind, type InlayHint, type InlayHintParams } from 'vscode-languageserver';
import { integrationOf, plan, type Plan } from '../../simulator/index.js';
import { isPopulationDecl, isProgram, type PopulationDecl } from '../generated/ast.js';
import type { SnnServices } from './services.js';

export class SnnInlayHints implements InlayHintProvider {
  constructor(private readonly services: SnnServices) {}

  getInlayHints(document: LangiumDocument, { range }: InlayHintParams): InlayHint[] {
    const program = document.parseResult.value;
    if (!isProgram(program)) return [];
    const declarations = program.declarations
      .filter(isPopulationDecl)
      .filter(
        ({ $cstNode }) =>
          $cstNode && range.start.line <= $cstNode.range.end.line && $cstNode.range.start.line <= range.end.line
      );
    if (declarations.length === 0) return [];
    const { model, refused } = this.services.findings.latest(document);
    const experiment = model?.experiments.find(({ name }) => !refused.has(name));
    const planned = model && experiment && plan(model, { experiment: experiment.name }).plan;
    return planned ? declarations.flatMap(declaration => hintOf(declaration, planned) ?? []) : [];
  }
}

/** Populations of one line that are advanced alike are told once. */
function hintOf({ populations, $cstNode }: PopulationDecl, { groups }: Plan): InlayHint | undefined {
  const of = populations.flatMap(({ name }) => groups.filter(group => group.name === name && group.states.length > 0));
  if (!$cstNode || of.length === 0) return undefined;
  const told = of.map(group => ({ name: group.name, ...integrationOf(group) }));
  const titles = new Set(told.map(({ title }) => title));
  return {
    position: $cstNode.range.end,
    label: titles.size === 1 ? told[0]!.title : told.map(({ name, title }) => `${name}: ${title}`).join(', '),
    kind: InlayHintKind.Type,
    paddingLeft: true,
    tooltip: told.flatMap(({ name, lines }) => (told.length === 1 ? lines : [`${name}:`, ...lines])).join('\n')
  };
}
