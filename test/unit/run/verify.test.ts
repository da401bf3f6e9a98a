import { describe, expect, test } from 'vitest';
import type { Change } from '../../../src/model/change.ts';
import type { Health } from '../../../src/model/connection.ts';
import { type Message, msg, requestId, textOf } from '../../../src/model/message.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { isError, type Problem } from '../../../src/model/problem.ts';
import type { RunFacts } from '../../../src/model/report.ts';
import type { Testable } from '../../../src/run/observe.ts';
import { isTouched, type Testing, testConnections, toVerify, verification } from '../../../src/run/verify.ts';
import { connectionFor, entryOf } from '../../fixtures/entry-builder.ts';
import { adobe, clientSecret } from '../flow-service/adobe.ts';
import { factsOf, outcomeOf, reportOf, told } from '../report/report-builder.ts';

type Told = ReturnType<typeof told>;

const mayBeChanged = { code: 'may-be-changed', message: ['it is not known'] } satisfies Problem;
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
    outcomeOf('failed', entryOf('failed'), { id: 'id-of-failed', problem: mayBeChanged }),
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

function asked(entries: readonly Told[], verify: 'none' | 'changed' | 'all'): readonly Testable[] {
  const { plan, outcomes } = factsOf(entries);
  return plan === undefined ? [] : toVerify(plan, outcomes, verify);
}

describe('the connections tested at the end', () => {
  const changed = ['created', 'adopted', 'updated', 'rotated'];
  const planned = every.map(({ entry, change }) => told(entry, change));

  test.each([
    ['an apply', 'none', every, []],
    // The failed change may have been made.
    ['an apply', 'changed', every, [...changed, 'failed']],
    ['an apply', 'all', every, [...changed, 'unchanged', 'drifted', 'failed', 'not-changed']],
    ['a plan', 'none', planned, []],
    ['a plan', 'changed', planned, []],
    ['a plan', 'all', planned, ['updated', 'rotated', 'unchanged', 'drifted', 'failed', 'not-changed']],
  ] as const)('of %s with `verify: %s` are selected by their outcome', (_, verify, entries, keys) => {
    expect(asked(entries, verify).map(({ entry, id }) => [entry.key, id])).toEqual(
      keys.map((key) => [key, `id-of-${key}`]),
    );
  });

  test.each(['created', 'adopted', 'unchanged'] as const)(
    'are not worth testing if just %s and still initializing',
    (kind) => {
      const entry = entryOf('e');
      const outcome = outcomeOf(kind, entry, { state: 'initializing' });
      const change = kind === 'unchanged' ? 'unchanged' : 'create';
      const [testable] = asked([told(entry, change, outcome)], 'all');
      expect(testable?.obstacle).toBe(kind === 'unchanged' ? undefined : 'it is not ready yet');
    },
  );

  test.each<[Outcome | undefined, boolean]>([
    [undefined, false],
    [{ kind: 'created' }, true],
    [{ kind: 'adopted' }, true],
    [{ kind: 'updated' }, true],
    [{ kind: 'rotated' }, true],
    [{ kind: 'failed', problem: mayBeChanged }, true],
    [{ kind: 'failed', problem: { code: 'zoho-token-refused', message: ['m'] } }, false],
    [{ kind: 'unchanged' }, false],
    [{ kind: 'drifted' }, false],
    [{ kind: 'deleted' }, true],
    [{ kind: 'skipped' }, false],
  ])('do not keep an earlier result after the outcome %j: %s', (outcome, touched) => {
    expect(isTouched(outcome)).toBe(touched);
  });
});

