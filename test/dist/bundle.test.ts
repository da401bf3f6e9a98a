import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { repository } from './workspace.ts';

const run = promisify(execFile);

interface Module {
  readonly name: string;
  readonly modules?: readonly Module[];
}

/** The packages whose code is in a bundle, by the modules that it is built of. */
async function packagesIn(entry: string): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'stats-'));
  try {
    const stats = join(folder, 'stats.json');
    const ncc = join(repository, 'node_modules/@vercel/ncc/dist/ncc/cli.js');
    const words = ['build', join(repository, 'build/src', entry), '--out', folder, '--stats-out', stats];
    await run(process.execPath, [ncc, ...words], { cwd: repository, maxBuffer: 10_000_000 });
    const { modules }: { readonly modules: readonly Module[] } = JSON.parse(await readFile(stats, 'utf8'));
    const all = modules.flatMap((each) => [each, ...(each.modules ?? [])]);
    const names = all.flatMap(({ name }) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(name)?.[1] ?? []);
    return [...new Set(names)].sort();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What may be passed on in a bundle under the licence of this project, with its notice. */
const LICENCE = /^(?:MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD)$/;

async function expectLicences(folder: string, packages: readonly string[]): Promise<void> {
  const lines = (await readFile(join(repository, folder, 'licenses.txt'), 'utf8')).split('\n');
  for (const name of packages) {
    const at = lines.indexOf(name);
    expect([name, lines[at + 1]]).toEqual([name, expect.stringMatching(LICENCE)]);
    expect([name, lines[at + 2]]).toEqual([name, expect.stringMatching(/\w/)]);
  }
  const text = lines.join('\n');
  for (const owner of ['Matteo Collina and Undici contributors', 'Ethan Arrowood', 'Fedor Indutny'])
    expect(text).toContain(owner);
}

describe('what ships', () => {
  it('in the action is these packages, and nothing that joined them unasked', async () => {
    const packages = await packagesIn('in-one-piece.js');
    expect(packages).toEqual([
      '@actions/core',
      '@actions/exec',
      '@actions/github',
      '@actions/io',
      '@octokit/auth-token',
      '@octokit/core',
      '@octokit/endpoint',
      '@octokit/graphql',
      '@octokit/plugin-paginate-rest',
      '@octokit/plugin-rest-endpoint-methods',
      '@octokit/request',
      '@octokit/request-error',
      'ajv',
      'before-after-hook',
      'content-type',
      'json-with-bigint',
      'undici',
      'universal-user-agent',
      'yaml',
    ]);
    await expectLicences('dist', packages);
  });

  it('at the desk is these packages, and nothing that joined them unasked', async () => {
    const packages = await packagesIn('cli/in-one-piece.js');
    expect(packages).toEqual([
      '@clack/core',
      '@clack/prompts',
      '@hono/node-server',
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
    await expectLicences('dist/cli', packages);
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
