import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEMO_ADOBE_CLIENT } from '../../../src/emulator/stored-connection.ts';
import { createWorkspace } from '../../dist/workspace.ts';
import { createEmulator } from '../../emulator/emulator.ts';
import { fileWith } from '../../fixtures/bad-files.ts';
import { fiveEntries, fiveSecrets } from '../../fixtures/examples.ts';
import { EMULATOR, runCli } from './at-terminal.ts';

const { clientId, clientSecret, orgId } = DEMO_ADOBE_CLIENT;

/** Runs a plan with a file as the credential. */
async function planWith(credentials: string | object) {
  const text = typeof credentials === 'string' ? credentials : JSON.stringify(credentials);
  const folder = await createWorkspace({ 'connections.yaml': fileWith({}), credentials: text });
  const emulator = createEmulator();
  const path = join(folder, 'credentials');
  const args = ['plan', join(folder, 'connections.yaml'), ...EMULATOR, '--adobe-credentials', path];
  const run = await runCli(args, { emulator });
  const token = emulator.requests.find(({ path: to }) => to.startsWith('/ims/token'));
  return { ...run, emulator, form: new URLSearchParams(token?.body ?? '') };
}

const project = (...credentials: readonly object[]) => ({
  project: {
    id: '4566206088344587444',
    name: 'crm',
    org: { id: '1', name: 'Acme', ims_org_id: orgId },
    workspace: { id: '2', name: 'Production', details: { credentials, services: [] } },
  },
});

const oauth = (changes: object = {}) => ({
  id: '3',
  integration_type: 'oauth_server_to_server',
  oauth_server_to_server: {
    client_id: clientId,
    client_secrets: [clientSecret],
    technical_account_id: 'x@techacct.adobe.com',
    scopes: ['openid', 'AdobeID'],
    ...changes,
  },
});

const download = {
  ORG_ID: orgId,
  CLIENT_ID: clientId,
  CLIENT_SECRETS: [clientSecret, 'p8e-canary-another'],
  TECHNICAL_ACCOUNT_ID: 'x@techacct.adobe.com',
  SCOPES: ['openid', 'AdobeID'],
};

const lower = Object.fromEntries(
  Object.entries(download).map(([name, value]) => [name.toLowerCase(), value]),
);

describe('an Adobe credential', () => {
  it.each<readonly [string, string | object, string | undefined]>([
    ['the JSON of a credential', download, 'openid,AdobeID'],
    ['its names in small letters', lower, 'openid,AdobeID'],
    ['no scopes', { ...download, SCOPES: undefined }, undefined],
    [
      'the JSON of a project',
      project({ integration_type: 'apikey', api_key: {} }, oauth()),
      'openid,AdobeID',
    ],
    [
      'the lines of a `.env` file',
      `# Acme\nexport ADOBE_CLIENT_ID=${clientId}\nADOBE_CLIENT_SECRET = '${clientSecret}' # prod\nADOBE_ORG_ID="${orgId}"\n`,
      undefined,
    ],
  ])('can be %s', async (_, credentials, scopes) => {
    const { exitCode, error, form } = await planWith(credentials);
    expect([exitCode, error]).toEqual([0, expect.stringContaining('1 to create')]);
    expect([form.get('client_id'), form.get('client_secret')]).toEqual([clientId, clientSecret]);
    if (scopes !== undefined) expect(form.get('scope')).toBe(scopes);
  });

  it.each<readonly [string, object, string]>([
    ['without a secret', { ...download, CLIENT_SECRETS: [] }, 'without `CLIENT_SECRETS`'],
    [
      'without an organization and an id',
      { CLIENT_SECRETS: ['p8e-canary'] },
      'without `CLIENT_ID`, `ORG_ID`',
    ],
    [
      'without an OAuth credential',
      project({ integration_type: 'apikey' }),
      'without `client_id`, `client_secrets`',
    ],
    [
      'with a secret of another type',
      project(oauth({ client_secrets: { a: 'p8e-canary' } })),
      'without `client_secrets`',
    ],
    ['with two credentials', project(oauth(), oauth()), 'with 2 OAuth Server-to-Server credentials'],
  ])('is rejected %s, by name and without a value', async (_, credentials, words) => {
    const { exitCode, output, error, emulator } = await planWith(credentials);
    expect(exitCode).toBe(3);
    expect(error).toContain(words);
    expect(error).toContain('[secrets-format]');
    expect(`${output}${error}`).not.toMatch(/canary/);
    expect(`${output}${error}`).not.toContain(clientSecret);
    expect(emulator.requests).toEqual([]);
  });
});

