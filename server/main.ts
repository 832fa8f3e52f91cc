// The language server's process: connects stdio or IPC to the services. Anything testable lives behind what it calls.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { NodeFileSystem } from 'langium/node';
import * as path from 'node:path';
import { modelDrawer } from './model-drawer.js';
import { checkPages, libraryFolder, nodeWorld } from './node-world.js';
import { serveRuns } from './serve-runs.js';
import { Settings } from './settings.js';
import { startServer } from './start-server.js';

const connection = createConnection(ProposedFeatures.all);
const settings = new Settings();
const worker = path.join(__dirname, 'sim-worker.cjs');
const language = startServer(
  connection,
  nodeWorld(libraryFolder(__dirname)),
  NodeFileSystem.fileSystemProvider(),
  checkPages(__dirname),
  settings,
  modelDrawer(worker)
);
serveRuns(connection, language, worker, settings);
