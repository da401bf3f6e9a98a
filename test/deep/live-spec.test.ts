import { expect, it } from 'vitest';
import { type ConnectionSpec, knownSpecs } from '../../src/emulator/connection-spec.ts';
import { Secret } from '../../src/model/secret.ts';
import { warehouseSpec } from '../fixtures/any-source.ts';
import { creationsIn } from '../stories/recordings.ts';
import { createScenario } from '../stories/scenario.ts';

const file = (...auth: readonly string[]) => `version: 1
sandbox: dev
connections:
  a:
    name: A
    source: { connectionSpec: ${warehouseSpec.id}, version: "1.2" }
    auth:
      specName: Basic Authentication
      username: aep_reader
      password: { secret: PASSWORD }
${auth.map((line) => `      ${line}\n`).join('')}`;

const usual = file('host: warehouse.acme.example');
const options = { secrets: new Secret('PASSWORD=canary-password'), allowedHosts: ['warehouse.acme.example'] };

/** Returns the specs of a server that follows no rules. */
function served(spec: Readonly<Record<string, unknown>>): readonly ConnectionSpec[] {
  return [...knownSpecs, { ...warehouseSpec, ...spec } as ConnectionSpec];
}

const [basic] = warehouseSpec.authSpec;
const auth = (spec: unknown, name: unknown = basic?.name) => ({ authSpec: [{ ...basic, name, spec }] });
const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, { type: 'string' }]));
const described = basic?.spec.properties ?? {};

/** The maximum number of characters that a run may print. */
const LONGEST = 20_000;
/** The maximum duration in milliseconds, generous for a busy machine. */
const SLOWEST = 30_000;

it.each<readonly [string, Readonly<Record<string, unknown>>, number]>([
  [
    'twenty auth specs with names of 400,000 characters',
    {
      authSpec: Array.from({ length: 20 }, (_, index) => ({
        ...basic,
        name: `${index}${'n'.repeat(400_000)}`,
      })),
    },
    1,
  ],
  [
    'a name with runner commands',
    auth(basic?.spec, '\n::set-output name=ids::evil\n::error::<script>](http://evil.example)`|'),
    1,
  ],
  [
    '100,000 required parameters',
    auth({ properties: many(100_000), required: Object.keys(many(100_000)) }),
    1,
  ],
  [
    '100,000 auth specs',
    { authSpec: Array.from({ length: 100_000 }, (_, index) => ({ name: `n${index}` })) },
    1,
  ],
  [
    'parameters whose names every object has',
    auth({
      properties: {
        ...described,
        ...JSON.parse('{"__proto__":{"type":"string"},"constructor":{"type":"number"},"toString":{}}'),
      },
      required: ['__proto__'],
    }),
    1,
  ],
  [
    'only values of the wrong type',
    {
      name: 5,
      authSpec: [null, 5, 'x', { name: 'Basic Authentication', spec: { properties: [], required: 'x' } }],
    },
    1,
  ],
  ['no auth specs at all', { authSpec: undefined, name: undefined }, 1],
  ['an auth spec without a schema', auth(undefined), 1],
  [
    'patterns that take forever',
    auth({
      ...basic?.spec,
      properties: {
        ...described,
        host: { type: 'string', pattern: '^(([a-z.])+.)+[A-Z]([a-z])+$' },
        username: { type: 'string', pattern: '^(a|_|[a-z_]|e|p)*!$' },
      },
    }),
    0,
  ],
  [
    'a pattern of a million characters',
    auth({
      ...basic?.spec,
      properties: { ...described, host: { type: 'string', pattern: '(a?)'.repeat(250_000) } },
    }),
    0,
  ],
  [
    'a very deep schema',
    auth({
      ...basic?.spec,
      properties: {
        ...described,
        host: JSON.parse(`${'{"a":'.repeat(2_000)}{"type":"string"}${'}'.repeat(2_000)}`),
      },
    }),
    0,
  ],
])('a run with a live spec with %s ends in time with a short report', async (_, spec, exitCode) => {
  const scenario = createScenario({ specs: served(spec) });
  const start = performance.now();
  for (const mode of ['plan', 'apply'] as const) {
    const { masks: _masks, ...printed } = await scenario.run(usual, { ...options, mode });
    expect(printed.outputs['result']).not.toBe('');
    if (mode === 'apply') expect(printed.exitCode).toBe(exitCode);
    expect(JSON.stringify(printed).length).toBeLessThan(LONGEST);
    expect(JSON.stringify(printed)).not.toContain('internal error');
    expect(printed.log.join('\n')).not.toMatch(/^::/m);
  }
  expect(performance.now() - start).toBeLessThan(SLOWEST);
});

it.each([
  ['a letter', 'a', ':'],
  ['a letter and a dot', 'a.', ''],
  ['a hyphen and an underscore', '-_', '@'],
  ['a letter and an encoded dot', 'a%2e', 'a'],
  ['an invalid percent code', '%ff', ''],
  ['a full-width dot', '\uff0e', 'a'],
  ['a slash', '/', ''],
])('a host that repeats %s is rejected in time', async (_, unit, end) => {
  const scenario = createScenario({ specs: served({}) });
  const start = performance.now();
  // A file may have at most 1 MiB.
  const text = `${unit.repeat(Math.floor(900_000 / Buffer.byteLength(unit)))}${end}`;
  const run = await scenario.run(file(`host: "${text}"`), options);
  expect(run.exitCode).toBe(1);
  expect(creationsIn(scenario)).toEqual([]);
  expect(JSON.stringify(run).length).toBeLessThan(LONGEST);
  expect(performance.now() - start).toBeLessThan(SLOWEST);
});