/** Returns Adobe with the connection of each entry. `broken` contains the keys of those that Zoho rejects. */
function adobeWith(
  keys: readonly string[],
  { broken = [], ...options }: Parameters<typeof adobe>[0] & { readonly broken?: readonly string[] } = {},
) {
  const grant = { clientId: '1000.CLIENT', clientSecret: 'the-client-secret', refreshToken: '1000.refresh' };
  const world = adobe({ sourceGrants: [grant], ...options });
  for (const key of keys) {
    const { sandbox, name } = entryOf(key);
    const params = {
      endpoint: 'https://www.zohoapis.eu',
      accountsUrl: 'https://accounts.zoho.eu',
      accessToken: '1000.access',
      ...grant,
      ...(broken.includes(key) ? { refreshToken: '1000.revoked' } : {}),
    };
    world.emulator.seed({ sandbox, name, id: `id-of-${key}`, auth: { params } });
  }
  const tested = () =>
    world.emulator.requests.map(({ path }) => path.split('/').at(-2)?.replace('id-of-', ''));
  return { ...world, tested };
}

function testables(keys: readonly string[], obstacle?: string): readonly Testable[] {
  return keys.map((key) => ({ entry: entryOf(key), id: `id-of-${key}`, obstacle }));
}

/** Tests connections. Returns the verdicts by key, in the order of their arrival, and the reasons. */
async function verdicts(
  those: readonly Testable[],
  { flowService }: Pick<Testing, 'flowService'>,
  changes: Partial<Testing> = {},
) {
  const deadline = { remaining: () => 600_000 };
  const testing = { flowService, deadline, timeout: 600_000, concurrency: 4, ...changes };
  const results = await testConnections(those, testing);
  return {
    health: Object.fromEntries([...results].map(([key, { verdict }]) => [key, verdict])),
    reasons: [...results.values()].map(({ why }) => (why === undefined ? '' : textOf(why))),
    fixes: [...results.values()].map(({ fix = [] }) => textOf(fix)),
  };
}

const twenty = Array.from({ length: 20 }, (_, index) => `e${index}`);

describe('testing connections', () => {
  test('happens in the sandbox of each connection', async () => {
    const world = adobeWith(['a']);
    const entry = entryOf('b', { sandbox: 'prod' });
    await verdicts([...testables(['a']), { entry, id: 'id-of-b' }], world);
    expect(world.emulator.requests.map(({ sandbox }) => sandbox)).toEqual(['dev', 'prod']);
  });

  test('respects the limit on concurrent requests and returns results in order', async () => {
    const world = adobeWith(twenty, { latency: 100 });
    const { health } = await verdicts(testables(twenty), world);
    expect(world.emulator.inFlight.most).toBe(4);
    expect(Object.keys(health)).toEqual(twenty);
  });

  test('continues with others if one fails or hangs', async () => {
    const world = adobeWith(['slow', 'bad', 'good'], {
      broken: ['bad'],
      faults: [{ path: /id-of-slow/, effect: { kind: 'hang' } }],
    });
    const { health } = await verdicts(testables(['slow', 'bad', 'good']), world);
    expect(health).toEqual({ slow: 'untested', bad: 'failing', good: 'ok' });
  });

  test('sends nothing if a test is pointless, and tests the others anyway', async () => {
    const world = adobeWith(['ready']);
    const unready = testables(twenty, 'it is not ready yet');
    const { health, reasons } = await verdicts([...unready, ...testables(['ready'])], world, {
      concurrency: 1,
    });
    expect(world.tested()).toEqual(['ready']);
    expect(reasons).toEqual([...Array(20).fill('it is not ready yet'), '']);
    expect(health['ready']).toBe('ok');
  });

  test('stops after eight in a row that could not be tested', async () => {
    const asked: string[] = [];
    const testConnection = async (_: string, id: string): Promise<Health> => {
      asked.push(id);
      return untested(msg`HTTP 501${requestId(id)}`);
    };
    const { health, reasons } = await verdicts(
      testables(twenty),
      { flowService: { testConnection, exploreConnection: testConnection } },
      { concurrency: 1 },
    );
    expect(asked).toEqual(twenty.slice(0, 8).map((key) => `id-of-${key}`));
    expect(Object.values(health)).toEqual(Array(20).fill('untested'));
    expect(reasons.slice(7)).toEqual(['HTTP 501 (request id id-of-e7)', ...Array(12).fill('HTTP 501')]);
  });

  test('continues as long as some can be tested', async () => {
    const world = adobeWith(twenty, {
      faults: [{ path: /id-of-e[1-79]/, effect: { kind: 'answer', status: 403, body: { title: 'No' } } }],
    });
    const { health } = await verdicts(testables(twenty), world, { concurrency: 1 });
    expect([health['e0'], health['e8'], health['e19']]).toEqual(['ok', 'ok', 'untested']);
  });

  test('without a token is not possible, and the run continues', async () => {
    const world = adobeWith(['eu'], {
      credential: clientSecret,
      faults: [
        { path: '/ims/token/v3', effect: { kind: 'answer', status: 400, body: { error: 'invalid_client' } } },
      ],
    });
    const { health, reasons, fixes } = await verdicts(testables(['eu']), world);
    expect(health).toEqual({ eu: 'untested' });
    expect(reasons[0]).toContain('invalid_client');
    expect(fixes[0]).toContain('`adobe-client-secret`');
  });

  test.each([
    [9_999, 600_000, 'the run has no time left for it'],
    [10_000, 600_000, ''],
    // The timeout of this run is deliberately short.
    [5_000, 10_000, ''],
  ])('depends on the remaining time: %i ms of %i', async (remaining, timeout, reason) => {
    const world = adobeWith(['eu']);
    const deadline = { remaining: () => remaining };
    expect((await verdicts(testables(['eu']), world, { deadline, timeout })).reasons).toEqual([reason]);
    expect(world.tested()).toEqual(reason === '' ? ['eu'] : []);
  });
});

