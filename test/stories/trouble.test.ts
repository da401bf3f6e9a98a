import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/model/secret.ts';
import type { Fault } from '../emulator/faults.ts';
import { asLines, existingUs, fiveEntries, fiveSecrets } from '../fixtures/examples.ts';
import { createScenario, interceptFetch, type Recording, type Scenario } from './scenario.ts';

interceptFetch();

const secrets = new Secret(asLines(fiveSecrets));

const oneGrant = new Secret('CS=canary-secret\nRT=1000.canary-refresh\n');
const sameAuth = { params: { clientId: '1000.ABC' } };

/** A connections file with an entry for each name, all of one grant. */
function fileOf(...names: readonly string[]): string {
  const auth =
    '{ dataCenter: eu, clientId: 1000.ABC, clientSecret: { secret: CS }, refreshToken: { secret: RT } }';
  const entries = names.map((name) => `  ${name}: { name: ${name}, auth: ${auth} }\n`);
  return `version: 1\nsandbox: dev\nconnections:\n${entries.join('')}`;
}

const creations = ({ emulator }: Scenario) =>
  emulator.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/connections'));

const outcomes = ({ outputs }: Recording): Record<string, string> =>
  Object.fromEntries(
    JSON.parse(outputs['connections'] ?? '').map(({ key, outcome }: Record<string, string>) => [
      key,
      outcome,
    ]),
  );

const messages = ({ annotations }: Recording) => annotations.map(({ message }) => message);

describe('when Adobe no longer offers the source', () => {
  it.each(['gone-404', 'gone-empty'] as const)(
    'plan and apply say so (%s), and nothing is created',
    async (connectionSpecs) => {
      const scenario = createScenario({ connectionSpecs });
      for (const mode of ['plan', 'apply'] as const) {
        const run = await scenario.run(fiveEntries, { mode, secrets });
        expect(run.exitCode).toBe(1);
        expect(run.outputs['result']).toBe('failed');
        expect(messages(run)).toEqual([
          expect.stringContaining('Adobe no longer offers the source Zoho CRM here'),
        ]);
      }
      expect(creations(scenario)).toEqual([]);
    },
  );

  it.each([
    ['other-auth', 'it no longer offers `Basic Authentication`'],
    ['other-required', 'it requires parameters that this version does not send'],
  ] as const)('a spec that has changed (%s) stops the run too', async (connectionSpecs, words) => {
    const scenario = createScenario({ connectionSpecs });
    const run = await scenario.run(fiveEntries, { secrets });
    expect(run.exitCode).toBe(1);
    expect(messages(run)).toEqual([expect.stringContaining(words)]);
    expect(creations(scenario)).toEqual([]);
  });

  it('what exists already is found all the same', async () => {
    const scenario = createScenario();
    await scenario.run(fiveEntries, { secrets });
    const gone = createScenario({ connectionSpecs: 'gone-404' });
    for (const { sandboxName, name, auth } of scenario.emulator.connections) {
      gone.emulator.seed({
        sandbox: sandboxName,
        name,
        auth,
        description: name.endsWith('EU') ? 'Leads and contacts of the EU team' : '',
      });
    }
    const run = await gone.run(fiveEntries, { mode: 'plan' });
    expect(Object.keys(JSON.parse(run.outputs['ids'] ?? ''))).toHaveLength(5);
    expect(messages(run).join()).not.toContain('no longer');
  });
});

describe('a pinned connection', () => {
  const pin = (id: string, name = 'Zoho CRM US') =>
    fiveEntries.replace('    name: Zoho CRM US\n', `    name: ${name}\n    id: ${id}\n`);

  it('is found under whatever name it has; a difference is reported and left', async () => {
    const scenario = createScenario();
    const { id } = scenario.emulator.seed({ ...existingUs, name: 'made by hand' });
    const run = await scenario.run(pin(id), { secrets });
    expect(run.exitCode).toBe(0);
    expect(outcomes(run)['zoho-us']).toBe('drifted');
    expect(JSON.parse(run.outputs['ids'] ?? '')['zoho-us']).toBe(id);
    expect(run.log.join('\n')).toContain('name: "made by hand" → "Zoho CRM US"');
    expect(scenario.emulator.connections.find((each) => each.id === id)?.name).toBe('made by hand');
  });

  it.each([
    ['does not exist', undefined, 'does not exist in sandbox `dev`'],
    ['is in another sandbox', { sandbox: 'stage' }, 'is a base connection of sandbox `stage`'],
    [
      'is of another source',
      { connectionSpec: { id: 'cfc0fee1-7dc0-40ef-b73e-d8b134c436f5', version: '1.0' } },
      'of another source',
    ],
  ])('that %s is an error at its line; the other entries are not held up', async (_, seed, words) => {
    const scenario = createScenario();
    const id =
      seed === undefined
        ? '00000000-0000-4000-8000-000000000000'
        : scenario.emulator.seed({ ...existingUs, ...seed, name: 'elsewhere' }).id;
    const run = await scenario.run(pin(id), { secrets });
    expect(run.exitCode).toBe(1);
    expect(run.outputs['result']).toBe('partial');
    expect(outcomes(run)).toMatchObject({ 'zoho-eu': 'created', 'zoho-us': 'failed', 'zoho-in': 'created' });
    expect(run.annotations).toEqual([
      expect.objectContaining({
        message: expect.stringContaining(words),
        location: expect.objectContaining({ line: 14 }),
      }),
    ]);
  });
});

