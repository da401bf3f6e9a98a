import { cp } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runBuiltAction } from '../../src/cli/demo.ts';
import { asLines, fiveEntries, fiveSecrets } from '../fixtures/examples.ts';
import { createWorkspace, inputsFor, repository, runAction, startEmulator } from './workspace.ts';

it.each([
  ['links to the section on a code', { 'docs/troubleshooting.md': '' }, true],
  ['has no link if the copy of the action lacks the page', {}, false],
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

it.each([
  ['an event file that is not JSON', { GITHUB_EVENT_PATH: '/etc/hosts' }, 'GITHUB_EVENT_PATH'],
  ['a proxy that is not a URL', { HTTPS_PROXY: 'http://user:canary-password@host:99999' }, 'HTTPS_PROXY'],
])('an error about %s has a message instead of a stack trace', async (_, environment, words) => {
  const workspace = await createWorkspace({ 'connections.yaml': fiveEntries });
  const run = await runAction({ workspace, inputs: { mode: 'validate' }, environment });
  expect(run.exitCode).toBe(1);
  expect(run.log).toContain(words);
  expect(run.log).not.toMatch(/canary|^\s+at |localhost/m);
  expect(run.outputs.get('result')).toBe('invalid');
});

it('requests to this machine bypass the proxy', async () => {
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
