import { describe, expect, it } from 'vitest';
import type { ConnectionSeed } from '../../src/emulator/stored-connection.ts';
import { Secret } from '../../src/model/secret.ts';
import type { AnyOptions } from '../any-options.ts';
import { asLines } from '../fixtures/examples.ts';
import { messagesOf, rowsOf } from './recordings.ts';
import { createScenario, type Recording, type Scenario } from './scenario.ts';

const values = { CLIENT_SECRET: 'canary-client-secret', REFRESH_TOKEN: '1000.canary-refresh-token' };
const secrets = new Secret(asLines(values));
const ID = '2484f2df-c057-4ab5-84f2-dfc0577ab592';

const auth = `auth: { dataCenter: eu, clientId: 1000.ABC, clientSecret: { secret: CLIENT_SECRET }, refreshToken: { secret: REFRESH_TOKEN } }`;
const fileOf = (...entries: readonly string[]) =>
  `version: 1\nsandbox: dev\nconnections:\n${entries.map((entry) => `  ${entry}\n`).join('')}`;
const eu = (more = '') => `eu: { name: Zoho EU, ${more}${auth} }`;

/** A connection that matches the file. */
const seeded: ConnectionSeed = {
  sandbox: 'dev',
  id: ID,
  name: 'Zoho EU',
  auth: {
    params: {
      endpoint: 'https://www.zohoapis.eu',
      accountsUrl: 'https://accounts.zoho.eu',
      clientId: '1000.ABC',
      clientSecret: values.CLIENT_SECRET,
      accessToken: '1000.old-access-token',
      refreshToken: values.REFRESH_TOKEN,
    },
  },
};

const elsewhere = { ...seeded.auth?.params, endpoint: 'https://www.zohoapis.in' };

const declared = {
  present: eu(),
  described: eu('description: New, '),
  pinned: eu(`id: ${ID}, `),
  absent: 'eu: { name: Zoho EU, ensure: absent }',
  'absent, pinned': `eu: { name: Zoho EU, ensure: absent, id: ${ID} }`,
};

const observed = {
  nothing: [],
  'the same': [seeded],
  'another description': [{ ...seeded, description: 'Old' }],
  'another endpoint': [{ ...seeded, auth: { params: elsewhere } }],
  'another name': [{ ...seeded, name: 'Made by hand' }],
  'all of it': [{ ...seeded, name: 'Made by hand', description: 'Old', auth: { params: elsewhere } }],
  two: [seeded, { sandbox: 'dev', name: 'Zoho EU' }],
  'a disabled one': [{ ...seeded, state: 'disabled' }],
} satisfies Readonly<Record<string, readonly ConnectionSeed[]>>;

const sent = ({ emulator }: Scenario, method: string) =>
  emulator.requests.filter((request) => request.method === method && /\/connections/.test(request.path));
const messages = (run: Recording) => messagesOf(run).join('\n');

type Case = readonly [said: keyof typeof declared, seen: keyof typeof observed, change: string];

/**
 * Every kind of change, grouped by the options that plan it. One run contains a whole group.
 * `test/unit/plan/lifecycle.test.ts` has every case.
 */
const ASKED: readonly { readonly options: Partial<AnyOptions>; readonly cases: readonly Case[] }[] = [
  {
    options: { onDrift: 'report' },
    cases: [
      ['present', 'nothing', 'create'],
      ['present', 'a disabled one', 'unchanged'],
      ['described', 'another description', 'drifted'],
      ['pinned', 'nothing', 'invalid'],
      ['absent', 'nothing', 'unchanged'],
      ['absent', 'another endpoint', 'delete'],
      ['absent, pinned', 'the same', 'delete'],
      ['absent, pinned', 'another name', 'invalid'],
    ],
  },
  {
    options: {},
    cases: [
      ['present', 'the same', 'unchanged'],
      ['described', 'another description', 'update'],
      ['present', 'another endpoint', 'update'],
      ['pinned', 'all of it', 'update'],
      ['present', 'two', 'conflict'],
    ],
  },
  { options: { onDrift: 'report', rotate: 'all' }, cases: [['pinned', 'another name', 'rotate']] },
  { options: { rotate: 'all' }, cases: [['pinned', 'all of it', 'update']] },
];

