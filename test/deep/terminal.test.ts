import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readConnectionsFile } from '../../src/config/connections-file.ts';
import type { ConnectionSeed } from '../../src/emulator/stored-connection.ts';
import { startInTerminal } from '../dist/cli-process.ts';
import { createWorkspace, startEmulator } from '../dist/workspace.ts';
import type { EmulatorOptions } from '../emulator/emulator.ts';
import { asLines, existingUs, fiveEntries, fiveSecrets } from '../fixtures/examples.ts';

/** The Linux version of `script` gives a process a terminal. Without it, these tests are skipped. */
const hasTerminal =
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') === true;

const CTRL_C = '\u0003';
const [UP, DOWN] = ['\u001b[A', '\u001b[B'];
const ENTER = '\r';
const ESCAPE = '\u001b';
/** The escape codes for colours, bold and dim text. */
const COLOUR = new RegExp(`${ESCAPE}\\[[0-9;]*m`);

async function applyInTerminal(
  options: EmulatorOptions = {},
  environment: Readonly<Record<string, string>> = {},
  file = fiveEntries,
  there?: ConnectionSeed,
) {
  const emulator = await startEmulator(options);
  if (there !== undefined) emulator.seed(there);
  const folder = await createWorkspace({ 'connections.yaml': file, '.secrets': asLines(fiveSecrets) });
  const args = ['apply', '--secrets-file', '.secrets', '--settling-time', '0', '--emulator', emulator.url];
  return { emulator, ...startInTerminal(args, { folder, environment }) };
}

/** Returns the text that remains on the screen after lines were overwritten. */
const screen = (output: string) =>
  output
    .split('\n')
    .map((line) => stripVTControlCharacters(line.replace(/\r+$/, '').split('\r').at(-1) ?? ''))
    .join('\n');

