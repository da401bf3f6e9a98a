import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { onTestFinished } from 'vitest';
import { type ActionRun, type Invocation, runBuiltAction } from '../../src/cli/demo.ts';
import {
  createEmulator,
  DEMO_ADOBE_CLIENT,
  type Emulator,
  type EmulatorOptions,
} from '../emulator/emulator.ts';
import { createGitHubFake, type GitHubFake } from '../emulator/github.ts';
import { serveEmulator } from '../emulator/serve.ts';

export const repository = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** Registers a callback for the end of a test. A concurrent test must pass its own. */
type AtEnd = (cleanup: () => Promise<void>) => void;

/** Creates a folder with these files and removes it after the test. */
export async function createWorkspace(
  files: Readonly<Record<string, string | Uint8Array>>,
  atEnd: AtEnd = onTestFinished,
): Promise<string> {
  const workspace = await mkdtemp(join(tmpdir(), 'workspace-'));
  atEnd(() => rm(workspace, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(workspace, path)), { recursive: true });
    await writeFile(join(workspace, path), content);
  }
  return workspace;
}

/** Serves an emulator on a socket until the test ends. */
export async function startEmulator(
  options: EmulatorOptions = {},
  atEnd: AtEnd = onTestFinished,
): Promise<Emulator & { readonly url: string }> {
  const emulator = createEmulator(options);
  const served = await serveEmulator(emulator);
  atEnd(() => served.close());
  return Object.assign(emulator, { url: served.url });
}

/** Serves a fake of GitHub on a socket until the test ends. */
export async function startGitHubFake(): Promise<GitHubFake & { readonly url: string }> {
  const github = createGitHubFake();
  const listener = getRequestListener(github.fetch, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(async () => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return Object.assign(github, { url: `http://127.0.0.1:${port}` });
}

/** The inputs for the built action with an emulator. Its listings never lag, so the settling time is zero. */
export function inputsFor(url: string): Readonly<Record<string, string>> {
  return {
    mode: 'apply',
    'settling-time': '0',
    'adobe-client-id': DEMO_ADOBE_CLIENT.clientId,
    'adobe-client-secret': DEMO_ADOBE_CLIENT.clientSecret,
    'adobe-org-id': DEMO_ADOBE_CLIENT.orgId,
    'platform-url': url,
    'ims-url': url,
    'zoho-accounts-url': url,
  };
}

/** Runs this repository's built action. */
export function runAction(invocation: Omit<Invocation, 'repository'>): Promise<ActionRun> {
  return runBuiltAction({ repository, ...invocation });
}
