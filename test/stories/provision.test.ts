import { http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../src/model/secret.ts';
import { asLines, existingUs, fiveEntries, fiveSecrets } from '../fixtures/examples.ts';
import { createScenario as createBare, ORIGIN, type Scenario } from './scenario.ts';

const secrets = new Secret(asLines(fiveSecrets));

// Like the action, these stories use the global `fetch`, so they see each request as Node sends it.
const network = setupServer();
beforeAll(() => network.listen({ onUnhandledRequest: 'error' }));
afterAll(() => network.close());

function createScenario(options: Parameters<typeof createBare>[0] = {}): Scenario {
  return createBare(options, undefined, (emulator) => {
    network.resetHandlers(http.all(`${ORIGIN}/*`, ({ request }) => emulator.fetch(request)));
    return (...request) => fetch(...request);
  });
}

/** The requests that were sent, such as `POST /connections dev`, in order. */
function sent({ emulator }: Scenario): string[] {
  return emulator.requests.map(({ method, path, sandbox }) => {
    if (path.endsWith('/test')) return `test ${sandbox}`;
    const short = path.replace('/data/foundation/flowservice', '');
    return [method, short, sandbox].filter((part) => part !== undefined).join(' ');
  });
}

function counted(lines: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const line of lines) counts[line] = (counts[line] ?? 0) + 1;
  return counts;
}

