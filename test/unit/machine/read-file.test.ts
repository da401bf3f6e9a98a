import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readNamedFile, readWorkspaceFile } from '../../../src/machine/read-file.ts';
import { ProblemError } from '../../../src/model/problem.ts';
import { plain } from '../../plain-problem.ts';

let folder: string;
let workspace: string;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'workspace-')));
  workspace = join(folder, 'repository');
  await mkdir(join(workspace, 'inner'), { recursive: true });
  await mkdir(join(folder, 'repository-2'));
  await writeFile(join(workspace, 'connections.yaml'), 'version: 1');
  await writeFile(join(workspace, 'inner', 'zoho.yml'), '');
  await writeFile(join(workspace, '..data.yaml'), 'dots');
  await writeFile(join(folder, 'outside.yaml'), 'hunter2-canary');
  await writeFile(join(folder, 'repository-2', 'a.yaml'), 'hunter2-canary');
  await symlink(join(workspace, 'connections.yaml'), join(workspace, 'link-inside.yaml'));
  await symlink(join(folder, 'outside.yaml'), join(workspace, 'link-outside.yaml'));
  await symlink(folder, join(workspace, 'folder-outside'));
  await symlink('loop.yaml', join(workspace, 'loop.yaml'));
  await symlink('nowhere.yaml', join(workspace, 'dangling.yaml'));
  await symlink(workspace, join(folder, 'link-to-workspace'));
  execFileSync('mkfifo', [join(workspace, 'pipe.yaml')]);
});

afterAll(() => rm(folder, { recursive: true }));

const text = async (path: string, root = workspace) =>
  new TextDecoder().decode(await readWorkspaceFile(root, path, 100));

const refusal = async (path: string, maxBytes = 100, root = workspace) => {
  const error: unknown = await readWorkspaceFile(root, path, maxBytes).catch((thrown: unknown) => thrown);
  if (!(error instanceof ProblemError)) throw new Error(`not refused: ${path}`);
  const [problem] = error.problems;
  return problem === undefined ? undefined : plain(problem);
};

describe('a workspace file', () => {
  it('is read by a relative or absolute path, and through links that stay inside', async () => {
    for (const path of [
      'connections.yaml',
      './inner/../connections.yaml',
      'link-inside.yaml',
      join(workspace, 'connections.yaml'),
    ]) {
      expect(await text(path)).toBe('version: 1');
    }
    expect(await text('..data.yaml')).toBe('dots');
  });

  it('is read if the workspace itself is a link', async () => {
    const linked = join(folder, 'link-to-workspace');
    for (const path of [
      'connections.yaml',
      join(linked, 'connections.yaml'),
      join(workspace, 'connections.yaml'),
    ]) {
      expect(await text(path, linked)).toBe('version: 1');
    }
  });

  it('is read only up to the given size', async () => {
    expect(await readWorkspaceFile(workspace, 'connections.yaml', 100)).toHaveLength(10);
    expect(await readWorkspaceFile(workspace, 'connections.yaml', 9)).toHaveLength(9);
    expect(await readWorkspaceFile(workspace, 'inner/zoho.yml', 1)).toHaveLength(0);
  });
});

describe('reading a workspace file', () => {
  it.each([
    '../outside.yaml',
    '../nothing-there.yaml',
    '../repository-2/a.yaml',
    '/etc/passwd',
    'link-outside.yaml',
    'folder-outside/outside.yaml',
    '..',
  ])('refuses a path outside the workspace: %s', async (path) => {
    const problem = await refusal(path);
    expect(problem).toMatchObject({ code: 'file-outside-workspace' });
    expect(JSON.stringify(problem)).not.toContain('hunter2');
  });

  it.each(['pipe.yaml', 'inner', '.', '', 'loop.yaml', 'a\0b', 'connections.yaml/x\0'])(
    'reports a file that cannot be read: %j',
    async (path) => {
      expect(await refusal(path)).toMatchObject({ code: 'file-unreadable' });
    },
  );

  it.each(['missing.txt', 'dangling.yaml', 'no/such/folder.yaml', 'connections.yaml/x'])(
    'reports a missing file: %s',
    async (path) => {
      const problem = await refusal(path);
      expect(problem).toMatchObject({ code: 'file-missing' });
      expect(problem?.message).toContain(path);
    },
  );

  it('reports every file as missing if there is no workspace', async () => {
    expect(await refusal('a.yaml', 100, join(folder, 'gone'))).toMatchObject({ code: 'file-missing' });
  });
});

describe('a file that the user names', () => {
  it('is read anywhere, also through links', async () => {
    for (const path of [
      'outside.yaml',
      'repository/link-outside.yaml',
      'repository/folder-outside/outside.yaml',
    ]) {
      const bytes = await readNamedFile(join(folder, path), 100);
      expect(new TextDecoder().decode(bytes)).toBe('hunter2-canary');
    }
    expect(await readNamedFile(join(folder, 'outside.yaml'), 7)).toHaveLength(7);
  });

  it.each([
    ['missing.yaml', 'file-missing', /`.*missing.yaml` does not exist/],
    ['repository', 'file-unreadable', /`.*repository` is a folder$/],
    ['repository/pipe.yaml', 'file-unreadable', /is not a regular file$/],
    ['repository/loop.yaml', 'file-unreadable', /cannot be read \(ELOOP\)$/],
  ])('is reported by the path given if it cannot be read: %s', async (path, code, words) => {
    const error: unknown = await readNamedFile(join(folder, path), 100).catch((thrown: unknown) => thrown);
    if (!(error instanceof ProblemError)) throw new Error('not refused');
    expect(error.problems.map(plain)).toMatchObject([{ code, message: expect.stringMatching(words) }]);
  });
});
