// The language server's process: connects stdio or IPC to the services. Anything testable lives behind what it calls.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { NodeFileSystem } from 'langium/node';
import * as path from 'node:path';
import { checkPages, libraryFolder, nodeWorld } from './node-world.js';
import { serveRuns } from './serve-runs.js';
import { Settings } from './settings.js';
import { startServer } from './start-server.js';

const connection = createConnection(ProposedFeatures.all);
const settings = new Settings();
const language = startServer(
  connection,
  nodeWorld(libraryFolder(__dirname)),
  NodeFileSystem.fileSystemProvider(),
  checkPages(__dirname),
  settings
);
serveRuns(connection, language, path.join(__dirname, 'sim-worker.cjs'), settings);
