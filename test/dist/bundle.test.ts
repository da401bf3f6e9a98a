import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { repository } from './workspace.ts';

const run = promisify(execFile);

/** The packages whose code is in a bundle: its list of licences has one heading for each. */
async function packagesIn(folder: string): Promise<readonly string[]> {
  const licences = await readFile(join(repository, folder, 'licenses.txt'), 'utf8');
  return [...licences.matchAll(/^((?:@[\w.-]+\/)?[\w.-]+)\n(?:MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD)\n/gm)]
    .map(([, name = '']) => name)
    .sort();
}

describe('what ships', () => {
  it('in the action is these packages, and nothing that joined them unasked', async () => {
    expect(await packagesIn('dist')).toEqual([
      '@actions/core',
      '@actions/exec',
      '@actions/github',
      '@actions/http-client',
      '@actions/io',
      '@octokit/auth-token',
      '@octokit/core',
      '@octokit/endpoint',
      '@octokit/graphql',
      '@octokit/plugin-paginate-rest',
      '@octokit/plugin-rest-endpoint-methods',
      '@octokit/request',
      '@octokit/request-error',
      'aep-base-connections',
      'ajv',
      'before-after-hook',
      'content-type',
      'json-with-bigint',
      'undici',
      'universal-user-agent',
      'yaml',
    ]);
  });

  it('at the desk is these packages, and nothing that joined them unasked', async () => {
    expect(await packagesIn('dist/cli')).toEqual([
      '@clack/core',
      '@clack/prompts',
      '@hono/node-server',
      'aep-base-connections',
      'ajv',
      'commander',
      'fast-string-truncated-width',
      'fast-string-width',
      'fast-wrap-ansi',
      'fdir',
      'hono',
      'picomatch',
      'sisteransi',
      'tinyglobby',
      'undici',
      'yaml',
    ]);
  });

  it('is what the sources build, byte for byte, in whatever folder', { timeout: 120_000 }, async () => {
    const copy = await mkdtemp(join(tmpdir(), 'a folder with another name '));
    try {
      for (const part of PARTS) {
        await cp(join(repository, part), join(copy, part), { recursive: true, verbatimSymlinks: true });
      }
      await run('npm', ['run', 'build'], { cwd: copy, maxBuffer: 10_000_000 });
      for (const path of await filesOf(join(repository, 'dist'))) {
        const [here, there] = await Promise.all(
          [repository, copy].map((root) => readFile(join(root, 'dist', path))),
        );
        expect([path, here?.equals(there ?? Buffer.alloc(0))]).toEqual([path, true]);
      }
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  });
});

/** What the build takes: `tsc` looks at the tests too. */
const PARTS = ['src', 'test', 'schema', 'package.json', 'tsconfig.json', 'LICENSE', 'node_modules'];

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
