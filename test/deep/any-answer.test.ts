import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/model/secret.ts';
import type { Fault } from '../emulator/faults.ts';
import { asLines, fiveEntries, fiveSecrets, seedWholeLife, wholeLife } from '../fixtures/examples.ts';
import { createScenario, type Recording } from '../stories/scenario.ts';
import { cases, leastOf } from './cases.ts';

const secrets = new Secret(asLines(fiveSecrets));

/** Expects readable messages and parsable outputs, whatever happened. */
function expectWords(run: Recording): void {
  const { masks, ...printed } = run;
  expect([0, 1]).toContain(run.exitCode);
  if (run.exitCode === 1) expect(run.annotations.some(({ severity }) => severity === 'error')).toBe(true);
  expect(JSON.stringify(printed)).not.toMatch(/internal error \(|\[object|undefined/);
  expect(typeof JSON.parse(run.outputs['ids'] ?? '')).toBe('object');
  expect(Array.isArray(JSON.parse(run.outputs['connections'] ?? ''))).toBe(true);
}

/** Words that a server may use, so that random answers resemble those that the program reads. */
const word = fc.constantFrom(
  ...['items', '_links', 'next', 'href', 'id', 'name', 'auth', 'params', 'connectionSpec', 'version', 'etag'],
  ...[
    'error',
    'error_code',
    'message',
    'title',
    'type',
    'status',
    'report',
    'detailed-message',
    'request-id',
  ],
  ...['result', 'baseConnectionId', 'sourceConnectionIds', 'errorMessage'],
  ...['access_token', 'expires_in', 'state', 'createdAt', 'sandboxName', 'authSpec', 'spec', 'required'],
  ...['__proto__', 'constructor', 'toString'],
);

const leaf = fc.oneof(
  fc.string(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(
    'Zoho CRM EU',
    'Basic Authentication',
    'enabled',
    '1000.abc.def',
    'a'.repeat(40),
    '\u202e\n::error::',
  ),
  fc.constantFrom(
    '/connections?continuationToken=a%3D%3D',
    '%',
    '-5',
    '929e4450-0237-4ed2-9404-b7e1e0a00309',
  ),
);

const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    leaf,
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(word, tie('json'), { maxKeys: 5, noNullPrototype: false }),
  ),
}));

const body = fc.oneof(
  json.map((value) => JSON.stringify(value)),
  fc.string({ maxLength: 60 }),
  fc.constantFrom('', '{', '[]', 'null', '\ufeff{}', '<html>', '{"items":[]}', '{"id":"../x"}', '{"id":" "}'),
);

const answer = fc.record({
  status: fc.constantFrom(
    200,
    200,
    200,
    201,
    202,
    203,
    226,
    299,
    302,
    400,
    401,
    403,
    404,
    418,
    429,
    500,
    503,
    599,
  ),
  body,
  headers: fc.constantFrom<Readonly<Record<string, string>>>(
    {},
    { 'content-type': 'application/json' },
    { 'content-type': 'text/html', 'retry-after': '0' },
    { 'retry-after': 'soon', 'x-request-id': 'a b c' },
    { 'retry-after': '1' },
  ),
});

const anyPlace = fc.constantFrom<Partial<Fault>>(
  { path: '/ims/token/v3' },
  { method: 'GET', path: '/connections' },
  { method: 'GET', path: '/connections', from: 2 },
  { path: /connectionSpecs/ },
  { path: '/oauth/v2/token' },
  { method: 'POST', path: '/connections' },
  { method: 'PATCH' },
  { method: 'DELETE' },
  { method: 'GET', path: '/test' },
  { method: 'GET', path: /(?:sourceConnections|flows)$/ },
  { method: 'GET', path: /connections\/[0-9a-f-]{36}$/ },
);

/** Texts that look like the id of a connection but are not. */
const plausible = fc.oneof(
  fc.uuid(),
  fc.constantFrom('enabled', 'request-123', '929e4450-0237-4ed2-9404-b7e1e0a00309'),
);