/** Returns the report of a run whose connections were tested with these results. */
function tested(
  entries: readonly Told[],
  health: Readonly<Record<string, Health>>,
  changes: Partial<RunFacts> = {},
) {
  return reportOf(entries, { isVerified: true, health: new Map(Object.entries(health)), ...changes });
}

const ok: Health = { verdict: 'ok' };
const failing: Health = { verdict: 'failing', why: ['the test said no'] };
const untested = (why: Message): Health => ({ verdict: 'untested', why });

describe('a connection that fails its test', () => {
  test('is an error at its line with advice, and the others are fine', () => {
    const good = told(entryOf('good', { line: 3 }), 'unchanged', 'unchanged');
    const bad = told(entryOf('bad', { line: 9 }), 'unchanged', 'unchanged');
    const { problems, rows, ...report } = tested([good, bad], { good: ok, bad: failing });
    expect(problems.filter(isError)).toMatchObject([
      {
        code: 'connection-failing',
        message: 'the base connection failed its test: the test said no',
        entry: 'bad',
        location: { file: 'connections.yaml', line: 9, column: 3 },
      },
    ]);
    expect(textOf(problems[0]?.fix ?? [])).toContain('`rotate: bad`');
    expect(report).toMatchObject({ result: 'failed', isFailure: true });
    expect(rows.map((row) => row.health)).toEqual(['ok', 'failing']);
  });

  test('and was created makes the run partial, with its id', () => {
    const report = tested([told('bad', 'create', 'created')], { bad: failing });
    expect(report).toMatchObject({
      result: 'partial',
      rows: [{ outcome: 'created', id: 'id-of-bad', health: 'failing' }],
    });
  });

  test.each([
    [
      { apiDomain: 'https://www.zohoapis.eu', scope: 'ZohoCRM.modules.READ' },
      'an access token to this run (API domain https://www.zohoapis.eu, scope ZohoCRM.modules.READ), so',
    ],
    [{}, 'an access token to this run, so'],
  ])('is compared with the token from the source: %j', (token, words) => {
    const tokens = new Map([['bad', token]]);
    const [problem] = tested([told('bad', 'rotate', 'rotated')], { bad: failing }, { tokens }).problems;
    expect(textOf(problem?.message ?? [])).toContain(words);
    expect(textOf(problem?.fix ?? [])).toContain('check the scopes of the credentials');
  });

  test('is not compared with a token that was not sent to Adobe', () => {
    const tokens = new Map([['bad', {}]]);
    const [problem] = tested([told('bad', 'rotate', 'failed')], { bad: failing }, { tokens }).problems;
    expect(textOf(problem?.message ?? [])).not.toContain('access token');
  });

  const entry = entryOf('bad');
  const fixesParameter: Change = {
    kind: 'update',
    entry,
    connection: connectionFor(entry),
    differences: [{ field: 'endpoint', observed: 'https://a', declared: 'https://b' }],
    ignored: [],
    overwritten: [],
    sendsCredentials: true,
  };
  test.each<[story: string, Change['kind'] | Change, result: string, fix: string]>([
    ['does not change is an error', 'unchanged', 'failed', '`rotate: bad`'],
    ['gives new credentials is a warning', 'rotate', 'planned', 'again'],
    ['gives only a new description is an error', 'update', 'failed', '`rotate: bad`'],
    ['gives a changed parameter is a warning', fixesParameter, 'planned', 'again'],
  ])('and that a plan %s', (_, change, result, fix) => {
    const report = tested([told(entry, change)], { bad: failing }, { mode: 'plan' });
    expect(report).toMatchObject({ result, isFailure: result === 'failed' });
    expect(report.problems.map((problem) => [problem.code, isError(problem)])).toEqual([
      ['connection-failing', result === 'failed'],
    ]);
    expect(textOf(report.problems[0]?.fix ?? [])).toContain(fix);
  });

  test('is not reported by a run that ended before testing, because it may be fixed by then', () => {
    const entries = [told('bad', 'rotate', 'skipped')];
    expect(tested(entries, { bad: failing }, { isVerified: false }).problems).toEqual([]);
  });
});

