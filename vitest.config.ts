import { defineConfig } from 'vitest/config';
import { cases } from './test/deep/cases.ts';

/** The fast suite shares one process per core: no test of it may leave anything behind for the next. */
const fast = { pool: 'threads', isolate: false } as const;

/** A bound against hanging, not a measure: no test may depend on the speed of the machine. More cases have more time. */
const TIMEOUT_MS = cases(600_000);

export default defineConfig({
  test: {
    globalSetup: ['test/compile-schema.ts'],
    maxWorkers: '100%',
    // Most modules are the same as in the last run. The cache is in node_modules, by path and contents.
    experimental: { fsModuleCache: true },
    projects: [
      project('fast', ['unit', 'stories', 'docs'], fast),
      project('deep', ['deep']),
      project('dist', ['dist']),
      // Of a real organization: it tests nothing unless the environment names a sandbox.
      project('contract', ['contract']),
    ],
  },
});

function project(name: string, folders: readonly string[], options: object = {}) {
  return {
    test: {
      name,
      include: folders.map((folder) => `test/${folder}/**/*.test.ts`),
      setupFiles: ['test/message-equality.ts'],
      testTimeout: TIMEOUT_MS,
      hookTimeout: TIMEOUT_MS,
      ...options,
    },
  };
}
