import { describe, expect, it } from 'vitest';
import { fileOf, messagesOf, oneGrant, rowsOf } from './recordings.ts';
import { createScenario, type Scenario } from './scenario.ts';

const explored = ({ emulator }: Scenario) =>
  emulator.requests.filter(({ path }) => path.includes('/explore'));

describe('`verify: explore`', () => {
  it('lists the root of each changed source after the test, and reports the number of items', async () => {
    const scenario = createScenario();
    const options = { secrets: oneGrant, verify: 'explore' } as const;
    await scenario.run(fileOf('kept'), { secrets: oneGrant });
    const run = await scenario.run(fileOf('kept', 'fresh'), options);
    expect(rowsOf(run)).toMatchObject([{ health: '' }, { health: 'ok' }]);
    expect(run.summary).toContain('created · test passed · 3 tables');
    expect(explored(scenario)).toHaveLength(1);
    const tried = scenario.emulator.requests.filter(({ path }) => /\/(?:test|explore)/.test(path));
    expect(tried.slice(-2).map(({ path }) => path.split('/').at(-1)?.split('?')[0])).toEqual([
      'test',
      'explore',
    ]);
  });

  it('fails if the test of a connection passes but its source cannot be listed', async () => {
    const scenario = createScenario({ exploring: 'backend-error' });
    const run = await scenario.run(fileOf('fresh'), { secrets: oneGrant, verify: 'explore' });
    expect([run.exitCode, run.outputs['result']]).toEqual([1, 'partial']);
    expect(rowsOf(run)).toMatchObject([{ outcome: 'created', health: 'failing' }]);
    expect(messagesOf(run)[0]).toMatch(
      /could not be listed, although the connection test passed: .*1308-400/,
    );
    expect(messagesOf(run)[0]).toContain('ry another `endpoint`: www.zohoapis.eu');
  });

  it('sends no request to list a source that is not documented to support it', async () => {
    const scenario = createScenario();
    const file = `version: 1
sandbox: dev
connections:
  a: { name: A, source: stripe, auth: { accessToken: { secret: CS } } }
`;
    const run = await scenario.run(file, { secrets: oneGrant, verify: 'explore' });
    expect(rowsOf(run)).toMatchObject([{ outcome: 'created', health: 'ok' }]);
    expect(explored(scenario)).toEqual([]);
  });
});
