// Unit, golden and documentation tests. The suite inside VS Code is mocha's (test/vscode).
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**'],
    testTimeout: 30_000,
    coverage: {
      provider: 'v8',
      include: ['simulator/**/*.ts', 'language/**/*.ts', 'outputs/**/*.ts', 'server/**/*.ts', 'cli/**/*.ts', 'client/**/*.ts'],
      exclude: ['**/generated/**', '**/*.d.ts'],
      reportsDirectory: 'coverage'
    }
  }
});
