// Wires a connection to the language's services; knows neither the process nor the transport.
import type { Connection } from 'vscode-languageserver';
import type { FileSystemProvider } from 'langium';
import { startLanguageServer } from 'langium/lsp';
import { createLanguage, type Language, type World } from '../language/index.js';

/** Serves the connection until it closes. `folders` lists what is in the workspace. */
export function startServer(connection: Connection, world: World, folders: FileSystemProvider): Language {
  const language = createLanguage(world, { connection, folders });
  startLanguageServer(language.services.shared);
  return language;
}
