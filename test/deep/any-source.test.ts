import { describe, expect, it } from 'vitest';
import { knownSpecs } from '../../src/emulator/connection-spec.ts';
import { Secret } from '../../src/model/secret.ts';
import { manyBodies, manyHosts, manySecrets, manySources, warehouseSpec } from '../fixtures/any-source.ts';
import { asLines } from '../fixtures/examples.ts';
import { creationsIn, messagesOf, outcomesOf, rowsOf } from '../stories/recordings.ts';
import { createScenario, type Recording } from '../stories/scenario.ts';
import { EMULATOR, runCli } from '../unit/cli/at-terminal.ts';

const specs = [...knownSpecs, warehouseSpec];
const secrets = new Secret(asLines(manySecrets));
const keys = ['zoho', ...Object.keys(manyBodies)];

/** Everything that a run printed, in any sink. */
function printedBy({ masks: _, ...printed }: Recording): string {
  return JSON.stringify(printed);
}

describe('seventeen connections of fifteen sources in two sandboxes', () => {
  it('are validated, planned, created as Adobe documents, found again, exported and still in sync', async () => {
    const scenario = createScenario({ specs });
    const options = { secrets, allowedHosts: manyHosts, onDrift: 'update' } as const;

    const checked = await scenario.run(manySources, { ...options, mode: 'validate' });
    expect(messagesOf(checked)).toEqual([]);
    expect(checked.outputs['result']).toBe('valid');
    expect(scenario.emulator.requests).toEqual([]);

    const planned = await scenario.run(manySources, { ...options, mode: 'plan' });
    expect(messagesOf(planned)).toEqual([]);
    expect(rowsOf(planned).map(({ key, change }) => [key, change])).toEqual(
      keys.map((key) => [key, 'create']),
    );
    expect(creationsIn(scenario)).toEqual([]);

    const applied = await scenario.run(manySources, { ...options, concurrency: 1 });
    expect(messagesOf(applied)).toEqual([]);
    expect(Object.values(outcomesOf(applied))).toEqual(keys.map(() => 'created'));
    const [zoho, ...bodies] = creationsIn(scenario).map(({ body }) => String(body));
    // Compares text, because the order of the members matters.
    expect(bodies).toEqual(Object.values(manyBodies).map((body) => JSON.stringify(body)));
    expect(JSON.parse(zoho ?? '')).toMatchObject({ auth: { params: { accessToken: expect.any(String) } } });
    const sandboxes = creationsIn(scenario).map(({ sandbox }) => sandbox);
    expect(sandboxes).toEqual(keys.map((_, index) => (index < 8 ? 'dev' : 'stage')));

    for (const mode of ['plan', 'apply'] as const) {
      const before = scenario.emulator.requests.length;
      const again = await scenario.run(manySources, { ...options, mode });
      expect(messagesOf(again)).toEqual([]);
      expect(again.outputs).toMatchObject({ result: 'in-sync', 'has-changes': 'false' });
      expect(again.outputs['ids']).toBe(applied.outputs['ids']);
      const sent = scenario.emulator.requests.slice(before);
      expect(sent.filter(({ method, path }) => method !== 'GET' && !path.includes('/ims/'))).toEqual([]);
    }

    const { emulator } = scenario;
    const all = ['dev', 'stage'].flatMap((sandbox) => ['--sandbox', sandbox]);
    const exported = await runCli(['export', ...all, ...EMULATOR], { emulator });
    expect(exported.exitCode).toBe(0);
    expect(exported.error).toContain('17 connections exported.');
    expect(exported.error).not.toContain('left out');
    const of = await scenario.run(exported.output, { ...options, mode: 'plan', secrets: undefined });
    expect(messagesOf(of)).toEqual([]);
    expect(of.outputs).toMatchObject({ result: 'in-sync', 'has-changes': 'false' });
    expect(Object.values(JSON.parse(of.outputs['ids'] ?? '')).sort()).toEqual(
      Object.values(JSON.parse(applied.outputs['ids'] ?? '')).sort(),
    );

    const printed = [checked, planned, applied, of].map(printedBy).join() + exported.output + exported.error;
    expect(Object.values(manySecrets).filter((secret) => printed.includes(secret))).toEqual([]);
  });
});

it('a connection that Flow Service lists without its spec belongs only to the source that was listed', async () => {
  const scenario = createScenario({ specs }, undefined, ({ fetch }) => async (...request) => {
    const [url, init] = request;
    const response = await fetch(new Request(String(url), init));
    if (!new URL(String(url)).pathname.endsWith('/connections') || init?.method === 'POST') return response;
    // JSON omits a member whose value is `undefined`.
    const without = (name: string, value: unknown) => (name === 'connectionSpec' ? undefined : value);
    return new Response(JSON.stringify(JSON.parse(await response.text()), without), response);
  });
  const file = `version: 1
sandbox: dev
connections:
  hdfs: { name: Same name, source: apache-hdfs, auth: { url: "http://hdfs.acme.example:50070" } }
  odata: { name: Same name, source: generic-odata, auth: { url: "https://api.acme.example" } }
`;
  for (const created of ['2', '0']) {
    const run = await scenario.run(file, { allowedHosts: manyHosts, onDrift: 'update' });
    expect(messagesOf(run)).toEqual([]);
    expect(run.outputs['created']).toBe(created);
    expect(scenario.emulator.connections).toHaveLength(2);
  }
});