/** Any answer, or an answer to a creation with an id that does not exist. */
const mishap = fc.oneof(
  { weight: 4, arbitrary: fc.record({ where: anyPlace, given: answer }) },
  {
    weight: 1,
    arbitrary: fc.record({
      where: fc.record({
        method: fc.constant('POST'),
        path: fc.constant('/connections'),
        nth: fc.integer({ min: 1, max: 5 }),
      }),
      given: fc.record({
        status: fc.constantFrom(200, 201, 202, 400, 500),
        body: fc
          .record(
            { id: plausible, name: fc.constant('Zoho CRM EU'), error_code: fc.string() },
            { requiredKeys: ['id'] },
          )
          .map((value) => JSON.stringify(value)),
        headers: fc.constant({ 'content-type': 'application/json' }),
      }),
    }),
  },
);

describe('whatever', () => {
  it('a service answers, the run ends with a message and never returns an id that does not exist as a success', async () => {
    let [successes, madeUp] = [0, 0];
    await fc.assert(
      fc.asyncProperty(mishap, fc.constantFrom(1, 3), async ({ where, given }, times) => {
        const effect = { kind: 'answer', ...given } as const;
        const onStrike = () => {
          if (where.method === 'POST' && /^\{"id"/.test(given.body) && given.status < 300) madeUp++;
        };
        const scenario = createScenario({ faults: [{ ...where, times, effect, onStrike }] });
        seedWholeLife(scenario.emulator);
        const run = await scenario.run(wholeLife, {
          secrets,
          settlingTime: 1_000,
          timeout: 60_000,
          onDrift: 'update',
          rotate: ['zoho-us-stage'],
          allowDelete: true,
        });
        expectWords(run);
        // An id that only a listing contains cannot be checked.
        if (run.exitCode !== 0 || where.method === 'GET') return;
        successes++;
        const there = scenario.emulator.connections.map(({ id }) => id);
        const ids: Readonly<Record<string, string>> = JSON.parse(run.outputs['ids'] ?? '');
        for (const id of Object.values(ids)) expect(there).toContain(id);
      }),
      { numRuns: cases(200) },
    );
    // The property is only meaningful if both results occurred.
    expect(successes).toBeGreaterThanOrEqual(leastOf(cases(200), 0.05));
    expect(madeUp).toBeGreaterThanOrEqual(leastOf(cases(200), 0.05));
  }, 300_000);

  it('the input `secrets` contains, the run ends with a message and sends nothing unless the input is valid', async () => {
    const name = fc.constantFrom(...Object.keys(fiveSecrets), 'OTHER', 'a b', '__proto__', '');
    const value = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        'changeme',
        '${{ secrets.X }}',
        ' canary-padded ',
        '"canary-quoted"',
        'canary-plain-value',
      ),
    );
    const pair = fc.tuple(name, value);
    const text = fc.oneof(
      fc.array(pair).map((pairs) => pairs.map(([key, each]) => `${key}=${each}`).join('\n')),
      fc.array(pair).map((pairs) => JSON.stringify(Object.fromEntries(pairs))),
      json.map((each) => JSON.stringify(each)),
      fc.string({ maxLength: 100 }),
      fc.array(pair).map((pairs) => asLines({ ...fiveSecrets, ...Object.fromEntries(pairs) })),
    );
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        const scenario = createScenario();
        const run = await scenario.run(fiveEntries, { secrets: new Secret(given) });
        expectWords(run);
        if (run.outputs['result'] === 'invalid') expect(scenario.emulator.requests).toEqual([]);
        // An error names the secret and the line, never the value.
        const problems = run.annotations.map(({ message }) => message).join();
        expect(problems).not.toMatch(/canary-(?:padded|quoted|plain)/);
      }),
      { numRuns: cases(300) },
    );
  }, 300_000);
});
