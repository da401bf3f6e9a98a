import { defineConfig } from 'vitest/config';

/** The fast suite without the documents, as StrykerJS runs it: once per mutant, with the tests that reach it. */
export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/stories/**/*.test.ts'],
    exclude: ['test/unit/architecture.test.ts', 'test/unit/emulator/**'],
    globalSetup: ['test/compile-schema.ts'],
    setupFiles: ['test/message-equality.ts'],
    testTimeout: 60_000,
    isolate: false,
  },
});