it.each(ASKED)(
  'with $options, the planned changes are applied, and only what is merely reported remains in the next plan',
  async ({ options, cases }) => {
    const idOf = (number: number) => ID.replace(/.$/, String(number));
    /** Returns a shared value with the name and the id replaced by those of one case. */
    const own = <T>(value: T, number: number): T =>
      JSON.parse(JSON.stringify(value).replaceAll('Zoho EU', `Zoho ${number}`).replaceAll(ID, idOf(number)));
    const scenario = createScenario();
    for (const [number, [, seen]] of cases.entries())
      for (const each of observed[seen]) scenario.emulator.seed(own(each, number));
    const entryOf = ([said]: Case, number: number) =>
      own(declared[said], number).replace(/^eu/, `eu-${number}`);
    const file = fileOf(...cases.map(entryOf));
    const changes = cases.map(([, , change]) => change);
    const changesIn = (run: Recording) => rowsOf(run).map(({ change }) => change);
    const isRefused = (change: string) => ['conflict', 'invalid'].includes(change);

    const before = await scenario.run(file, { ...options, mode: 'plan' });
    expect(changesIn(before)).toEqual(changes);

    const applied = await scenario.run(file, { ...options, secrets, allowDelete: true });
    expect(changesIn(applied)).toEqual(changes);
    expect(applied.exitCode).toBe(changes.some(isRefused) ? 1 : 0);
    // A refused or merely reported difference changes nothing.
    const patched = new Set(sent(scenario, 'PATCH').map(({ path }) => path.split('/').at(-1)));
    const toPatch = changes.flatMap((change, number) =>
      change === 'update' || change === 'rotate' ? idOf(number) : [],
    );
    expect(patched).toEqual(new Set(toPatch));

    const after = await scenario.run(file, { mode: 'plan', onDrift: options.onDrift ?? 'update' });
    const left = (change: string) => {
      // A rotation leaves name and description as they are and reports them.
      if (change === 'rotate') return 'drifted';
      return isRefused(change) || change === 'drifted' ? change : 'unchanged';
    };
    expect(changesIn(after)).toEqual(changes.map(left));
    const isInSync = changes.map(left).every((change) => change === 'unchanged');
    expect(after.outputs['has-changes']).toBe(String(!isInSync));
  },
);

describe('a connection that was created by hand', () => {
  const file = fileOf(eu(`id: ${ID}, description: New, `));
  const byHand = { ...seeded, name: 'Made by hand', description: 'Old', createdClient: 'exc_app' };

  it('is adopted by its id: the plan shows the differences, and an update renames it', async () => {
    const scenario = createScenario();
    scenario.emulator.seed(byHand);
    const plan = await scenario.run(file, { mode: 'plan', onDrift: 'update' });
    expect(plan.log.join('\n')).toMatch(
      /name and description change\n +- name: +"Made by hand"\n +\+ name: +"Zoho EU"/,
    );
    expect(plan.log.join('\n')).toMatch(/- description: +"Old"\n +\+ description: +"New"/);

    const applied = await scenario.run(file, { secrets, onDrift: 'update' });
    expect(applied.outputs).toMatchObject({
      result: 'applied',
      updated: '1',
      created: '0',
      changed: 'true',
      id: ID,
    });
    expect(scenario.emulator.connections).toMatchObject([{ id: ID, name: 'Zoho EU', description: 'New' }]);
    // An update of name or description sends no credentials, so no token is obtained.
    const [patch] = sent(scenario, 'PATCH');
    expect(JSON.parse(patch?.body ?? '')).toEqual([
      { op: 'replace', path: '/name', value: 'Zoho EU' },
      { op: 'add', path: '/description', value: 'New' },
    ]);
    expect(scenario.emulator.requests.filter(({ path }) => path.endsWith('/oauth/v2/token'))).toEqual([]);
    expect(rowsOf(applied)).toMatchObject([{ outcome: 'updated', health: 'ok' }]);
  });
});

