import { beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../src/model/secret.ts';
import type { Parameter } from '../../src/model/source.ts';
import { authSpecs } from '../fixtures/verdicts.ts';
import { creationsIn } from '../stories/recordings.ts';
import { createScenario, type Recording, type Scenario } from '../stories/scenario.ts';

const entries = authSpecs.map(({ name, source, specName, parameters, example }, index) => {
  const key = `entry-${index}`;
  const secretOf = (parameter: string) => `E${index}_${parameter.toUpperCase()}`;
  // Zoho CRM uses the shortest form. The rest follows from the data centre.
  const given = Object.entries(parameters).filter(([each]) => source.preset === undefined || each in example);
  const auth = Object.fromEntries(
    given.map(([each, { secret, example: literal }]) => [
      each,
      secret ? { secret: secretOf(each) } : literal,
    ]),
  );
  return { name, key, source, specName, parameters, given, secretOf, auth: { ...example, ...auth } };
});

const file = JSON.stringify({
  version: 1,
  sandbox: 'dev',
  connections: Object.fromEntries(
    entries.map(({ name, key, source, auth }) => [key, { name, source: source.name, auth }]),
  ),
});

/** Returns a value in the format that the parameter requires. */
function secretValue(secretName: string): string {
  const value = `canary-${secretName}-9f8e7d`;
  if (secretName.endsWith('CONNECTIONSTRING')) return `AccountName=acme;AccountKey=${value}`;
  if (secretName.endsWith('CREDENTIALS')) return `{"private_key":"${value}"}`;
  // Base64 has no hyphen.
  return /(?:PRIVATEKEY|KEYCONTENT|KEYFILECONTENT)$/.test(secretName) ? value.replace(/[-_]/g, '/') : value;
}

const secrets = new Secret(
  entries
    .flatMap(({ given, secretOf }) =>
      given.filter(([, { secret }]) => secret).map(([each]) => secretOf(each)),
    )
    .map((secretName) => `${secretName}=${secretValue(secretName)}\n`)
    .join(''),
);

/** Returns the value that Adobe gets for the example of a parameter. */
function sentFor({ kind, example }: Parameter): unknown {
  return kind.endsWith('-text') ? String(example) : example;
}

describe('every auth spec of every source, in one file', () => {
  let scenario: Scenario;
  let first: Recording;
  let again: Recording;
  beforeAll(async () => {
    scenario = createScenario();
    // This test is not about connection tests.
    const options = { secrets, allowedHosts: ['*.acme.example', 'acme.example'], verify: 'none' } as const;
    first = await scenario.run(file, options);
    again = await scenario.run(file, options);
  });

  it('is created exactly once', () => {
    expect(first.annotations).toEqual([]);
    expect([first.exitCode, first.outputs['result']]).toEqual([0, 'applied']);
    expect(creationsIn(scenario)).toHaveLength(entries.length);
    expect(again.annotations).toEqual([]);
    expect([again.exitCode, again.outputs['result']]).toEqual([0, 'in-sync']);
  });

  it('needs one request per connection spec and run', () => {
    const looks = scenario.emulator.requests.filter(({ path }) => path.includes('/connectionSpecs/'));
    expect(looks).toHaveLength(2 * new Set(entries.map(({ source }) => source.spec.id)).size);
  });

  it.each(entries)(
    'is sent as its record describes: $name',
    ({ name, source, specName, given, secretOf }) => {
      const bodies = creationsIn(scenario).map(({ body }) => JSON.parse(body ?? ''));
      const body = bodies.find((each) => each.name === name);
      const { authTypes = {}, providerId, preset } = source;
      const params = Object.fromEntries(
        given.map(([each, parameter]) => [
          each,
          parameter.secret ? secretValue(secretOf(each)) : sentFor(parameter),
        ]),
      );
      const type = authTypes[specName];
      expect(body).toEqual({
        name,
        auth: {
          specName,
          ...(type !== undefined && { type }),
          params: preset === undefined ? params : expect.objectContaining(params),
        },
        connectionSpec: { id: source.spec.id, version: source.spec.version },
        ...(providerId !== undefined && { providerId }),
      });
      if (preset === undefined)
        expect(Object.keys(body.auth.params)).toEqual(Object.keys(source.auth[specName] ?? {}));
    },
  );

  it('is printed without a secret', () => {
    for (const { masks: _, ...seen } of [first, again])
      expect(JSON.stringify(seen)).not.toMatch(/canary[-/]/);
  });
});
