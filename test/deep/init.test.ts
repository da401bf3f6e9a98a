import { readdirSync, readFileSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../unit/cli/at-terminal.ts';
import { createRepository, git, gitEnvironment, init } from '../unit/cli/git-folder.ts';

const ANSWERS = ['--sandbox', 'dev', '--set', 'dataCenter=eu', '--set', 'clientId=1000.EXAMPLE'];
const USES = `acme/aep-base-connections@${'a'.repeat(40)}`;
/** Runs `init` without a copy of the action, which takes longer than everything else. */
const FLAGS = [...ANSWERS, '--uses', USES];
const WORKFLOW = '.github/workflows/connections.yml';
const ACTION = '.github/actions/aep-base-connections';

const textOf = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');

describe('`init` keeps', () => {
  it('everything in a second run', async () => {
    const folder = await createRepository();
    expect((await init(folder, ...ANSWERS)).exitCode).toBe(0);
    git(folder, 'add', '--all', '--force');
    const { exitCode, error } = await init(folder);
    expect([exitCode, error]).toEqual([
      0,
      `kept ${ACTION}\nkept connections.yaml\nkept ${WORKFLOW}\nNothing to write: everything exists.\n`,
    ]);
    expect(git(folder, 'diff', '--name-only')).toBe('');
  });
});

it('a .gitignore that is a link is not changed, with a warning', async () => {
  const folder = await createRepository({ ignored: 'a\n' });
  await symlink('ignored', join(folder, '.gitignore'));
  const { exitCode, error } = await init(folder, ...FLAGS);
  expect([exitCode, error]).toEqual([0, expect.stringContaining('Warning: git may not ignore .secrets')]);
  expect(textOf(folder, 'ignored')).toBe('a\n');
});

it('`init` works from a copy of the action in another repository', async () => {
  const first = await createRepository();
  expect((await init(first, ...ANSWERS)).exitCode).toBe(0);
  const folder = await createRepository();
  const surroundings = { folder, environment: gitEnvironment, home: join(first, ACTION) };
  expect((await runCli(['init', ...ANSWERS], surroundings)).exitCode).toBe(0);
  expect(readdirSync(join(folder, ACTION))).toEqual(readdirSync(join(first, ACTION)));
});
