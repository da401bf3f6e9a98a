import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultBranch, ignoreFile, pathWithin, placeOf } from '../../src/cli/git-repository.ts';
import { createWorkspace, repository } from '../dist/workspace.ts';
import { createClone, createOrigin, createRepository, git, gitEnvironment } from '../unit/cli/git-folder.ts';

const branchOf = async (folder: string, environment: Readonly<Record<string, string>> = gitEnvironment) => {
  const { name, isKnown } = await defaultBranch(folder, { environment, home: repository });
  return isKnown ? name : `${name}?`;
};

describe('the default branch is', () => {
  it('that of the remote, even if another branch is checked out and references are packed', async () => {
    const folder = await createClone('develop');
    git(folder, 'switch', '--quiet', '--create', 'feature');
    expect(await branchOf(folder)).toBe('develop');
    git(folder, 'pack-refs', '--all');
    expect(await branchOf(folder)).toBe('develop');
  });

  it('that of the remote in a worktree, whose `.git` is a file', async () => {
    const folder = await createClone('develop');
    git(folder, 'worktree', 'add', '--quiet', '-b', 'feature', '../tree');
    const tree = join(folder, '../tree');
    expect([(await placeOf(join(tree, 'sub'))).top, await branchOf(tree)]).toEqual([tree, 'develop']);
  });

  it('that of the remote of a submodule, whose `.git` is a file', async () => {
    const folder = await createRepository();
    const url = await createOrigin('develop');
    git(folder, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', url, 'sub');
    const sub = join(folder, 'sub');
    expect([(await placeOf(sub)).top, await branchOf(sub)]).toEqual([sub, 'develop']);
  });

  it('that of `origin`, or that of the only remote with any name', async () => {
    const folder = await createClone('develop');
    git(folder, 'remote', 'rename', 'origin', 'upstream');
    git(folder, 'remote', 'set-head', 'upstream', 'develop');
    expect(await branchOf(folder)).toBe('develop');
    git(folder, 'update-ref', 'refs/remotes/origin/feature/trunk', 'HEAD');
    git(folder, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/feature/trunk');
    expect(await branchOf(folder)).toBe('feature/trunk');
    // The remote has since renamed its default branch.
    git(folder, 'update-ref', '-d', 'refs/remotes/origin/feature/trunk');
    expect(await branchOf(folder)).toBe('develop');
  });

  it('guessed: the only `main` or `master` of the remotes, then the current branch, then `main`', async () => {
    const folder = await createClone('master');
    git(folder, 'remote', 'set-head', 'origin', '--delete');
    git(folder, 'switch', '--quiet', '--create', 'trunk');
    expect(await branchOf(folder)).toBe('master?');
    git(folder, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
    expect(await branchOf(folder)).toBe('trunk?');
    git(folder, 'switch', '--quiet', '--detach');
    expect(await branchOf(folder)).toBe('main?');
  });

  it('guessed: the branch of a repository without commits, or `main` without git', async () => {
    const folder = await createRepository({}, 'release/1.x');
    expect(await branchOf(folder)).toBe('release/1.x?');
    expect(await branchOf(folder, { PATH: '/nowhere' })).toBe('main?');
    expect(await branchOf(await createWorkspace({}))).toBe('main?');
  });
});

it('the top of a repository is found from any folder in it, but not from outside', async () => {
  const folder = await createWorkspace({ 'repository/.git/HEAD': '', 'repository/a/b/c': '' });
  expect((await placeOf(join(folder, 'repository/a/b'))).top).toBe(join(folder, 'repository'));
  expect((await placeOf(join(folder, 'repository'))).top).toBe(join(folder, 'repository'));
  expect((await placeOf(folder)).isRepository).toBe(false);
});

it.each([
  ['/r/a/b.yaml', 'a/b.yaml'],
  ['/r/..a', '..a'],
  ['/r', undefined],
  ['/', undefined],
  ['/other/b.yaml', undefined],
  ['/rr/b.yaml', undefined],
])('the path of %s within /r is %s', (path, within) => {
  expect(pathWithin('/r', path)).toBe(within);
});

describe('a file that git does not ignore is added to .gitignore,', () => {
  const surroundings = { environment: gitEnvironment, home: repository };

  it.each([
    ['which is created', undefined, '.secrets\n'],
    ['after its last line', 'node_modules\n', 'node_modules\n.secrets\n'],
    ['after a last line without a line break', 'node_modules', 'node_modules\n.secrets\n'],
    ['after lines with Windows line breaks', 'a\r\nb', 'a\r\nb\r\n.secrets\r\n'],
    ['which is empty', '', '.secrets\n'],
    ['unless the file is already listed', 'a\n.secrets', 'a\n.secrets'],
    ['unless a pattern matches the file', '.sec*\n', '.sec*\n'],
  ])('%s', async (_, before, after) => {
    const folder = await createRepository(before === undefined ? {} : { '.gitignore': before });
    expect(await ignoreFile(folder, '.secrets', surroundings)).toBe(before !== after);
    expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe(after);
    expect(git(folder, 'check-ignore', '.secrets')).toBe('.secrets\n');
  });
});
