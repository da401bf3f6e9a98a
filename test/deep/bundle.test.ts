import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { bundledPackages } from '../dist/licences.ts';
import { repository } from '../dist/workspace.ts';

interface Module {
  readonly name: string;
  readonly modules?: readonly Module[];
}

it('the licences name every package in the bundle of the action', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stats-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'stats.json');
  const ncc = join(repository, 'node_modules/@vercel/ncc/dist/ncc/cli.js');
  const words = ['build', join(repository, 'build/src/action.js'), '--out', folder, '--stats-out', file];
  await promisify(execFile)(process.execPath, [ncc, ...words], { cwd: repository, maxBuffer: 10_000_000 });
  const { modules }: { readonly modules: readonly Module[] } = JSON.parse(await readFile(file, 'utf8'));
  const all = modules.flatMap((each) => [each, ...(each.modules ?? [])]);
  const names = all.flatMap(({ name }) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(name)?.[1] ?? []);
  expect([...new Set(names)].sort()).toEqual(
    bundledPackages('dist')
      .map(({ name }) => name)
      .sort(),
  );
});