describe('credentials', () => {
  const three = fileOf(eu(), `us: { name: Zoho US, ${auth} }`, `in: { name: Zoho IN, ${auth} }`);
  const world = (options: Parameters<typeof createScenario>[0] = {}) => {
    const scenario = createScenario(options);
    for (const name of ['Zoho EU', 'Zoho US', 'Zoho IN']) {
      const { id, ...rest } = seeded;
      scenario.emulator.seed({ ...rest, name });
    }
    return scenario;
  };
  const stored = ({ emulator }: Scenario, name: string) =>
    emulator.connections.find((connection) => connection.name === name)?.auth.params;

  it('of one of three connections are all sent again, and the plan says so without their values', async () => {
    const scenario = world();
    const renewed = new Secret(asLines({ ...values, CLIENT_SECRET: 'canary-new-client-secret' }));
    const plan = await scenario.run(three, { mode: 'plan', rotate: ['us'] });
    expect(plan.outputs).toMatchObject({ result: 'planned', 'has-changes': 'true' });
    expect(plan.log.join('\n')).toContain('clientSecret: `{ secret: CLIENT_SECRET }` (sent again)');

    const run = await scenario.run(three, {
      secrets: renewed,
      rotate: ['us'],
      expectedPlanHash: plan.outputs['plan-hash'] ?? '',
    });
    expect(run.outputs).toMatchObject({ result: 'applied', updated: '1' });
    expect(rowsOf(run).map(({ outcome, health }) => [outcome, health])).toEqual([
      ['unchanged', ''],
      ['rotated', 'ok'],
      ['unchanged', ''],
    ]);
    expect(stored(scenario, 'Zoho US')).toEqual({
      ...seeded.auth?.params,
      clientSecret: 'canary-new-client-secret',
      accessToken: scenario.emulator.mintedTokens.at(-1),
    });
    expect(stored(scenario, 'Zoho EU')).toEqual(seeded.auth?.params);
    const { masks, ...printed } = run;
    expect(JSON.stringify(printed)).not.toContain('canary');
  });

  it('of connections that share a grant are sent again with one token', async () => {
    const scenario = world();
    const run = await scenario.run(three, { secrets, rotate: 'all' });
    expect(run.outputs).toMatchObject({ updated: '3' });
    expect(scenario.emulator.requests.filter(({ path }) => path.endsWith('/oauth/v2/token'))).toHaveLength(1);
  });

  it('are sent again only for connections that fail their test, which then pass', async () => {
    const grants = [
      { clientId: '1000.ABC', clientSecret: values.CLIENT_SECRET, refreshToken: values.REFRESH_TOKEN },
    ];
    const scenario = world({ sourceGrants: grants });
    const broken = scenario.emulator.connections.find(({ name }) => name === 'Zoho IN');
    scenario.emulator.edit(broken?.id ?? '', { params: { refreshToken: '1000.revoked' } });

    const plan = await scenario.run(three, { mode: 'plan', rotate: 'failing' });
    expect(plan.exitCode).toBe(0);
    expect(rowsOf(plan).map(({ change, health }) => [change, health])).toEqual([
      ['unchanged', 'ok'],
      ['unchanged', 'ok'],
      ['rotate', 'failing'],
    ]);
    expect(messages(plan)).toContain('Applying this plan sends its credentials again');

    const run = await scenario.run(three, { secrets, rotate: 'failing' });
    expect(run.exitCode).toBe(0);
    expect(rowsOf(run).map(({ outcome, health }) => [outcome, health])).toEqual([
      ['unchanged', 'ok'],
      ['unchanged', 'ok'],
      ['rotated', 'ok'],
    ]);
    expect(sent(scenario, 'PATCH')).toHaveLength(1);
  });

  it('are not sent if `rotate` names a key that is not in the file', async () => {
    const scenario = world();
    const run = await scenario.run(three, { secrets, rotate: ['us', 'uk'] });
    expect(run.outputs['result']).toBe('invalid');
    expect(messages(run)).toContain('`uk`, which is not a key of the file');
    expect(scenario.emulator.requests).toEqual([]);
  });
});

