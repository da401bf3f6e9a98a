import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ConnectionSeed } from '../../../src/emulator/stored-connection.ts';
import { createWorkspace } from '../../dist/workspace.ts';
import { createEmulator } from '../../emulator/emulator.ts';
import { atDesk, EMULATOR } from './at-terminal.ts';
import { roundTrip, SANDBOXES } from './round-trip.ts';

const params = {
  endpoint: 'https://www.zohoapis.eu',
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

describe('the file that is exported', () => {
  it('reads as somebody would have written it', async () => {
    const emulator = createEmulator();
    const { id } = emulator.seed(seed({ description: 'Leads of the EU team' }));
    const { output, error } = await atDesk(['export', '--sandbox', 'dev', ...EMULATOR], { emulator });
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

  it('tells namesakes of several sandboxes apart by these', async () => {
    const { document } = await roundTrip(SANDBOXES.map((sandbox) => seed({ sandbox })));
    expect(Object.keys(parse(String(document['yaml'])).connections)).toEqual([
      'zoho-crm-eu',
      'zoho-crm-eu-stage',
      'zoho-crm-eu-prod',
    ]);
  });

  it('tells twins apart by their ids', async () => {
    const { document, planned } = await roundTrip([seed(), seed()]);
    expect(document['connections']).toBe(2);
    expect(planned?.exitCode).toBe(0);
  });

  it.each([
    [
      'another endpoint of the data centre',
      { endpoint: 'https://crm.zoho.eu/crm/private' },
      { dataCenter: 'eu', endpoint: 'https://crm.zoho.eu/crm/private' },
    ],
    ['a bare host', { endpoint: 'www.zohoapis.eu/' }, { dataCenter: 'eu' }],
    ['no endpoint', { endpoint: undefined }, { dataCenter: 'eu' }],
    ['no accounts URL', { accountsUrl: undefined }, { dataCenter: 'eu' }],
    ['a masked client id', { clientId: '********' }, { clientId: { secret: 'ZOHO_CRM_EU_CLIENT_ID' } }],
    ['nothing that tells the data centre', { endpoint: undefined, accountsUrl: '***' }, { dataCenter: 'us' }],
  ])('has what can be known of one with %s', async (_, changes, auth) => {
    const { document, planned } = await roundTrip([withParams(changes)]);
    expect(parse(String(document['yaml'])).connections['zoho-crm-eu'].auth).toMatchObject(auth);
    expect(planned?.exitCode).toBe(0);
  });

  it('keeps a description in which there is no more than the mask of a secret', async () => {
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

  it.each([
    [
      'a host that is none of Zoho',
      withParams({ endpoint: 'https://example.org' }),
      '`endpoint` is not a URL or host of Zoho CRM',
    ],
    ['plain http', withParams({ accountsUrl: 'http://accounts.zoho.eu' }), '`accountsUrl` is not https'],
    ['URLs of two data centres', withParams({ endpoint: 'https://www.zohoapis.com' }), 'belongs to Zoho'],
    ['white space around its name', seed({ name: ' Zoho ' }), 'name'],
    ['a name of two lines', seed({ name: 'Zoho\nCRM' }), 'name'],
    ['a state in which it is going', seed({ state: 'deleting' }), 'it is being deleted'],
  ])('leaves out what the file can not hold, and says so: %s', async (_, odd, why) => {
    const { document, held, planned } = await roundTrip([odd, seed({ name: 'Good' })]);
    const [problem] = document['problems'] as readonly { code: string; message: string }[];
    expect(problem?.code).toBe('not-exported');
    expect(problem?.message).toContain(held[0]?.id);
    expect(problem?.message).toContain(why);
    expect([document['connections'], planned?.exitCode]).toEqual([1, 0]);
  });

  it('leads editors to the schema from the folder that it is in', async () => {
    const folder = await createWorkspace({});
    const emulator = createEmulator();
    emulator.seed(seed());
    const output = join(folder, 'a/b/connections.yaml');
    await mkdir(join(folder, 'a'));
    expect(
      (await atDesk(['export', '--sandbox', 'dev', '-o', output, ...EMULATOR], { emulator })).exitCode,
    ).toBe(0);
    expect(readFileSync(output, 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/.*\.github\/actions/,
    );
  });
});

describe('whatever the API shows, no secret is written', () => {
  const { clientSecret } = params;
  const other = seed({
    sandbox: 'stage',
    name: 'Other',
    auth: { params: { ...params, clientSecret: 'canary-other-secret' } },
  });

  it.each<readonly [string, ConnectionSeed, number]>([
    ['nowhere else', seed(), 2],
    ['in the description, which is left out', seed({ description: `Our secret is ${clientSecret}.` }), 2],
    ['in the name', seed({ name: `Zoho ${clientSecret}` }), 1],
    ['in the description of another', seed({ description: 'canary-other-secret' }), 2],
    ['in the path of the endpoint', withParams({ endpoint: `https://www.zohoapis.eu/${clientSecret}` }), 1],
    ['in the description, in base64', seed({ description: Buffer.from(clientSecret).toString('base64') }), 2],
    ['in place of the client id', withParams({ clientId: clientSecret }), 2],
  ])('where it is shown in clear, and %s', async (_, odd, count) => {
    const { document, printed, planned } = await roundTrip([odd, other], { secretsShown: 'clear' });
    expect(document['connections']).toBe(count);
    expect(printed).not.toContain(clientSecret);
    expect(printed).not.toMatch(/canary|Y2FuYXJ5/);
    expect(planned?.exitCode).toBe(0);
  });
});
