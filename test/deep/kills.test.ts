import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createWorkspace, inputsFor, runAction, startEmulator } from '../dist/workspace.ts';
import { seededRandom } from '../emulator/seeded-random.ts';
import {
  asLines,
  fiveSecrets,
  paramsOfUs,
  seedWholeLife,
  wholeLife,
  wholeLifeInputs,
} from '../fixtures/examples.ts';
import { cases, seed } from './cases.ts';

const KILLS = cases(30);
const SEED = seed();
/** Runs that are under way at once: a kill is most of all a wait. */
const AT_ONCE = 3;

/** A run sends this many requests; a moment is counted in them, since machines differ in how long they take. */
const REQUESTS = 24;

interface Moment {
  /** Requests that have arrived. */
  readonly requests: number;
  /** Milliseconds since then. */
  readonly later: number;
  /** Where the chance of the service begins. */
  readonly seed: number;
}

function drawMoment(random: () => number, index: number): Moment {
  const requests = Math.floor(random() * (REQUESTS + 1));
  return { requests, later: Math.floor(random() * 40), seed: SEED + index };
}

/** Kills a run at a moment, runs again, and returns what the kill left. */
async function killAndRunAgain({ requests, later, seed }: Moment) {
  const emulator = await startEmulator({ latency: { min: 5, max: 40 }, random: seededRandom(seed) });
  seedWholeLife(emulator);
  const workspace = await createWorkspace({ 'connections.yaml': wholeLife });
  const inputs = {
    ...inputsFor(emulator.url),
    ...wholeLifeInputs,
    secrets: asLines(fiveSecrets),
    concurrency: '2',
  };

  let isOver = false;
  const killed = await runAction({
    workspace,
    inputs,
    started: async (kill) => {
      while (emulator.requests.length < requests && !isOver) await sleep(2);
      await sleep(later);
      kill('SIGKILL');
    },
  });
  isOver = true;
  // The server goes on with what has reached it.
  await sleep(100);
  const left = emulator.connections.filter(({ name }) => name !== 'Zoho CRM Old').length;
  const next = await runAction({ workspace, inputs });

  // Named in whatever is compared, so that it can be met again.
  const moment = `SEED=${SEED}: ${later} ms after request ${requests}`;
  const names = emulator.connections.map(({ sandboxName, name }) => `${sandboxName} ${name}`);
  expect([moment, next.exitCode, names.sort()]).toEqual([moment, 0, [...new Set(names)]]);
  expect([moment, names.length]).toEqual([moment, 5]);
  const ids: Record<string, string> = JSON.parse(next.outputs.get('ids') ?? '');
  const there = emulator.connections.map(({ id }) => id);
  expect([moment, Object.values(ids).sort()]).toEqual([moment, there.sort()]);
  expect([moment, next.outputs.get('created')]).toEqual([moment, String(5 - left)]);
  for (const { name, auth } of emulator.connections) {
    expect([moment, name]).not.toEqual([moment, 'Zoho CRM Old']);
    if (name === 'Zoho CRM US') expect([moment, auth.params]).toMatchObject([moment, paramsOfUs]);
  }
  return { left, killed: killed.exitCode === null };
}

it(
  `a kill at any moment makes nothing twice and loses nothing that the next run does not find (${KILLS} kills)`,
  async () => {
    const random = seededRandom(SEED);
    const moments = Array.from({ length: KILLS }, (_, index) => drawMoment(random, index)).values();
    const ends: Awaited<ReturnType<typeof killAndRunAgain>>[] = [];
    const work = async () => {
      for (const moment of moments) ends.push(await killAndRunAgain(moment));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    // Some were killed half way: else nothing was shown.
    expect(ends.filter(({ killed }) => killed).length).toBeGreaterThan(KILLS / 4);
    expect(ends.some(({ left }) => left > 2 && left < 5)).toBe(true);
  },
  KILLS * 10_000,
);
