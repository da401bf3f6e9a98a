import { describe, expect, test } from 'vitest';
import type { Change } from '../../../src/model/change.ts';
import type { Health } from '../../../src/model/connection.ts';
import type { Entry } from '../../../src/model/entry.ts';
import { textOf } from '../../../src/model/message.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import type { Problem } from '../../../src/model/problem.ts';
import type { OnlineOptions } from '../../../src/options/run-options.ts';
import { resultOf } from '../../../src/report/result.ts';
import { rowsOf } from '../../../src/report/run-report.ts';
import { noteStates } from '../../../src/run/note-states.ts';
import { type Scene, setScene } from '../../../src/run/scene.ts';
import { verify } from '../../../src/run/verify.ts';
import { type AnyOptions, runOptions } from '../../any-options.ts';
import { DEMO_ADOBE_CLIENT } from '../../emulator/emulator.ts';
import { VirtualClock } from '../../emulator/virtual-clock.ts';
import { connectionFor, entryOf } from '../entry-builder.ts';
import { adobe, clientSecret } from '../flow-service/adobe.ts';
import { changeOf, keepingSinks, outcomeOf, told } from '../report/report-builder.ts';

type Told = ReturnType<typeof told>;

/** A run of which this is known when it comes to testing. */
function sceneOf(
  entries: readonly Told[],
  options: Partial<AnyOptions> = {},
  clock = new VirtualClock(),
): Scene {
  const scene = setScene(
    runOptions({
      config: 'connections.yaml',
      mode: 'apply',
      warnings: [],
      platformUrl: 'https://platform.adobe.io',
      imsUrl: 'https://ims-na1.adobelogin.com',
      concurrency: 4,
      timeout: 600_000,
      requestTimeout: 75_000,
      settlingTime: 30_000,
      failOnChanges: false,
      requireReviewedPlan: false,
      onDrift: 'report',
      rotate: [],
      allowDelete: false,
      verify: 'all',
      account: { clientId: 'id', orgId: DEMO_ADOBE_CLIENT.orgId, credential: clientSecret },
      ...options,
    }),
    {
      clock,
      random: () => 0.5,
      fetch: () => Promise.reject(new Error('nothing is to be sent')),
      cancel: new AbortController().signal,
      readFile: () => Promise.reject(new Error('nothing is to be read')),
      sinks: keepingSinks().sinks,
    },
  );
  const { report } = scene;
  report.begun = true;
  report.entries = entries.map(({ entry }) => entry);
  const changes = entries.flatMap(({ entry, change }) =>
    change === undefined ? [] : [typeof change === 'string' ? changeOf(change, entry) : change],
  );
  report.plan = { orgId: DEMO_ADOBE_CLIENT.orgId, changes };
  for (const { entry, outcome } of entries) {
    if (outcome === undefined) continue;
    report.outcomes.set(entry.key, typeof outcome === 'string' ? outcomeOf(outcome, entry) : outcome);
  }
  return scene;
}

/** Adobe with the connection of each entry in it; `broken` are the keys of those that Zoho refuses. */
function adobeWith(
  entries: readonly Told[],
  broken: readonly string[] = [],
  options: Parameters<typeof adobe>[0] = {},
) {
  const grant = { clientId: '1000.CLIENT', clientSecret: 'the-client-secret', refreshToken: '1000.refresh' };
  const world = adobe({ sourceGrants: [grant], ...options });
  for (const { entry } of entries) {
    world.emulator.seed({
      sandbox: entry.sandbox,
      name: entry.name,
      id: `id-of-${entry.key}`,
      auth: {
        params: {
          endpoint: 'https://www.zohoapis.eu',
          accountsUrl: 'https://accounts.zoho.eu',
          accessToken: '1000.access',
          ...grant,
          ...(broken.includes(entry.key) ? { refreshToken: '1000.revoked' } : {}),
        },
      },
    });
  }
  const tested = () =>
    world.emulator.requests.map(({ path }) => path.split('/').at(-2)?.replace('id-of-', ''));
  return { ...world, tested };
}

