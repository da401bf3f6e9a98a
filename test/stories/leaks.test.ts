import { describe, expect, it } from 'vitest';
import { type ActionRun, withoutMasks } from '../../src/cli/run-action.ts';
import { createWorkspace, inputsFor, runAction, startEmulator } from '../dist/workspace.ts';
import { DEMO_ADOBE_CLIENT } from '../emulator/emulator.ts';
import type { Fault } from '../emulator/faults.ts';
import {
  asLines,
  fiveEntries,
  fiveSecrets,
  seedWholeLife,
  wholeLife,
  wholeLifeInputs,
} from '../fixtures/examples.ts';

/** Every way in which a run can end, by the faults that bring it about. What they do not meet is done. */
const endings: Readonly<
  Record<
    string,
    {
      readonly faults: readonly Fault[];
      readonly inputs?: Readonly<Record<string, string>>;
      readonly result: string;
    }
  >
> = {
  success: { faults: [], result: 'applied' },
  'a refusal of every creation that repeats the request': {
    faults: [{ method: 'POST', path: '/connections', effect: { kind: 'answer', status: 400, echo: true } }],
    result: 'partial',
  },
  'server errors that repeat the request': {
    faults: [{ method: 'POST', path: '/connections', effect: { kind: 'answer', status: 500, echo: true } }],
    inputs: { 'settling-time': '0.1' },
    result: 'partial',
  },
  'creations that are never answered': {
    faults: [{ method: 'POST', path: '/connections', effect: { kind: 'hang' } }],
    inputs: { 'request-timeout': '0.3', 'settling-time': '0.1' },
    result: 'partial',
  },
  'a run that runs out of time': {
    faults: [{ method: 'GET', path: '/connections', effect: { kind: 'hang' } }],
    inputs: { timeout: '0.5', 'request-timeout': '0.5' },
    result: 'failed',
  },
  'a Zoho that repeats the request in its refusal': {
    faults: [{ path: '/oauth/v2/token', effect: { kind: 'answer', status: 400, echo: true } }],
    result: 'partial',
  },
  'an IMS that repeats the request in its refusal': {
    faults: [{ path: '/ims/token/v3', effect: { kind: 'answer', status: 400, echo: true } }],
    result: 'failed',
  },
  'changes whose refusal repeats the request': {
    faults: [{ method: 'PATCH', effect: { kind: 'answer', status: 400, echo: true } }],
    result: 'partial',
  },
  'changes that are lost, in an answer that repeats the request': {
    faults: [{ method: 'PATCH', effect: { kind: 'answer', status: 500, echo: true, after: true } }],
    result: 'partial',
  },
  'a removal whose refusal repeats the request': {
    faults: [{ method: 'DELETE', effect: { kind: 'answer', status: 403, echo: true } }],
    result: 'partial',
  },
  'tests that fail, in an answer that repeats the request': {
    faults: [
      {
        path: '/test',
        effect: { kind: 'answer', status: 400, echo: true, body: { error_code: '1308-400', message: 'no' } },
      },
    ],
    result: 'partial',
  },
  'a look-up of what hangs on a connection, in an answer that repeats the request': {
    faults: [{ path: '/sourceConnections', effect: { kind: 'answer', status: 403, echo: true } }],
    result: 'partial',
  },
  'a listing that repeats the request headers in its refusal': {
    faults: [{ method: 'GET', path: '/connections', effect: { kind: 'answer', status: 403, echo: true } }],
    result: 'failed',
  },
};

describe.each(Object.entries(endings))(
  'no secret is printed after %s',
  (_, { faults, inputs = {}, result }) => {
    it.each(['', '1'])('with RUNNER_DEBUG=%s', async (debug) => {
      const emulator = await startEmulator({ faults, secretsShown: 'clear' });
      const old = seedWholeLife(emulator);
      const workspace = await createWorkspace({ 'connections.yaml': wholeLife });

      const run = await runAction({
        workspace,
        inputs: { ...inputsFor(emulator.url), ...wholeLifeInputs, secrets: asLines(fiveSecrets), ...inputs },
        environment: debug === '' ? {} : { RUNNER_DEBUG: debug },
      });

      expect(run.outputs.get('result')).toBe(result);
      const secrets = [
        ...Object.values(fiveSecrets),
        ...old,
        DEMO_ADOBE_CLIENT.clientSecret,
        ...emulator.mintedTokens,
      ];
      for (const secret of secrets) {
        for (const form of formsOf(secret)) expect(printedBy(run)).not.toContain(form);
      }
      // The check can fail: everything that is to be hidden was there to be printed.
      if (result === 'applied') expect(emulator.mintedTokens.length).toBeGreaterThan(3);
    });
  },
);

it('masks every referenced secret, the credential and each minted token, before anything else is printed', async () => {
  const emulator = await startEmulator();
  const workspace = await createWorkspace({ 'connections.yaml': fiveEntries });

  const { log } = await runAction({
    workspace,
    inputs: { ...inputsFor(emulator.url), secrets: `${asLines(fiveSecrets)}UNUSED=not-in-the-file\n` },
  });

  const lines = log.split('\n');
  const masks = lines
    .filter((line) => line.startsWith('::add-mask::'))
    .map((line) => line.slice('::add-mask::'.length));
  expect(new Set(masks)).toEqual(
    new Set([...Object.values(fiveSecrets), DEMO_ADOBE_CLIENT.clientSecret, ...emulator.mintedTokens]),
  );
  const firstWords = lines.findIndex((line) => !line.startsWith('::add-mask::'));
  for (const secret of Object.values(fiveSecrets)) {
    expect(lines.indexOf(`::add-mask::${secret}`)).toBeLessThan(firstWords);
  }
});

function printedBy(run: ActionRun): string {
  return [withoutMasks(run.log), run.summary, run.outputFile].join('\n');
}

function formsOf(secret: string): string[] {
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    new URLSearchParams({ s: secret }).toString().slice(2),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  ];
}
