import { expect, it } from 'vitest';
import { existingConnections, manyConnectionsText, SECRETS } from '../bench/many-connections.ts';
import { createWorkspace, inputsFor, runAction, startEmulator } from '../dist/workspace.ts';
import { asLines } from '../fixtures/examples.ts';

it('creates 500 connections in little memory, despite long listings and one endless answer', async () => {
  const emulator = await startEmulator({
    faults: [{ method: 'POST', path: '/connections', nth: 250, effect: { kind: 'endless' } }],
  });
  for (let number = 0; number < 2_000; number++) {
    emulator.seed({ sandbox: 'dev', name: `Other ${number}`, description: 'x'.repeat(500) });
  }
  const auth =
    '{ dataCenter: eu, clientId: 1000.ABC, clientSecret: { secret: CS }, refreshToken: { secret: RT } }';
  const entries = Array.from(
    { length: 500 },
    (_, index) => `  z${index}: { name: Zoho ${index}, auth: ${auth} }\n`,
  );
  const workspace = await createWorkspace({
    'connections.yaml': `version: 1\nsandbox: dev\nconnections:\n${entries.join('')}`,
  });

  const run = await runAction({
    workspace,
    inputs: {
      ...inputsFor(emulator.url),
      secrets: 'CS=canary-secret\nRT=1000.canary-refresh\n',
      concurrency: '16',
      'settling-time': '1',
    },
    // The limit is in megabytes. The process exits if it needs more.
    environment: { NODE_OPTIONS: '--max-old-space-size=96' },
  });

  expect(run.outputs.get('failed')).toBe('0');
  expect(run.exitCode).toBe(0);
  expect(emulator.inFlight.most).toBeLessThanOrEqual(16);
  expect(emulator.connections).toHaveLength(2_500);
});

it('plans 4,000 entries against 10,000 connections in little memory', async () => {
  const emulator = await startEmulator();
  for (const each of existingConnections(10_000)) emulator.seed(each);

  const run = await runAction({
    workspace: await createWorkspace({ 'connections.yaml': manyConnectionsText(4_000) }),
    inputs: { ...inputsFor(emulator.url), mode: 'plan', secrets: asLines(SECRETS) },
    environment: { NODE_OPTIONS: '--max-old-space-size=150' },
  });

  expect(run.outputs.get('failed')).toBe('0');
  expect(run.exitCode).toBe(0);
});
