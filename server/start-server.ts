// Wires a connection to the language's services; knows neither the process nor the transport.
import { FileChangeType, type Connection, type FileEvent } from 'vscode-languageserver';
import { DocumentState, type FileSystemProvider } from 'langium';
import { startLanguageServer } from 'langium/lsp';
import { createLanguage, type Language, type World } from '../language/index.js';
import { Settings } from './settings.js';

/**
 * Serves the connection until it closes. `folders` lists what is in the workspace; `checkPages` is the uri of the folder with a page
 * for each check; `settings` are kept as the client has them.
 */
export function startServer(
  connection: Connection,
  world: World,
  folders: FileSystemProvider,
  checkPages?: string,
  settings = new Settings()
): Language {
  const limited: World = {
    ...world,
    get memoryLimit() {
      return settings.memoryLimit;
    }
  };
  const language = createLanguage(limited, { connection, folders, checkPages });
  const { Parsed, Linked, IndexedReferences } = DocumentState;
  settings.follow(language.services, () => lookAgain(language));
  // While something is typed, proposals and signatures are made for the text of now and the tree of before; all else waits for the new tree.
  startLanguageServer(language.services.shared, {
    CompletionProvider: Parsed,
    SignatureHelp: Parsed,
    DocumentSymbolProvider: Linked,
    FoldingRangeProvider: Linked,
    DocumentLinkProvider: Linked,
    Formatter: Linked,
    CodeLensProvider: IndexedReferences
  });
  return language;
}

/** At all open texts, where what they are judged by has changed. */
function lookAgain({ services: { shared } }: Language): void {
  const changes = [...shared.workspace.TextDocuments.keys()].map(
    (uri): FileEvent => ({ uri: uri.toString(), type: FileChangeType.Changed })
  );
  shared.lsp.DocumentUpdateHandler.didChangeWatchedFiles?.({ changes });
}
