import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { cases } from '../cases.ts';
import { asLines, fiveSecrets } from '../five-entries.ts';
import { paramsOfUs, seedWholeLife, wholeLife, wholeLifeInputs } from '../whole-life.ts';
import { createWorkspace, inputsFor, runAction, startEmulator } from './workspace.ts';

const KILLS = cases(30);
/** Runs that are under way at once: a kill is most of all a wait. */
const AT_ONCE = 3;

/** A run sends this many requests; a moment is counted in them, since machines differ in how long they take. */
const REQUESTS = 24;

/** Kills a run at a random moment, runs again, and returns what the kill left and what there is in the end. */
async function killAndRunAgain(): Promise<{ readonly left: number; readonly killed: boolean }> {
  const emulator = await startEmulator({ latency: { min: 5, max: 40 } });
  seedWholeLife(emulator);
  const workspace = await createWorkspace({ 'connections.yaml': wholeLife });
  const inputs = {
    ...inputsFor(emulator.url),
    ...wholeLifeInputs,
    secrets: asLines(fiveSecrets),
    concurrency: '2',
  };

  const moment = Math.floor(Math.random() * (REQUESTS + 1));
  let isOver = false;
  const killed = await runAction({
    workspace,
    inputs,
    started: async (kill) => {
      while (emulator.requests.length < moment && !isOver) await sleep(2);
      await sleep(Math.random() * 40);
      kill('SIGKILL');
    },
  });
  isOver = true;
  // The server goes on with what has reached it.
  await sleep(100);
  const left = emulator.connections.filter(({ name }) => name !== 'Zoho CRM Old').length;
  const next = await runAction({ workspace, inputs });

  const names = emulator.connections.map(({ sandboxName, name }) => `${sandboxName} ${name}`);
  expect([next.exitCode, names.sort()]).toEqual([0, [...new Set(names)]]);
  expect(names).toHaveLength(5);
  const ids: Record<string, string> = JSON.parse(next.outputs.get('ids') ?? '');
  expect(Object.values(ids).sort()).toEqual(emulator.connections.map(({ id }) => id).sort());
  expect(next.outputs.get('created')).toBe(String(5 - left));
  for (const { name, auth } of emulator.connections) {
    expect(name).not.toBe('Zoho CRM Old');
    if (name === 'Zoho CRM US') expect(auth.params).toMatchObject(paramsOfUs);
  }
  return { left, killed: killed.exitCode === null };
}

it(
  `a kill at any moment makes nothing twice and loses nothing that the next run does not find (${KILLS} kills)`,
  async () => {
    const ends: Awaited<ReturnType<typeof killAndRunAgain>>[] = [];
    const work = async () => {
      while (ends.length < KILLS) ends.push(await killAndRunAgain());
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    // Some were killed half way: else nothing was shown.
    expect(ends.filter(({ killed }) => killed).length).toBeGreaterThan(KILLS / 4);
    expect(ends.some(({ left }) => left > 2 && left < 5)).toBe(true);
  },
  KILLS * 10_000,
);
