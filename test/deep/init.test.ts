import { existsSync, readdirSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fiveEntries } from '../fixtures/examples.ts';
import { runCli } from '../unit/cli/at-terminal.ts';
import { createRepository, git, gitEnvironment, init } from '../unit/cli/git-folder.ts';
import { ACTION, ANSWERS, FLAGS, stepOf, textOf, USES, WORKFLOW, workflowOf } from '../unit/cli/init.ts';

describe('the workflow applies pushes to the default branch', () => {
  it('that is assumed, with a reminder to check it', async () => {
    const folder = await createRepository({}, 'trunk');
    const { error } = await init(folder, ...FLAGS);
    expect(textOf(folder, WORKFLOW)).toContain('branches: [trunk] # check that this is the default branch\n');
    expect(error).toContain('No remote says that `trunk` is the default branch: check it.\n');
  });
});

describe('`init` in a subfolder', () => {
  it('resolves the path of the connections file there, and the workflow names it from the root', async () => {
    const folder = await createRepository({ 'teams/a+b/README.md': '' });
    const { error } = await init(join(folder, 'teams/a+b'), ...ANSWERS, '--config', 'aep file.yaml');
    expect(error).toContain('wrote aep file.yaml\n');
    expect(error).toContain(`git add --force ../../${ACTION}`);
    expect(workflowOf(folder).on.push.paths).toEqual(['teams/a\\+b/aep file.yaml']);
    expect(stepOf(folder).with.config).toBe('teams/a+b/aep file.yaml');
    const [, schema = ''] = /\$schema=(\S+)\n/.exec(textOf(folder, 'teams/a+b/aep file.yaml')) ?? [];
    expect(existsSync(join(folder, 'teams/a+b', schema))).toBe(true);
  });
});

describe('`init` keeps', () => {
  it('an existing connections file without a sandbox, and the workflow names one', async () => {
    const file = fiveEntries.replace(/^sandbox: dev.*\n/m, '');
    const folder = await createRepository({ 'connections.yaml': file });
    const refused = await init(folder, '--uses', USES);
    expect([refused.exitCode, refused.error]).toEqual([3, expect.stringContaining('sandbox-missing')]);
    expect((await init(folder, '--uses', USES, '--sandbox', 'My Dev')).exitCode).toBe(3);
    expect(existsSync(join(folder, '.github'))).toBe(false);
    const { exitCode, error } = await init(folder, '--uses', USES, '--sandbox', 'dev');
    expect([exitCode, error]).toEqual([0, expect.not.stringContaining('had no effect')]);
    expect(stepOf(folder).with.sandbox).toBe('dev');
  });

  it('an invalid connections file, shows its errors at their lines, and writes nothing', async () => {
    const file = fiveEntries.replace('name: Zoho CRM EU', 'nmae: Zoho CRM EU');
    const folder = await createRepository({ 'sub/aep.yaml': file });
    const { exitCode, error } = await init(join(folder, 'sub'), '--config', 'aep.yaml');
    expect(exitCode).toBe(3);
    expect(error).toMatch(/^aep\.yaml:6:5: error\[key-unknown\].*\n +6 \| /m);
    expect(readdirSync(folder).sort()).toEqual(['.git', 'sub']);
  });

  it('an existing connections file, with a warning about flags that are only for a new one', async () => {
    const folder = await createRepository({ 'connections.yaml': fiveEntries });
    for (const flags of [
      ['--sandbox', 'dev'],
      ['--name', 'Other'],
    ]) {
      const { exitCode, error } = await init(folder, '--uses', USES, ...flags);
      expect([flags, exitCode, error]).toEqual([
        flags,
        0,
        expect.stringContaining('Warning: connections.yaml was kept: flags for a new file had no effect.'),
      ]);
    }
    expect(stepOf(folder).with).not.toHaveProperty('sandbox');
  });

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

describe('`--uses`', () => {
  it('names a folder in the repository', async () => {
    const folder = await createRepository();
    await init(folder, ...FLAGS, '--uses', './tools/aep', '--config', 'crm/aep.yaml');
    expect(stepOf(folder).uses).toBe('./tools/aep');
    expect(textOf(folder, 'crm/aep.yaml')).toContain('$schema=../tools/aep/schema/connections.schema.json\n');
  });

  it('causes a warning if it names a branch', async () => {
    const uses = 'acme/aep-base-connections@main';
    const { error } = await init(await createRepository(), ...ANSWERS, '--uses', uses);
    expect(error).toContain(`Warning: ${uses} may change at any time`);
  });
});

it('a connections file that is a link out of the repository is rejected, as in the workflow', async () => {
  const folder = await createRepository({ 'sub/README.md': '' });
  await symlink('/etc/hosts', join(folder, 'connections.yaml'));
  const { exitCode, error } = await init(join(folder, 'sub'), '--uses', USES);
  const words = `\`${join(folder, 'connections.yaml')}\` is not inside the workspace`;
  expect([exitCode, error]).toEqual([3, expect.stringContaining(words)]);
  expect(existsSync(join(folder, '.github'))).toBe(false);
});

it('a workflow folder that is a file is reported', async () => {
  const folder = await createRepository({ '.github': 'a file' });
  const { exitCode, error } = await init(folder, ...FLAGS);
  expect([exitCode, error]).toEqual([3, expect.stringContaining(`\`${WORKFLOW}\` cannot be written`)]);
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
