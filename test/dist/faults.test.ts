import { describe, expect, it } from 'vitest';
import { type ActionRun, withoutMasks } from '../../src/cli/built-action.ts';
import { DEMO_ADOBE_CLIENT } from '../../src/emulator/emulator.ts';
import type { Effect, Fault } from '../../src/emulator/faults.ts';
import { asLines, fiveSecrets } from '../five-entries.ts';
import { paramsOfUs, seedWholeLife, wholeLife, wholeLifeInputs } from '../whole-life.ts';
import { createWorkspace, inputsFor, runAction, startEmulator } from './workspace.ts';

/** Each kind of request that a run sends. */
const requests = {
  'the Adobe token': { path: '/ims/token/v3' },
  'the first listing': { method: 'GET', path: '/connections', sandbox: 'dev', nth: 1 },
  'the connection spec': { path: /connectionSpecs/ },
  'a Zoho token': { path: '/oauth/v2/token' },
  'a creation': { method: 'POST', path: '/connections', nth: 1 },
  'every creation': { method: 'POST', path: '/connections' },
  'the last listing': { method: 'GET', path: '/connections', sandbox: 'dev', from: 2 },
  'the look-up of what hangs on a connection': { method: 'GET', path: '/sourceConnections' },
  'the look-up before a removal': { method: 'GET', path: /connections\/[0-9a-f-]{36}$/, nth: 1 },
  'a removal': { method: 'DELETE' },
  'a change': { method: 'PATCH', sandbox: 'dev' },
  'a rotation': { method: 'PATCH', sandbox: 'stage' },
  'a test': { method: 'GET', path: '/test' },
} as const satisfies Record<string, Partial<Fault>>;

const effects: Readonly<Record<string, Effect>> = {
  '429 without Retry-After, once': { kind: 'answer', status: 429, echo: true },
  '429 with Retry-After in seconds': { kind: 'answer', status: 429, headers: { 'Retry-After': '1' } },
  '429 with Retry-After as a date': {
    kind: 'answer',
    status: 429,
    headers: { 'Retry-After': new Date(Date.now() - 60_000).toUTCString() },
  },
  '500 before': { kind: 'answer', status: 500, echo: true },
  '500 after': { kind: 'answer', status: 500, echo: true, after: true },
  '502 before': { kind: 'html', status: 502 },
  '503 after': { kind: 'answer', status: 503, after: true },
  '504 before': { kind: 'answer', status: 504 },
  '504 after': { kind: 'answer', status: 504, after: true },
  '403': { kind: 'answer', status: 403, echo: true },
  'a reset before': { kind: 'reset' },
  'a reset after': { kind: 'reset', after: true },
  'connection refused afterwards': { kind: 'refuse-next', milliseconds: 250 },
  'a hang': { kind: 'hang' },
  'a hang after': { kind: 'hang', after: true },
  'a body cut short': { kind: 'cut-short' },
  'HTML with 200': { kind: 'html', status: 200 },
  'a 201 without an id': { kind: 'without-id' },
  'a wrong content type': { kind: 'wrong-content-type' },
  'an endless body': { kind: 'endless' },
  'a slow trickle': { kind: 'trickle', milliseconds: 50 },
  'a redirect to elsewhere': { kind: 'answer', status: 307, headers: { Location: 'http://127.0.0.2:9/' } },
};

const secrets = [
  ...Object.values(fiveSecrets),
  ...seedWholeLife({ seed: () => {} }),
  DEMO_ADOBE_CLIENT.clientSecret,
];
const allSecrets = asLines(fiveSecrets);

/** What a run left behind is whole, true, and free of secrets. */
function expectSound(run: ActionRun, emulator: Awaited<ReturnType<typeof startEmulator>>): void {
  const printed = [withoutMasks(run.log), run.summary, run.outputFile].join('\n');
  for (const secret of [...secrets, ...emulator.mintedTokens]) expect(printed).not.toContain(secret);
  expect(printed).not.toMatch(/this program made a mistake|^\s+at .*:\d+:\d+/m);
  expect(run.summary).toContain('## Base connections');
  const ids: Record<string, string> = JSON.parse(run.outputs.get('ids') ?? '');
  const there = new Set(emulator.connections.map(({ id }) => id));
  for (const [key, id] of Object.entries(ids)) expect([key, there.has(id)]).toEqual([key, true]);
  expect(JSON.parse(run.outputs.get('connections') ?? '')).toHaveLength(6);
}

describe.each(Object.entries(requests))('when %s meets', (_, request) => {
  it.concurrent.for(Object.entries(effects))(
    '%s, the run ends well or says why, and the next one mends it',
    { timeout: 60_000 },
    async ([, effect], { onTestFinished }) => {
      const isThrottle = effect.kind === 'answer' && effect.status === 429;
      const fault = { ...request, effect, ...(isThrottle ? { times: 2 } : {}) };
      const emulator = await startEmulator({ faults: [fault], secretsShown: 'clear' }, onTestFinished);
      seedWholeLife(emulator);
      const workspace = await createWorkspace({ 'connections.yaml': wholeLife }, onTestFinished);
      const inputs = { ...inputsFor(emulator.url), ...wholeLifeInputs, secrets: allSecrets };
      const short = { 'request-timeout': '0.5', 'settling-time': '0.2', timeout: '4' };

      const run = await runAction({ workspace, inputs: { ...inputs, ...short } });
      expectSound(run, emulator);
      expect(run.exitCode).toBe(run.outputs.get('result') === 'applied' ? 0 : 1);
      if (run.exitCode === 1) expect(run.log).toMatch(/^::error /m);

      emulator.clearFaults();
      const next = await runAction({ workspace, inputs });
      expectSound(next, emulator);
      expect(next.exitCode).toBe(0);
      // Nothing was made twice: no answer stayed away for longer than the settling time.
      const names = emulator.connections.map(({ sandboxName, name }) => `${sandboxName} ${name}`);
      expect(names.sort()).toEqual([...new Set(names)]);
      expect(names).toHaveLength(5);
      // Nothing is left half done: what was to be mended is, what was to go is gone, all have their credentials.
      for (const { name, auth } of emulator.connections) {
        expect(name).not.toBe('Zoho CRM Old');
        expect(auth.params).toMatchObject(name === 'Zoho CRM US' ? paramsOfUs : {});
      }
    },
  );
});
