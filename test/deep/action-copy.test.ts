import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWorkspace } from '../dist/workspace.ts';
import { runCli } from '../unit/cli/at-terminal.ts';
import { createPackage, gitEnvironment } from '../unit/cli/git-folder.ts';

const ACTIONS = '.github/actions';
const ACTION = `${ACTIONS}/aep-base-connections`;

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .flatMap((each) => (each.isDirectory() ? [] : [join(each.parentPath, each.name)]))
    .map((path) => path.slice(folder.length + 1))
    .sort();

const COPIED = [
  'LICENSE',
  'action.yml',
  'dist/cli/index.js',
  'dist/index.js',
  'docs/troubleshooting.md',
  'examples/connections.yaml',
  'examples/workflows/connections.yml',
  'package.json',
  'schema/connections.schema.json',
];

/** Makes a repository with a copy of version 1.0.0 from `init`. `run` runs the `init` of another package in it. */
async function createCopy() {
  const folder = await createWorkspace({ '.git/HEAD': 'ref: refs/heads/main\n' });
  const run = (home: string, ...args: readonly string[]) =>
    runCli(['init', ...args], { folder, home, environment: gitEnvironment });
  const answers = ['--sandbox', 'dev', '--set', 'dataCenter=eu', '--set', 'clientId=1000.EXAMPLE'];
  const first = await createPackage('1.0.0', { 'dist/gone.js': 'old' });
  expect((await run(first, ...answers)).exitCode).toBe(0);
  return { folder, copy: join(folder, ACTION), first, run };
}

describe('a copy of the action', () => {
  it('contains everything that the action and the command line need, and has no dependencies', async () => {
    const { copy } = await createCopy();
    expect(filesIn(copy)).toEqual([...COPIED, 'dist/gone.js'].sort());
    expect(JSON.parse(await readFile(join(copy, 'package.json'), 'utf8'))).toEqual({
      name: 'aep-base-connections',
      version: '1.0.0',
      private: true,
    });
  });

  it('is not written by an incomplete program', async () => {
    const folder = await createWorkspace({ '.git/HEAD': 'ref: refs/heads/main\n' });
    const home = await createPackage('1.0.0');
    await rm(join(home, 'dist'), { recursive: true });
    const { exitCode, error } = await runCli(
      ['init', '--sandbox', 'dev', '--set', 'dataCenter=eu', '--set', 'clientId=1000.EXAMPLE'],
      { folder, home, environment: gitEnvironment },
    );
    expect([exitCode, error]).toEqual([3, expect.stringContaining('`dist` is missing from this package')]);
    expect(readdirSync(folder)).toEqual(['.git']);
  });
});

