// What the server says it can do: Langium's list, made precise where ours is.
import { DefaultLanguageServer, type LangiumSharedServices } from 'langium/lsp';
import type { InitializeParams, InitializeResult } from 'vscode-languageserver';
import { addedCapabilities, addRequests, diagnosticProvider } from './added-requests.js';
import { codeActionKinds } from './code-actions.js';
import type { IsDark } from './document-colours.js';
import type { SnnServices } from './services.js';

export class SnnLanguageServer extends DefaultLanguageServer {
  constructor(
    services: LangiumSharedServices,
    private readonly snn: () => SnnServices,
    private readonly isDark: IsDark
  ) {
    super(services);
  }

  override initialize(params: InitializeParams): Promise<InitializeResult> {
    this.snn().pulled.begin(params);
    addRequests(this.services, this.snn, this.isDark, params);
    return super.initialize(params);
  }

  protected override buildInitializeResult(params: InitializeParams): InitializeResult {
    const result = super.buildInitializeResult(params);
    const { capabilities } = result;
    return {
      ...result,
      capabilities: {
        ...capabilities,
        ...addedCapabilities,
        ...(this.snn().pulled.isUsed ? { diagnosticProvider } : {}),
        codeActionProvider: { codeActionKinds: [...codeActionKinds] },
        completionProvider: { ...capabilities.completionProvider, resolveProvider: true }
      }
    };
  }
}
