import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runBuiltAction } from '../../src/cli/run-action.ts';
import { badFiles } from '../fixtures/bad-files.ts';
import { asLines, fiveEntries, fiveSecrets } from '../fixtures/examples.ts';
import { createWorkspace, inputsFor, repository, runAction, startEmulator } from './workspace.ts';

it('works where there is nothing but action.yml and dist/', async () => {
  const emulator = await startEmulator();
  const workspace = await createWorkspace({ 'connections.yaml': fiveEntries });
  const checkout = await mkdtemp(join(tmpdir(), 'action-'));
  try {
    await cp(join(repository, 'dist'), join(checkout, 'dist'), { recursive: true });

    const run = await runBuiltAction({
      repository: checkout,
      workspace,
      inputs: { ...inputsFor(emulator.url), secrets: asLines(fiveSecrets) },
    });

    expect(run.log).toContain('5 created');
    expect(run.exitCode).toBe(0);
    expect(Object.values(JSON.parse(run.outputs.get('ids') ?? '')).sort()).toEqual(
      emulator.connections.map(({ id }) => id).sort(),
    );
  } finally {
    await rm(checkout, { recursive: true, force: true });
  }
});

it.each([
  ['leads to the paragraph on a code', { 'docs/troubleshooting.md': '' }, true],
  ['leads nowhere when the copy of the action is without it', {}, false],
])('the summary %s', async (_, docs, isLinked) => {
  const workspace = await createWorkspace({ 'connections.yaml': 'version: 2', ...docs });
  await cp(join(repository, 'dist'), join(workspace, 'dist'), { recursive: true });
  const run = await runBuiltAction({
    repository: workspace,
    workspace,
    inputs: { mode: 'validate' },
    environment: { GITHUB_REPOSITORY: 'team/data', GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567' },
  });
  expect(run.exitCode).toBe(1);
  expect(run.summary.includes('/docs/troubleshooting.md#value-invalid')).toBe(isLinked);
});

it('says so when only a part of dist/ was copied', async () => {
  const workspace = await createWorkspace({ 'connections.yaml': fiveEntries });
  const index = await readFile(join(repository, 'dist/index.js'), 'utf8');
  const checkout = await createWorkspace({
    'dist/index.js': index,
    'dist/package.json': '{"type":"module"}',
  });
  const run = await runBuiltAction({
    repository: checkout,
    workspace,
    inputs: { mode: 'validate' },
    environment: { HTTPS_PROXY: 'http://127.0.0.1:9' },
  });
  expect(run.exitCode).toBe(1);
  expect(run.log).toMatch(
    /^::error [^\n]*::this copy of the program is incomplete: \d+\.index\.js is missing [^\n]* \[dist-incomplete\]$/m,
  );
  expect(run.log).not.toContain(checkout);
});

it.each(badFiles)(
  'refuses a file with $name at its line and column, and sends nothing',
  async ({ text, line, column }) => {
    const emulator = await startEmulator();
    const workspace = await createWorkspace({ 'connections.yaml': text });

    const run = await runAction({
      workspace,
      inputs: { ...inputsFor(emulator.url), secrets: asLines(fiveSecrets) },
    });

    expect(run.log).toMatch(
      new RegExp(`^::error .*file=connections\\.yaml,line=${line},col=${column}(?:,|::)`, 'm'),
    );
    expect(run.exitCode).toBe(1);
    expect(run.outputs.get('result')).toBe('invalid');
    expect(run.outputs.get('ids')).toBe('{}');
    expect(run.summary).toContain('What went wrong');
    expect(run.log).not.toMatch(/^\s+at .*\(.*\)/m);
    expect(emulator.requests).toEqual([]);
  },
);

it('is green for a fork, whose secrets are names without values', async () => {
  const repository = { full_name: 'team/repo', default_branch: 'main' };
  const event = { repository, pull_request: { head: { repo: { full_name: 'stranger/repo' } } } };
  const workspace = await createWorkspace({
    'connections.yaml': fiveEntries,
    'event.json': JSON.stringify(event),
  });

  const run = await runAction({
    workspace,
    inputs: { secrets: 'ZOHO_EU_CLIENT_SECRET=\nZOHO_EU_REFRESH_TOKEN=\n' },
    environment: {
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: join(workspace, 'event.json'),
    },
  });

  expect(run.log).toContain('::notice ');
  expect([run.exitCode, run.outputs.get('result')]).toEqual([0, 'valid']);
});

it.each([
  ['an event file that is not JSON', { GITHUB_EVENT_PATH: '/etc/hosts' }, 'GITHUB_EVENT_PATH'],
  ['a proxy that is no URL', { HTTPS_PROXY: 'http://user:canary-password@host:99999' }, 'HTTPS_PROXY'],
])('says what is wrong with %s, in its own words', async (_, environment, words) => {
  const workspace = await createWorkspace({ 'connections.yaml': fiveEntries });
  const run = await runAction({ workspace, inputs: { mode: 'validate' }, environment });
  expect(run.exitCode).toBe(1);
  expect(run.log).toContain(words);
  expect(run.log).not.toMatch(/canary|^\s+at |localhost/m);
  expect(run.outputs.get('result')).toBe('invalid');
});

it('sends nothing through a proxy that is meant for this machine', async () => {
  const emulator = await startEmulator();
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(502).end();
  }).on('connect', ({ url }, socket) => {
    asked.push(`CONNECT ${url}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  try {
    const { port } = proxy.address() as AddressInfo;
    const workspace = await createWorkspace({ 'connections.yaml': fiveEntries });
    const address = `http://127.0.0.1:${port}`;
    const environment = { HTTP_PROXY: address, HTTPS_PROXY: address, NO_PROXY: 'example.org' };

    const run = await runAction({
      workspace,
      inputs: { ...inputsFor(emulator.url), secrets: asLines(fiveSecrets) },
      environment,
    });
    expect([run.exitCode, asked]).toEqual([0, []]);

    const outside = await runAction({
      workspace,
      inputs: {
        ...inputsFor('https://platform.adobe.io'),
        'ims-url': '',
        'zoho-accounts-url': '',
        mode: 'plan',
      },
      environment,
    });
    expect(outside.exitCode).toBe(1);
    expect(new Set(asked)).toEqual(new Set(['CONNECT ims-na1.adobelogin.com:443']));
  } finally {
    proxy.close();
  }
});

it.each(['SIGINT', 'SIGTERM'] as const)(
  'cancels on %s, as the runner asks it to: outputs and summary are written, and the exit code is 130',
  async (signal) => {
    const emulator = await startEmulator({
      faults: [{ method: 'POST', path: '/connections', from: 3, effect: { kind: 'hang' } }],
    });
    const workspace = await createWorkspace({ 'connections.yaml': fiveEntries });

    const run = await runAction({
      workspace,
      inputs: { ...inputsFor(emulator.url), secrets: asLines(fiveSecrets), concurrency: '1' },
      started: (kill) => {
        const look = setInterval(() => {
          if (
            emulator.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/connections'))
              .length < 3
          ) {
            return;
          }
          clearInterval(look);
          kill(signal);
        }, 20);
      },
    });

    expect(run.exitCode).toBe(130);
    expect(run.outputs.get('result')).toBe('partial');
    const known = JSON.parse(run.outputs.get('ids') ?? '');
    expect(Object.keys(known)).toEqual(['zoho-eu', 'zoho-us']);
    const outcomes = JSON.parse(run.outputs.get('connections') ?? '').map(
      ({ outcome }: { outcome: string }) => outcome,
    );
    expect(outcomes).toEqual(['created', 'created', 'failed', 'skipped', 'skipped']);
    expect(run.summary).toContain('cancelled');
  },
);

it('creates 1,000 connections in little memory, though every listing is long and one answer has no end', async () => {
  const emulator = await startEmulator({
    faults: [{ method: 'POST', path: '/connections', nth: 500, effect: { kind: 'endless' } }],
  });
  for (let number = 0; number < 2_000; number++) {
    emulator.seed({ sandbox: 'dev', name: `Other ${number}`, description: 'x'.repeat(500) });
  }
  const auth =
    '{ dataCenter: eu, clientId: 1000.ABC, clientSecret: { secret: CS }, refreshToken: { secret: RT } }';
  const entries = Array.from(
    { length: 1_000 },
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
    // Megabytes: with more than that, the process ends by itself.
    environment: { NODE_OPTIONS: '--max-old-space-size=96' },
  });

  expect(run.outputs.get('failed')).toBe('0');
  expect(run.exitCode).toBe(0);
  expect(emulator.inFlight.most).toBeLessThanOrEqual(16);
  expect(emulator.connections).toHaveLength(3_000);
});