function online({ options }: Scene): OnlineOptions {
  if (options.mode === 'validate') throw new Error('nothing is tested then');
  return options;
}

async function verified(
  entries: readonly Told[],
  options: Partial<AnyOptions> = {},
  broken: readonly string[] = [],
  adobeOptions: Parameters<typeof adobe>[0] = {},
) {
  const world = adobeWith(entries, broken, adobeOptions);
  const scene = sceneOf(entries, options);
  await verify(world.flowService, online(scene), scene);
  return { ...world, scene, problems: scene.report.problems, health: verdicts(scene) };
}

function verdicts({ report }: Scene): Readonly<Record<string, Health['verdict']>> {
  return Object.fromEntries([...report.health].map(([key, { verdict }]) => [key, verdict]));
}

const every: readonly Told[] = [
  told('created', 'create', 'created'),
  told('adopted', 'create', 'adopted'),
  told('updated', 'update', 'updated'),
  told('rotated', 'rotate', 'rotated'),
  told('unchanged', 'unchanged', 'unchanged'),
  told('drifted', 'drifted', 'drifted'),
  told(
    'failed',
    'update',
    outcomeOf('failed', entryOf('failed'), {
      id: 'id-of-failed',
      problem: { code: 'may-be-changed', message: 'it is not known' },
    }),
  ),
  told('not-changed', 'rotate', outcomeOf('skipped', entryOf('not-changed'), { id: 'id-of-not-changed' })),
  told('never-made', 'create', 'failed'),
  told('not-reached', 'create', 'skipped'),
  told('conflict', 'conflict', 'conflict'),
  told('twins', 'create', outcomeOf('conflict', entryOf('twins'), { id: 'id-of-twins' })),
  told('invalid', 'invalid', 'failed'),
  told('elsewhere', 'skipped', 'skipped'),
  told('gone', 'delete', { kind: 'deleted' }),
  told('kept', 'delete', outcomeOf('failed', entryOf('kept'), { id: 'id-of-kept' })),
];

describe('after an apply', () => {
  const changed = ['created', 'adopted', 'updated', 'rotated'];
  test.each([
    ['none', []],
    // The change that failed may have been made.
    ['changed', [...changed, 'failed']],
    ['all', [...changed, 'unchanged', 'drifted', 'failed', 'not-changed']],
  ] as const)('`verify: %s` tests %j', async (which, keys) => {
    const { tested, health, problems } = await verified(every, { verify: which });
    expect([...tested()].sort()).toEqual([...keys].sort());
    expect(Object.keys(health)).toEqual(keys);
    expect(problems).toEqual([]);
  });

  test('each is tested in its own sandbox', async () => {
    const entries = [
      told(entryOf('a'), 'create', 'created'),
      told(entryOf('b', { sandbox: 'prod' }), 'create', 'created'),
    ];
    const { emulator, health } = await verified(entries);
    expect(emulator.requests.map(({ sandbox }) => sandbox)).toEqual(['dev', 'prod']);
    expect(health).toEqual({ a: 'ok', b: 'ok' });
  });

  test('no more are tested at once than the run may send', async () => {
    const entries = Array.from({ length: 20 }, (_, index) => told(`e${index}`, 'create', 'created'));
    const { emulator, health } = await verified(entries, {}, [], { latency: 100 });
    expect(emulator.inFlight.most).toBe(4);
    expect(Object.keys(health)).toEqual(entries.map(({ entry }) => entry.key));
  });

  test('one that fails is an error, with what to do and at its line; the others stand', async () => {
    const entries = [
      told(entryOf('good', { line: 3 }), 'unchanged', 'unchanged'),
      told(entryOf('bad', { line: 9 }), 'unchanged', 'unchanged'),
    ];
    const { scene, problems, health } = await verified(entries, {}, ['bad']);
    expect(health).toEqual({ good: 'ok', bad: 'failing' });
    expect(problems).toEqual([
      {
        code: 'connection-failing',
        message: expect.stringContaining('does not work'),
        fix: expect.stringContaining('`rotate: bad`'),
        entry: 'bad',
        location: { file: 'connections.yaml', line: 9, column: 3 },
      },
    ]);
    expect(resultOf(scene.report)).toEqual({ result: 'failed', exitCode: 1 });
    expect(rowsOf(scene.report).map((row) => row.health)).toEqual(['ok', 'failing']);
  });

  test('one that was made and fails makes the run partial: its id is there', async () => {
    const { scene } = await verified([told('bad', 'create', 'created')], {}, ['bad']);
    expect(resultOf(scene.report)).toEqual({ result: 'partial', exitCode: 1 });
    expect(rowsOf(scene.report)).toMatchObject([{ outcome: 'created', id: 'id-of-bad', health: 'failing' }]);
  });

  test('that Zoho itself gave a token is told of one that fails all the same', async () => {
    const entries = [told('bad', 'rotate', 'rotated'), told('quiet', 'rotate', 'rotated')];
    const { flowService } = adobeWith(entries, ['bad', 'quiet']);
    const scene = sceneOf(entries);
    scene.report.minted.set('bad', { apiDomain: 'https://www.zohoapis.eu', scope: 'ZohoCRM.modules.READ' });
    scene.report.minted.set('quiet', {});
    await verify(flowService, online(scene), scene);
    const [bad, quiet] = scene.report.problems;
    expect(textOf(bad?.message ?? '')).toContain(
      'an access token (API domain https://www.zohoapis.eu, scope ZohoCRM.modules.READ), so',
    );
    expect(bad?.fix).toContain('scopes of the refresh token');
    expect(textOf(quiet?.message ?? '')).toContain('an access token, so');
  });
});

