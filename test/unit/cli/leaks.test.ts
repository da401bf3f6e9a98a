import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWorkspace } from '../../dist/workspace.ts';
import { createEmulator } from '../../emulator/emulator.ts';
import { asLines, fiveEntries, fiveSecrets } from '../../fixtures/examples.ts';
import { EMULATOR, runCli } from './at-terminal.ts';

describe('a secret in plain text in the file', () => {
  const shown = 'hunter2-in-clear';
  const auth =
    'auth: { dataCenter: eu, clientId: 1000.ABC, clientSecret: { secret: SHOWN }, refreshToken: { secret: OTHER } }';
  const text = `version: 1\nsandbox: dev\nconnections:\n  eu: { name: Our ${shown}, ${auth} }\n  us: { name: Other, ${auth} }\n`;
  const values = { SHOWN: shown, OTHER: 'short' };

  it.each([
    ['validate', []],
    ['validate', ['--json']],
    ['validate', ['--format', 'github']],
    ['plan', [...EMULATOR]],
    ['apply', [...EMULATOR, '--yes', '--json', '--debug']],
  ])('is reported by %s %j without being shown', async (command, flags) => {
    const folder = await createWorkspace({ 'connections.yaml': text, '.secrets': asLines(values) });
    const args = [
      command,
      join(folder, 'connections.yaml'),
      '--secrets-file',
      join(folder, '.secrets'),
      ...flags,
    ];
    const { exitCode, output, error } = await runCli(args, { emulator: createEmulator() });
    expect(exitCode).toBe(3);
    expect(`${output}${error}`).toContain('secret-visible');
    expect(`${output}${error}`).not.toContain(shown);
  });
});

describe('secrets from the environment', () => {
  it('are only those that the file refers to', async () => {
    const folder = await createWorkspace({ 'connections.yaml': fiveEntries });
    const file = join(folder, 'connections.yaml');
    // A similar name would be suggested if it had been read.
    const { ZOHO_EU_CLIENT_SECRET: _, ...others } = fiveSecrets;
    const environment = { ...others, ZOHO_EU_CLIENT_SECRETS: 'canary-of-somebody-else', PATH: '/bin' };
    const { exitCode, output } = await runCli(['validate', file, '--secrets-from-env'], { environment });
    expect(exitCode).toBe(3);
    expect(output).toContain('the secret `ZOHO_EU_CLIENT_SECRET` was not given');
    expect(output).not.toContain('ZOHO_EU_CLIENT_SECRETS');
  });

  it.each([
    ['validate', []],
    ['plan', [...EMULATOR]],
  ])('are hidden in the errors of a file: %s', async (command, flags) => {
    const shown = 'hunter2-in-clear';
    const auth = 'auth: { dataCenter: eu, clientId: 1000.A, clientSecret: { secret: SHOWN } }';
    const text = `version: 1\nsandbox: dev\nconnections:\n  ${shown}: { name: EU, ${auth} }\n`;
    const folder = await createWorkspace({ 'connections.yaml': text });
    const args = [command, join(folder, 'connections.yaml'), '--secrets-from-env', ...flags];
    const { exitCode, output, error } = await runCli(args, { environment: { SHOWN: shown } });
    expect(exitCode).toBe(3);
    expect(`${output}${error}`).toContain('`refreshToken` is missing in `connections.***.auth`');
    expect(`${output}${error}`).not.toContain(shown);
  });

  it('are looked up separately for each file', async () => {
    const other = fiveEntries.replaceAll('ZOHO_EU_', 'OTHER_EU_');
    const folder = await createWorkspace({ 'a.yaml': fiveEntries, 'b.yaml': other });
    const { output } = await runCli(
      ['validate', join(folder, 'a.yaml'), join(folder, 'b.yaml'), '--secrets-from-env'],
      {
        environment: fiveSecrets,
      },
    );
    expect(output).not.toContain('a.yaml:');
    expect(output.match(/error\[secret-unknown\]/g)).toHaveLength(2);
  });
});

it('secrets from standard input apply to every file', async () => {
  const folder = await createWorkspace({ 'a.yaml': fiveEntries, 'b.yaml': fiveEntries });
  const args = ['validate', join(folder, '*.yaml'), '--secrets-file', '-'];
  const { exitCode, error } = await runCli(args, { input: asLines(fiveSecrets) });
  expect([exitCode, error]).toEqual([0, '2 files, 0 errors, 0 warnings\n']);
});

it('an emulator gets its own credential, whatever the environment contains', async () => {
  const folder = await createWorkspace({ 'connections.yaml': fiveEntries });
  const emulator = createEmulator();
  const environment = {
    ADOBE_CLIENT_ID: 'real-client',
    ADOBE_CLIENT_SECRET: 'canary-real-secret',
    ADOBE_ORG_ID: 'REAL@AdobeOrg',
  };
  const { exitCode } = await runCli(['plan', join(folder, 'connections.yaml'), ...EMULATOR], {
    emulator,
    environment,
  });
  expect(exitCode).toBe(0);
  expect(JSON.stringify(emulator.requests)).not.toMatch(/real-client|canary|REAL@/);
});

it('a secret that is part of an option value does not change the report of the run', async () => {
  const folder = await createWorkspace({
    'connections.yaml': fiveEntries,
    '.secrets': asLines({ ...fiveSecrets, APP_NAME: 'platform' }),
  });
  const emulator = createEmulator({
    faults: [{ path: '/connections', nth: 1, effect: { kind: 'answer', status: 418 } }],
  });
  const args = [
    'apply',
    join(folder, 'connections.yaml'),
    '--yes',
    '--secrets-file',
    join(folder, '.secrets'),
  ];
  const { exitCode, error } = await runCli([...args, ...EMULATOR], { emulator });
  expect([exitCode, error]).toEqual([1, expect.stringContaining('points to Adobe')]);
});
