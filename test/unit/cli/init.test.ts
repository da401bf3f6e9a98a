import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWorkspace } from '../../dist/workspace.ts';
import { runCli } from './at-terminal.ts';
import { createRepository, init } from './git-folder.ts';
import { ACTION, ANSWERS, FLAGS, stepOf, textOf, USES, WORKFLOW, workflowOf } from './init.ts';

describe('the workflow applies pushes to the default branch', () => {
  it('`main` without git', async () => {
    const folder = await createRepository({}, 'trunk');
    const { exitCode } = await runCli(['init', ...FLAGS], { folder, environment: { PATH: '/nowhere' } });
    expect([exitCode, workflowOf(folder).on.push.branches]).toEqual([0, ['main']]);
    expect(textOf(folder, '.gitignore')).toBe('.secrets\n');
  });
});

describe('`init` in a subfolder', () => {
  it('writes files at the root of the repository and shows their relative paths', async () => {
    const folder = await createRepository({ 'teams/crm/README.md': '' });
    const { exitCode, error } = await init(join(folder, 'teams/crm'), ...FLAGS);
    expect([exitCode, error]).toEqual([0, expect.stringContaining('wrote ../../connections.yaml\n')]);
    expect(error).toContain(`The top of the repository is ${folder}. Everything is written there.\n`);
    expect(error).toContain(`wrote ../../${WORKFLOW}\n`);
    expect(workflowOf(folder).on.push.paths).toEqual(['connections.yaml']);
    expect(readdirSync(join(folder, 'teams/crm'))).toEqual(['README.md']);
  });

  it('rejects a connections file outside the repository', async () => {
    const folder = await createRepository({ 'teams/crm/README.md': '' });
    for (const config of ['../../../connections.yaml', '/tmp/connections.yaml']) {
      const { exitCode, error } = await init(join(folder, 'teams/crm'), ...FLAGS, '--config', config);
      expect([config, exitCode, error]).toEqual([
        config,
        3,
        expect.stringContaining('`--config` points outside the repository'),
      ]);
    }
    expect(existsSync(join(folder, '.github'))).toBe(false);
  });
});

describe('a path of the connections file', () => {
  it.each([
    // All characters that YAML, GitHub's patterns or a replacement with a regular expression could change.
    `!#$&a: b's "c" [d]*?$\`{e}.yaml`,
    '#a: b.yaml',
  ])('can be %s, and the workflow finds it', async (config) => {
    const folder = await createRepository();
    const { exitCode, error } = await init(folder, ...FLAGS, '--config', config);
    expect([exitCode, error]).toEqual([0, expect.stringContaining(`wrote ${config}\n`)]);
    expect(stepOf(folder).with.config).toBe(config);
    const [pattern] = workflowOf(folder).on.push.paths;
    expect(pattern.replace(/\\(.)/g, '$1')).toBe(config);
  });

  it('is rejected before anything is written if a workflow cannot contain it', async () => {
    const rows = [
      ['a${{ github.sha }}.yaml', 'contains `${{`, which GitHub reads as an expression'],
      ['a\nb.yaml', 'contains a control character: "a\\nb.yaml"'],
      ['a\u009bb.yaml', 'contains a control character: "a\\u{9b}b.yaml"'],
      [' a.yaml', 'begins or ends with white space: " a.yaml"'],
    ] as const;
    const folder = await createRepository();
    for (const [config, words] of rows) {
      const { exitCode, error } = await init(folder, ...FLAGS, '--config', config);
      expect([config, exitCode, error]).toEqual([config, 3, expect.stringContaining(words)]);
    }
    expect(readdirSync(folder)).toEqual(['.git']);
  });
});

it('outside a repository, files are written to the current folder, with a warning', async () => {
  const folder = await createWorkspace({});
  const { exitCode, error } = await init(folder, ...FLAGS);
  expect([exitCode, error]).toEqual([
    0,
    expect.stringContaining('Warning: This folder is not in a git repository'),
  ]);
  expect(readdirSync(folder).sort()).toEqual(['.github', '.gitignore', 'connections.yaml']);
  expect(error).toContain('2. Make this folder the top of a git repository, and commit what was written');
  const inRepository = (await init(await createRepository(), ...FLAGS)).error;
  for (const words of ['Warning:', 'The top of', 'Make this folder'])
    expect(inRepository).not.toContain(words);
});

