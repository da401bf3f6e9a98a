import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEMO_ADOBE_CLIENT } from '../../src/emulator/stored-connection.ts';
import { asLines, fiveEntries, fiveSecrets } from '../fixtures/examples.ts';
import { readOutput } from '../unit/cli/cli-output.ts';
import { program, run, start } from './cli-process.ts';
import { createWorkspace, repository, startEmulator } from './workspace.ts';

const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
const APPLY = ['apply', '--yes', '--secrets-file', '.secrets', '--settling-time', '0'];
const files = { 'connections.yaml': fiveEntries, '.secrets': asLines(fiveSecrets) };

it('`--version` prints the version of the package', async () => {
  const folder = await createWorkspace({});
  const version = { exitCode: 0, output: `${manifest.version}\n`, error: '' };
  expect(await run(['--version'], { folder })).toEqual(version);
  expect(await run(['-V'], { folder })).toEqual(version);
});

describe('with a pipe that is closed early,', () => {
  it.each([
    ['validate', 3],
    ['plan', 2],
  ])('%s exits with its usual code and without a stack trace', async (command, exitCode) => {
    const emulator = await startEmulator();
    const many = Array.from({ length: 2_000 }, (_, index) =>
      fiveEntries
        .slice(fiveEntries.indexOf('  zoho-eu:'), fiveEntries.indexOf('  zoho-us:'))
        .replaceAll('zoho-eu', `z${index}`)
        .replace('name: Zoho', command === 'plan' ? `name: ${index}` : 'nmae: Zoho'),
    ).join('');
    const folder = await createWorkspace({
      'connections.yaml': `version: 1\nsandbox: dev\nconnections:\n${many}`,
    });
    const flags = command === 'plan' ? `--exit-code --emulator ${emulator.url}` : '';
    const shell = `{ "${process.execPath}" "${program}" ${command} ${flags} 2>error; echo $? >code; } | head -1`;
    // The emulator answers from this process, which must not wait for the shell.
    const sh = spawn('sh', ['-c', shell], { cwd: folder, stdio: 'ignore' });
    await new Promise((done) => sh.on('close', done));
    expect(await readFile(join(folder, 'code'), 'utf8')).toBe(`${exitCode}\n`);
    expect(await readFile(join(folder, 'error'), 'utf8')).not.toMatch(/EPIPE|^\s+at /m);
  });
});

describe('an interrupt', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s during apply reports the connections that exist',
    async (signal) => {
      const emulator = await startEmulator({
        faults: [
          {
            method: 'POST',
            path: '/connections',
            from: 2,
            effect: { kind: 'delay', milliseconds: 500, after: true },
          },
        ],
      });
      const folder = await createWorkspace(files);
      const { child, says, ended } = start(
        [...APPLY, '--emulator', emulator.url, '--concurrency', '1', '--json'],
        { folder },
      );
      await says(/\[1\/5\]/);
      child.kill(signal);
      child.kill(signal);
      const { exitCode, output, error } = await ended;
      expect(exitCode).toBe(130);
      expect(error).toContain('The run was cancelled');
      const { connections, result } = readOutput(output) as {
        connections: readonly { id: string }[];
        result: string;
      };
      expect(result).toBe('partial');
      // Every created connection is reported.
      const told = connections.map(({ id }) => id).filter((id) => id !== '');
      expect(told.sort()).toEqual(emulator.connections.map(({ id }) => id).sort());
      expect(told.length).toBeLessThan(5);
    },
  );
});

it.runIf(existsSync('/dev/full'))('the command line fails if its output cannot be written', async () => {
  const folder = await createWorkspace({ 'connections.yaml': fiveEntries });
  const command = `"${process.execPath}" "${program}" validate --json > /dev/full`;
  const { status, stderr } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
  expect([status, stderr]).toEqual([1, expect.stringContaining('The standard output could not be written.')]);
});

it('the command line reads secrets from a process substitution', async () => {
  const folder = await createWorkspace(files);
  const command = `"${process.execPath}" "${program}" validate --secrets-file <(cat .secrets)`;
  const { status, stderr } = spawnSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '1 file, 0 errors, 0 warnings\n']);
});

describe('the emulator', () => {
  it('prints its URL, serves requests and exits with 0 after SIGINT', async () => {
    const folder = await createWorkspace(files);
    const served = start(['emulator'], { folder });
    await served.says(/^http:\/\/127\.0\.0\.1:\d+\n/);
    const { output } = served.printed();
    const url = output.trim();
    expect(output).toBe(`${url}\n`);
    expect((await run([...APPLY, '--emulator', url], { folder })).error).toContain('Done: 5 created');
    served.child.kill('SIGINT');
    const { exitCode, error } = await served.ended;
    expect(exitCode).toBe(0);
    expect(error).toMatch(/\d+ requests were answered\.\n$/);
    expect(error).toContain(`aep-base-connections plan --emulator ${url}`);
  });

  it('prints its URL and its sandboxes as JSON', async () => {
    const folder = await createWorkspace({});
    const served = start(['emulator', '--json', '--sandbox', 'a', 'b'], { folder });
    await served.says(/\n\}\n/);
    const { clientId, clientSecret, orgId } = DEMO_ADOBE_CLIENT;
    expect(readOutput(served.printed().output)).toMatchObject({
      clientId,
      clientSecret,
      orgId,
      sandboxes: ['a', 'b'],
    });
    served.child.kill('SIGTERM');
    expect((await served.ended).exitCode).toBe(0);
  });

  it('reports a port that is in use', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const folder = await createWorkspace({});
    const { exitCode, output, error } = await run(['emulator', '--port', String(port)], { folder });
    await new Promise((done) => server.close(done));
    expect([exitCode, output]).toEqual([3, '']);
    expect(error).toContain(`port ${port} is in use, or cannot be opened`);
    expect(error).toContain('help: choose another `--port`, or 0 for a free one');
  });
});

it('an invalid proxy causes an error that does not repeat its URL', async () => {
  const folder = await createWorkspace(files);
  const environment = { HTTPS_PROXY: 'http://user:canary-password@host:99999' };
  const { exitCode, error } = await run(['plan', '--emulator', 'http://127.0.0.1:1'], {
    folder,
    environment,
  });
  expect(exitCode).toBe(3);
  expect(error).toContain('HTTPS_PROXY');
  expect(error).not.toContain('canary');
});

it('an interrupt cancels the demo', async () => {
  const folder = await createWorkspace({});
  const { child, says, ended } = start(['demo'], { folder });
  await says(/The built action on examples/);
  child.kill('SIGINT');
  const { exitCode, output } = await ended;
  expect(exitCode).toBe(130);
  expect(output).not.toContain('FAILED');
});
