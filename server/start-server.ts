// Wires a connection to the language's services; knows neither the process nor the transport.
import * as path from 'node:path';
import { FileChangeType, type Connection, type FileEvent } from 'vscode-languageserver';
import { DocumentState, type FileSystemProvider } from 'langium';
import { startLanguageServer } from 'langium/lsp';
import { createEditorLanguage, type DrawModel, type EditorLanguage, type World } from '../language/index.js';
import { confinedWorld } from './confined-world.js';
import { localPath } from './local-path.js';
import { themeMethod, trustedMethod } from './protocol.js';
import { Settings } from './settings.js';

/**
 * Serves the connection until it closes. `folders` lists what is in the workspace; `checkPages` is the uri of the folder with a page
 * for each check; `settings` are kept as the client has them; `drawModel` makes the pictures of hovers.
 */
export function startServer(
  connection: Connection,
  world: World,
  folders: FileSystemProvider,
  checkPages?: string,
  settings = new Settings(),
  drawModel?: DrawModel
): EditorLanguage {
  const confined = confinedWorld(world, () => readableFolders(language, settings));
  const limited: World = {
    ...confined,
    read: (uri, limit) => (settings.trusted || isText(uri) ? confined.read(uri, limit) : 'untrusted'),
    entries: uri => (settings.trusted ? confined.entries(uri) : 'untrusted'),
    stamp: uri => (settings.trusted ? confined.stamp(uri) : undefined),
    get memoryLimit() {
      return settings.memoryLimit;
    }
  };
  const language: EditorLanguage = createEditorLanguage(limited, {
    connection,
    folders,
    checkPages,
    drawModel,
    isDark: () => settings.dark
  });
  const { Parsed, Linked, IndexedReferences } = DocumentState;
  settings.follow(language.services, () => lookAgain(language));
  language.services.shared.lsp.LanguageServer.onInitialize(({ initializationOptions }) =>
    settings.begin(initializationOptions)
  );
  let tellsFolders = false;
  language.services.shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
    tellsFolders = capabilities.workspace?.workspaceFolders === true;
  });
  // a client hears of what a server wants to be told only once it has been answered
  language.services.shared.lsp.LanguageServer.onInitialized(() => {
    if (!tellsFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      // other files may be read now
      void language.changeFolders(added, removed).then(() => lookAgain(language));
    });
  });
  connection.onNotification(trustedMethod, () => {
    settings.trusted = true;
    lookAgain(language);
  });
  connection.onNotification(themeMethod, (params: unknown) => settings.showTheme(params));
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

/** What the language is written in; anything else that a text names is data. */
const isText = (uri: string): boolean => /\.snn$/i.test(uri);

/** Those of the workspace, of open files, and what the user allows. */
function* readableFolders({ services: { shared } }: EditorLanguage, { allowRead }: Settings): Iterable<string> {
  const { TextDocuments, WorkspaceManager } = shared.workspace;
  for (const { uri } of WorkspaceManager.workspaceFolders ?? []) {
    const folder = localPath(uri);
    if (folder !== undefined) yield folder;
  }
  for (const uri of TextDocuments.keys()) {
    const file = localPath(uri.toString());
    if (file !== undefined) yield path.dirname(file);
  }
  yield* allowRead;
}

/** At all open texts, where what they are judged by has changed. */
function lookAgain({ services: { shared } }: EditorLanguage): void {
  const changes = [...shared.workspace.TextDocuments.keys()].map(
    (uri): FileEvent => ({ uri: uri.toString(), type: FileChangeType.Changed })
  );
  shared.lsp.DocumentUpdateHandler.didChangeWatchedFiles?.({ changes });
}
