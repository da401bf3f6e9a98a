import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ConnectionSeed } from '../../../src/emulator/stored-connection.ts';
import { createWorkspace } from '../../dist/workspace.ts';
import { createEmulator } from '../../emulator/emulator.ts';
import { EMULATOR, runCli } from './at-terminal.ts';
import { roundTrip, SANDBOXES } from './round-trip.ts';

const params = {
  endpoint: 'crm.zoho.eu/crm/private',
  accountsUrl: 'https://accounts.zoho.eu',
  clientId: '1000.CLIENT',
  clientSecret: 'canary-client-secret',
  accessToken: '1000.canary-access-token',
  refreshToken: '1000.canary-refresh-token',
};
const seed = (more: Partial<ConnectionSeed> = {}): ConnectionSeed => ({
  sandbox: 'dev',
  name: 'Zoho CRM EU',
  auth: { params },
  ...more,
});
const withParams = (more: Readonly<Record<string, unknown>>) =>
  seed({ auth: { params: { ...params, ...more } } });

describe('an exported file', () => {
  it('looks like one written by hand', async () => {
    const emulator = createEmulator();
    const { id } = emulator.seed(seed({ description: 'Leads of the EU team' }));
    const { output, error } = await runCli(['export', '--sandbox', 'dev', ...EMULATOR], { emulator });
    expect(
      output,
    ).toBe(`# yaml-language-server: $schema=.github/actions/aep-base-connections/schema/connections.schema.json
version: 1
sandbox: dev
connections:
  zoho-crm-eu:
    id: ${id}
    name: Zoho CRM EU
    description: Leads of the EU team
    auth:
      dataCenter: eu
      clientId: 1000.CLIENT
      clientSecret: { secret: ZOHO_CRM_EU_CLIENT_SECRET }
      refreshToken: { secret: ZOHO_CRM_EU_REFRESH_TOKEN }
`);
    expect(error).toContain('1 connection exported.');
    expect(error).toContain('ZOHO_CRM_EU_CLIENT_SECRET  (clientSecret of zoho-crm-eu)');
  });

  it('can be applied unchanged, with only the Adobe credential', async () => {
    const emulator = createEmulator();
    emulator.seed(seed({ description: 'Leads of the EU team' }));
    emulator.seed(withParams({ endpoint: 'crm.zoho.eu/crm/private' }));
    const file = join(await createWorkspace({}), 'connections.yaml');
    await runCli(['export', '--sandbox', 'dev', '-o', file, ...EMULATOR], { emulator });
    const applied = await runCli(['apply', file, '--yes', ...EMULATOR], { emulator });
    expect(applied.error).toMatch(/Nothing to do: 2 unchanged\.\n$/);
    expect(applied.error).toContain('4 secrets of the file were not given');
    expect(applied.exitCode).toBe(0);
    expect(
      emulator.requests.filter(({ method, path }) => method !== 'GET' && !path.startsWith('/ims')),
    ).toEqual([]);
  });

  it('distinguishes connections of the same name by their sandboxes', async () => {
    const { document } = await roundTrip(SANDBOXES.map((sandbox) => seed({ sandbox })));
    expect(Object.keys(parse(String(document['yaml'])).connections)).toEqual([
      'zoho-crm-eu',
      'zoho-crm-eu-stage',
      'zoho-crm-eu-prod',
    ]);
  });

  it('distinguishes twins by their ids', async () => {
    const { document, planned } = await roundTrip([seed(), seed()]);
    expect(document['connections']).toBe(2);
    const emulator = createEmulator();
    for (let number = 0; number < 3; number++) emulator.seed(seed());
    const { output } = await runCli(['export', '--sandbox', 'dev', ...EMULATOR], { emulator });
    expect(Object.keys(parse(output).connections)).toEqual(['zoho-crm-eu', 'zoho-crm-eu-2', 'zoho-crm-eu-3']);
    expect(planned?.exitCode).toBe(0);
  });

  it('contains everything that is known of each connection', async () => {
    const odd: readonly (readonly [name: string, params: Parameters<typeof withParams>[0], auth: object])[] =
      [
        [
          'another-endpoint',
          { endpoint: 'https://www.zohoapis.eu' },
          { dataCenter: 'eu', endpoint: 'www.zohoapis.eu' },
        ],
        ['a-bare-host', { endpoint: 'crm.zoho.eu/crm/private/' }, { dataCenter: 'eu' }],
        ['no-endpoint', { endpoint: undefined }, { dataCenter: 'eu' }],
        ['no-accounts-url', { accountsUrl: undefined }, { dataCenter: 'eu' }],
        [
          'a-masked-client-id',
          { clientId: '********' },
          { clientId: { secret: 'A_MASKED_CLIENT_ID_CLIENT_ID' } },
        ],
        ['no-data-centre', { endpoint: undefined, accountsUrl: '***' }, { dataCenter: 'us' }],
      ];
    const { document, planned } = await roundTrip(
      odd.map(([name, changes]) => ({ ...withParams(changes), name })),
    );
    const { connections } = parse(String(document['yaml']));
    for (const [name, , auth] of odd) expect([name, connections[name]]).toMatchObject([name, { auth }]);
    expect(planned?.exitCode).toBe(0);
  });

  it('keeps a description that only contains the mask of a secret', async () => {
    const { document, planned } = await roundTrip([seed({ description: 'Shown as ********' })]);
    expect(document['yaml']).toContain('description: Shown as ********');
    expect([document['problems'], planned?.exitCode]).toEqual([[], 0]);
  });

  it('says where the data centre is a guess', async () => {
    const { document } = await roundTrip([withParams({ endpoint: undefined, accountsUrl: undefined })]);
    expect(document['yaml']).toContain(
      '  # Adobe does not show the data centre: correct it.\n  zoho-crm-eu:\n',
    );
  });

  it('leaves out invalid connections and says so', async () => {
    const odd: readonly (readonly [seed: ConnectionSeed, why: string])[] = [
      [withParams({ endpoint: 'https://example.org' }), '`endpoint` is not a Zoho CRM host'],
      [withParams({ accountsUrl: 'http://accounts.zoho.eu' }), '`accountsUrl` is not https'],
      [withParams({ endpoint: 'https://www.zohoapis.com' }), 'belongs to Zoho'],
      [seed({ name: ' Zoho ' }), 'name'],
      [seed({ name: 'Zoho\nCRM' }), 'name'],
      [seed({ state: 'deleting' }), 'it is being deleted'],
    ];
    const { document, held, planned } = await roundTrip([
      ...odd.map(([connection]) => connection),
      seed({ name: 'Good' }),
    ]);
    const problems = document['problems'] as readonly { code: string; message: string }[];
    for (const [index, [, why]] of odd.entries()) {
      const about = problems.filter(({ message }) => message.includes(held[index]?.id ?? '?'));
      expect(about).toMatchObject([{ code: 'not-exported', message: expect.stringContaining(why) }]);
    }
    expect(problems).toHaveLength(odd.length);
    expect([document['connections'], planned?.exitCode]).toEqual([1, 0]);
  });

  it('has the path of the schema relative to its folder', async () => {
    const folder = await createWorkspace({});
    const emulator = createEmulator();
    emulator.seed(seed());
    const output = join(folder, 'a/b/connections.yaml');
    await mkdir(join(folder, 'a'));
    expect(
      (await runCli(['export', '--sandbox', 'dev', '-o', output, ...EMULATOR], { emulator })).exitCode,
    ).toBe(0);
    expect(readFileSync(output, 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/.*\.github\/actions/,
    );
  });

  it('has the path of the schema at the root of the repository, also from a subfolder', async () => {
    const folder = join(await createWorkspace({ '.git/HEAD': '', 'a/b/README.md': '' }), 'a/b');
    const emulator = createEmulator();
    emulator.seed(seed());
    const { output } = await runCli(['export', '--sandbox', 'dev', ...EMULATOR], { emulator, folder });
    expect(output).toContain('$schema=../../.github/actions/aep-base-connections/schema/');
  });
});

it('an export contains no secret that the API shows in plain text, wherever it occurs', async () => {
  const secretOf = (number: number) => `canary-secret-${number}`;
  const clear = (number: number, more: Partial<ConnectionSeed>, others: object = {}) =>
    seed({
      name: `Zoho ${number}`,
      auth: { params: { ...params, clientSecret: secretOf(number), ...others } },
      ...more,
    });
  const { document, printed, planned } = await roundTrip(
    [
      clear(1, {}),
      // An optional text that contains a secret is left out. A required one excludes the connection.
      clear(2, { description: `Our secret is ${secretOf(2)}.` }),
      clear(3, { description: Buffer.from(secretOf(3)).toString('base64') }),
      clear(4, { description: secretOf(5) }),
      clear(5, { sandbox: 'stage' }, { clientId: secretOf(5) }),
      clear(6, { name: `Zoho ${secretOf(6)}` }),
      clear(7, {}, { endpoint: `https://www.zohoapis.eu/${secretOf(7)}` }),
    ],
    { secretsShown: 'clear' },
  );
  const { connections } = parse(String(document['yaml']));
  const names = Object.values(connections).map((entry) => Object(entry).name);
  expect(names.sort()).toEqual([1, 2, 3, 4, 5].map((number) => `Zoho ${number}`));
  expect(printed).not.toMatch(/canary|Y2FuYXJ5/);
  expect(planned?.exitCode).toBe(0);
});
