// The door of the language server.
export { startServer } from './start-server.js';
export { libraryFolder, nodeWorld, snnFilesBelow } from './node-world.js';
