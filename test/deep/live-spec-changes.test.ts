import { describe, expect, it } from 'vitest';
import { allowedHosts, CHANGED_SPECS, file, secrets, seeded, withAuth } from '../stories/changed-specs.ts';
import { creationsIn, messagesOf } from '../stories/recordings.ts';
import { createScenario } from '../stories/scenario.ts';

describe.each(CHANGED_SPECS)('a live spec that $change', ({ specs, line, words }) => {
  it.each(['plan', 'apply'] as const)('is an error if the connection would be created (%s)', async (mode) => {
    const scenario = createScenario({ specs });
    const run = await scenario.run(file, { mode, secrets, allowedHosts });
    expect(run.exitCode).toBe(1);
    expect(run.outputs['result']).toBe('failed');
    expect(run.annotations).toEqual([
      expect.objectContaining({ severity: 'error', location: expect.objectContaining({ line }) }),
    ]);
    for (const each of words) expect(messagesOf(run)[0]).toContain(each);
    expect(
      scenario.emulator.requests.filter(({ method, path }) => method !== 'GET' && !path.includes('/ims/')),
    ).toEqual([]);
  });

  it('is an error if the credentials would be sent again', async () => {
    const scenario = createScenario({ specs });
    const { id } = scenario.emulator.seed(seeded);
    const run = await scenario.run(file, { secrets, allowedHosts, rotate: ['sales'] });
    expect(run.exitCode).toBe(1);
    expect(messagesOf(run)[0]).toContain(words[0]);
    expect(scenario.emulator.requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
    expect(JSON.parse(run.outputs['ids'] ?? '')).toEqual({ sales: id });
  });

  it.each(['plan', 'apply'] as const)('is a warning if the connection is in sync (%s)', async (mode) => {
    const scenario = createScenario({ specs });
    const { id } = scenario.emulator.seed(seeded);
    const run = await scenario.run(file, { mode, secrets, allowedHosts });
    expect(run.exitCode).toBe(0);
    expect(run.outputs['result']).toBe('in-sync');
    expect(JSON.parse(run.outputs['ids'] ?? '')).toEqual({ sales: id });
    expect(run.annotations).toEqual([expect.objectContaining({ severity: 'warning' })]);
    expect(messagesOf(run)[0]).toContain(words[0]);
  });
});

it.each([
  ['a pattern that the value does not match', '^[a-z]+\\.sql$', 1],
  ['a pattern that matches', '^db\\.', 0],
  ['a pattern that cannot be read', '(', 0],
  ['a pattern that would take too long', '^(\\w|\\.|[a-z])*!$', 0],
  ['a pattern with many repetitions', `^${'.*'.repeat(40)}!$`, 0],
  ['a pattern with many alternatives', `^${'(a|a|.)'.repeat(60)}!$`, 0],
] as const)('%s causes a warning at most', async (_, pattern, warnings) => {
  const specs = withAuth(({ properties }) => ({
    properties: { ...properties, server: { type: 'string', description: '', pattern } },
  }));
  const scenario = createScenario({ specs });
  const run = await scenario.run(file, { secrets, allowedHosts });
  expect(run.exitCode).toBe(0);
  expect(run.annotations.map(({ severity }) => severity)).toEqual(Array(warnings).fill('warning'));
  expect(creationsIn(scenario)).toHaveLength(1);
});
