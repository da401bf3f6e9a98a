import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/model/secret.ts';
import { DEMO_ADOBE_CLIENT } from '../emulator/emulator.ts';
import type { Fault } from '../emulator/faults.ts';
import { fiveSecrets, seedWholeLife, wholeLife } from '../fixtures/examples.ts';
import { fiveGiven } from '../stories/recordings.ts';
import { createScenario } from '../stories/scenario.ts';

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

it.each(Object.entries(endings))(
  'no secret is printed after %s',
  async (_, { faults, timeout = 600_000, result }) => {
    const scenario = createScenario({ faults, secretsShown: 'clear' });
    const old = seedWholeLife(scenario.emulator);

    const { masks, ...printed } = await scenario.run(wholeLife, {
      secrets: fiveGiven,
      onDrift: 'update',
      rotate: ['zoho-us-stage'],
      allowDelete: true,
      settlingTime: 1_000,
      timeout,
    });

    expect(printed.outputs['result']).toBe(result);
    expect(printed.debug).not.toEqual([]);
    const text = JSON.stringify(printed);
    const secrets = [
      ...Object.values(fiveSecrets),
      ...old,
      DEMO_ADOBE_CLIENT.clientSecret,
      ...scenario.emulator.mintedTokens,
    ];
    expect(secrets.flatMap(formsOf).filter((form) => text.includes(form))).toEqual([]);
    // Each fault occurred.
    for (const { method, path = '/connections', effect } of faults) {
      const met = scenario.emulator.requests.filter(
        (request) =>
          (method === undefined || request.method === method) &&
          request.path.includes(String(path)) &&
          request.status === (effect.kind === 'answer' ? effect.status : undefined),
      );
      expect(met).not.toEqual([]);
    }
    // The check above could not fail if no tokens had been obtained.
    if (result === 'applied') expect(scenario.emulator.mintedTokens.length).toBeGreaterThan(3);
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

function formsOf(secret: string): string[] {
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    new URLSearchParams({ s: secret }).toString().slice(2),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  ];
}
