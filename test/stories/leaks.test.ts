import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/model/secret.ts';
import { DEMO_ADOBE_CLIENT } from '../emulator/emulator.ts';
import type { Fault } from '../emulator/faults.ts';
import { asLines, fiveEntries, fiveSecrets, seedWholeLife, wholeLife } from '../fixtures/examples.ts';
import { fiveGiven } from './recordings.ts';
import { createScenario } from './scenario.ts';

/** Makes changes of every kind. Returns what was printed, and the forms of secrets that it contains. */
async function runWholeLife(faults: readonly Fault[], timeout = 600_000) {
  const { emulator, run } = createScenario({ faults, secretsShown: 'clear' });
  const old = seedWholeLife(emulator);

  const { masks, ...printed } = await run(wholeLife, {
    secrets: fiveGiven,
    onDrift: 'update',
    rotate: ['zoho-us-stage'],
    allowDelete: true,
    settlingTime: 1_000,
    timeout,
  });

  expect(printed.debug).not.toEqual([]);
  const tokens = emulator.mintedTokens;
  const secrets = [...Object.values(fiveSecrets), ...old, DEMO_ADOBE_CLIENT.clientSecret, ...tokens];
  const text = JSON.stringify(printed);
  const leaks = secrets.flatMap(formsOf).filter((form) => text.includes(form));
  return { result: printed.outputs['result'], leaks, tokens, requests: emulator.requests };
}

it('no secret is printed after changes of every kind, some of which are rejected with answers that repeat the request', async () => {
  const effect = { kind: 'answer', status: 400, echo: true } as const;
  const { result, leaks, tokens, requests } = await runWholeLife([
    { method: 'POST', path: '/connections', nth: 1, effect },
    { method: 'PATCH', nth: 1, effect },
    { method: 'DELETE', nth: 1, effect },
  ]);
  expect(result).toBe('partial');
  const rejected = requests.filter(({ status }) => status === 400);
  expect(rejected.map(({ method }) => method).sort()).toEqual(['DELETE', 'PATCH', 'POST']);
  expect(leaks).toEqual([]);
  // The check above could not fail if no tokens had been obtained.
  expect(tokens.length).toBeGreaterThan(1);
});

/** Every way in which a run can end, with the faults that cause it. Requests without a fault succeed. */
const endings: Readonly<
  Record<
    string,
    {
      readonly faults: readonly Fault[];
      /** The timeout of the run in milliseconds. */
      readonly timeout?: number;
      readonly result: string;
    }
  >
> = {
  success: { faults: [], result: 'applied' },
  'rejected creations, updates and deletions whose answers repeat the request': {
    faults: [
      { method: 'POST', path: '/connections', effect: { kind: 'answer', status: 400, echo: true } },
      { method: 'PATCH', effect: { kind: 'answer', status: 400, echo: true } },
      { method: 'DELETE', effect: { kind: 'answer', status: 403, echo: true } },
    ],
    result: 'failed',
  },
  'lost creations and updates whose server errors repeat the request': {
    faults: [
      { method: 'POST', path: '/connections', effect: { kind: 'answer', status: 500, echo: true } },
      { method: 'PATCH', effect: { kind: 'answer', status: 500, echo: true, after: true } },
    ],
    result: 'partial',
  },
  'unanswered creations, and failing tests whose answers repeat the request': {
    faults: [
      { method: 'POST', path: '/connections', effect: { kind: 'hang' } },
      {
        path: '/test',
        effect: { kind: 'answer', status: 400, echo: true, body: { error_code: '1308-400', message: 'no' } },
      },
    ],
    result: 'partial',
  },
  'a timeout': {
    faults: [{ method: 'GET', path: '/connections', effect: { kind: 'hang' } }],
    timeout: 60_000,
    result: 'failed',
  },
  'errors of Zoho and of the lookup of dependents that repeat the request': {
    faults: [
      { path: '/oauth/v2/token', effect: { kind: 'answer', status: 400, echo: true } },
      { path: '/sourceConnections', effect: { kind: 'answer', status: 403, echo: true } },
    ],
    result: 'failed',
  },
  'an error of IMS that repeats the request': {
    faults: [{ path: '/ims/token/v3', effect: { kind: 'answer', status: 400, echo: true } }],
    result: 'failed',
  },
  'an error of the listing that repeats the request headers': {
    faults: [{ method: 'GET', path: '/connections', effect: { kind: 'answer', status: 403, echo: true } }],
    result: 'failed',
  },
};

it.each(Object.entries(endings))('no secret is printed after %s', async (_, { faults, timeout, result }) => {
  const ended = await runWholeLife(faults, timeout);
  expect(ended.result).toBe(result);
  expect(ended.leaks).toEqual([]);
  // Each fault occurred.
  for (const { method, path = '/connections', effect } of faults) {
    const met = ended.requests.filter(
      (request) =>
        (method === undefined || request.method === method) &&
        request.path.includes(String(path)) &&
        request.status === (effect.kind === 'answer' ? effect.status : undefined),
    );
    expect(met).not.toEqual([]);
  }
  // The check above could not fail if no tokens had been obtained.
  if (result === 'applied') expect(ended.tokens.length).toBeGreaterThan(3);
});

