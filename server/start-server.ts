// Wires a connection to the language's services; knows neither the process nor the transport.
import type { Connection } from 'vscode-languageserver';
import { DocumentState, type FileSystemProvider } from 'langium';
import { startLanguageServer } from 'langium/lsp';
import { createLanguage, type Language, type World } from '../language/index.js';

/** Serves the connection until it closes. `folders` lists what is in the workspace; `checkPages` is the uri of the folder with a page for each check. */
export function startServer(connection: Connection, world: World, folders: FileSystemProvider, checkPages?: string): Language {
  const language = createLanguage(world, { connection, folders, checkPages });
  const { Parsed, Linked, IndexedReferences } = DocumentState;
  // While something is typed, proposals and signatures are made for the text of now and the tree of before; all else waits for the new tree.
  startLanguageServer(language.services.shared, {
    CompletionProvider: Parsed, SignatureHelp: Parsed,
    DocumentSymbolProvider: Linked, FoldingRangeProvider: Linked, DocumentLinkProvider: Linked, Formatter: Linked, CodeLensProvider: IndexedReferences
  });
  return language;
}
