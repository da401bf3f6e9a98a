import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWorkspace } from '../dist/workspace.ts';
import { createEmulator, DEMO_ADOBE_CLIENT } from '../emulator/emulator.ts';
import type { Fault } from '../emulator/faults.ts';
import { asLines, fiveEntries, fiveSecrets, seedWholeLife, wholeLife } from '../fixtures/examples.ts';
import { runCli } from '../unit/cli/at-terminal.ts';

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