it('names that are there twice are a conflict with both ids, and nothing more is made', async () => {
  const scenario = createScenario();
  const ids = [scenario.emulator.seed(existingUs).id, scenario.emulator.seed(existingUs).id];
  const run = await scenario.run(fiveEntries, { secrets });
  expect(run.exitCode).toBe(1);
  expect(outcomes(run)['zoho-us']).toBe('conflict');
  for (const id of ids) expect(messages(run)).toEqual([expect.stringContaining(id)]);
  expect(creations(scenario)).toHaveLength(4);
});

describe('credentials of Adobe', () => {
  it('renews its token once when it is refused on the way, and creates nothing twice', async () => {
    const scenario = createScenario({ adobeTokenUses: 5 });
    const run = await scenario.run(fiveEntries, { secrets, concurrency: 1 });
    expect(run.outputs['created']).toBe('5');
    expect(scenario.emulator.requests.filter(({ path }) => path === '/ims/token/v3').length).toBe(2);
    expect(scenario.emulator.connections).toHaveLength(5);
  });

  it('says what is wrong with them, with the hint for it', async () => {
    const scenario = createScenario();
    const run = await scenario.run(fiveEntries, {
      secrets,
      account: {
        clientId: 'demo-client-id',
        orgId: 'FFFFFFFFFFFFFFFFFFFFFFFF@AdobeOrg',
        credential: {
          kind: 'client-secret',
          secret: new Secret('demo-client-secret-0000'),
          scopes: 'openid',
        },
      },
    });
    expect(run.exitCode).toBe(1);
    expect(messages(run).join('\n')).toMatch(/HTTP 403, code 403027: .*request id .*check `adobe-org-id`/is);
  });

  it('says when IMS refuses the client secret', async () => {
    const scenario = createScenario();
    const run = await scenario.run(fiveEntries, {
      secrets,
      account: {
        clientId: 'demo-client-id',
        orgId: '0123456789ABCDEF01234567@AdobeOrg',
        credential: { kind: 'client-secret', secret: new Secret('rotated-long-ago'), scopes: 'openid' },
      },
    });
    expect(run.outputs['result']).toBe('failed');
    expect(messages(run)).toEqual([
      expect.stringMatching(
        /^Adobe's identity service \(IMS\) gave no access token: HTTP 40\d, code invalid_client/,
      ),
    ]);
  });

  it('takes a given access token, and asks IMS for none', async () => {
    const scenario = createScenario({ adobeTokens: ['given-access-token'] });
    const run = await scenario.run(fiveEntries, {
      secrets,
      account: {
        clientId: 'demo-client-id',
        orgId: '0123456789ABCDEF01234567@AdobeOrg',
        credential: { kind: 'access-token', token: new Secret('given-access-token') },
      },
    });
    expect(run.outputs['created']).toBe('5');
    expect(scenario.emulator.requests.some(({ path }) => path === '/ims/token/v3')).toBe(false);
    expect(run.masks).toContain('given-access-token');
  });
});

describe('Zoho', () => {
  it('that refuses one grant fails the entries that use it, and no other', async () => {
    const scenario = createScenario({
      faults: [
        {
          path: '/oauth/v2/token',
          body: /canary-us/,
          effect: { kind: 'answer', status: 200, body: { error: 'invalid_code' } },
        },
      ],
    });
    const run = await scenario.run(fiveEntries, { secrets });
    expect(run.outputs).toMatchObject({ result: 'partial', created: '3', failed: '2' });
    expect(messages(run)).toEqual([
      expect.stringMatching(
        /^connections.yaml:20:31 zoho-us: .*accounts.zoho.com.*invalid_code.*the refresh token is not valid there.*the secret `ZOHO_US_REFRESH_TOKEN`/,
      ),
      expect.stringMatching(/zoho-us-stage: .*invalid_code/),
    ]);
    expect(creations(scenario)).toHaveLength(3);
  });

  it('that throttles is told apart from one that refuses', async () => {
    const scenario = createScenario({ sourceTokenLimit: 0 });
    const run = await scenario.run(fiveEntries, { secrets });
    expect(run.outputs).toMatchObject({ result: 'failed', created: '0', failed: '5' });
    for (const message of messages(run)) expect(message).toContain('gives out no more access tokens for now');
    expect(scenario.emulator.requests.filter(({ path }) => path === '/oauth/v2/token')).toHaveLength(3);
  });
});

