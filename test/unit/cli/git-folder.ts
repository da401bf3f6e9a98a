import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorkspace, repository } from '../../dist/workspace.ts';
import { type AtDesk, runCli } from './at-terminal.ts';

/** The environment of git, without the settings of the user or repository that runs the tests. */
export const gitEnvironment = {
  PATH: process.env['PATH'] ?? '',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

/** Runs git in a folder. */
export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: folder, env: gitEnvironment, encoding: 'utf8', stdio: 'pipe' });
}

/**
 * Makes a repository with these files on a branch without commits. It is removed after the test. It has what git
 * requires of a repository: `git init` would take longer than most tests.
 *
 * @see https://git-scm.com/docs/gitrepository-layout
 */
export async function createRepository(
  files: Readonly<Record<string, string>> = {},
  branch = 'main',
): Promise<string> {
  const folder = await createWorkspace({ ...files, '.git/HEAD': `ref: refs/heads/${branch}\n` });
  for (const name of ['objects', 'refs']) mkdirSync(join(folder, '.git', name));
  return folder;
}

/** Makes a repository with a commit on its default branch, for cloning. */
export async function createOrigin(branch: string): Promise<string> {
  const folder = await createRepository({}, branch);
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'Begin');
  return folder;
}

/** Makes a clone of a repository with that default branch. */
export async function createClone(branch: string): Promise<string> {
  const folder = await createWorkspace({});
  git(folder, 'clone', '--quiet', await createOrigin(branch), 'clone');
  return join(folder, 'clone');
}

/** Makes a package with a version, as small as `init` can copy it. */
export async function createPackage(version: string, files: Readonly<Record<string, string>> = {}) {
  const example = (path: string) => readFileSync(join(repository, 'examples', path), 'utf8');
  return createWorkspace({
    'action.yml': `name: ${version}`,
    'dist/index.js': version,
    'dist/cli/index.js': version,
    'docs/troubleshooting.md': version,
    'docs/sources.md': version,
    'examples/connections.yaml': example('connections.yaml'),
    'examples/workflows/connections.yml': example('workflows/connections.yml'),
    'schema/connections.schema.json': '{}',
    LICENSE: 'MIT',
    'package.json': JSON.stringify({
      name: 'aep-base-connections',
      version,
      devDependencies: { vitest: '1' },
    }),
    ...files,
  });
}

/** Runs `init` in a folder, without an interactive terminal. */
export async function init(folder: string, ...args: readonly string[]): Promise<AtDesk> {
  return runCli(['init', ...args], { folder, environment: gitEnvironment });
}
