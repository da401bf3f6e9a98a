import { expect } from 'vitest';
import { Secret } from '../../src/model/secret.ts';
import { asLines, fiveSecrets } from '../fixtures/examples.ts';
import type { Recording, Scenario } from './scenario.ts';

/** The input `secrets` for the example with five entries. */
export const fiveGiven = new Secret(asLines(fiveSecrets));

/** The input `secrets` for the files that `fileOf` returns. */
export const oneGrant = new Secret('CS=canary-secret\nRT=1000.canary-refresh\n');

/** Returns a connections file with one entry per name. All entries share one grant. */
export function fileOf(...names: readonly string[]): string {
  const auth =
    '{ dataCenter: eu, clientId: 1000.ABC, clientSecret: { secret: CS }, refreshToken: { secret: RT } }';
  const entries = names.map((name) => `  ${name}: { name: ${name}, auth: ${auth} }\n`);
  return `version: 1\nsandbox: dev\nconnections:\n${entries.join('')}`;
}

/** The parameters that Adobe has stored for a connection of `oneGrant` in the data centre `eu`. */
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

/** Returns the outcome of each entry by its key. */
export function outcomesOf(run: Recording): Readonly<Record<string, string>> {
  return Object.fromEntries(rowsOf(run).map(({ key, outcome }) => [key, outcome]));
}

/** Returns the texts of all annotations in order. */
export function messagesOf({ annotations }: Recording): readonly string[] {
  return annotations.map(({ message }) => message);
}

/** Returns the requests that asked Adobe for a new base connection. */
export function creationsIn({ emulator }: Scenario): Scenario['emulator']['requests'] {
  return emulator.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/connections'));
}

/** Runs one file once per start time, in milliseconds from now, and returns the recordings. */
export function atTimes(scenario: Scenario, starts: readonly number[]): Promise<readonly Recording[]> {
  return Promise.all(
    starts.map(async (start) => {
      await scenario.clock.sleep(start);
      return scenario.run(fileOf('a'), { secrets: oneGrant });
    }),
  );
}

/** Expects that one connection is left or failed runs name all, and that each success returned an id that is left. */
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