describe('a listing in doubt', () => {
  it.each([
    ['repeat-token', 'points back'],
    ['without-items', 'has no items'],
    ['next-without-token', 'says that there is more, but not where'],
    ['cut-short', 'cut short'],
    ['html', 'HTTP 502: the answer is empty or not JSON'],
  ] as const)('(%s) stops the run before it writes', async (kind, words) => {
    const scenario = createScenario({
      faults: [{ method: 'GET', path: '/connections', sandbox: 'stage', from: 2, effect: { kind } }],
    });
    for (let number = 0; number < 150; number++)
      scenario.emulator.seed({ sandbox: 'stage', name: `Other ${number}` });
    const run = await scenario.run(fiveEntries, { secrets });
    expect(run.exitCode).toBe(1);
    expect(run.outputs['result']).toBe('failed');
    expect(messages(run).join()).toContain(words);
    expect(creations(scenario)).toEqual([]);
  });
});

describe('a listing whose pages do not say whether there are more', () => {
  const links: Fault = { method: 'GET', path: '/connections', effect: { kind: 'without-links' } };
  const names = (count: number) => Array.from({ length: count }, (_, index) => `z${index}`);

  it('and of which a page is not all stops the run before it writes', async () => {
    const scenario = createScenario({ faults: [links] });
    for (const name of names(130)) scenario.emulator.seed({ sandbox: 'dev', name });
    const run = await scenario.run(fileOf(...names(130)), { secrets: oneGrant });
    expect([run.exitCode, run.outputs['result']]).toEqual([1, 'failed']);
    expect(messages(run)).toEqual([expect.stringContaining('may be incomplete')]);
    expect(creations(scenario)).toEqual([]);
  });

  it.each([100, 3])('is whole when as many are counted (%i)', async (count) => {
    const scenario = createScenario({ faults: [links] });
    for (const name of names(count)) scenario.emulator.seed({ sandbox: 'dev', name, auth: sameAuth });
    const run = await scenario.run(fileOf(...names(count), 'new'), { secrets: oneGrant, verify: 'none' });
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ result: 'applied', created: '1' });
    expect(creations(scenario)).toHaveLength(1);
  });
});

describe('a creation that is answered with an id of nothing', () => {
  it('is a failure, and its id is handed to nobody', async () => {
    const body = { id: 'request-123', message: 'Internal' };
    const scenario = createScenario({
      faults: [
        { method: 'POST', path: '/connections', nth: 1, effect: { kind: 'answer', status: 201, body } },
      ],
    });
    const run = await scenario.run(fileOf('a', 'b'), { secrets: oneGrant, concurrency: 1 });
    expect([run.exitCode, run.outputs['result']]).toEqual([1, 'partial']);
    expect(JSON.parse(run.outputs['ids'] ?? '')).toEqual({ b: scenario.emulator.connections[0]?.id });
    expect(messages(run)).toEqual([expect.stringContaining('request-123 is not there')]);

    const next = await scenario.run(fileOf('a', 'b'), { secrets: oneGrant });
    expect(next.outputs).toMatchObject({ result: 'applied', created: '1' });
  });
});

it('a creation that fails at once and is carried out 35 seconds later is told, though it was sent again by then', async () => {
  const effect = { kind: 'answer', status: 502, later: 35_000 } as const;
  const scenario = createScenario({
    faults: [{ method: 'POST', path: '/connections', nth: 1, effect }],
  });
  const run = await scenario.run(fileOf('a'), { secrets: oneGrant });
  expect([run.exitCode, creations(scenario).length]).toEqual([1, 2]);
  expect(outcomes(run)).toEqual({ a: 'conflict' });
  expect(scenario.emulator.connections).toHaveLength(2);
  for (const { id } of scenario.emulator.connections) expect(messages(run).join()).toContain(id);
});

