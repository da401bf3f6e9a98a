import { expect } from 'vitest';
import { Secret } from '../../src/model/secret.ts';
import { asLines, fiveSecrets } from '../fixtures/examples.ts';
import type { Recording, Scenario } from './scenario.ts';

/** The input `secrets` for the example of five entries. */
export const fiveGiven = new Secret(asLines(fiveSecrets));

/** The input `secrets` for the files of `fileOf`. */
export const oneGrant = new Secret('CS=canary-secret\nRT=1000.canary-refresh\n');

/** A connections file with an entry per name, all of one grant. */
export function fileOf(...names: readonly string[]): string {
  const auth =
    '{ dataCenter: eu, clientId: 1000.ABC, clientSecret: { secret: CS }, refreshToken: { secret: RT } }';
  const entries = names.map((name) => `  ${name}: { name: ${name}, auth: ${auth} }\n`);
  return `version: 1\nsandbox: dev\nconnections:\n${entries.join('')}`;
}

/** What Adobe has of a connection of `oneGrant` in the data centre `eu`. */
export const heldInEu = {
  endpoint: 'https://www.zohoapis.eu',
  accountsUrl: 'https://accounts.zoho.eu',
  clientId: '1000.ABC',
  clientSecret: 'canary-secret',
  accessToken: '1000.access',
  refreshToken: '1000.canary-refresh',
};

/** One row of the output `connections`. */
export interface Row {
  readonly key: string;
  readonly change: string;
  readonly outcome: string;
  readonly id: string;
  readonly state: string;
  readonly health: string;
}

export function rowsOf({ outputs }: Recording): readonly Row[] {
  return JSON.parse(outputs['connections'] ?? '');
}

/** The outcome of each entry, by its key. */
export function outcomesOf(run: Recording): Readonly<Record<string, string>> {
  return Object.fromEntries(rowsOf(run).map(({ key, outcome }) => [key, outcome]));
}

/** The text of every annotation, in order. */
export function messagesOf({ annotations }: Recording): readonly string[] {
  return annotations.map(({ message }) => message);
}

/** The requests that asked Adobe for a new base connection. */
export function creationsIn({ emulator }: Scenario): Scenario['emulator']['requests'] {
  return emulator.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/connections'));
}

/** Runs one file several times, each from a time in milliseconds on, and returns what each left behind. */
export function atTimes(scenario: Scenario, starts: readonly number[]): Promise<readonly Recording[]> {
  return Promise.all(
    starts.map(async (start) => {
      await scenario.clock.sleep(start);
      return scenario.run(fileOf('a'), { secrets: oneGrant });
    }),
  );
}

/** One connection is left, or those who failed name all; who succeeded gave the id of one that is left. */
export function expectNothingInSilence({ emulator }: Scenario, runs: readonly Recording[]): void {
  const left = emulator.connections.map(({ id }) => id);
  expect(left.length).toBeGreaterThan(0);
  for (const { exitCode, outputs } of runs) {
    const { a } = JSON.parse(outputs['ids'] ?? '');
    if (exitCode === 0) expect(left).toContain(a);
  }
  if (left.length === 1) return;
  const told = runs.filter(({ exitCode }) => exitCode === 1).flatMap(messagesOf);
  for (const id of left) expect(told.join()).toContain(id);
}
