// Go to symbol in the workspace: what its own files declare, members of models too; behind them what the library offers under that beginning.
// What models of the library declare inside is found where the search has a `#`.
import { AstUtils, Cancellation, GrammarUtils, interruptAndCheck } from 'langium';
import type { LangiumSharedServices, WorkspaceSymbolProvider } from 'langium/lsp';
import type { WorkspaceSymbol, WorkspaceSymbolParams } from 'vscode-languageserver';
import { type Named, type Program, isModel, isProgram } from '../generated/ast.js';
import { declaredIn } from '../names/declarations.js';
import type { SnnServices } from './services.js';

/** More than anybody reads. */
const mostSymbols = 500;

export class SnnWorkspaceSymbols implements WorkspaceSymbolProvider {
  constructor(
    private readonly shared: LangiumSharedServices,
    private readonly snn: () => SnnServices
  ) {}

  async getSymbols(
    { query }: WorkspaceSymbolParams,
    token = Cancellation.CancellationToken.None
  ): Promise<WorkspaceSymbol[]> {
    const inLibrary = query.includes('#');
    const wanted = query.replaceAll('#', '').trim();
    const own: Named[] = [];
    for (const { parseResult } of this.shared.workspace.LangiumDocuments.all.toArray()) {
      await interruptAndCheck(token);
      const program = parseResult.value;
      if (isProgram(program) && !this.snn().names.isLibrary(program))
        own.push(...this.matching(declared(program), wanted));
    }
    const offered = this.offered(wanted, inLibrary);
    return [...inOrder(own, wanted), ...inOrder(offered, wanted)]
      .slice(0, mostSymbols)
      .flatMap(named => this.symbolOf(named));
  }

  private offered(wanted: string, withMembers: boolean): readonly Named[] {
    const all = this.snn().names.library.all();
    if (withMembers) return this.matching(all.flatMap(withMembersOf), wanted);
    return wanted === '' ? [] : all.filter(({ name }) => name.toLowerCase().startsWith(wanted.toLowerCase()));
  }

  private matching(all: readonly Named[], wanted: string): Named[] {
    return all.filter(({ name }) => this.shared.lsp.FuzzyMatcher.match(wanted, name!));
  }

  private symbolOf(named: Named): WorkspaceSymbol[] {
    const range = (GrammarUtils.findNodeForProperty(named.$cstNode, 'name') ?? named.$cstNode)?.range;
    const model = AstUtils.getContainerOfType(named.$container, isModel);
    if (!range) return [];
    return [
      {
        name: named.name!,
        kind: this.shared.lsp.NodeKindProvider.getSymbolKind(named),
        location: { uri: AstUtils.getDocument(named).uri.toString(), range },
        ...(model?.name && { containerName: model.name })
      }
    ];
  }
}

const declared = (program: Program): Named[] => declaredIn(program).flatMap(withMembersOf);

const withMembersOf = (named: Named): Named[] => (isModel(named) ? [named, ...declaredIn(named)] : [named]);

/** The name itself, then those that begin so, then the others. */
function inOrder(all: readonly Named[], wanted: string): Named[] {
  const [exact, start] = [wanted, wanted.toLowerCase()];
  const rank = ({ name }: Named): number => (name === exact ? 0 : name!.toLowerCase().startsWith(start) ? 1 : 2);
  return [...all].sort((a, b) => rank(a) - rank(b));
}