describe('a connection that could not be tested', () => {
  const entries = (...keys: readonly string[]) => keys.map((key) => told(key, 'create', 'created'));

  test('causes a warning, because nothing is known against it', () => {
    const report = tested(entries('eu'), { eu: untested(['no tests here']) });
    expect(report).toMatchObject({ result: 'applied', isFailure: false });
    expect(report.problems).toMatchObject([
      {
        code: 'connection-untested',
        severity: 'warning',
        message: 'the connection could not be tested: no tests here',
        entry: 'eu',
      },
    ]);
  });

  test('is reported once per reason, whatever the request ids', () => {
    const no = (status: number, id: string) => untested(msg`HTTP ${status}${requestId(id)}`);
    const health = { a: no(501, 'x'), b: no(403, 'y'), c: no(501, 'z'), d: no(403, 'w'), e: no(500, 'v') };
    expect(tested(entries(...Object.keys(health)), health).problems).toMatchObject([
      { message: 'this connection and 1 more could not be tested: HTTP 501', entry: 'a' },
      { message: 'this connection and 1 more could not be tested: HTTP 403', entry: 'b' },
      { message: 'the connection could not be tested: HTTP 500', entry: 'e' },
    ]);
  });

  test.each([
    [{ verify: 'changed' }, 'run again with `verify: all` to test it'],
    [{ verify: 'all' }, 'run again to test it'],
    [{ rotate: 'failing' }, 'list the keys of the entries to rotate, or run again'],
  ] as const)('can be tested by another run: %j', (changes, fix) => {
    expect(tested(entries('eu'), { eu: untested(['no']) }, changes).problems).toMatchObject([{ fix }]);
  });

  test.each([
    ['like all others is an error with `rotate: failing`', untested(['no']), undefined],
    ['unlike others is a warning, even with `rotate: failing`', ok, 'warning'],
  ] as const)('%s', (_, other, severity) => {
    const { problems } = tested(entries('a', 'b'), { a: untested(['no']), b: other }, { rotate: 'failing' });
    expect(problems.map((problem) => problem.severity)).toEqual([severity]);
  });
});