it('masks every referenced secret, the credential and each minted token, and nothing else', async () => {
  const scenario = createScenario();

  const { masks } = await scenario.run(fiveEntries, {
    secrets: new Secret(`${asLines(fiveSecrets)}UNUSED=not-in-the-file\n`),
  });

  expect(new Set(masks)).toEqual(
    new Set([
      ...Object.values(fiveSecrets),
      DEMO_ADOBE_CLIENT.clientSecret,
      ...scenario.emulator.mintedTokens,
    ]),
  );
});

it.each([
  ['JSON that does not parse', (value: string) => `{"Z": "x",\n${value}`],
  ['a line without a name', (value: string) => `S=other-canary\n${value}\n`],
  ['a name that is given twice', (value: string) => `S=other-canary\nS=${value}\n`],
])(
  'a secret in an invalid file is not shown even if the input `secrets` is invalid: %s',
  async (_, secrets) => {
    const value = 'canary1234-canary5678';
    const scenario = createScenario();
    const file = `version: 1\nsandbox: dev\nconnections:\n  a: { name: A, ${value}: x }\n`;
    const run = await scenario.run(file, { mode: 'plan', secrets: new Secret(secrets(value)) });
    expect(run.outputs['result']).toBe('invalid');
    expect(JSON.stringify({ ...run, masks: [] })).not.toContain(value);
  },
);

describe('a secret in a wrong place of an invalid file is not shown', () => {
  const VALUE = 'canary1234-canary5678';
  const AUTH =
    'auth: { dataCenter: eu, clientId: 1000.A, clientSecret: { secret: S }, refreshToken: { secret: T } }';
  it.each([
    ['an unknown key of an entry', `  a: { name: A, ${VALUE}: x, ${AUTH} }`],
    ['an unknown key at the top', `  a: { name: A, ${AUTH} }\n${VALUE}: x`],
    ['a duplicate key', `  a: { name: A, ${AUTH}, ${VALUE}: 1, ${VALUE}: 2 }`],
    ['the key of an entry', `  ${VALUE}: { name: A, nam: B, ${AUTH} }`],
    ['an unknown key under `source`', `  a: { name: A, source: { ${VALUE}: x }, ${AUTH} }`],
    ['a name with white space', `  a: { name: " ${VALUE}", ${AUTH} }`],
    ['a placeholder in the name', `  a: { name: "\${{ ${VALUE} }}", ${AUTH} }`],
    ['the sandbox in capitals', `  a: { name: A, sandbox: ${VALUE.toUpperCase()}, ${AUTH} }`],
    ['the key of an entry that `rotate` does not name', `  a: { name: A, ${AUTH} }`, [VALUE]],
  ])('%s', async (_, entry, rotate: readonly string[] = []) => {
    const scenario = createScenario();
    const file = `version: 1\nsandbox: dev\nconnections:\n${entry}\n`;
    const run = await scenario.run(file, {
      mode: 'plan',
      rotate,
      secrets: new Secret(`S=other-canary\nT=third-canary\nZ=${VALUE}\n`),
    });
    expect(run.outputs['result']).toBe('invalid');
    expect(JSON.stringify(run.annotations)).toContain('***');
    expect(JSON.stringify({ ...run, masks: [] }).toLowerCase()).not.toContain(VALUE);
  });
});

it('a secret in several wrong places of an invalid file is not shown', async () => {
  const value = 'canary1234-canary5678';
  const auth =
    'auth: { dataCenter: eu, clientId: 1000.A, clientSecret: { secret: S }, refreshToken: { secret: T } }';
  const entries = `  a: { name: " ${value}", ${value}: x, ${auth} }\n  ${value}: { name: A, source: { ${value}: x }, ${auth} }`;
  const file = `version: 1\nsandbox: ${value.toUpperCase()}\nconnections:\n${entries}\n${value}: x\n`;
  const { masks: _, ...printed } = await createScenario().run(file, {
    mode: 'plan',
    secrets: new Secret(`S=other-canary\nT=third-canary\nZ=${value}\n`),
  });
  expect(printed.outputs['result']).toBe('invalid');
  expect(printed.annotations.length).toBeGreaterThan(3);
  expect(JSON.stringify(printed.annotations)).toContain('***');
  expect(JSON.stringify(printed).toLowerCase()).not.toContain(value);
});

/** Returns a secret in the forms in which a sink could contain it. */
function formsOf(secret: string): string[] {
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    new URLSearchParams({ s: secret }).toString().slice(2),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  ];
}