describe('`init --update`', () => {
  it('replaces the copy and keeps everything else', async () => {
    const { folder, copy, run } = await createCopy();
    await writeFile(join(copy, 'NOTES.md'), 'ours');
    await writeFile(join(copy, 'docs/ours.md'), 'ours');
    await symlink('NOTES.md', join(copy, 'link'));
    await writeFile(join(folder, 'connections.yaml'), 'ours');
    const { exitCode, error } = await run(await createPackage('1.1.0'), '--update');
    expect([exitCode, error]).toEqual([0, `updated ${ACTION}: 1.0.0 → 1.1.0\n`]);
    expect(filesIn(copy)).toEqual([...COPIED, 'NOTES.md', 'docs/ours.md', 'link'].sort());
    expect(readFileSync(join(copy, 'dist/index.js'), 'utf8')).toBe('1.1.0');
    expect(readFileSync(join(folder, 'connections.yaml'), 'utf8')).toBe('ours');
    expect(readdirSync(join(folder, ACTIONS))).toEqual(['aep-base-connections']);
    expect(readdirSync(folder).sort()).toEqual(['.git', '.github', '.gitignore', 'connections.yaml']);
  });

  it('says when the version is the same', async () => {
    const { first, run } = await createCopy();
    expect((await run(first, '--update')).error).toBe(`renewed ${ACTION} with the same version, 1.0.0\n`);
  });

  it('works from a subfolder and on a manual copy', async () => {
    const { folder, copy } = await createCopy();
    await rm(join(copy, 'package.json'));
    await mkdir(join(folder, 'sub'));
    const home = await createPackage('1.1.0');
    const { error } = await runCli(['init', '--update'], { folder: join(folder, 'sub'), home });
    expect(error).toBe(`updated ../${ACTION}: an unknown version → 1.1.0\n`);
  });

  it.each([
    ['before the copy was complete', 'new'],
    ['between the two renames', 'old'],
  ])('recovers from a run that ended %s', async (_, left) => {
    const { folder, copy, run } = await createCopy();
    if (left === 'old') await rename(copy, `${copy}.old`);
    await mkdir(`${copy}.new/dist`, { recursive: true });
    await writeFile(`${copy}.new/dist/half.js`, '');
    const { error } = await run(await createPackage('1.1.0'), '--update');
    expect(error).toContain('→ 1.1.0');
    expect(filesIn(copy)).toEqual(COPIED);
    expect(readdirSync(join(folder, ACTIONS))).toEqual(['aep-base-connections']);
  });

  it('keeps the old copy if the new one cannot be made', async () => {
    const { folder, copy, run } = await createCopy();
    const home = await createPackage('1.1.0');
    // A file in place of a folder makes the copy fail halfway, even for root.
    await rm(join(copy, 'docs'), { recursive: true });
    await writeFile(join(copy, 'docs'), 'a file');
    const before = filesIn(copy);
    const { exitCode, error } = await run(home, '--update');
    expect([exitCode, error]).toEqual([3, expect.stringContaining(`\`${ACTION}\` cannot be written`)]);
    expect(filesIn(copy)).toEqual(before);
    expect(readFileSync(join(copy, 'dist/index.js'), 'utf8')).toBe('1.0.0');
    expect(readdirSync(join(folder, ACTIONS))).toEqual(['aep-base-connections']);
  });

  it.each([ACTIONS, ACTION, `${ACTION}/docs`])(
    'does not follow a link at %s out of the repository',
    async (linked) => {
      const { folder, run } = await createCopy();
      const outside = join(await createWorkspace({}), 'outside');
      await rename(join(folder, linked), outside);
      await symlink(outside, join(folder, linked));
      const before = filesIn(outside);
      const { exitCode, error } = await run(await createPackage('1.1.0'), '--update');
      expect([exitCode, error]).toEqual([3, expect.stringContaining(`\`${linked}\` is a symbolic link`)]);
      expect(filesIn(outside)).toEqual(before);
    },
  );

  it.each(['.old', '.old/docs', '.new'])(
    'does not continue from a leftover that is a link: %s',
    async (left) => {
      const { folder, copy, run } = await createCopy();
      const outside = join(await createWorkspace({}), 'outside');
      await (left === '.new' ? mkdir(`${copy}.new`) : rename(copy, `${copy}.old`));
      await rename(`${copy}${left}`, outside);
      await symlink(outside, `${copy}${left}`);
      const before = [filesIn(outside), filesIn(folder)];
      const { exitCode, error } = await run(await createPackage('1.1.0'), '--update');
      expect([exitCode, error]).toEqual([
        3,
        expect.stringContaining(`\`${ACTION}${left}\` is a symbolic link`),
      ]);
      expect(error).toContain('help: remove it, and run it again');
      expect([filesIn(outside), filesIn(folder)]).toEqual(before);
    },
  );

  it('replaces a linked part without changing the target of the link', async () => {
    const { copy, run } = await createCopy();
    const outside = join(await createWorkspace({}), 'outside');
    await rename(join(copy, 'dist'), outside);
    await symlink(outside, join(copy, 'dist'));
    expect((await run(await createPackage('1.1.0'), '--update')).exitCode).toBe(0);
    expect(filesIn(copy)).toEqual(COPIED);
    expect(readFileSync(join(outside, 'index.js'), 'utf8')).toBe('1.0.0');
  });

  it('leaves a submodule to git', async () => {
    const { copy, run } = await createCopy();
    await writeFile(join(copy, '.git'), 'gitdir: elsewhere');
    const { exitCode, error } = await run(await createPackage('1.1.0'), '--update');
    expect([exitCode, error]).toEqual([3, expect.stringContaining('is a repository of its own')]);
  });

  it('fails with an error if there is no copy or if the program is the copy', async () => {
    const { folder, copy, first, run } = await createCopy();
    const itself = await run(copy, '--update');
    expect([itself.exitCode, itself.error]).toEqual([3, expect.stringContaining('this program is the copy')]);
    await rm(join(folder, ACTIONS), { recursive: true });
    const none = await run(first, '--update');
    expect([none.exitCode, none.error]).toEqual([
      3,
      expect.stringContaining('no copy of the action to update'),
    ]);
    expect(readdirSync(join(folder, '.github'))).toEqual(['workflows']);
  });

  it('accepts no other flags', async () => {
    const { first, run } = await createCopy();
    const { exitCode, error } = await run(first, '--update', '--sandbox', 'dev');
    expect([exitCode, error]).toEqual([3, expect.stringContaining('cannot be used with')]);
  });
});
