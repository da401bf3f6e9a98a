import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { defaultSource } from '../../src/source/catalogue.ts';
import { zohoParameters } from '../emulator/caller.ts';
import { createEmulator, DEMO_ADOBE_CLIENT, type EmulatorOptions } from '../emulator/emulator.ts';
import { serveEmulator } from '../emulator/serve.ts';

const { id: specId, version } = defaultSource.spec;
const connection = { specId, version, specName: 'Basic Authentication', params: zohoParameters };

/** Runs the contract test, which is meant for a real organization, against an emulator. */
async function runOn(options: EmulatorOptions, sandbox: string) {
  const emulator = createEmulator(options);
  const { url, close } = await serveEmulator(emulator);
  const program = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', 'contract'],
    {
      env: {
        PATH: process.env['PATH'],
        NO_COLOR: '1',
        CONTRACT_SANDBOX: sandbox,
        CONTRACT_CONNECTION: JSON.stringify(connection),
        CONTRACT_PLATFORM_URL: url,
        CONTRACT_IMS_URL: url,
        ADOBE_CLIENT_ID: DEMO_ADOBE_CLIENT.clientId,
        ADOBE_CLIENT_SECRET: DEMO_ADOBE_CLIENT.clientSecret,
        ADOBE_ORG_ID: DEMO_ADOBE_CLIENT.orgId,
      },
    },
  );
  const ended = new Promise((resolve) => program.on('close', resolve));
  const [output, exitCode] = [await text(program.stdout), await ended];
  await close();
  return { emulator, output, exitCode };
}

it('the contract test passes with the emulator, leaves it unchanged and prints no value of an answer', async () => {
  const options = {
    initializingTime: 100,
    deletionTime: 100,
    hasEmptyLinks: false,
    secretsShown: 'clear',
  } as const;
  const { emulator, output, exitCode } = await runOn(options, 'dev');
  expect([output, exitCode]).toEqual([expect.stringMatching(/Tests +6 passed/), 0]);
  // A connection in deletion counts as deleted.
  await expect.poll(() => emulator.connections).toEqual([]);
  expect(output).toMatch(/contract: PATCH .+\/connections\/\{id\} 412 .*FLOW-1404-412/);
  for (const secret of [...Object.values(zohoParameters), ...emulator.mintedTokens])
    expect(output).not.toContain(secret);
});

it('the contract test fails if a connection cannot be changed, and still deletes what it created', async () => {
  const { emulator, output, exitCode } = await runOn({ patching: 'not-by-connector' }, 'dev');
  expect([output, exitCode]).toEqual([expect.stringMatching(/Tests +1 failed/), 1]);
  expect(emulator.connections).toEqual([]);
});

it('the contract test is skipped without a sandbox', async () => {
  const { emulator, output, exitCode } = await runOn({}, '');
  expect([output, exitCode]).toEqual([expect.stringMatching(/Tests +6 skipped/), 0]);
  expect(emulator.requests).toEqual([]);
});