describe.runIf(hasTerminal)('apply in a terminal', () => {
  it('shows the plan, asks for approval, and applies it with finished changes above the progress line', async () => {
    const { emulator, child, says, ended } = await applyInTerminal({ latency: 120 });
    await says(/\+ zoho-eu {8}create[\s\S]*Apply this plan \(5 to create\) to dev, stage of \w+@AdobeOrg\?/);
    expect(emulator.connections).toEqual([]);
    child.stdin.write('y');
    await says(/\d\/5/);
    const { exitCode, output } = await ended;
    expect(exitCode).toBe(0);
    const shown = screen(output);
    for (const { id } of emulator.connections)
      expect(shown).toMatch(new RegExp(`^\\[\\d/5\\] zoho-[a-z-]+ {2,}created {4}${id}$`, 'm'));
    expect(emulator.connections).toHaveLength(5);
    expect(shown).toMatch(/Done: 5 created; tests: 5 ok\.\n*$/);
    expect(output).toMatch(COLOUR);
    for (const secret of Object.values(fiveSecrets)) expect(output).not.toContain(secret);
  });

  it.each([
    ['n', 0, 'The plan was not applied: 5 to create.'],
    [ENTER, 0, 'The plan was not applied: 5 to create.'],
    [CTRL_C, 130, 'the run was cancelled; nothing was changed'],
    ['\u001b', 130, 'the run was cancelled; nothing was changed'],
  ])('changes nothing after %j', async (key, code, words) => {
    const { emulator, child, says, ended } = await applyInTerminal();
    await says(/Apply this plan/);
    child.stdin.write(key);
    const { exitCode, output } = await ended;
    expect(exitCode).toBe(code);
    expect(screen(output)).toContain(words);
    expect(output.match(/error\[/g) ?? []).toHaveLength(code === 0 ? 0 : 1);
    expect(
      emulator.requests.some(({ method, path }) => method !== 'GET' && path.includes('/connections')),
    ).toBe(false);
  });

  it('does not ask when there is nothing to do', async () => {
    const file = fiveEntries
      .replace(/ {2}zoho-eu:[\s\S]*(?= {2}zoho-us:)/, '')
      .replace(/ {2}zoho-in:[\s\S]*/, '');
    const { ended } = await applyInTerminal({}, {}, file, existingUs);
    const { exitCode, output } = await ended;
    expect([exitCode, screen(output)]).toEqual([0, expect.stringContaining('Nothing to do: 1 unchanged')]);
  });

  it('is cancelled by Ctrl-C, after changes in progress are finished and reported', async () => {
    const { emulator, child, says, ended } = await applyInTerminal({
      faults: [
        { method: 'POST', path: '/connections', from: 2, effect: { kind: 'delay', milliseconds: 700 } },
      ],
    });
    await says(/Apply this plan/);
    child.stdin.write('y');
    await says(/1\/5/);
    child.stdin.write(CTRL_C);
    const { exitCode, output } = await ended;
    expect(exitCode).toBe(130);
    expect(screen(output)).toContain('The run was cancelled');
    expect(emulator.connections.length).toBeGreaterThan(0);
    for (const { id } of emulator.connections) expect(output).toContain(id);
  });

  it('has no colours with NO_COLOR', async () => {
    const { child, says, ended } = await applyInTerminal({ latency: 30 }, { NO_COLOR: '1' });
    await says(/Apply this plan/);
    child.stdin.write('y');
    const { exitCode, output } = await ended;
    expect(exitCode).toBe(0);
    expect(output).not.toMatch(COLOUR);
    expect(output).toContain('\r\u001b[K');
  });

  it.each<Readonly<Record<string, string>>>([{ CI: 'true' }, { TERM: 'dumb' }])(
    'asks nothing and changes nothing with %j',
    async (environment) => {
      const { ended } = await applyInTerminal({}, environment);
      const { exitCode, output } = await ended;
      expect([exitCode, output]).toEqual([
        3,
        expect.stringContaining('not a terminal: cannot ask for approval'),
      ]);
    },
  );
});

describe.runIf(hasTerminal)('validate in a terminal', () => {
  const broken = fiveEntries.replace('name: Zoho CRM EU', 'nmae: Zoho CRM EU');

  it('is in colour, and without escape codes with NO_COLOR', async () => {
    const folder = await createWorkspace({ 'connections.yaml': broken });
    const coloured = await startInTerminal(['validate'], { folder }).ended;
    expect(coloured.output).toMatch(COLOUR);
    const plain = await startInTerminal(['validate'], { folder, environment: { NO_COLOR: '1' } }).ended;
    expect(plain.output).toBe(stripVTControlCharacters(coloured.output));
    expect([coloured.exitCode, plain.exitCode]).toEqual([3, 3]);
  });
});

const USES = 'acme/aep-base-connections@v1.0.0';

describe.runIf(hasTerminal)('init in a terminal', () => {
  it('asks, rejects invalid answers, and writes the files from the valid ones', async () => {
    const folder = await createWorkspace({});
    const { child, says, ended } = startInTerminal(['init', '--uses', USES], { folder });
    await says(/Zoho data centre of the account/);
    child.stdin.write(`${DOWN}${DOWN}${UP}`);
    child.stdin.write(ENTER);
    await says(/Which sandbox/);
    child.stdin.write(`My Dev${ENTER}`);
    await says(/must be the name of a sandbox/);
    child.stdin.write(`${'\u007f'.repeat(6)}stage${ENTER}`);
    await says(/Name of the connection/);
    child.stdin.write(ENTER);
    await says(/Key in the file/);
    child.stdin.write(`crm${ENTER}`);
    await says(/The client id/);
    child.stdin.write(ENTER);
    await says(/there is no default/);
    child.stdin.write(`1000.EXAMPLE${ENTER}`);
    const { exitCode, output } = await ended;
    expect(exitCode, output).toBe(0);
    const bytes = readFileSync(join(folder, 'connections.yaml'));
    const { entries, problems } = readConnectionsFile(bytes, 'connections.yaml');
    expect(problems).toEqual([]);
    expect(entries).toMatchObject([
      {
        key: 'crm',
        name: 'Zoho CRM',
        sandbox: 'stage',
        auth: { accountsUrl: { value: 'https://accounts.zoho.eu' }, clientId: { value: '1000.EXAMPLE' } },
      },
    ]);
    expect(readFileSync(join(folder, '.github/workflows/connections.yml'), 'utf8')).toContain("ids)['crm']");
  });

  it('asks only for values that the flags do not give', async () => {
    const folder = await createWorkspace({});
    const flags = [
      '--uses',
      USES,
      '--set',
      'dataCenter=in',
      '--sandbox',
      'dev',
      '--name',
      'Our CRM',
      '--key',
      'crm',
    ];
    const { child, says, ended } = startInTerminal(['init', ...flags], { folder });
    await says(/The client id/);
    child.stdin.write(`1000.EXAMPLE${ENTER}`);
    const { exitCode, output } = await ended;
    expect([exitCode, output.includes('Which sandbox')]).toEqual([0, false]);
  });

  it('asks nothing when the connections file exists', async () => {
    const folder = await createWorkspace({ 'connections.yaml': fiveEntries });
    const { exitCode, output } = await startInTerminal(['init', '--uses', USES], { folder }).ended;
    expect([exitCode, screen(output)]).toEqual([0, expect.stringContaining('kept connections.yaml')]);
  });

  it('asks even on a terminal of unknown size', async () => {
    const folder = await createWorkspace({});
    const { child, says, ended } = startInTerminal(['init'], { folder }, 0);
    await says(/Zoho data centre of the account/);
    child.stdin.write(CTRL_C);
    expect((await ended).exitCode).toBe(130);
  });

  it('writes nothing after Ctrl-C', async () => {
    const folder = await createWorkspace({});
    const { child, says, ended } = startInTerminal(['init'], { folder });
    await says(/Zoho data centre of the account/);
    child.stdin.write(ENTER);
    await says(/Which sandbox/);
    child.stdin.write(CTRL_C);
    const { exitCode, output } = await ended;
    expect([exitCode, screen(output)]).toEqual([130, expect.stringContaining('Nothing was written.')]);
    expect([existsSync(join(folder, 'connections.yaml')), existsSync(join(folder, '.github'))]).toEqual([
      false,
      false,
    ]);
  });
});

it.runIf(hasTerminal)('Ctrl-C ends the emulator', async () => {
  const folder = await createWorkspace({});
  const { child, says, ended } = startInTerminal(['emulator'], { folder });
  await says(/Ctrl-C ends it/);
  child.stdin.write(CTRL_C);
  expect((await ended).exitCode).toBe(0);
});

it.runIf(hasTerminal)('Ctrl-C cancels a run that reads secrets from the keyboard', async () => {
  const folder = await createWorkspace({ 'connections.yaml': fiveEntries });
  const { child, says, ended } = startInTerminal(['validate', '--secrets-file', '-'], { folder });
  // Before it says so, the shell may still be starting it, and would lose Ctrl-C.
  await says(/Reading from the keyboard; end with Ctrl-D/);
  child.stdin.write('ZOHO_EU_CLIENT_SECRET=x\r');
  await says(/ZOHO_EU_CLIENT_SECRET/);
  child.stdin.write(CTRL_C);
  expect((await ended).exitCode).toBe(130);
});