describe('the state of a connection', () => {
  const inState = (key: string, state: string, line = 1): Told =>
    told(entryOf(key, { line }), 'unchanged', { kind: 'unchanged', id: `id-of-${key}`, state });
  const problemsOf = (entries: readonly Told[]) => reportOf(entries).problems;

  test('is not reported if it is enabled', () => {
    expect(problemsOf([inState('a', 'enabled'), told('b', 'create', 'skipped')])).toEqual([]);
  });

  test.each([
    ['disabled', /it cannot be enabled through Flow Service$/],
    ['initializing', /^wait until its state is enabled/],
    ['draft', /^it was never published/],
    ['hibernating', /this version does not know the state$/],
    // Adobe chooses the text of a state, so it can be anything.
    ['constructor', /this version does not know the state$/],
  ])('%s is a warning at the line of the entry', (state, fix) => {
    expect(problemsOf([inState('a', state, 5)])).toEqual([
      {
        code: 'connection-state',
        severity: 'warning',
        message: `the base connection is in the state \`${state}\``,
        fix: expect.stringMatching(fix),
        entry: 'a',
        location: { file: 'connections.yaml', line: 5, column: 3 },
      },
    ]);
  });

  test('is reported once for all connections in that state', () => {
    const many = Array.from({ length: 9 }, (_, index) => inState(`e${index}`, 'disabled'));
    const problems = problemsOf([...many, inState('one', 'draft'), inState('two', 'draft')]);
    expect(problems.map(({ message }) => textOf(message))).toEqual([
      'the base connection is in the state `disabled` (so are e1, e2, e3, e4, e5 and 3 more)',
      expect.stringMatching(/ \(so is two\)$/),
    ]);
  });

  test('is not reported for a connection that was removed', () => {
    const entry = entryOf('old');
    const connection = connectionFor(entry, { state: 'disabled' });
    const removed = told(entry, { kind: 'delete', entry, connection }, { kind: 'deleted' });
    expect(problemsOf([removed])).toEqual([]);
  });
});

describe('a test that starts before the run has settled its creations', () => {
  const ok: Health = { verdict: 'ok' };
  const failing: Health = { verdict: 'failing' };
  const old = { entry: entryOf('a'), id: 'id-of-a' };
  const made = { ...old, isNew: true };

  test.each<readonly [string, Testable, Health, readonly Testable[], number]>([
    ['counts if it passed', made, ok, [made], 1],
    ['counts for an older connection, whatever its result', old, failing, [old], 1],
    ['is repeated for a new connection if it failed', made, failing, [made], 2],
    ['is repeated if another connection takes its place', made, ok, [{ ...made, id: 'twin' }], 2],
    [
      'does not count if the connection is not ready',
      made,
      ok,
      [{ ...made, obstacle: 'it is not ready yet' }],
      2,
    ],
    ['is dropped if nothing needs testing any more', made, ok, [], 1],
  ])('%s', async (_, first, health, later, count) => {
    let tested: readonly Testable[] = [first];
    const asked: (readonly Testable[])[] = [];
    const early = verification(
      () => tested,
      async (those) => {
        if (those.length > 0) asked.push(those);
        return new Map(those.map(({ entry }) => [entry.key, health]));
      },
    );
    early.begin();
    await early.pause();
    tested = later;
    expect([...(await early.end()).keys()]).toEqual(later.map(({ entry }) => entry.key));
    expect(asked).toEqual([[first], later].slice(0, count));
  });

  test('that throws is reported when the run waits for it, not before', async () => {
    const early = verification(
      () => [made],
      () => Promise.reject(new TypeError('a defect')),
    );
    early.begin();
    await new Promise(setImmediate);
    await expect(early.pause()).rejects.toThrow('a defect');
  });
});