describe('the test of a connection', () => {
  const grants = [{ clientId: '1000.ABC', clientSecret: values.CLIENT_SECRET, refreshToken: '1000.another' }];

  it.each(['result-false', 'backend-error'] as const)(
    'that fails (%s) fails the run, which still returns the id and says that Zoho itself gave a token',
    async (testFailure) => {
      const scenario = createScenario({ testFailure, latency: 1_000 });
      const { emulator, clock } = scenario;
      const run = scenario.run(fileOf(eu()), { secrets });
      // Zoho revokes the grant between the token and the test.
      while (emulator.connections.length === 0) await clock.sleep(100);
      emulator.setSourceGrants(grants);
      const { exitCode, outputs, annotations } = await run;
      expect(exitCode).toBe(1);
      expect(outputs).toMatchObject({ result: 'partial', id: scenario.emulator.connections[0]?.id });
      expect(JSON.parse(outputs['connections'] ?? '')).toMatchObject([
        { outcome: 'created', health: 'failing' },
      ]);
      const message = annotations.map((annotation) => annotation.message).join();
      expect(message).toContain('the base connection failed its test');
      expect(message).toContain(
        'Zoho CRM itself issued an access token to this run (API domain https://www.zohoapis',
      );
      // The suggested endpoints belong to the same data centre and exclude the host that failed.
      expect(message).toMatch(
        /ry another `endpoint`: www\.zohoapis\.eu, sandbox\.zohoapis\.eu, .*; check the scopes/,
      );
      if (testFailure === 'backend-error') expect(message).toContain('invalid_code');
    },
  );

  it('finds revoked tokens in plan mode without obtaining new ones', async () => {
    const scenario = createScenario({ sourceGrants: grants });
    scenario.emulator.seed(seeded);
    const run = await scenario.run(fileOf(eu()), { mode: 'plan', verify: 'all' });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ result: 'failed', 'has-changes': 'false', id: ID });
    expect(rowsOf(run)).toMatchObject([{ change: 'unchanged', health: 'failing' }]);
    expect(messages(run)).toContain('rotate: eu');
    expect(run.summary).toContain('test failed');
    expect(scenario.emulator.requests.some(({ path }) => path.endsWith('/oauth/v2/token'))).toBe(false);
  });

  it.each<[string, Parameters<typeof createScenario>[0]]>([
    ['Adobe does not offer it', { testing: 'unsupported' }],
    ['it never answers', { faults: [{ path: '/test', effect: { kind: 'hang' } }] }],
  ])('cannot be made because %s: the run succeeds with a message', async (_, options) => {
    const scenario = createScenario(options);
    const run = await scenario.run(fileOf(eu()), { secrets });
    expect([run.exitCode, run.outputs['result']]).toEqual([0, 'applied']);
    expect(rowsOf(run)).toMatchObject([{ outcome: 'created', health: 'untested' }]);
    expect(messages(run)).toContain('could not be tested');
  });

  it('cannot be made because the token has expired: the advice is to replace the token', async () => {
    const body = { error_code: '401013', message: 'Oauth token is not valid' };
    const scenario = createScenario({
      faults: [{ path: '/test', effect: { kind: 'answer', status: 401, body } }],
    });
    const run = await scenario.run(fileOf(eu()), { secrets });
    expect(rowsOf(run)).toMatchObject([{ outcome: 'created', health: 'untested' }]);
    expect(messages(run)).toContain('adobe-access-token');
  });

  it('is skipped with `verify: none`', async () => {
    const scenario = createScenario();
    const run = await scenario.run(fileOf(eu()), { secrets, verify: 'none' });
    expect(rowsOf(run)).toMatchObject([{ outcome: 'created', health: '' }]);
    expect(scenario.emulator.requests.some(({ path }) => path.endsWith('/test'))).toBe(false);
  });
});