describe('with five entries in two sandboxes, one of which exists, a run', () => {
  it('creates the four missing connections without unnecessary requests, and the next run has nothing to do', async () => {
    const scenario = createScenario();
    const existing = scenario.emulator.seed(existingUs);

    const first = await scenario.run(fiveEntries, { secrets });

    expect(counted(sent(scenario))).toEqual({
      'POST /ims/token/v3': 1,
      'GET /connections dev': 2,
      'GET /connections stage': 2,
      'GET /connectionSpecs/929e4450-0237-4ed2-9404-b7e1e0a00309 dev': 1,
      // There are three grants: Europe (shared by two entries), India and the United States.
      'POST /oauth/v2/token': 3,
      'POST /connections dev': 2,
      'POST /connections stage': 2,
      'test dev': 2,
      'test stage': 2,
    });
    expect(first.exitCode).toBe(0);
    expect(first.outputs).toMatchObject({
      created: '4',
      failed: '0',
      changed: 'true',
      'has-changes': 'true',
      result: 'applied',
    });
    const ids = JSON.parse(first.outputs['ids'] ?? '');
    expect(Object.keys(ids)).toEqual(['zoho-eu', 'zoho-us', 'zoho-in', 'zoho-eu-stage', 'zoho-us-stage']);
    expect(ids['zoho-us']).toBe(existing.id);
    for (const { id, name, sandboxName } of scenario.emulator.connections) {
      const connection = JSON.parse(first.outputs['connections'] ?? '').find(
        (each: { id: string }) => each.id === id,
      );
      expect(connection).toMatchObject({ name, sandbox: sandboxName });
    }

    const before = scenario.emulator.requests.length;
    const second = await scenario.run(fiveEntries, { secrets });

    expect(counted(sent(scenario).slice(before))).toEqual({
      'POST /ims/token/v3': 1,
      'GET /connections dev': 1,
      'GET /connections stage': 1,
      'GET /connectionSpecs/929e4450-0237-4ed2-9404-b7e1e0a00309 dev': 1,
    });
    expect(second.exitCode).toBe(0);
    expect(second.outputs).toMatchObject({
      created: '0',
      changed: 'false',
      'has-changes': 'false',
      result: 'in-sync',
    });
    expect(second.outputs['ids']).toBe(first.outputs['ids']);
  });

  it('sends exactly the documented body', async () => {
    const scenario = createScenario();

    await scenario.run(fiveEntries, { secrets, concurrency: 1 });

    const creations = scenario.emulator.requests.filter(
      ({ method, path }) => method === 'POST' && path.endsWith('/connections'),
    );
    const tokens = scenario.emulator.mintedTokens.filter((token) => token.startsWith('1000.'));
    expect(creations.map(({ body }) => JSON.parse(body ?? ''))).toEqual([
      {
        name: 'Zoho CRM EU',
        description: 'Leads and contacts of the EU team',
        auth: {
          specName: 'Basic Authentication',
          params: {
            endpoint: 'crm.zoho.eu/crm/private',
            accountsUrl: 'https://accounts.zoho.eu',
            clientId: '1000.EXAMPLEEU',
            clientSecret: fiveSecrets['ZOHO_EU_CLIENT_SECRET'],
            accessToken: tokens[0],
            refreshToken: fiveSecrets['ZOHO_EU_REFRESH_TOKEN'],
          },
        },
        connectionSpec: { id: '929e4450-0237-4ed2-9404-b7e1e0a00309', version: '1.0' },
      },
      expect.objectContaining({ name: 'Zoho CRM US' }),
      expect.objectContaining({
        name: 'Zoho CRM India',
        auth: {
          specName: 'Basic Authentication',
          params: expect.objectContaining({
            endpoint: 'crm.zoho.in/crm/private',
            accountsUrl: 'https://accounts.zoho.in',
          }),
        },
      }),
      expect.objectContaining({ name: 'Zoho CRM EU' }),
      expect.objectContaining({ name: 'Zoho CRM US' }),
    ]);
    for (const { headers } of creations) {
      expect(headers).toMatchObject({
        authorization: `Bearer ${scenario.emulator.mintedTokens[0]}`,
        'x-api-key': 'demo-client-id',
        'x-gw-ims-org-id': '0123456789ABCDEF01234567@AdobeOrg',
        'content-type': 'application/json',
      });
    }
  });

  it('writes nothing and obtains no Zoho token in plan mode', async () => {
    const scenario = createScenario();

    const { exitCode, outputs, summary } = await scenario.run(fiveEntries, { mode: 'plan' });

    expect(counted(sent(scenario))).toEqual({
      'POST /ims/token/v3': 1,
      'GET /connections dev': 1,
      'GET /connections stage': 1,
      'GET /connectionSpecs/929e4450-0237-4ed2-9404-b7e1e0a00309 dev': 1,
    });
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({
      result: 'planned',
      'has-changes': 'true',
      created: '0',
      changed: 'false',
    });
    expect(outputs['plan-hash']).toMatch(/^[0-9a-f]{64}$/);
    expect(summary).toContain('5 to create');
  });

  it('sends nothing in validate mode', async () => {
    const scenario = createScenario();

    const { exitCode, outputs } = await scenario.run(fiveEntries, { mode: 'validate' });

    expect(sent(scenario)).toEqual([]);
    expect(exitCode).toBe(0);
    expect(outputs['result']).toBe('valid');
  });

  it('applies only the plan with the expected hash', async () => {
    const scenario = createScenario();
    const { outputs } = await scenario.run(fiveEntries, { mode: 'plan' });
    const expectedPlanHash = outputs['plan-hash'] ?? '';
    const elsewhere = scenario.emulator.seed(existingUs);

    const refused = await scenario.run(fiveEntries, { secrets, expectedPlanHash });

    expect(refused.exitCode).toBe(1);
    expect(refused.outputs['result']).toBe('failed');
    expect(refused.annotations.at(-1)?.message).toContain(refused.outputs['plan-hash']);
    expect(scenario.emulator.connections).toEqual([elsewhere]);

    const accepted = await scenario.run(fiveEntries, {
      secrets,
      expectedPlanHash: refused.outputs['plan-hash'] ?? '',
    });
    expect(accepted.outputs).toMatchObject({ result: 'applied', created: '4' });
    const empty = await scenario.run(fiveEntries, { secrets, expectedPlanHash });
    expect(empty.outputs['result']).toBe('in-sync');
  });

  it('ignores the sandboxes that the input `sandbox` does not name, and does not need their secrets', async () => {
    const scenario = createScenario();
    const { ZOHO_EU_CLIENT_SECRET, ZOHO_EU_REFRESH_TOKEN, ...others } = fiveSecrets;
    const file = fiveEntries
      .replace('clientSecret: { secret: ZOHO_EU', 'clientSecret: { secret: ZOHO_US')
      .replace('refreshToken: { secret: ZOHO_EU', 'refreshToken: { secret: ZOHO_US');

    const { exitCode, outputs } = await scenario.run(file, {
      secrets: new Secret(asLines(others)),
      sandbox: 'dev',
    });

    expect(exitCode).toBe(0);
    expect(sent(scenario).filter((line) => line.endsWith(' stage'))).toEqual([]);
    const connections = JSON.parse(outputs['connections'] ?? '');
    expect(connections.map(({ change, outcome }: Record<string, string>) => [change, outcome])).toEqual([
      ['create', 'created'],
      ['create', 'created'],
      ['create', 'created'],
      ['skipped', 'skipped'],
      ['skipped', 'skipped'],
    ]);
  });
});

it('the input `sandbox` causes a warning if it names a sandbox that is not in the file', async () => {
  const scenario = createScenario();
  const { exitCode, annotations } = await scenario.run(fiveEntries, { secrets, sandbox: 'prd' });
  expect(exitCode).toBe(0);
  expect(annotations).toEqual([
    expect.objectContaining({
      severity: 'warning',
      message: expect.stringContaining('in the sandbox `prd`'),
    }),
  ]);
});

