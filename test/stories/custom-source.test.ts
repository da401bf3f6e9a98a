import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/model/secret.ts';
import { creationsIn, messagesOf } from './recordings.ts';
import { createScenario } from './scenario.ts';

/** Returns a file with one entry of a source that is not in the catalogue. `auth` starts at line 8. */
const fileWith = (...auth: readonly string[]) => `version: 1
sandbox: dev
connections:
  acme:
    name: Acme
    source: { connectionSpec: 11111111-2222-4333-8444-555555555555, version: "2.0" }
    auth:
${auth.map((line) => `      ${line}\n`).join('')}`;

const WHOLE = [
  'specName: Token',
  'server: db.acme.example',
  'port: "8443"',
  'token: { secret: TOKEN }',
  'options: { path: /daily, depth: 2 }',
  'tls: "true"',
];

const settings = {
  secrets: new Secret('TOKEN=s3cr3t-acme-9174'),
  allowedHosts: ['db.acme.example'],
  verify: 'none',
} as const;

/** Returns the lines of the complete `auth` with one line changed. */
const changed = (from: string, to: string) => fileWith(...WHOLE.map((line) => (line === from ? to : line)));

describe('a source that is declared by its connection spec', () => {
  it('may have a key and secrets with the names of properties that every object has', async () => {
    const scenario = createScenario({ connectionSpecs: 'one-more' });
    const file = changed('token: { secret: TOKEN }', 'token: { secret: toString }').replace(
      'acme:',
      'constructor:',
    );
    const given = { ...settings, secrets: new Secret('toString=s3cr3t-acme-9174') };
    const first = await scenario.run(file, given);
    expect([first.annotations, first.outputs['result']]).toEqual([[], 'applied']);
    const again = await scenario.run(file.replace('name: Acme', 'name: Acme\n    description: New'), given);
    expect([again.annotations, again.outputs['updated']]).toEqual([[], '1']);
    expect(JSON.parse(again.outputs['ids'] ?? '')).toEqual({
      constructor: scenario.emulator.connections[0]?.id,
    });

    const unknown = file.replace(
      '      port:',
      '      constructor: plain\n      valueOf: { secret: TOKEN }\n      port:',
    );
    const refused = await scenario.run(unknown, given);
    expect(messagesOf(refused).join()).toMatch(/no parameter `constructor`.*no parameter `valueOf`/s);
    expect(JSON.stringify([first, again, refused])).not.toContain('[native');
  });

  it('is created with the types that Adobe requires, and the next run has nothing to do', async () => {
    const scenario = createScenario({ connectionSpecs: 'one-more' });
    const plan = await scenario.run(fileWith(...WHOLE), { ...settings, mode: 'plan' });
    expect([plan.exitCode, plan.annotations]).toEqual([0, []]);
    // Adobe says which parameters are not secrets. A mapping may still contain one.
    for (const words of ['db.acme.example', '8443', 'as in the file']) expect(plan.summary).toContain(words);
    expect(JSON.stringify(plan)).not.toMatch(/daily|depth/);

    const first = await scenario.run(fileWith(...WHOLE), settings);
    expect([first.exitCode, first.outputs['result'], first.annotations]).toEqual([0, 'applied', []]);
    expect(creationsIn(scenario).map(({ body }) => JSON.parse(body ?? ''))).toEqual([
      {
        name: 'Acme',
        auth: {
          specName: 'Token',
          params: {
            server: 'db.acme.example',
            port: '8443',
            token: 's3cr3t-acme-9174',
            options: { path: '/daily', depth: 2 },
            tls: true,
          },
        },
        connectionSpec: { id: '11111111-2222-4333-8444-555555555555', version: '2.0' },
      },
    ]);
    const again = await scenario.run(fileWith(...WHOLE), settings);
    expect([again.exitCode, again.outputs['result'], again.annotations]).toEqual([0, 'in-sync', []]);
  });

  it.each([
    [
      'another auth spec',
      changed('specName: Token', 'specName: Basic'),
      '4:3 acme: the connection spec of a custom source (11111111-2222-4333-8444-555555555555) does not offer the auth spec `Basic`; it offers `Token`.',
    ],
    [
      'a misspelt parameter',
      changed('port: "8443"', 'prot: canary-4711'),
      '10:13 acme: the connection spec of a custom source (11111111-2222-4333-8444-555555555555) has no parameter `prot`. Did you mean `port`?',
    ],
    [
      'a literal that Adobe marks as a secret',
      changed('token: { secret: TOKEN }', 'token: canary-4711'),
      '11:14 acme: the connection spec of a custom source (11111111-2222-4333-8444-555555555555) marks `token` as a secret, but the file has it in plain text.',
    ],
    [
      'a value of the wrong type',
      changed('tls: "true"', 'tls: maybe'),
      '13:12 acme: the connection spec of a custom source (11111111-2222-4333-8444-555555555555) requires a boolean for `tls`, but the value in the file is of another type.',
    ],
  ])('is not created with %s, and a value that may be a secret is shown nowhere', async (_, file, words) => {
    const scenario = createScenario({ connectionSpecs: 'one-more' });
    for (const mode of ['plan', 'apply'] as const) {
      const run = await scenario.run(file, { ...settings, mode });
      expect(run.exitCode).toBe(1);
      expect(messagesOf(run).filter((each) => each.startsWith(`connections.yaml:${words}`))).toHaveLength(1);
      expect(JSON.stringify(run)).not.toContain('canary-4711');
    }
    expect(creationsIn(scenario)).toEqual([]);
  });

  it.each([
    ['db.acme.example', []],
    ['evil.example', ['db.acme.example']],
    ['https://evil.example', ['db.acme.example']],
    ['localhost:8443', ['db.acme.example']],
    ['//evil', ['db.acme.example']],
    ['https://db.acme.example@2130706433', ['db.acme.example']],
  ])('sends nothing to a host that the workflow does not allow: %s', async (server, allowedHosts) => {
    const scenario = createScenario({ connectionSpecs: 'one-more' });
    const file = changed('server: db.acme.example', `server: ${server}`);
    const run = await scenario.run(file, { ...settings, allowedHosts });
    expect(run.exitCode).toBe(1);
    expect(messagesOf(run)).toEqual([
      expect.stringMatching(
        /^connections\.yaml:9:15 acme: `connections\.acme\.auth\.server` may contain a host .* \[host-refused\]$/,
      ),
    ]);
    expect(scenario.emulator.requests).toEqual([]);
  });

  it('is reported as possibly misspelt when Adobe does not offer it', async () => {
    const scenario = createScenario();
    const run = await scenario.run(fileWith(...WHOLE), settings);
    expect([run.exitCode, messagesOf(run)]).toEqual([
      1,
      [expect.stringMatching(/does not exist.* \[spec-gone\]$/)],
    ]);
  });
});
