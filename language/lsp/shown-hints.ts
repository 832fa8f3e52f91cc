// All inlay hints, of the kinds that the user has chosen.
import type { Cancellation, LangiumDocument } from 'langium';
import type { InlayHintProvider } from 'langium/lsp';
import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { isProgram } from '../generated/ast.js';
import { countHints, defaultHints, unitHints } from './derived-hints.js';
import { shownHints } from './editor-settings.js';
import { SnnInlayHints } from './inlay-hints.js';
import type { SnnServices } from './services.js';

export class ShownHints implements InlayHintProvider {
  private readonly integrators: InlayHintProvider;

  constructor(private readonly services: SnnServices) {
    this.integrators = new SnnInlayHints(services);
  }

  async getInlayHints(
    document: LangiumDocument,
    params: InlayHintParams,
    token?: Cancellation.CancellationToken
  ): Promise<InlayHint[]> {
    const program = document.parseResult.value;
    if (!isProgram(program)) return [];
    const shown = await shownHints(this.services.shared);
    const { range } = params;
    return [
      ...(shown.has('integrators') ? ((await this.integrators.getInlayHints(document, params, token)) ?? []) : []),
      ...(shown.has('counts') ? countHints(program, range) : []),
      ...(shown.has('units') ? unitHints(program, range, this.services) : []),
      ...(shown.has('defaults') ? defaultHints(program, range) : [])
    ];
  }
}
