// The door of the language server.
export { startServer } from './start-server.js';
