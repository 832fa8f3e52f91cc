// Wires a connection to the language's services; knows neither the process nor the transport.
import type { Connection } from 'vscode-languageserver';
import type { FileSystemProvider } from 'langium';
import { startLanguageServer } from 'langium/lsp';
import { createSnnServices } from '../language/index.js';

/** Serves the connection until it closes. */
export function startServer(connection: Connection, files: { fileSystemProvider: () => FileSystemProvider }): void {
    startLanguageServer(createSnnServices({ connection, ...files }).shared);
}