it('a plan with changes fails with `fail-on-changes`, and the error says why', async () => {
  const scenario = createScenario();
  const run = await scenario.run(fiveEntries, { mode: 'plan', failOnChanges: true });
  expect(run.exitCode).toBe(1);
  expect(run.outputs['result']).toBe('planned');
  expect(run.annotations).toEqual([
    expect.objectContaining({ severity: 'error', message: expect.stringContaining('`fail-on-changes`') }),
  ]);
});

describe('a sandbox with many connections', () => {
  it('is searched on all pages, and connections of other sources are ignored', async () => {
    const scenario = createScenario({ pageSize: 10 });
    for (let number = 0; number < 25; number++) {
      const isOther = number < 12;
      scenario.emulator.seed({
        sandbox: 'dev',
        name: `Connection ${number}`,
        ...(isOther
          ? { connectionSpec: { id: 'cfc0fee1-7dc0-40ef-b73e-d8b134c436f5', version: '1.0' } }
          : {}),
      });
    }
    const entries = [12, 18, 24].map(
      (number) => `
  zoho-${number}:
    name: Connection ${number}
    auth: { dataCenter: us, clientId: { secret: CLIENT_ID }, clientSecret: { secret: CLIENT_SECRET }, refreshToken: { secret: REFRESH_TOKEN } }`,
    );
    const file = `version: 1\nsandbox: dev\nconnections:${entries.join('')}
  zoho-new:
    name: Connection 5
    auth: { dataCenter: us, clientId: { secret: CLIENT_ID }, clientSecret: { secret: CLIENT_SECRET }, refreshToken: { secret: REFRESH_TOKEN } }
`;
    const values = {
      CLIENT_ID: '1000.CANARYID',
      CLIENT_SECRET: 'canary-secret',
      REFRESH_TOKEN: 'canary-refresh',
    };

    const { outputs } = await scenario.run(file, { secrets: new Secret(asLines(values)) });

    // 13 connections of this source take two pages. Those of other sources do not block a name.
    const listings = scenario.emulator.requests.filter(
      ({ method, path }) => method === 'GET' && path.endsWith('/connections'),
    );
    expect(listings).toHaveLength(4);
    const ids = JSON.parse(outputs['ids'] ?? '');
    for (const number of [12, 18, 24]) {
      const seeded = scenario.emulator.connections.find(({ name }) => name === `Connection ${number}`);
      expect(ids[`zoho-${number}`]).toBe(seeded?.id);
    }
    expect(outputs['created']).toBe('1');
  });
});

describe('when one of five creations is rejected', () => {
  it('the run creates the others, says which one failed and why, and returns every known id', async () => {
    const scenario = createScenario({
      faults: [
        {
          method: 'POST',
          path: '/connections',
          nth: 3,
          effect: {
            kind: 'answer',
            status: 403,
            body: {
              type: 'https://ns.adobe.com/aep/errors/FLOW-2120-403',
              title: 'Forbidden',
              status: 403,
              report: { 'detailed-message': 'Manage Sources is missing', 'request-id': 'req-4711' },
            },
          },
        },
      ],
    });

    const { exitCode, outputs, annotations, summary, log } = await scenario.run(fiveEntries, {
      secrets,
      concurrency: 1,
    });

    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ result: 'partial', created: '4', failed: '1' });
    const ids = JSON.parse(outputs['ids'] ?? '');
    expect(Object.keys(ids)).toEqual(['zoho-eu', 'zoho-us', 'zoho-eu-stage', 'zoho-us-stage']);
    expect(new Set(Object.values(ids))).toEqual(new Set(scenario.emulator.connections.map(({ id }) => id)));
    const connections = JSON.parse(outputs['connections'] ?? '');
    expect(connections[2]).toMatchObject({ key: 'zoho-in', change: 'create', outcome: 'failed', id: '' });
    expect(annotations).toEqual([
      {
        severity: 'error',
        title: 'Base connections: zoho-in',
        location: { file: 'connections.yaml', line: 22, column: 3 },
        message:
          'connections.yaml:22:3 zoho-in: the base connection was not created: HTTP 403, code 2120-403: "Forbidden: Manage Sources is missing" (request id req-4711). Add Manage Sources to the role of the API credential (Permissions → Roles → API credentials) [adobe-refused]',
      },
    ]);
    expect(summary).toContain('req-4711');
    expect(log).toContainEqual(expect.stringMatching(/^\[3\/5\] zoho-in {8}failed {2}/));
    expect(log).toContainEqual(expect.stringMatching(/^\[4\/5\] zoho-eu-stage {2}created {4}[0-9a-f-]{36}$/));
  });
});
