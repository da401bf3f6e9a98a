import { describe, expect, it } from 'vitest';
import type { Fault } from '../emulator/faults.ts';
import { fiveEntries } from '../fixtures/examples.ts';
import { fetchOf } from '../unit/http/emulated-fetch.ts';
import { creationsIn, fileOf, fiveGiven, messagesOf, oneGrant } from './recordings.ts';
import { createScenario } from './scenario.ts';

const sameAuth = { params: { clientId: '1000.ABC' } };

describe('an unreliable listing', () => {
  it.each([
    ['repeat-token', 'points back'],
    ['without-items', 'has no items'],
    ['html', 'HTTP 502: the answer is empty or not JSON'],
  ] as const)('(%s) stops the run before it writes', async (kind, words) => {
    const scenario = createScenario({
      pageSize: 2,
      faults: [{ method: 'GET', path: '/connections', sandbox: 'stage', from: 2, effect: { kind } }],
    });
    for (let number = 0; number < 3; number++)
      scenario.emulator.seed({ sandbox: 'stage', name: `Other ${number}` });
    const run = await scenario.run(fiveEntries, { secrets: fiveGiven });
    expect(run.exitCode).toBe(1);
    expect(run.outputs['result']).toBe('failed');
    expect(messagesOf(run).join()).toContain(words);
    expect(creationsIn(scenario)).toEqual([]);
  });
});

it('a listing that is not UTF-8 stops the run, because a garbled name would make a connection look absent', async () => {
  const scenario = createScenario(
    {},
    () => 0.5,
    (emulator) => async (url, init) => {
      const answer = await fetchOf(emulator)(url, init);
      if (!String(url).includes('/connections?')) return answer;
      // Imitates a proxy that treats everything as Latin-1.
      return new Response(Buffer.from(await answer.text(), 'latin1'), answer);
    },
  );
  scenario.emulator.seed({ sandbox: 'dev', name: 'Zürich', auth: sameAuth });
  const run = await scenario.run(fileOf('eu').replace('name: eu', 'name: Zürich'), { secrets: oneGrant });
  expect([run.exitCode, run.outputs['result']]).toEqual([1, 'failed']);
  expect(messagesOf(run)).toEqual([expect.stringContaining('a page is not JSON')]);
  expect(creationsIn(scenario)).toEqual([]);
});

describe('a listing whose pages do not say whether more pages follow', () => {
  const links: Fault = { method: 'GET', path: '/connections', effect: { kind: 'without-links' } };
  const names = (count: number) => Array.from({ length: count }, (_, index) => `z${index}`);

  it('stops the run before it writes if the page does not contain all connections', async () => {
    const scenario = createScenario({ faults: [links] });
    for (const name of names(130)) scenario.emulator.seed({ sandbox: 'dev', name });
    const run = await scenario.run(fileOf('new'), { secrets: oneGrant });
    expect([run.exitCode, run.outputs['result']]).toEqual([1, 'failed']);
    expect(messagesOf(run)).toEqual([expect.stringContaining('may be incomplete')]);
    expect(creationsIn(scenario)).toEqual([]);
  });

  it('is complete if the page contains as many connections as the count says', async () => {
    const count = 3;
    const scenario = createScenario({ faults: [links] });
    for (const name of names(count)) scenario.emulator.seed({ sandbox: 'dev', name, auth: sameAuth });
    const run = await scenario.run(fileOf('z0', 'new'), { secrets: oneGrant, verify: 'none' });
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ result: 'applied', created: '1' });
    expect(creationsIn(scenario)).toHaveLength(1);
  });
});
