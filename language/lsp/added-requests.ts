// Requests of the protocol that Langium has no place for: their capabilities, and who answers them.
import { DocumentState, isOperationCancelled } from 'langium';
import { createServerRequestHandler, type LangiumSharedServices } from 'langium/lsp';
import {
  LSPErrorCodes,
  ResponseError,
  type CodeLens,
  type ColorPresentationParams,
  type DiagnosticOptions,
  type DocumentColorParams,
  type InitializeParams,
  type ServerCapabilities
} from 'vscode-languageserver';
import type { SnnCodeLens } from './code-lens.js';
import type { SnnCompletion } from './completion/completion.js';
import { colourPresentations, documentColours, type IsDark } from './document-colours.js';
import { tellReading } from './reading-progress.js';
import { selectionRanges } from './selection-range.js';
import type { SnnServices } from './services.js';

export const addedCapabilities: ServerCapabilities = {
  selectionRangeProvider: true,
  colorProvider: true,
  codeLensProvider: { resolveProvider: true }
};

export const diagnosticProvider: DiagnosticOptions = {
  identifier: 'snn',
  interFileDependencies: true,
  workspaceDiagnostics: true,
  workDoneProgress: true
};

export function addRequests(
  shared: LangiumSharedServices,
  snn: () => SnnServices,
  isDark: IsDark,
  { capabilities: { workspace } }: InitializeParams
): void {
  const connection = shared.lsp.Connection;
  if (!connection) return;
  // which hints and lenses are shown is a setting
  shared.workspace.ConfigurationProvider.onConfigurationSectionUpdate(() => {
    if (workspace?.inlayHint?.refreshSupport) void connection.languages.inlayHint.refresh();
    if (workspace?.codeLens?.refreshSupport) void connection.sendRequest('workspace/codeLens/refresh');
  });
  shared.lsp.LanguageServer.onInitialized(() => {
    tellReading(shared, connection).catch(error =>
      console.error('Telling how far the workspace is read failed.', error)
    );
  });
  connection.languages.diagnostics.on((params, token, work) =>
    orCancelled(snn().pulled.ofDocument(params, token, work))
  );
  connection.languages.diagnostics.onWorkspace((params, token, work, part) =>
    orCancelled(snn().pulled.ofWorkspace(params, token, work, part))
  );
  const { Parsed, Linked } = DocumentState;
  connection.onCompletionResolve(item => (snn().lsp.CompletionProvider as SnnCompletion).resolve(item));
  connection.onCodeLensResolve((lens: CodeLens, token) =>
    (snn().lsp.CodeLensProvider as SnnCodeLens).resolve(lens, token)
  );
  connection.onSelectionRanges(
    createServerRequestHandler((_, document, params) => selectionRanges(document, params), shared, Linked)
  );
  connection.onRequest(
    'textDocument/documentColor',
    createServerRequestHandler(
      (_, document, _params: DocumentColorParams) => documentColours(document, isDark),
      shared,
      Linked
    )
  );
  connection.onRequest(
    'textDocument/colorPresentation',
    createServerRequestHandler(
      (_, document, params: ColorPresentationParams) => colourPresentations(document, params),
      shared,
      Parsed
    )
  );
}

/** A request that is given up is answered so. */
const orCancelled = <T>(answer: Promise<T>): Promise<T> =>
  answer.catch((error: unknown) => {
    throw isOperationCancelled(error)
      ? new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.')
      : error;
  });
