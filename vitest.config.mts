// Unit, golden and documentation tests. The suite inside VS Code is mocha's (test/vscode).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { defineConfig, type Plugin } from 'vitest/config';

/** Imports .wasm and .ttf files as bytes, as the loaders of esbuild.mjs do for the bundles. */
const binaryFiles: Plugin = {
  name: 'binary-files',
  enforce: 'pre',
  resolveId: name => (/\.(wasm|ttf)$/.test(name) ? `\0bytes:${createRequire(import.meta.url).resolve(name)}` : undefined),
  load: id => (id.startsWith('\0bytes:') ? `export default Uint8Array.from(atob(${JSON.stringify(readFileSync(id.slice(7), 'base64'))}), c => c.charCodeAt(0));` : undefined)
};

export default defineConfig({
  plugins: [binaryFiles],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**'],
    testTimeout: 30_000
  }
});