describe('a secrets file', () => {
  const lines = Object.entries(fiveSecrets);

  it('can be an existing `.env` file', async () => {
    const text = lines.map(([name, value], index) =>
      index % 2 ? `export ${name}=${JSON.stringify(value)} # EU` : `${name} = ${value}`,
    );
    const folder = await createWorkspace({
      'connections.yaml': fiveEntries,
      '.env': `# Zoho\n\n${text.join('\n')}\n`,
    });
    const run = await runCli([
      'validate',
      join(folder, 'connections.yaml'),
      '--secrets-file',
      join(folder, '.env'),
    ]);
    expect([run.exitCode, run.output]).toEqual([0, '']);
  });

  it.each([
    ['with a byte order mark', '\ufeff', 'saved as UTF-16'],
    ['without a byte order mark', '', 'not saved as UTF-8'],
  ])('in UTF-16 %s is reported as such', async (_, mark, how) => {
    const text = lines.map(([name, value]) => `${name}=${value}`).join('\r\n');
    const folder = await createWorkspace({
      'connections.yaml': fiveEntries,
      '.env': Buffer.from(`${mark}${text}`, 'utf16le'),
    });
    const run = await runCli([
      'validate',
      join(folder, 'connections.yaml'),
      '--secrets-file',
      join(folder, '.env'),
    ]);
    expect(run.exitCode).toBe(3);
    expect(run.output).toContain(`/.env\` is ${how}`);
    expect(run.output).toContain('[file-encoding]');
  });
});

it('two swapped secrets are reported offline, and neither is shown', async () => {
  const [token, secret] = [`1000.${'c0ffee42'.repeat(4)}.${'c0ffee42'.repeat(4)}`, 'c0ffee42'.repeat(5)];
  const auth =
    '{ dataCenter: eu, clientId: 1000.A, clientSecret: { secret: S }, refreshToken: { secret: R } }';
  const folder = await createWorkspace({
    'connections.yaml': `version: 1\nsandbox: dev\nconnections:\n  a: { name: A, auth: ${auth} }\n`,
    '.env': `S=${token}\nR=${secret}\n`,
  });
  const files = [join(folder, 'connections.yaml'), '--secrets-file', join(folder, '.env')];
  for (const command of [['validate'], ['plan', ...EMULATOR], ['apply', '--yes', ...EMULATOR]]) {
    const emulator = createEmulator();
    const { exitCode, output, error } = await runCli([...command, ...files], { emulator });
    expect([exitCode, `${output}${error}`.match(/error\[secret-wrong-form\]/g)?.length]).toEqual([3, 2]);
    expect(`${output}${error}`).not.toContain('c0ffee42');
    expect(emulator.requests).toEqual([]);
  }
});

it.each([
  ['in the file, written with an escape', '"Zoho \\x53ales EMEA"', 'Zoho Sales EMEA'],
  ['as a word that the outputs use', 'Zoho', 'unchanged'],
  ['in the path of the file', 'Zoho', 'connections.y'],
])(
  'a secret whose value is also public text, %s, is refused by `validate` as by `plan`',
  async (_, name, value) => {
    const auth =
      '{ dataCenter: eu, clientId: 1000.A, clientSecret: { secret: S }, refreshToken: { secret: R } }';
    const folder = await createWorkspace({
      'connections.yaml': `version: 1\nsandbox: dev\nconnections:\n  a: { name: ${name}, auth: ${auth} }\n`,
      '.env': `S=${value}\nR=1000.canary-refresh\n`,
    });
    const files = [join(folder, 'connections.yaml'), '--secrets-file', join(folder, '.env')];
    for (const command of [['validate'], ['plan', ...EMULATOR]]) {
      const { exitCode, output, error } = await runCli([...command, ...files], {
        emulator: createEmulator(),
      });
      expect([exitCode, `${output}${error}`.match(/error\[\S+\]/g)]).toEqual([3, ['error[secret-visible]']]);
    }
  },
);
