import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWorkspace } from '../../dist/workspace.ts';
import { createEmulator, DEMO_ADOBE_CLIENT } from '../../emulator/emulator.ts';
import type { Fault } from '../../emulator/faults.ts';
import { asLines, fiveEntries, fiveSecrets, seedWholeLife, wholeLife } from '../../fixtures/examples.ts';
import { EMULATOR, runCli } from './at-terminal.ts';

const { clientId, orgId } = DEMO_ADOBE_CLIENT;
const clientSecret = 'canary-of-the-adobe-credential';
const URLS = ['http://127.0.0.1:1'].flatMap((url) => ['--platform-url', url, '--ims-url', url]);
const LIFE = [
  '--yes',
  '--allow-delete',
  '--on-drift',
  'update',
  '--rotate',
  'zoho-us-stage',
  '--verify',
  'all',
];

/** Adobe's rejections repeat the request. `test/stories/leaks.test.ts` covers every other way to end. */
const faults: readonly Fault[] = [
  { method: 'POST', path: '/connections', effect: { kind: 'answer', status: 400, echo: true } },
];

/**
 * Every way to pass the secrets of the file and those of Adobe, and every way to print. Each is tested,
 * because they are implemented separately.
 */
const WAYS = {
  'from files': (folder: string) => ({
    args: ['--secrets-file', join(folder, '.secrets'), '--adobe-credentials', join(folder, '.adobe')],
  }),
  'from the environment': () => ({
    args: ['--secrets-from-env', '--debug'],
    environment: {
      ...fiveSecrets,
      ADOBE_CLIENT_ID: clientId,
      ADOBE_CLIENT_SECRET: clientSecret,
      ADOBE_ORG_ID: orgId,
    },
  }),
  'from the standard input': (folder: string) => ({
    args: ['--secrets-file', '-', '--adobe-credentials', join(folder, '.adobe'), '--json', '--debug'],
    input: JSON.stringify(fiveSecrets),
  }),
};

describe('rejected creations print no secret', () => {
  it.each(Object.entries(WAYS))('that comes %s', async (_way, surroundings) => {
    const folder = await createWorkspace({
      'connections.yaml': wholeLife,
      '.secrets': asLines(fiveSecrets),
      '.adobe': asLines({
        ADOBE_CLIENT_ID: clientId,
        ADOBE_CLIENT_SECRET: clientSecret,
        ADOBE_ORG_ID: orgId,
      }),
    });
    const adobeClients = [{ ...DEMO_ADOBE_CLIENT, clientSecret }];
    const emulator = createEmulator({ faults, adobeClients, secretsShown: 'clear' });
    const old = seedWholeLife(emulator);
    const { args, ...rest } = surroundings(folder);
    const file = join(folder, 'connections.yaml');
    const apply = [
      'apply',
      file,
      ...URLS,
      '--zoho-accounts-url',
      'http://127.0.0.1:1',
      '--settling-time',
      '0.1',
      ...LIFE,
    ];

    const { output, error } = await runCli([...apply, ...args], { emulator, ...rest });
    const printed = `${output}${error}`;
    const secrets = [...Object.values(fiveSecrets), ...old, clientSecret, ...emulator.mintedTokens];
    const forms = secrets.flatMap((secret) => [
      secret,
      JSON.stringify(secret).slice(1, -1),
      encodeURIComponent(secret),
    ]);
    expect(forms.filter((form) => printed.includes(form))).toEqual([]);
    expect(printed).not.toContain('canary');
    // This proves that the check can fail: the secrets were in the requests.
    expect(JSON.stringify(emulator.requests)).toContain(fiveSecrets['ZOHO_EU_CLIENT_SECRET']);
  });
});

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

it('validate does not repeat a secret that was pasted as a key, in any format', async () => {
  const [name = '', secret = ''] = Object.entries(fiveSecrets)[0] ?? [];
  const folder = await createWorkspace({
    'connections.yaml': fiveEntries.replace('    name: ', `    ${secret}: 1\n    name: `),
    '.secrets': asLines({ [name]: secret }),
  });
  for (const format of ['text', 'github', 'json']) {
    const { exitCode, output, error } = await runCli([
      'validate',
      join(folder, 'connections.yaml'),
      ...['--format', format, '--secrets-file', join(folder, '.secrets')],
    ]);
    expect([exitCode, output + error]).toEqual([3, expect.stringContaining('***')]);
    expect(output + error).not.toContain(secret);
  }
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
