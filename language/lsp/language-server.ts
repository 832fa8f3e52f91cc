// What the server says it can do: Langium's list, made precise where ours is.
import { DefaultLanguageServer, type LangiumSharedServices } from 'langium/lsp';
import type { InitializeParams, InitializeResult } from 'vscode-languageserver';
import { codeActionKinds } from './code-actions.js';
import type { SnnCompletion } from './completion/completion.js';

export class SnnLanguageServer extends DefaultLanguageServer {
  constructor(
    services: LangiumSharedServices,
    private readonly completion: () => SnnCompletion
  ) {
    super(services);
  }

  override initialize(params: InitializeParams): Promise<InitializeResult> {
    this.services.lsp.Connection?.onCompletionResolve(item => this.completion().resolve(item));
    return super.initialize(params);
  }

  protected override buildInitializeResult(params: InitializeParams): InitializeResult {
    const result = super.buildInitializeResult(params);
    const { capabilities } = result;
    return {
      ...result,
      capabilities: {
        ...capabilities,
        codeActionProvider: { codeActionKinds: [...codeActionKinds] },
        completionProvider: { ...capabilities.completionProvider, resolveProvider: true }
      }
    };
  }
}
