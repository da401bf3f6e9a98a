import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { defaultSource } from '../../src/source/catalogue.ts';
import { zohoParameters } from '../emulator/caller.ts';
import { createEmulator, DEMO_ADOBE_CLIENT, type EmulatorOptions } from '../emulator/emulator.ts';
import { serveEmulator } from '../emulator/serve.ts';

const { id: specId, version } = defaultSource.spec;
const connection = { specId, version, specName: 'Basic Authentication', params: zohoParameters };

/** Runs the tests of a real organization against an emulator. */
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

it('the contract holds for the emulator, which is left as it was, and no value of an answer is printed', async () => {
  const options = {
    initializingTime: 100,
    deletionTime: 100,
    hasEmptyLinks: false,
    secretsShown: 'clear',
  } as const;
  const { emulator, output, exitCode } = await runOn(options, 'dev');
  expect([output, exitCode]).toEqual([expect.stringMatching(/Tests +6 passed/), 0]);
  // One that is being removed counts as removed.
  await expect.poll(() => emulator.connections).toEqual([]);
  expect(output).toMatch(/contract: PATCH .+\/connections\/\{id\} 412 .*FLOW-1404-412/);
  for (const secret of [...Object.values(zohoParameters), ...emulator.mintedTokens])
    expect(output).not.toContain(secret);
});

it('it is broken where one cannot be changed, and what was made is removed all the same', async () => {
  const { emulator, output, exitCode } = await runOn({ patching: 'not-by-connector' }, 'dev');
  expect([output, exitCode]).toEqual([expect.stringMatching(/Tests +1 failed/), 1]);
  expect(emulator.connections).toEqual([]);
});

it('it is not looked at where no sandbox is named', async () => {
  const { emulator, output, exitCode } = await runOn({}, '');
  expect([output, exitCode]).toEqual([expect.stringMatching(/Tests +6 skipped/), 0]);
  expect(emulator.requests).toEqual([]);
});
