import { describe, expect, it } from 'vitest';
import type { ConnectionSeed } from '../../src/emulator/stored-connection.ts';
import { Secret } from '../../src/model/secret.ts';
import type { AnyOptions } from '../any-options.ts';
import { asLines } from '../fixtures/examples.ts';
import { messagesOf, rowsOf } from '../stories/recordings.ts';
import { createScenario, type Recording, type Scenario } from '../stories/scenario.ts';

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
});

describe('a state other than `enabled`', () => {
  it('that a new connection never leaves is reported after the timeout, without failing the run', async () => {
    const scenario = createScenario({ initializingTime: 10_000_000 });
    const run = await scenario.run(fileOf(eu()), { secrets, timeout: 120_000 });
    expect(run.exitCode).toBe(0);
    expect(rowsOf(run)).toMatchObject([{ outcome: 'created', state: 'initializing', health: 'untested' }]);
    expect(messages(run)).toContain('in the state `initializing`');
  });
});
