import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/model/secret.ts';
import type { AnyOptions } from '../any-options.ts';
import { DEMO_ADOBE_CLIENT } from '../emulator/emulator.ts';
import { createScenario } from './scenario.ts';

const file = (name: string) => `version: 1
sandbox: dev
connections:
  zoho:
    name: ${name}
    auth: { dataCenter: eu, clientId: 1000.ABC, clientSecret: { secret: CS }, refreshToken: { secret: RT } }
`;

const secretsWith = (clientSecret: string) => new Secret(`CS=${clientSecret}\nRT=1000.canary-refresh`);

describe('a secret whose value also appears in public text', () => {
  it.each<readonly [story: string, name: string, options: Partial<AnyOptions>, words: string]>([
    ['in the file', 'Zoho Sales EMEA', { secrets: secretsWith('Zoho Sales EMEA') }, 'secret `CS`'],
    [
      'in the file, written with an escape',
      '"Zoho \\x53ales EMEA"',
      { secrets: secretsWith('Zoho Sales EMEA') },
      'secret `CS`',
    ],
    [
      'as a word that the outputs use',
      'Zoho',
      { secrets: secretsWith('unchanged') },
      'the fixed words of the outputs',
    ],
    [
      'as the name of the source',
      'Zoho',
      { secrets: secretsWith('zoho-crm') },
      'the fixed words of the outputs',
    ],
    [
      'in the file, given as the access token',
      'Zoho-CRM-EU',
      {
        secrets: secretsWith('canary-secret'),
        account: {
          clientId: DEMO_ADOBE_CLIENT.clientId,
          orgId: DEMO_ADOBE_CLIENT.orgId,
          credential: { kind: 'access-token', token: new Secret('Zoho-CRM-EU') },
        },
      },
      'the input `adobe-access-token`',
    ],
    [
      'in the org id',
      'Zoho',
      { secrets: secretsWith(DEMO_ADOBE_CLIENT.orgId.slice(0, 24)) },
      'the input `adobe-org-id`',
    ],
  ])('%s is rejected before anything is sent', async (_, name, options, words) => {
    const scenario = createScenario();
    const run = await scenario.run(file(name), options);
    expect([run.exitCode, run.outputs['result']]).toEqual([1, 'invalid']);
    expect(run.annotations).toEqual([expect.objectContaining({ message: expect.stringContaining(words) })]);
    // The name may contain the secret, and outputs are not masked.
    expect(run.outputs['connections']).toBe('[]');
    expect(scenario.emulator.requests).toEqual([]);
  });

  it('in an id is reported by its name, the id is hidden, and the run fails', async () => {
    const scenario = createScenario();
    const id = '2484f2df-c057-4ab5-84f2-dfc0577ab592';
    scenario.emulator.seed({ sandbox: 'dev', name: 'Zoho', id, auth: { params: {} } });
    const run = await scenario.run(file('Zoho'), { secrets: secretsWith('2484f2df-c057') });
    expect([run.exitCode, run.outputs['result']]).toEqual([1, 'failed']);
    expect(run.annotations.map(({ message, location }) => [message, location?.line])).toEqual([
      [expect.stringContaining('the id of the base connection contains the value of the secret `CS`'), 4],
    ]);
    expect(JSON.parse(run.outputs['ids'] ?? '')).toEqual({ zoho: '***-4ab5-84f2-dfc0577ab592' });
  });

  it('never breaks the JSON of the outputs, even with quotes and backslashes', async () => {
    const scenario = createScenario();
    const run = await scenario.run(file(`'the hunter2pw" x'`), { secrets: secretsWith('hunter2pw\\') });
    expect(run.exitCode).toBe(0);
    expect(JSON.parse(run.outputs['connections'] ?? '')).toMatchObject([{ name: 'the hunter2pw" x' }]);
  });
});

describe('a refused plan', () => {
  it('is shown to its approver in detail, with an outcome for every entry', async () => {
    const scenario = createScenario();
    const run = await scenario.run(file('Zoho'), {
      secrets: secretsWith('canary-secret'),
      expectedPlanHash: 'a'.repeat(64),
    });
    expect([run.exitCode, run.outputs['result']]).toEqual([1, 'failed']);
    for (const text of [run.log.join('\n'), run.summary.replaceAll('&#58;', ':').replaceAll('&#46;', '.')]) {
      expect(text).toContain('https://accounts.zoho.eu');
      expect(text).toMatch(/\+ clientSecret: `?\{ secret: CS \}/);
    }
    expect(JSON.parse(run.outputs['connections'] ?? '')).toMatchObject([
      { change: 'create', outcome: 'skipped' },
    ]);
  });
});
