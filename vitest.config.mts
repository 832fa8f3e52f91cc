// Unit, golden and documentation tests. The suite inside VS Code is mocha's (test/vscode), that inside Chromium has its own configuration.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { defineConfig, type Plugin } from 'vitest/config';

/** Imports .wasm and .ttf files as bytes, as the loaders of esbuild.mjs do for the bundles. */
const binaryFiles: Plugin = {
  name: 'binary-files',
  enforce: 'pre',
  // another ending, so that nobody else takes the file for an address
  resolveId: name =>
    /\.(wasm|ttf)$/.test(name) ? `\0${createRequire(import.meta.url).resolve(name)}.bytes` : undefined,
  load(id) {
    if (!id.startsWith('\0') || !id.endsWith('.bytes')) return undefined;
    const file = id.slice(1, -'.bytes'.length);
    return `export default Uint8Array.from(atob(${JSON.stringify(readFileSync(file, 'base64'))}), c => c.charCodeAt(0));`;
  }
};

export default defineConfig({
  plugins: [binaryFiles],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**', 'test/vsix/**', 'test/browser/**'],
    // by itself vitest leaves a core free, which of two is half
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 30_000
  }
});
