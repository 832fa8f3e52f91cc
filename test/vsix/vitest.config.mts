// The packaged extension driven as a user would: one window, one story, step after step. Run by `npm run test:vsix`.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/vsix/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000, bail: 1 }
});
