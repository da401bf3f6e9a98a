import { describe, expect, it } from 'vitest';
import { fiveEntries } from '../fixtures/examples.ts';
import { creationsIn, fiveGiven, messagesOf } from '../stories/recordings.ts';
import { createScenario } from '../stories/scenario.ts';
import { inSync } from '../stories/sources.ts';

describe('when Adobe no longer offers the source', () => {
  it.each([
    [
      'other-auth',
      'does not offer the auth spec `Basic Authentication`; it offers `OAuth2 Refresh Code`. Write one of these in `auth.specName`',
    ],
    ['other-required', 'requires the parameter `environment`, which is missing in the entry'],
    [
      'other-source',
      'belongs to another source: Adobe calls it `salesforce`, which is Salesforce. Check the id; for Salesforce, write `source: salesforce`',
    ],
  ] as const)('a changed spec also stops the run: %s', async (connectionSpecs, words) => {
    const scenario = createScenario({ connectionSpecs });
    for (const mode of ['plan', 'apply'] as const) {
      const run = await scenario.run(fiveEntries, { mode, secrets: fiveGiven });
      expect(run.exitCode).toBe(1);
      // The error points to the line of each entry that would be created.
      expect(messagesOf(run)).toHaveLength(5);
      const places = [
        '5:3 zoho-eu',
        '14:3 zoho-us',
        '22:3 zoho-in',
        '32:3 zoho-eu-stage',
        '41:3 zoho-us-stage',
      ];
      for (const [index, message] of messagesOf(run).entries()) {
        expect(message.startsWith(`connections.yaml:${places[index]}: `)).toBe(true);
        expect(message).toContain(words);
        expect(message).toMatch(/ \[spec-changed\]$/);
      }
    }
    expect(creationsIn(scenario)).toEqual([]);
    expect(scenario.emulator.mintedTokens.filter((token) => token.startsWith('1000.'))).toEqual([]);
  });
});

describe('when the source is gone or changed and nothing would be sent,', () => {
  it.each([
    ['gone-404', 1, 'Adobe no longer offers the source Zoho CRM here'],
    ['other-auth', 5, 'does not offer the auth spec'],
    ['other-required', 5, 'requires the parameter `environment`'],
    ['other-source', 5, 'belongs to another source'],
    ['without-parameter', 5, 'has no parameter `clientId`. Remove it; the parameters are'],
    // Three of the five entries contain the parameter.
    ['secret-parameter', 3, 'marks `clientId` as a secret, but the file has it in plain text. Write'],
    ['secret-destination', 5, 'marks `endpoint` as a secret, but the file has it in plain text because'],
  ] as const)('the run passes with warnings: %s', async (connectionSpecs, count, words) => {
    const scenario = await inSync(connectionSpecs);
    for (const mode of ['plan', 'apply'] as const) {
      const run = await scenario.run(fiveEntries, { mode, secrets: fiveGiven });
      expect(run.exitCode).toBe(0);
      expect(run.outputs['result']).toBe('in-sync');
      expect(Object.keys(JSON.parse(run.outputs['ids'] ?? ''))).toHaveLength(5);
      expect(run.annotations).toHaveLength(count);
      for (const { severity, message } of run.annotations)
        expect([severity, message]).toEqual(['warning', expect.stringContaining(words)]);
    }
  });
});

describe('a parameter that Adobe now marks as a secret', () => {
  it('stops a run that would send its plain text, and is shown nowhere', async () => {
    const scenario = createScenario({ connectionSpecs: 'secret-parameter' });
    for (const mode of ['plan', 'apply'] as const) {
      const { masks: _, ...run } = await scenario.run(fiveEntries, { mode, secrets: fiveGiven });
      expect(run.exitCode).toBe(1);
      expect(run.annotations.map(({ severity }) => severity)).toEqual(['error', 'error', 'error']);
      expect(JSON.stringify(run)).not.toContain('1000.EXAMPLE');
    }
    expect(creationsIn(scenario)).toEqual([]);
  });

  it('causes only a warning if it decides where credentials go', async () => {
    const scenario = createScenario({ connectionSpecs: 'secret-destination' });
    const run = await scenario.run(fiveEntries, { secrets: fiveGiven });
    expect([run.exitCode, run.outputs['result']]).toEqual([0, 'applied']);
    expect(new Set(run.annotations.map(({ severity }) => severity))).toEqual(new Set(['warning']));
    expect(creationsIn(scenario)).toHaveLength(5);
  });
});
