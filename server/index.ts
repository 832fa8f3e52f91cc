// The door of the language server.
export { nodeThreadPool } from './node-thread-pool.js';
export { TimeLeft } from './time-left.js';
export { startServer } from './start-server.js';
export { confinedWorld } from './confined-world.js';
export { libraryFolder, nodeWorld, recordingOf, snnFilesBelow } from './node-world.js';
export { npzOf } from './npz.js';
export { savedIn, savedText } from './saved-files.js';