describe('`init` keeps', () => {
  it('an existing connections file, and the workflow passes the secrets that its entries need', async () => {
    const file = `version: 1
sandbox: dev
connections:
  gone: { name: Gone, ensure: absent, auth: { dataCenter: eu, clientId: { secret: OLD_ID }, clientSecret: { secret: OLD }, refreshToken: { secret: OLD_TOKEN } } }
  files:
    name: Files
    source: sftp
    auth:
      specName: SSH PublicKey
      host: Files.Acme.example
      userName: jane
      privateKeyContent: { secret: SFTP_KEY }
      passPhrase: { secret: SFTP_PHRASE }
  other:
    name: Other
    source: { connectionSpec: 11111111-2222-4333-8444-555555555555, version: "1.0" }
    auth:
      specName: Basic 2.0
      options: { url: "https://api.acme.example:8080/v1", note: plain }
      password: { secret: OTHER_PASSWORD }
`;
    const folder = await createRepository({ 'connections.yaml': file });
    const { exitCode, error } = await init(folder, '--uses', USES);
    expect([exitCode, error]).toEqual([0, expect.stringContaining('kept connections.yaml\nwrote ')]);
    expect(textOf(folder, 'connections.yaml')).toBe(file);
    const { with: inputs } = stepOf(folder);
    expect(inputs['allowed-hosts']).toBe('files.acme.example\napi.acme.example\n');
    const allowed =
      'The input `allowed-hosts` of the workflow lists files.acme.example and api.acme.example:\n';
    expect(error).toContain(allowed);
    expect((await init(folder)).error).toContain(allowed);
    expect(inputs.secrets).toBe(
      [
        'SFTP_KEY<<END_OF_SFTP_KEY\n${{ secrets.SFTP_KEY }}\nEND_OF_SFTP_KEY',
        'SFTP_PHRASE=${{ secrets.SFTP_PHRASE }}',
        'OTHER_PASSWORD<<END_OF_OTHER_PASSWORD\n${{ secrets.OTHER_PASSWORD }}\nEND_OF_OTHER_PASSWORD\n',
      ].join('\n'),
    );
    expect(error).toContain('add the secrets ADOBE_CLIENT_SECRET, SFTP_KEY, SFTP_PHRASE and OTHER_PASSWORD');
    expect(textOf(folder, WORKFLOW)).toContain("ids)['files']");
  });

  it('an existing workflow, lists what to check in it, and does not copy its action', async () => {
    const workflow = `jobs: { a: { steps: [\n{\n  uses: ${USES} } ] } }\n`;
    const folder = await createRepository({ [WORKFLOW]: workflow });
    const flags = ['--source', 'postgresql', '--sandbox', 'dev', '--config', 'aep.yaml'];
    const values = ['server=db.acme.example', 'port=5432', 'database=sales', 'username=jane'];
    const { exitCode, error } = await init(folder, ...flags, ...values.flatMap((each) => ['--set', each]));
    expect([exitCode, error]).toEqual([0, expect.stringContaining(`wrote aep.yaml\nkept ${WORKFLOW}\n`)]);
    expect(error).toContain(`Check ${WORKFLOW}, which was kept:
  - \`on\` names aep.yaml under \`paths\`, and the branch main under \`push\`
  - a step has \`uses: ${USES}\`
  - the step has \`config: aep.yaml\`
  - the input \`secrets\` passes POSTGRES_PASSWORD
  - the input \`allowed-hosts\` lists db.acme.example
`);
    expect(textOf(folder, WORKFLOW)).toBe(workflow);
    expect(existsSync(join(folder, ACTION))).toBe(false);
    const other = await init(folder, '--uses', 'acme/aep-base-connections@v2', '--config', 'aep.yaml');
    expect(other.error).toContain(`\`uses: acme/aep-base-connections@v2\` instead of \`${USES}\``);
    expect(textOf(folder, 'aep.yaml')).toContain(`$schema=https://raw.githubusercontent.com/acme/`);
  });
});

it('a flag with an invalid value is reported by name, and nothing is written', async () => {
  const rows = [
    [['--set', 'dataCenter=India'], '`--set dataCenter` must be one of', 'write `--set dataCenter=in`'],
    [
      ['--set', 'dataCenter=xx'],
      '`--set dataCenter` must be one of',
      'write the short name of the data centre',
    ],
    [['--set', 'clientId='], '`--set clientId` is invalid: ', ''],
    // It may be a secret, such as one in Base64.
    [['--set', 'Y2FuYXJ5LXNlY3JldA=='], '`--set` names a key that Zoho CRM does not have', ''],
    [
      ['--set', 'specName=Other', '--set', 'consumerPassword=canary-secret'],
      '`--set` names a key that Zoho CRM does not have',
      '',
    ],
    [['--sandbox', 'My Dev'], '`--sandbox` is not a sandbox name', ''],
    [['--name', ' x'], '`--name` is invalid: ', ''],
    [['--key', 'Bad Key'], '`--key` is invalid: ', 'rename it, for example to `bad-key`'],
  ] as const;
  const folder = await createRepository();
  for (const [flags, words, fix] of rows) {
    const { exitCode, error } = await init(folder, ...FLAGS, ...flags);
    expect([flags, exitCode, error]).toEqual([flags, 3, expect.stringContaining(`]: ${words}`)]);
    expect(error).toContain(`help: ${fix}`);
    expect(error).not.toMatch(/canary|Y2FuYXJ5/);
  }
  expect(readdirSync(folder)).toEqual(['.git']);
});

describe('`--uses`', () => {
  it('names an action in another repository, in the workflow and for the schema', async () => {
    const folder = await createRepository();
    const { error } = await init(folder, ...FLAGS, '--uses', 'acme/tools/aep-base-connections@v1.2.3');
    expect(stepOf(folder).uses).toBe('acme/tools/aep-base-connections@v1.2.3');
    expect(textOf(folder, 'connections.yaml')).toMatch(
      /^# yaml-language-server: \$schema=https:\/\/raw\.githubusercontent\.com\/acme\/tools\/v1\.2\.3\/aep-base-connections\/schema\/connections\.schema\.json\n/,
    );
    expect(existsSync(join(folder, ACTION))).toBe(false);
    expect(error).not.toContain('git add --force');
  });

  it('is rejected if it is invalid, and nothing is written', async () => {
    const folder = await createRepository();
    const { exitCode, error } = await init(folder, ...ANSWERS, '--uses', 'acme/aep-base-connections');
    expect([exitCode, error]).toEqual([3, expect.stringContaining('`--uses` must have the form')]);
    expect(readdirSync(folder)).toEqual(['.git']);
  });
});

it('git ignores the secrets file of the examples after `init`', async () => {
  const folder = await createRepository({ '.gitignore': 'node_modules' });
  const { error } = await init(folder, ...FLAGS);
  expect(error).toContain('added .secrets to .gitignore\n');
  expect(textOf(folder, '.gitignore')).toBe('node_modules\n.secrets\n');
  expect((await init(folder)).error).not.toContain('.gitignore');
});
