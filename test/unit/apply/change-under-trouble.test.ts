import { describe, expect, test } from 'vitest';
import { Secret } from '../../../src/model/secret.ts';
import type { Fault } from '../../emulator/faults.ts';
import { entryOf, reference, usualSecrets } from '../../fixtures/entry-builder.ts';
import { observedOf } from '../plan/observed.ts';
import { applyEntries, startService } from './apply-entries.ts';

const ID = 'id-of-eu';
const stored = {
  endpoint: 'https://www.zohoapis.eu',
  accountsUrl: 'https://accounts.zoho.eu',
  clientId: '1000.CLIENT',
  clientSecret: 'old-client-secret',
  accessToken: '1000.old-access-token',
  refreshToken: '1000.old-refresh-token',
};
const seed = (options = {}, changes = {}) => {
  const service = startService(options);
  service.emulator.seed({
    sandbox: 'dev',
    name: 'Name of eu',
    id: ID,
    description: 'Old',
    auth: { params: stored },
    ...changes,
  });
  return service;
};
const rotates = { rotate: new Set(['eu']) };
const lost: Fault = { method: 'PATCH', nth: 1, effect: { kind: 'reset', after: true } };
const { endpoint, accountsUrl, clientId } = stored;
const bare = {
  id: ID,
  name: 'Name of eu',
  description: 'Old',
  state: 'enabled',
  authParams: { endpoint, accountsUrl, clientId },
};

describe('an etag that is missing after a change that may have been made', () => {
  test.each([
    ['rotate', rotates, {}],
    ['mend', { onDrift: 'update' }, { description: 'New' }],
  ] as const)('%s', async (_, intent, changes) => {
    const service = seed({ faults: [lost] });
    const applied = await applyEntries([entryOf('eu', changes)], service, {
      intent,
      onRequest: (n, m) => {
        const nth = intent === rotates ? 4 : 3;
        if (n === nth && m === 'before')
          service.emulator.edit(ID, {
            state: 'initializing',
            ...(intent === rotates ? {} : { description: 'Old' }),
          });
      },
    });
    expect(applied.outcomes.get('eu')).toMatchObject({ problem: { code: 'may-be-changed' } });
  });
});

describe('a listing that leaves the secrets out, a look that shows them', () => {
  test.each(['masked', 'hashed', 'clear', 'omitted'] as const)(
    'without an etag in the listing (%s)',
    async (secretsShown) => {
      const service = seed({ secretsShown });
      const applied = await applyEntries([entryOf('eu')], service, {
        intent: rotates,
        observed: observedOf({ dev: [bare] }),
      });
      expect(applied.outcomes.get('eu')?.kind).toBe('rotated');
    },
  );
  test.each(['masked', 'hashed', 'clear', 'omitted'] as const)(
    'with a stale etag in the listing, and a foreign description (%s)',
    async (secretsShown) => {
      const service = seed({ secretsShown });
      const etag = service.emulator.connections[0]?.etag ?? '';
      service.emulator.edit(ID, { description: 'Theirs' });
      const applied = await applyEntries([entryOf('eu')], service, {
        intent: rotates,
        observed: observedOf({ dev: [{ ...bare, etag }] }),
      });
      expect(applied.outcomes.get('eu')?.kind).toBe('rotated');
    },
  );
});

describe('a deletion answered with 421, which Node’s fetch sends again', () => {
  test('carried out', async () => {
    const service = seed({
      faults: [{ method: 'DELETE', effect: { kind: 'answer', status: 421, after: true } }],
    });
    const applied = await applyEntries([entryOf('eu', { ensure: 'absent' })], service);
    expect(applied.outcomes.get('eu')?.problem?.message ?? '').not.toContain('was not removed');
  });
});

describe('a description changed in the planned way, and the connection renamed away', () => {
  test('unchanged, though it is no longer the entry’s', async () => {
    const service = seed();
    const applied = await applyEntries([entryOf('eu', { description: 'New' })], service, {
      intent: { onDrift: 'update' },
      onRequest: (n, m) => {
        if (n === 1 && m === 'before')
          service.emulator.edit(ID, { name: 'Of another team', description: 'New' });
      },
    });
    expect(applied.outcomes.get('eu')).toMatchObject({ problem: { code: 'changed-meanwhile' } });
  });
});

describe('what is being deleted by the time of the last look', () => {
  test('unchanged', async () => {
    const service = seed();
    const applied = await applyEntries([entryOf('eu', { ensure: 'absent' })], service, {
      onRequest: (n, m) => {
        if (n === 1 && m === 'before') service.emulator.edit(ID, { state: 'deleting' });
      },
    });
    expect(applied.outcomes.get('eu')).toEqual({ kind: 'unchanged' });
  });
});

describe('the end of the run after a clean 412, before the look', () => {
  test('is no refusal of Adobe', async () => {
    const service = seed();
    const cancel = new AbortController();
    const applied = await applyEntries([entryOf('eu', { description: 'New' })], service, {
      intent: { onDrift: 'update' },
      cancel,
      onRequest: (n, m) => {
        if (n === 1 && m === 'before') service.emulator.edit(ID, { params: { region: 'x' } });
        if (n === 1 && m === 'after') cancel.abort();
      },
    });
    expect(applied.outcomes.get('eu')?.kind).toBe('skipped');
  });
});

describe('a client out of a secret, which is always shown, changed by somebody after our lost change', () => {
  test.each([true, false])('is not overwritten (ours was made: %s)', async (after) => {
    const service = seed({ faults: [{ ...lost, effect: { kind: 'reset', after } }] });
    const secrets = new Map([...usualSecrets, ['CID', new Secret('1000.CLIENT')]]);
    await applyEntries([entryOf('eu', { auth: { clientId: reference('CID') } })], service, {
      intent: rotates,
      secrets,
      onRequest: (n, m) => {
        if (n === 3 && m === 'before') service.emulator.edit(ID, { params: { clientId: '1000.THEIRS' } });
      },
    });
    expect(service.emulator.connections[0]?.auth.params['clientId']).toBe('1000.THEIRS');
  });
});
