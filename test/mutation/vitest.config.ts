import { defineConfig } from 'vitest/config';

/** The fast suite without test/docs for StrykerJS, which runs the covering tests once per mutant. */
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
