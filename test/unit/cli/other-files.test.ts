import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWorkspace } from '../../dist/workspace.ts';
import { createEmulator } from '../../emulator/emulator.ts';
import { CANARY } from '../../fixtures/bad-files.ts';
import { EMULATOR, runCli } from './at-terminal.ts';

const EMPTY = 'version: 1\nsandbox: dev\nconnections:\n';

describe('a file without entries', () => {
  it.each([
    ['validate', []],
    ['plan', EMULATOR],
    ['plan', [...EMULATOR, '--json', '--exit-code']],
    ['apply', [...EMULATOR, '--yes', '--rotate', 'all']],
  ])('is accepted with one warning: %s', async (command, flags) => {
    const path = join(await createWorkspace({ 'c.yaml': EMPTY }), 'c.yaml');
    const { exitCode, output, error } = await runCli([command, path, ...flags], {
      emulator: createEmulator(),
    });
    expect([exitCode, error]).toEqual([0, expect.any(String)]);
    expect(`${output}${error}`.match(/warning\[nothing-declared\]/g)).toHaveLength(1);
    expect(`${output}${error}`).not.toMatch(/Infinity|undefined|NaN|: *\.$/m);
  });
});

describe('a secrets file in place of the connections file', () => {
  it.each([
    ['validate', []],
    ['validate', ['--format', 'json']],
    ['validate', ['--format', 'github']],
    ['plan', EMULATOR],
    ['plan', [...EMULATOR, '--json']],
  ])('is rejected, and nothing of it is shown: %s %j', async (command, flags) => {
    for (const text of [`name=${CANARY}\n`, `{"CLIENT_SECRETS": ["x"],\n "name": "${CANARY}"}`]) {
      const path = join(await createWorkspace({ 'c.yaml': text }), 'c.yaml');
      const { exitCode, output, error } = await runCli([command, path, ...flags], {
        emulator: createEmulator(),
      });
      expect(exitCode).toBe(3);
      expect(`${output}${error}`).toContain('file-holds-secrets');
      expect(`${output}${error}`).not.toMatch(new RegExp(`${CANARY}|CLIENT_SECRETS| \\| `));
    }
  });
});
