import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/compile-schema.ts'],
    setupFiles: ['test/message-equality.ts'],
    testTimeout: 30_000,
  },
});
