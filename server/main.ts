// The language server's process: connects stdio or IPC to the services. Anything testable lives behind start-server.ts.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { NodeFileSystem } from 'langium/node';
import { libraryFolder, nodeWorld } from './node-world.js';
import { startServer } from './start-server.js';

startServer(createConnection(ProposedFeatures.all), nodeWorld(libraryFolder(import.meta.dirname ?? __dirname)), NodeFileSystem.fileSystemProvider());
