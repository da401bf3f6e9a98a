import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ConnectionSeed } from '../../../src/emulator/stored-connection.ts';
import { createWorkspace } from '../../dist/workspace.ts';
import { createEmulator } from '../../emulator/emulator.ts';
import { EMULATOR, runCli } from './at-terminal.ts';
import { params, roundTrip, seed, withParams } from './round-trip.ts';

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

  it('says where the data centre is a guess', async () => {
    const { document } = await roundTrip([withParams({ endpoint: undefined, accountsUrl: undefined })]);
    expect(document['yaml']).toContain(
      '  # Adobe does not show the data centre: correct it.\n  zoho-crm-eu:\n',
    );
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