it('500 entries, and a service that asks to come back in an hour: it is asked for a handful, and all are told at once', async () => {
  const effect = { kind: 'answer', status: 429, headers: { 'Retry-After': '3600' } } as const;
  const scenario = createScenario({
    latency: 50,
    faults: [{ method: 'POST', path: '/connections', effect }],
  });
  const names = Array.from({ length: 500 }, (_, index) => `z${index}`);
  const begun = scenario.clock.now();
  const run = await scenario.run(fileOf(...names), { secrets: oneGrant, concurrency: 8 });
  expect(creations(scenario).length).toBeLessThanOrEqual(8);
  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ result: 'failed', ids: '{}', failed: '500' });
  expect(scenario.clock.now() - begun).toBeLessThan(10_000);
  expect(scenario.emulator.connections).toEqual([]);
});

describe('an end before the end', () => {
  it('out of time while listing: nothing is made, and the outputs are there', async () => {
    const scenario = createScenario({
      faults: [{ method: 'GET', path: '/connections', effect: { kind: 'hang' } }],
    });
    const run = await scenario.run(fiveEntries, { secrets, timeout: 60_000 });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ result: 'failed', ids: '{}' });
    expect(messages(run)).toEqual([
      'the run took longer than the input `timeout` allows; nothing was changed. Run again: existing connections are found; raise the input `timeout` if there is much to do [out-of-time]',
    ]);
    expect(creations(scenario)).toEqual([]);
  });

  it('cancelled while creating: nothing new is sent, and what got no answer may exist', async () => {
    const cancel = new AbortController();
    const scenario = createScenario({
      faults: [{ method: 'POST', path: '/connections', from: 2, effect: { kind: 'hang', after: true } }],
    });
    const running = scenario.run(fiveEntries, { secrets, concurrency: 2 }, cancel.signal);
    while (creations(scenario).length < 3) await new Promise((resolve) => setImmediate(resolve));
    cancel.abort();
    const run = await running;
    expect(run.exitCode).toBe(130);
    expect(run.outputs['result']).toBe('partial');
    expect(Object.values(outcomes(run)).sort()).toEqual([
      'created',
      'failed',
      'failed',
      'skipped',
      'skipped',
    ]);
    expect(creations(scenario)).toHaveLength(3);

    const again = await createAgain(scenario).run(fiveEntries, { secrets });
    expect(again.outputs).toMatchObject({ result: 'applied', created: '2', failed: '0' });
  });

  /** The same world without its faults. */
  function createAgain({ emulator }: Scenario): Scenario {
    const healed = createScenario();
    for (const { sandboxName, name, description, auth } of emulator.connections) {
      healed.emulator.seed({
        sandbox: sandboxName,
        name,
        auth,
        ...(description === undefined ? {} : { description }),
      });
    }
    return healed;
  }
});

it('two runs at once leave one connection for each entry, and both give its id', async () => {
  const scenario = createScenario({ latency: { min: 5, max: 50 } });
  const runs = await Promise.all([
    scenario.run(fiveEntries, { secrets }),
    scenario.run(fiveEntries, { secrets }),
  ]);
  expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  expect(runs[0]?.outputs['ids']).toBe(runs[1]?.outputs['ids']);
  expect(scenario.emulator.connections.map(({ id }) => id).sort()).toEqual(
    Object.values(JSON.parse(runs[0]?.outputs['ids'] ?? '')).sort(),
  );
});

describe('two runs, one of which gets no answer while listings lag', () => {
  it.each([
    [504, 1_000],
    [504, 6_000],
    [502, 1_000],
    [502, 6_000],
  ])('never leave two in silence (HTTP %i, %i ms apart)', async (status, gap) => {
    const scenario = createScenario({
      listingLag: 10_000,
      faults: [
        { method: 'POST', path: '/connections', nth: 2, effect: { kind: 'answer', status, after: true } },
      ],
    });
    const file = fiveEntries.slice(0, fiveEntries.indexOf('  zoho-us:'));
    const first = scenario.run(file, { secrets });
    await scenario.clock.sleep(gap);
    const runs = await Promise.all([first, scenario.run(file, { secrets })]);
    expect(creations(scenario)).toHaveLength(2);
    const left = scenario.emulator.connections.map(({ id }) => id);
    expect(left).toHaveLength(2);
    const told = runs.flatMap(messages).join();
    for (const id of left) expect(told).toContain(id);
    expect(runs.some(({ exitCode }) => exitCode === 1)).toBe(true);
  });
});