describe('what was told of a connection before', () => {
  const failing: Health = { verdict: 'failing', why: ['the test said no, and no more'] };

  test('it was changed is forgotten, and it is tested anew', async () => {
    const entries = [told('mended', 'rotate', 'rotated')];
    const { flowService, tested } = adobeWith(entries);
    const scene = sceneOf(entries, { verify: 'changed' });
    scene.report.health.set('mended', failing);
    await verify(flowService, online(scene), scene);
    expect(tested()).toEqual(['mended']);
    expect(verdicts(scene)).toEqual({ mended: 'ok' });
    expect(scene.report.problems).toEqual([]);
  });

  test.each(['update', 'rotate'] as const)(
    'it may have been changed (%s) is forgotten, and it is tested anew',
    async (kind) => {
      const entry = entryOf('mended');
      const problem: Problem = { code: 'may-be-changed', message: 'it is not known' };
      const entries = [told(entry, kind, outcomeOf('failed', entry, { id: 'id-of-mended', problem }))];
      const { flowService, tested } = adobeWith(entries);
      const scene = sceneOf(entries, { verify: 'changed' });
      scene.report.health.set('mended', failing);
      await verify(flowService, online(scene), scene);
      expect(tested()).toEqual(['mended']);
      expect(verdicts(scene)).toEqual({ mended: 'ok' });
      expect(scene.report.problems).toEqual([]);
    },
  );

  test('it was changed is forgotten also when nothing is to be tested', async () => {
    const entries = [told('mended', 'rotate', 'rotated')];
    const { flowService, tested } = adobeWith(entries);
    const scene = sceneOf(entries, { verify: 'none' });
    scene.report.health.set('mended', failing);
    await verify(flowService, online(scene), scene);
    expect(tested()).toEqual([]);
    expect(scene.report.health.size).toBe(0);
    expect(scene.report.problems).toEqual([]);
  });

  test('and that was not changed stands: it is not tested twice', async () => {
    const entries = [told('tested', 'unchanged', 'unchanged'), told('other', 'unchanged', 'unchanged')];
    const { flowService, tested } = adobeWith(entries);
    const scene = sceneOf(entries);
    scene.report.health.set('tested', failing);
    await verify(flowService, online(scene), scene);
    expect(tested()).toEqual(['other']);
    expect(scene.report.problems).toMatchObject([{ code: 'connection-failing', entry: 'tested' }]);
  });
});