describe('an entry with `ensure: absent`', () => {
  const file = fileOf(declared.absent, `us: { name: Zoho US, ${auth} }`);

  it('stops the run before any write when deletions are not allowed', async () => {
    const scenario = createScenario();
    scenario.emulator.seed(seeded);
    const run = await scenario.run(file, { secrets });
    expect([run.exitCode, run.outputs['result']]).toEqual([1, 'failed']);
    expect(messages(run)).toContain('allow-delete: true');
    expect(run.summary).toContain('delete');
    expect(scenario.emulator.connections).toHaveLength(1);
    expect(
      scenario.emulator.requests.filter(({ method, path }) => method !== 'GET' && !/token/.test(path)),
    ).toEqual([]);
  });

  it('is shown in the plan, with a warning that apply needs `allow-delete`', async () => {
    const scenario = createScenario();
    scenario.emulator.seed(seeded);
    const run = await scenario.run(file, { mode: 'plan' });
    expect([run.exitCode, run.outputs['result']]).toEqual([0, 'planned']);
    expect(messages(run)).toContain('allow-delete: true');
    expect(run.summary).toContain('Zoho EU');
  });

  it('is not deleted while it has dependents, which are named, and the other entries are applied', async () => {
    const scenario = createScenario();
    scenario.emulator.seed(seeded);
    const source = scenario.emulator.seedSourceConnection({
      connectionId: ID,
      name: 'Leads of canary-client-secret',
      flows: [{ name: 'Leads daily' }],
    });
    const run = await scenario.run(file, { secrets, allowDelete: true });
    expect([run.exitCode, run.outputs['result']]).toEqual([1, 'partial']);
    expect(rowsOf(run)).toMatchObject([{ change: 'conflict', outcome: 'conflict' }, { outcome: 'created' }]);
    expect(messages(run)).toContain(`dataflow "Leads daily" (${source.flows[0]?.id})`);
    expect(messages(run)).toContain(source.id);
    const { masks, ...printed } = run;
    expect(JSON.stringify(printed)).not.toContain('canary');
    expect(sent(scenario, 'DELETE')).toEqual([]);
  });

  it('is deleted without credentials, and the next run has nothing to do', async () => {
    const scenario = createScenario({ deletionTime: 60_000 });
    scenario.emulator.seed(seeded);
    const gone = fileOf(
      'eu: { name: Zoho EU, ensure: absent, auth: { dataCenter: eu, clientId: 1000.ABC, clientSecret: { secret: GONE }, refreshToken: { secret: GONE_TOO } } }',
      `us: { name: Zoho US, ${auth} }`,
    );
    const run = await scenario.run(gone, { secrets, allowDelete: true });
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ result: 'applied', deleted: '1', created: '1', changed: 'true' });
    expect(rowsOf(run)[0]).toMatchObject({ change: 'delete', outcome: 'deleted', id: '', health: '' });
    expect(JSON.parse(run.outputs['ids'] ?? '')).not.toHaveProperty('eu');
    expect(run.log.join('\n')).toContain(ID);

    // Adobe is still deleting the connection.
    const again = await scenario.run(gone, { secrets, allowDelete: true });
    expect(again.outputs).toMatchObject({ result: 'in-sync', deleted: '0', 'has-changes': 'false' });
    await scenario.clock.sleep(120_000);
    const last = await scenario.run(gone, { secrets, allowDelete: true });
    expect(last.outputs).toMatchObject({ result: 'in-sync' });
    expect(sent(scenario, 'DELETE')).toHaveLength(1);
  });
});

describe('a state other than `enabled`', () => {
  it('of a new connection is waited out before the connection is tested', async () => {
    const scenario = createScenario({ initializingTime: 40_000 });
    const run = await scenario.run(fileOf(eu()), { secrets });
    expect(run.exitCode).toBe(0);
    expect(rowsOf(run)).toMatchObject([{ outcome: 'created', state: 'enabled', health: 'ok' }]);
  });

  it('that a new connection never leaves is reported after the timeout, without failing the run', async () => {
    const scenario = createScenario({ initializingTime: 10_000_000 });
    const run = await scenario.run(fileOf(eu()), { secrets, timeout: 120_000 });
    expect(run.exitCode).toBe(0);
    expect(rowsOf(run)).toMatchObject([{ outcome: 'created', state: 'initializing', health: 'untested' }]);
    expect(messages(run)).toContain('in the state `initializing`');
  });

  it('of an existing connection is reported without waiting', async () => {
    const states = ['disabled', 'draft', 'initializing', 'quarantined'];
    const scenario = createScenario();
    const { id, ...rest } = seeded;
    for (const state of states) scenario.emulator.seed({ ...rest, name: state, state });
    const start = scenario.clock.now();
    const entries = states.map((state) => `${state}: { name: ${state}, ${auth} }`);
    const run = await scenario.run(fileOf(...entries), { secrets });
    expect([run.exitCode, run.outputs['result']]).toEqual([0, 'in-sync']);
    for (const state of states) {
      expect(messages(run)).toContain(`in the state \`${state}\``);
      expect(run.summary).toContain(state);
    }
    expect(scenario.clock.now() - start).toBeLessThan(5_000);
  });
});

it.each(['not-by-connector', 'switched-off'] as const)(
  'a connection that cannot be changed (%s) causes an error that explains the workaround',
  async (patching) => {
    const scenario = createScenario({ patching });
    scenario.emulator.seed(seeded);
    const run = await scenario.run(fileOf(eu()), { secrets, rotate: 'all' });
    expect([run.exitCode, run.outputs['result']]).toEqual([1, 'failed']);
    expect(rowsOf(run)).toMatchObject([{ outcome: 'failed', id: ID }]);
    expect(messages(run)).toContain('Adobe does not allow changes to connections of this source');
    expect(messages(run)).toContain('ensure: absent');
  },
);
