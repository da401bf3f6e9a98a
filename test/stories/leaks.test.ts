import { expect, it } from 'vitest';
import { Secret } from '../../src/model/secret.ts';
import { DEMO_ADOBE_CLIENT } from '../emulator/emulator.ts';
import type { Fault } from '../emulator/faults.ts';
import { asLines, fiveEntries, fiveSecrets, seedWholeLife, wholeLife } from '../fixtures/examples.ts';
import { fiveGiven } from './recordings.ts';
import { createScenario } from './scenario.ts';

/** Every way in which a run can end, by the faults that bring it about. What they do not meet is done. */
const endings: Readonly<
  Record<
    string,
    {
      readonly faults: readonly Fault[];
      /** Milliseconds that the run may take. */
      readonly timeout?: number;
      readonly result: string;
    }
  >
> = {
  success: { faults: [], result: 'applied' },
  'refusals of creations, changes and removals that repeat the request': {
    faults: [
      { method: 'POST', path: '/connections', effect: { kind: 'answer', status: 400, echo: true } },
      { method: 'PATCH', effect: { kind: 'answer', status: 400, echo: true } },
      { method: 'DELETE', effect: { kind: 'answer', status: 403, echo: true } },
    ],
    result: 'failed',
  },
  'creations and changes that are lost, in server errors that repeat the request': {
    faults: [
      { method: 'POST', path: '/connections', effect: { kind: 'answer', status: 500, echo: true } },
      { method: 'PATCH', effect: { kind: 'answer', status: 500, echo: true, after: true } },
    ],
    result: 'partial',
  },
  'creations that are never answered, and tests that fail, in an answer that repeats the request': {
    faults: [
      { method: 'POST', path: '/connections', effect: { kind: 'hang' } },
      {
        path: '/test',
        effect: { kind: 'answer', status: 400, echo: true, body: { error_code: '1308-400', message: 'no' } },
      },
    ],
    result: 'partial',
  },
  'a run that runs out of time': {
    faults: [{ method: 'GET', path: '/connections', effect: { kind: 'hang' } }],
    timeout: 60_000,
    result: 'failed',
  },
  'a Zoho, and a look-up of what hangs on a connection, that repeat the request in their refusal': {
    faults: [
      { path: '/oauth/v2/token', effect: { kind: 'answer', status: 400, echo: true } },
      { path: '/sourceConnections', effect: { kind: 'answer', status: 403, echo: true } },
    ],
    result: 'failed',
  },
  'an IMS that repeats the request in its refusal': {
    faults: [{ path: '/ims/token/v3', effect: { kind: 'answer', status: 400, echo: true } }],
    result: 'failed',
  },
  'a listing that repeats the request headers in its refusal': {
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
    // Each of the faults was met.
    for (const { method, path = '/connections', effect } of faults) {
      const met = scenario.emulator.requests.filter(
        (request) =>
          (method === undefined || request.method === method) &&
          request.path.includes(String(path)) &&
          request.status === (effect.kind === 'answer' ? effect.status : undefined),
      );
      expect(met).not.toEqual([]);
    }
    // The check can fail: everything that is to be hidden was there to be printed.
    if (result === 'applied') expect(scenario.emulator.mintedTokens.length).toBeGreaterThan(3);
  },
);

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

function formsOf(secret: string): string[] {
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    new URLSearchParams({ s: secret }).toString().slice(2),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  ];
}