describe('in plan mode', () => {
  const planned: readonly Told[] = every.map(({ entry, change }) => told(entry, change));

  test('what exists can be tested, and is by `all` alone', async () => {
    expect((await verified(planned, { mode: 'plan', verify: 'changed' })).tested()).toEqual([]);
    const { tested } = await verified(planned, { mode: 'plan' });
    expect(tested()).toEqual(['updated', 'rotated', 'unchanged', 'drifted', 'failed', 'not-changed']);
  });

  test('one that fails is an error', async () => {
    const { scene, problems } = await verified([told('bad', 'unchanged')], { mode: 'plan' }, ['bad']);
    expect(problems).toMatchObject([{ code: 'connection-failing' }]);
    expect(problems[0]).not.toHaveProperty('severity');
    expect(resultOf(scene.report).exitCode).toBe(1);
  });

  test('one that fails, and whose credentials the plan sends again, is a warning', async () => {
    const { scene, problems } = await verified([told('bad', 'rotate')], { mode: 'plan' }, ['bad']);
    expect(problems).toMatchObject([
      { code: 'connection-failing', severity: 'warning', fix: expect.stringContaining('again') },
    ]);
    expect(resultOf(scene.report)).toEqual({ result: 'planned', exitCode: 0 });
  });

  test('one that fails, and of which the plan mends only a description, is an error', async () => {
    const { scene, problems } = await verified([told('bad', 'update')], { mode: 'plan' }, ['bad']);
    expect(problems).toMatchObject([
      { code: 'connection-failing', fix: expect.stringContaining('`rotate: bad`') },
    ]);
    expect(problems[0]).not.toHaveProperty('severity');
    expect(resultOf(scene.report)).toEqual({ result: 'failed', exitCode: 1 });
  });

  test('one that fails, and whose parameters the plan mends, is a warning', async () => {
    const entry = entryOf('bad');
    const mend: Change = {
      kind: 'update',
      entry,
      connection: connectionFor(entry),
      differences: [{ field: 'endpoint', observed: 'https://a', declared: 'https://b' }],
      ignored: [],
      sendsCredentials: true,
    };
    const { problems } = await verified([told(entry, mend)], { mode: 'plan' }, ['bad']);
    expect(problems).toMatchObject([{ code: 'connection-failing', severity: 'warning' }]);
  });
});

