import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ConnectionSeed } from '../../src/emulator/stored-connection.ts';
import { createEmulator } from '../emulator/emulator.ts';
import { EMULATOR, runCli } from '../unit/cli/at-terminal.ts';
import { roundTrip, SANDBOXES, seed, withParams } from '../unit/cli/round-trip.ts';

describe('an exported file', () => {
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

  it('leaves out invalid connections and says so', async () => {
    const odd: readonly (readonly [seed: ConnectionSeed, why: string])[] = [
      [withParams({ endpoint: 'https://example.org' }), 'auth.endpoint` is not a Zoho CRM host'],
      [withParams({ accountsUrl: 'http://accounts.zoho.eu' }), 'auth.accountsUrl` is not https'],
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
});
