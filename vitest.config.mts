// Unit, golden and documentation tests. The suite inside VS Code is mocha's (test/vscode).
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**'],
    testTimeout: 30_000
  }
});