describe('a test that could not be made', () => {
  test('is a warning: it says nothing against the connection', async () => {
    const { scene, problems, health } = await verified([told('eu', 'create', 'created')], {}, [], {
      testing: 'unsupported',
    });
    expect(health).toEqual({ eu: 'untested' });
    expect(problems).toMatchObject([
      {
        code: 'connection-untested',
        severity: 'warning',
        message: expect.stringContaining('1336-501'),
        entry: 'eu',
      },
    ]);
    expect(resultOf(scene.report)).toEqual({ result: 'applied', exitCode: 0 });
  });

  test('since the connections are not ready is told once for all of them, and nothing is sent', async () => {
    const entries = ['a', 'b', 'c'].map((key) => {
      const entry = entryOf(key);
      return told(entry, 'create', outcomeOf('created', entry, { state: 'initializing' }));
    });
    const { tested, problems, health } = await verified(entries);
    expect(tested()).toEqual([]);
    expect(health).toEqual({ a: 'untested', b: 'untested', c: 'untested' });
    expect(problems).toMatchObject([
      {
        code: 'connection-untested',
        severity: 'warning',
        message: 'the connection could not be tested, nor could 2 more: it is not ready yet',
        entry: 'a',
      },
    ]);
  });

  test('for one reason is told once, whatever the ids of the requests', async () => {
    const entries = ['a', 'b', 'c'].map((key) => told(key, 'create', 'created'));
    const { problems, emulator } = await verified(entries, {}, [], { testing: 'unsupported' });
    expect(problems).toMatchObject([
      { message: expect.stringMatching(/tested, nor could 2 more: HTTP 501, code 1336-501/), entry: 'a' },
    ]);
    expect(problems[0]?.message).not.toContain('request id');
    // What a connector can't do it is not asked for twice.
    expect(emulator.requests).toHaveLength(3);
  });

  test('for different reasons is told for each of them', async () => {
    const entries = ['a', 'b', 'c', 'd'].map((key) => told(key, 'create', 'created'));
    const { problems } = await verified(entries, {}, [], {
      faults: [{ path: /id-of-[bd]/, effect: { kind: 'answer', status: 403, body: { title: 'No' } } }],
      testing: 'unsupported',
    });
    expect(problems).toMatchObject([
      { message: expect.stringMatching(/nor could 1 more: HTTP 501/), entry: 'a' },
      { message: expect.stringMatching(/nor could 1 more: HTTP 403: "No"$/), entry: 'b' },
    ]);
  });

  test('is not tried with all the others once eight in a row could not be made', async () => {
    const entries = Array.from({ length: 20 }, (_, index) => told(`e${index}`, 'create', 'created'));
    const { problems, health, tested } = await verified(entries, { concurrency: 1 }, [], {
      testing: 'unsupported',
    });
    expect(tested()).toEqual(entries.slice(0, 8).map(({ entry }) => entry.key));
    expect(Object.values(health)).toEqual(Array(20).fill('untested'));
    expect(problems).toMatchObject([
      { message: expect.stringMatching(/nor could 19 more: HTTP 501/), entry: 'e0' },
    ]);
  });

  test('does not count with others that could: each is tried', async () => {
    const entries = Array.from({ length: 20 }, (_, index) => told(`e${index}`, 'create', 'created'));
    const { health } = await verified(entries, { concurrency: 1 }, [], {
      faults: [{ path: /id-of-e[1-79]/, effect: { kind: 'answer', status: 403, body: { title: 'No' } } }],
    });
    expect([health['e0'], health['e8'], health['e19']]).toEqual(['ok', 'ok', 'untested']);
  });

  test('for want of a token is told, and is not the end of the run', async () => {
    const { problems, health } = await verified([told('eu', 'create', 'created')], {}, [], {
      credential: clientSecret,
      faults: [
        { path: '/ims/token/v3', effect: { kind: 'answer', status: 400, body: { error: 'invalid_client' } } },
      ],
    });
    expect(health).toEqual({ eu: 'untested' });
    expect(problems).toMatchObject([
      {
        code: 'connection-untested',
        severity: 'warning',
        message: expect.stringContaining('invalid_client'),
      },
    ]);
  });

  test('since the run is about to end is told, and nothing is sent', async () => {
    const entries = [told('eu', 'create', 'created')];
    const { flowService, tested } = adobeWith(entries);
    const clock = new VirtualClock();
    const scene = sceneOf(entries, {}, clock);
    await clock.advance(595_000);
    await verify(flowService, online(scene), scene);
    expect(tested()).toEqual([]);
    expect(scene.report.problems).toMatchObject([
      { code: 'connection-untested', message: expect.stringContaining('no time left') },
    ]);
  });

  test.each([
    ['changed', '`verify: all`'],
    ['all', 'run again to have it tested'],
  ] as const)('with `verify: %s` says how to have it made', async (which, fix) => {
    const entries = [told('eu', 'create', 'created')];
    const { problems } = await verified(entries, { verify: which }, [], { testing: 'unsupported' });
    expect(problems).toMatchObject([{ fix: expect.stringContaining(fix) }]);
  });

  test.each([
    ['of any connection, is an error', [], undefined],
    ['of some connections, is a warning', ['b'], 'warning'],
  ] as const)('when those that fail are to be rotated, %s', async (_, testable, severity) => {
    const entries = ['a', 'b'].map((key) => told(key, 'unchanged', 'unchanged'));
    const unclear = { kind: 'answer', status: 403, body: { title: 'No' } } as const;
    const { problems } = await verified(entries, { rotate: 'failing' }, [], {
      faults: entries
        .filter(({ entry }) => !testable.some((key) => key === entry.key))
        .map(({ entry }) => ({ path: `/id-of-${entry.key}/test`, effect: unclear })),
    });
    expect(problems).toHaveLength(1);
    expect(problems[0]?.severity).toBe(severity);
    expect(problems[0]?.fix).toContain('the keys of those that are to be rotated');
  });

  test('does not keep the others from being tested', async () => {
    const entries = ['slow', 'bad', 'good'].map((key) => told(key, 'create', 'created'));
    const { health } = await verified(entries, {}, ['bad'], {
      faults: [{ path: /id-of-slow/, effect: { kind: 'hang' } }],
    });
    expect(health).toEqual({ slow: 'untested', bad: 'failing', good: 'ok' });
  });
});

