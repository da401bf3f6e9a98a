import { describe, expect, test } from 'vitest';
import { Secret } from '../../../src/model/secret.ts';
import type { EmulatorOptions } from '../../emulator/emulator.ts';
import { entryOf, literal, reference, usualSecrets } from '../../fixtures/entry-builder.ts';
import { applyEntries, postsIn, startService } from './apply-entries.ts';

const stored = {
  endpoint: 'https://www.zohoapis.eu',
  accountsUrl: 'https://accounts.zoho.eu',
  clientId: '1000.CLIENT',
  clientSecret: 'old-client-secret',
  accessToken: '1000.old-access-token',
  refreshToken: '1000.old-refresh-token',
};
const keys = ['a', 'b', 'c'];
const entries = keys.map((key) => entryOf(key));
const all = { rotate: new Set(keys) };

/** Starts a service that has the connections of `keys`. */
function serviceOfAll(options: EmulatorOptions = {}) {
  const service = startService({ latency: 50, ...options });
  for (const { name } of entries) {
    service.emulator.seed({ sandbox: 'dev', name, description: 'Old', auth: { params: stored } });
  }
  return service;
}

const tokensAskedFor = (sent: readonly string[]) => sent.filter((line) => line.endsWith('POST token')).length;

describe('access tokens of the source', () => {
  test('are minted once per grant, for new and changed entries, before anything is written', async () => {
    const service = serviceOfAll();
    const { sent, requests } = await applyEntries([...entries, entryOf('new')], service, { intent: all });
    expect(tokensAskedFor(sent)).toBe(1);
    expect(sent[0]).toMatch(/POST token$/);
    const [token] = service.emulator.mintedTokens;
    const writes = requests.filter(({ method }) => method === 'PATCH');
    expect(writes).toHaveLength(keys.length);
    for (const { body } of [...writes, ...postsIn(requests)]) expect(body).toContain(token);
  });

  test.each([
    ['accounts URL', { accountsUrl: literal('https://accounts.zoho.com') }],
    ['refresh token', { refreshToken: reference('OTHER') }],
    ['client', { clientId: literal('1000.OTHER') }],
  ])('are minted separately for another %s', async (_, auth) => {
    const secrets = new Map([...usualSecrets, ['OTHER', new Secret('1000.another-refresh-token')]]);
    const { sent } = await applyEntries([entryOf('a'), entryOf('b', { auth })], startService(), { secrets });
    expect(tokensAskedFor(sent)).toBe(2);
  });

  test('are minted for an entry whose credentials are sent, but not if only its description changes', async () => {
    const changed = keys.map((key) => entryOf(key, { description: 'New' }));
    const intent = { onDrift: 'update', rotate: new Set(['c']) } as const;
    const { sent, requests, outcomes } = await applyEntries(changed, serviceOfAll(), { intent });
    expect(tokensAskedFor(sent)).toBe(1);
    expect(requests.filter(({ body }) => body?.includes('/auth'))).toHaveLength(1);
    expect([...outcomes.values()].map(({ kind }) => kind)).toEqual(['updated', 'updated', 'updated']);
  });

  test.each([
    ['created', startService],
    ['rotated', serviceOfAll],
  ] as const)('are not minted if an entry is %s with its own token', async (kind, start) => {
    const secrets = new Map([...usualSecrets, ['TOKEN', new Secret('1000.own-access-token')]]);
    const entry = entryOf('a', { auth: { accessToken: reference('TOKEN') } });
    const { sent, requests, outcomes } = await applyEntries([entry], start(), { secrets, intent: all });
    expect(outcomes.get('a')?.kind).toBe(kind);
    expect(tokensAskedFor(sent)).toBe(0);
    expect(requests[0]?.body).toContain('"accessToken":"1000.own-access-token"');
  });

  test('fail every entry that needs them if they are rejected, without another request', async () => {
    const service = serviceOfAll({ sourceGrants: [] });
    const { sent, outcomes } = await applyEntries([...entries, entryOf('new')], service, { intent: all });
    expect(sent.map((line) => line.slice(line.indexOf(' ') + 1))).toEqual(['POST token']);
    for (const [key, outcome] of outcomes) {
      expect(outcome).toMatchObject({ kind: 'failed', problem: { code: 'zoho-token-refused' } });
      expect('id' in outcome).toBe(key !== 'new');
    }
    for (const { auth } of service.emulator.connections) expect(auth.params).toEqual(stored);
  });

  test('are requested at the accounts URL that the entry declares, not at the stored one', async () => {
    const service = serviceOfAll();
    const accountsUrl = literal('https://accounts.zoho.com');
    const entry = entryOf('a', { auth: { accountsUrl, endpoint: literal('https://www.zohoapis.com') } });
    const { requests } = await applyEntries([entry], service, { intent: { onDrift: 'update' } });
    expect(requests[0]?.url).toBe('https://accounts.zoho.com/oauth/v2/token');
    const [changed] = service.emulator.connections;
    expect(changed?.auth.params).toMatchObject({ accountsUrl: 'https://accounts.zoho.com' });
  });
});