describe('runs at once, of which each sees what it made after a while of its own', () => {
  /** Listings show what is made at a second from `starts` so many milliseconds later; latency counts for nothing here. */
  function lagging(begun: number, lags: readonly (readonly [until: number, lag: number])[]): Fault {
    const lag = ({ createdAt }: { readonly createdAt: number }) =>
      lags.find(([until]) => createdAt < begun + until)?.[1] ?? 0;
    return { method: 'GET', path: '/connections', effect: { kind: 'lagging-items', lag } };
  }

  it('three of them, the first of which shows last: nobody hands out an id that goes away, and one is left', async () => {
    const scenario = createScenario({ latency: 100 });
    const lags = [
      [10_000, 28_000],
      [13_500, 15_700],
      [20_000, 8_000],
    ] as const;
    scenario.emulator.addFault(lagging(scenario.clock.now(), lags));
    const runs = await atTimes(scenario, [4_000, 12_800, 13_900]);
    expect(creations(scenario)).toHaveLength(3);
    expectNothingInSilence(scenario, runs);
  });

  it('two of them, the first of which shows last: both are told, with both ids', async () => {
    const scenario = createScenario({ latency: 100 });
    const lags = [
      [10_000, 25_000],
      [20_000, 1_000],
    ] as const;
    scenario.emulator.addFault(lagging(scenario.clock.now(), lags));
    const runs = await atTimes(scenario, [4_000, 12_000]);
    expect(scenario.emulator.connections).toHaveLength(2);
    expectNothingInSilence(scenario, runs);
  });

  it.each([0, 3_000, 9_000])('whatever the three lags are, %i ms apart', async (gap) => {
    for (const first of [1_000, 12_000, 28_000]) {
      for (const second of [1_000, 12_000, 28_000]) {
        for (const third of [1_000, 28_000]) {
          const scenario = createScenario({ latency: 100 });
          const lags = [
            [gap * 0.5 + 900, first],
            [gap * 1.5 + 900, second],
            [gap * 2.5 + 900, third],
          ] as const;
          scenario.emulator.addFault(lagging(scenario.clock.now(), lags));
          const runs = await atTimes(scenario, [0, gap, 2 * gap]);
          expectNothingInSilence(scenario, runs);
        }
      }
    }
  });

  it.each([
    ['never carried out', {}],
    ['carried out much later', { later: 20_000 }],
    ['carried out after all is over', { later: 60_000 }],
  ])('one of which has its removal accepted, which is %s', async (_, later) => {
    const effect = { kind: 'answer', status: 202, ...later } as const;
    const scenario = createScenario({ latency: 100, faults: [{ method: 'DELETE', effect }] });
    const runs = await atTimes(scenario, [0, 0]);
    expect(creations(scenario)).toHaveLength(2);
    expectNothingInSilence(scenario, runs);
  });

  function atTimes(scenario: Scenario, starts: readonly number[]): Promise<readonly Recording[]> {
    return Promise.all(
      starts.map(async (start) => {
        await scenario.clock.sleep(start);
        return scenario.run(fileOf('a'), { secrets: oneGrant });
      }),
    );
  }

  function expectNothingInSilence({ emulator }: Scenario, runs: readonly Recording[]): void {
    const left = emulator.connections.map(({ id }) => id);
    expect(left.length).toBeGreaterThan(0);
    for (const { exitCode, outputs } of runs) {
      const { a } = JSON.parse(outputs['ids'] ?? '');
      if (exitCode === 0) expect(left).toContain(a);
    }
    if (left.length === 1) return;
    const told = runs.filter(({ exitCode }) => exitCode === 1).flatMap(messages);
    for (const id of left) expect(told.join()).toContain(id);
  }
});

describe('a run that is out of time', () => {
  it('tells what else went wrong before', async () => {
    const refusal = { error_code: '403027', message: 'User region is missing' };
    const scenario = createScenario({
      faults: [
        { path: '/connections', sandbox: 'dev', effect: { kind: 'answer', status: 403, body: refusal } },
        { path: '/connections', sandbox: 'stage', effect: { kind: 'hang' } },
      ],
    });
    const run = await scenario.run(fiveEntries, { mode: 'plan', timeout: 60_000 });
    expect(messages(run)).toEqual([
      expect.stringContaining('longer than the input `timeout` allows'),
      expect.stringContaining('403027'),
    ]);
  });

  it('tells what is wrong with the file, though it was cancelled', async () => {
    const cancel = new AbortController();
    cancel.abort();
    const run = await createScenario().run('version: 1\n', {}, cancel.signal);
    expect(run.exitCode).toBe(130);
    expect(messages(run)).toEqual([
      expect.stringContaining('was cancelled'),
      expect.stringContaining('lacks `connections`'),
    ]);
  });
});
