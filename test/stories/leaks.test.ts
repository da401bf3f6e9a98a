import { expect, it } from 'vitest';
import { Secret } from '../../src/model/secret.ts';
import { DEMO_ADOBE_CLIENT } from '../emulator/emulator.ts';
import { asLines, fiveEntries, fiveSecrets, seedWholeLife, wholeLife } from '../fixtures/examples.ts';
import { fiveGiven } from './recordings.ts';
import { createScenario } from './scenario.ts';

it('no secret is printed after changes of every kind, some of which are rejected with answers that repeat the request', async () => {
  const effect = { kind: 'answer', status: 400, echo: true } as const;
  const scenario = createScenario({
    faults: [
      { method: 'POST', path: '/connections', nth: 1, effect },
      { method: 'PATCH', nth: 1, effect },
      { method: 'DELETE', nth: 1, effect },
    ],
    secretsShown: 'clear',
  });
  const old = seedWholeLife(scenario.emulator);

  const { masks, ...printed } = await scenario.run(wholeLife, {
    secrets: fiveGiven,
    onDrift: 'update',
    rotate: ['zoho-us-stage'],
    allowDelete: true,
    settlingTime: 1_000,
  });

  expect(printed.outputs['result']).toBe('partial');
  expect(printed.debug).not.toEqual([]);
  const rejected = scenario.emulator.requests.filter(({ status }) => status === 400);
  expect(rejected.map(({ method }) => method).sort()).toEqual(['DELETE', 'PATCH', 'POST']);
  const tokens = scenario.emulator.mintedTokens;
  // The check below could not fail if no tokens had been obtained.
  expect(tokens.length).toBeGreaterThan(1);
  const secrets = [...Object.values(fiveSecrets), ...old, DEMO_ADOBE_CLIENT.clientSecret, ...tokens];
  const text = JSON.stringify(printed);
  expect(secrets.flatMap(formsOf).filter((form) => text.includes(form))).toEqual([]);
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
