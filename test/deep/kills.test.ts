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

const KILLS = cases(15);
const SEED = seed();
/** The number of concurrent runs. A killed run mostly waits. */
const AT_ONCE = 3;

/** The number of requests of a run. Moments are counted in requests, because the speed of machines differs. */
const REQUESTS = 24;

interface Moment {
  /** The number of requests that have arrived. */
  readonly requests: number;
  /** Milliseconds since then. */
  readonly later: number;
  /** The seed of the random numbers of the service. */
  readonly seed: number;
}

/** Draws the moment with this number. The moments are spread over the whole run, so that few of them suffice. */
function drawMoment(random: () => number, index: number): Moment {
  const requests = Math.floor(((index + random()) / KILLS) * (REQUESTS + 1));
  return { requests, later: Math.floor(random() * 40), seed: SEED + index };
}

/** Kills a run at a moment, runs again, and returns the number of connections that the killed run left. */
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
  // The server completes the requests that it has received.
  await sleep(100);
  const left = emulator.connections.filter(({ name }) => name !== 'Zoho CRM Old').length;
  const next = await runAction({ workspace, inputs });

  // Every comparison contains the moment, so that a failure can be reproduced.
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
  `after a kill at any moment, the next run completes the work without duplicates (${KILLS} kills)`,
  async () => {
    const random = seededRandom(SEED);
    const moments = Array.from({ length: KILLS }, (_, index) => drawMoment(random, index)).values();
    const ends: Awaited<ReturnType<typeof killAndRunAgain>>[] = [];
    const work = async () => {
      for (const moment of moments) ends.push(await killAndRunAgain(moment));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    // The test is only meaningful if some runs were killed halfway.
    expect(ends.filter(({ killed }) => killed).length).toBeGreaterThan(KILLS / 4);
    expect(ends.some(({ left }) => left > 0 && left < 5)).toBe(true);
  },
  KILLS * 10_000,
);