describe('the states of connections', () => {
  function noted(entries: readonly Told[]): readonly Problem[] {
    const scene = sceneOf(entries);
    noteStates(scene);
    return scene.report.problems;
  }
  const inState = (key: string, state: string, line = 1): Told => {
    const entry: Entry = entryOf(key, { line });
    const outcome: Outcome = { kind: 'unchanged', id: `id-of-${key}`, state };
    return told(entry, 'unchanged', outcome);
  };

  test('are not worth a word where all is well', () => {
    expect(noted([inState('a', 'enabled'), told('b', 'create', 'failed')])).toEqual([]);
  });

  test.each([
    ['disabled', 'the base connection is disabled'],
    ['initializing', 'the base connection is not ready yet: its state is initializing'],
    ['draft', 'the base connection is a draft, which was never published'],
    [
      'hibernating',
      'the base connection is in the state `hibernating`, and this version does not know what that means',
    ],
    // A state is the server’s text: it can be the name of anything.
    [
      'constructor',
      'the base connection is in the state `constructor`, and this version does not know what that means',
    ],
  ])('%s is a warning at the line of the entry', (state, message) => {
    expect(noted([inState('a', state, 5)])).toEqual([
      {
        code: 'connection-state',
        severity: 'warning',
        message,
        fix: expect.any(String),
        entry: 'a',
        location: { file: 'connections.yaml', line: 5, column: 3 },
      },
    ]);
  });

  test('are told once each, however many connections are in them', () => {
    const many = Array.from({ length: 9 }, (_, index) => inState(`e${index}`, 'disabled'));
    const problems = noted([...many, inState('one', 'draft'), inState('two', 'draft')]);
    expect(problems).toHaveLength(2);
    expect(problems[0]?.message).toMatch(/^the base connection is disabled \(so are `?e1/);
    expect(problems[1]?.message).toMatch(/ \(so is `?two`?\)$/);
  });

  test('of what was removed are not told', () => {
    const entry = entryOf('old');
    const connection = connectionFor(entry, { state: 'disabled' });
    expect(noted([told(entry, { kind: 'delete', entry, connection }, { kind: 'deleted' })])).toEqual([]);
  });
});

test('what is not ready does not keep what is from being tested', async () => {
  const unready = Array.from({ length: 9 }, (_, index) => {
    const entry = entryOf(`e${index}`);
    return told(entry, 'create', outcomeOf('created', entry, { state: 'initializing' }));
  });
  const { health, tested } = await verified([...unready, told('ready', 'rotate', 'rotated')], {
    concurrency: 1,
  });
  expect(tested()).toEqual(['ready']);
  expect(health['ready']).toBe('ok');
});

test.each(['none', 'changed'] as const)(
  'with `verify: %s`, what failed its test and was then refused its rotation is still failing',
  async (which) => {
    const entry = entryOf('bad');
    const refused = outcomeOf('failed', entry, {
      id: 'id-of-bad',
      problem: { code: 'zoho-token-refused', message: 'm' },
    });
    const entries = [told(entry, 'rotate', refused)];
    const { flowService, tested } = adobeWith(entries, ['bad']);
    const scene = sceneOf(entries, { verify: which, rotate: 'failing' });
    scene.report.health.set('bad', { verdict: 'failing', why: ['x'] });
    await verify(flowService, online(scene), scene);
    expect(verdicts(scene)).toEqual({ bad: 'failing' });
    expect(tested()).toEqual([]);
  },
);
