import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { bundledPackages } from '../dist/licences.ts';
import { repository } from '../dist/workspace.ts';

/** The scripts of the workflows need tools that GitHub's runners have. */
const hasTools = [['bash'], ['jq'], ['git'], ['find', 'GNU findutils']].every(([tool = '', maker = '']) => {
  const { status, stdout } = spawnSync(tool, ['--version'], { encoding: 'utf8' });
  return status === 0 && stdout.includes(maker);
});

interface Step {
  readonly id?: string;
  readonly run?: string;
}

function scriptOf(name: string, job: string, id: string): string {
  const { jobs }: { readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>> } = parse(
    readFileSync(join(repository, '.github/workflows', name), 'utf8'),
  );
  const script = jobs[job]?.steps.find((step) => step.id === id)?.run;
  if (script === undefined) throw new Error(`${name} has no script ${id}`);
  return script;
}

/** The npm command with which the release looks up its version. */
const SEEN = 'view aep-base-connections@1.2.3 version';

interface Bom {
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly 'bom-ref': string;
  }[];
  readonly dependencies: readonly { readonly dependsOn: readonly string[] }[];
}

const { devDependencies: direct }: { readonly devDependencies: Variables } = JSON.parse(
  readFileSync(join(repository, 'package.json'), 'utf8'),
);

type Variables = Readonly<Record<string, string>>;

/** Creates a folder in which scripts run as on GitHub's runners. It is removed after the test. */
async function startRunner() {
  const folder = await mkdtemp(join(tmpdir(), 'runner-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'bin'));
  const outputFile = join(folder, 'outputs');
  const run = (script: string, environment: Variables = {}) => {
    const words = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', `: > '${outputFile}'\n${script}`];
    const { status, stdout, stderr } = spawnSync('bash', words, {
      cwd: folder,
      encoding: 'utf8',
      env: {
        PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
        RUNNER_TEMP: folder,
        GITHUB_OUTPUT: outputFile,
        ...environment,
      },
    });
    return { status, log: stdout + stderr, outputs: readFileSync(outputFile, 'utf8') };
  };
  return { folder, run };
}

/** Replaces GitHub's command line. It reads responses from `answers.json` and records each request. */
const FAKE_GH = `#!${process.execPath}
const { appendFileSync, readFileSync } = require('node:fs');
const words = process.argv.slice(2).filter((word) => word !== '--silent');
const at = (flag) => (words.includes(flag) ? words.splice(words.indexOf(flag), 2)[1] : undefined);
const method = at('--method') ?? 'GET';
const jq = at('--jq');
const body = at('--input') === '-' ? JSON.parse(readFileSync(0, 'utf8')) : undefined;
const request = [method, ...words.slice(1)].join(' ').replaceAll(process.env.RUNNER_TEMP, '');
appendFileSync(process.env.RUNNER_TEMP + '/asked.jsonl', JSON.stringify({ request, body }) + '\\n');
const answer = JSON.parse(readFileSync(process.env.RUNNER_TEMP + '/answers.json', 'utf8'))[request];
if (answer === undefined) process.exit(1);
const shown = jq?.split('.').slice(1).reduce((value, key) => value[key], answer);
process.stdout.write((jq ? shown : JSON.stringify(answer)) + '\\n');
`;

/** Runs a script with the given responses of GitHub and files in the runner's folder. */
async function runWith(script: string, answers: object, environment: Variables, files: Variables = {}) {
  const { folder, run } = await startRunner();
  await writeFile(join(folder, 'bin/gh'), FAKE_GH);
  await chmod(join(folder, 'bin/gh'), 0o755);
  await writeFile(join(folder, 'answers.json'), JSON.stringify(answers));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const result = run(script, environment);
  const lines = (await readFile(join(folder, 'asked.jsonl'), 'utf8')).trim().split('\n');
  const asked: readonly { readonly request: string; readonly body?: unknown }[] = lines.map((line) =>
    JSON.parse(line),
  );
  return { ...result, asked };
}

describe.runIf(hasTools)('commit-dist.yml', () => {
  const good = { 'index.js': '1', 'licenses.txt': '1', 'cli/index.js': '1' };

  it.each<readonly [string, Variables, string | undefined, string | undefined]>([
    ['accepts the result of a build', good, undefined, undefined],
    ['rejects a link', good, 'a link', 'link.js'],
    ['rejects a hidden file', { ...good, '.npmrc': '1' }, 'whose name', undefined],
    ['rejects an unknown folder', { ...good, 'src/index.js': '1' }, 'whose name', undefined],
    ['rejects a name with a line break', { ...good, 'a.js\n::set-env::b.js': '1' }, 'whose name', undefined],
    ['rejects a name like a flag', { ...good, '-rf': '1' }, 'whose name', undefined],
    [
      'rejects a file that is too large',
      { ...good, 'big.js': 'x'.repeat(20_000_000) },
      'too large',
      undefined,
    ],
    ['rejects an empty action', { ...good, 'index.js': '' }, 'lacks', undefined],
    ['rejects a dist/ without the command line', { 'index.js': '1' }, 'lacks', undefined],
  ])('%s', async (_, files, says, link) => {
    const { folder, run } = await startRunner();
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, 'dist', path)), { recursive: true });
      await writeFile(join(folder, 'dist', path), text);
    }
    if (link !== undefined) await symlink('/etc/passwd', join(folder, 'dist', link));
    const { status, log } = run(scriptOf('commit-dist.yml', 'commit', 'inspect'));
    expect([status, log]).toEqual(
      says === undefined
        ? [0, '']
        : [1, expect.stringMatching(/^::error::The artifact is refused: [\w /,.]+\n$/)],
    );
    expect(log).toContain(says ?? '');
  });

  const api = 'repos/acme/crm/git';
  const BRANCH = 'dependabot/npm_and_yarn/yaml-2';
  const entry = (path: string, mode = '100644') => ({ path, mode, type: 'blob', sha: `old-${path}` });
  const moveBranch = `PATCH ${api}/refs/heads/${BRANCH} -f sha=commit -F force=false`;
  const answers = {
    [`GET ${api}/ref/heads/${BRANCH}`]: { object: { sha: 'head' } },
    [`GET ${api}/commits/head`]: { tree: { sha: 'base' } },
    [`GET ${api}/trees/base?recursive=1`]: {
      truncated: false,
      tree: [
        { path: 'dist', mode: '040000', type: 'tree', sha: 'dist' },
        entry('dist/old.js'),
        entry('dist/cli/index.js', '100755'),
        entry('dist/index.js', '120000'),
        entry('package.json'),
      ],
    },
    [`POST ${api}/blobs`]: { sha: 'blob' },
    [`POST ${api}/trees`]: { sha: 'tree' },
    [`POST ${api}/commits`]: { sha: 'commit' },
    [moveBranch]: {},
  };

  it.each<readonly [string, object, number, number]>([
    ['commits dist/ without files that are no longer built, and keeps executable files executable', {}, 0, 5],
    [
      'commits nothing when the branch has moved on',
      { [`GET ${api}/ref/heads/${BRANCH}`]: { object: { sha: 'newer' } } },
      0,
      0,
    ],
    ['commits nothing when there are no differences', { [`POST ${api}/trees`]: { sha: 'base' } }, 0, 3],
    ['commits nothing when GitHub rejects a file', { [`POST ${api}/blobs`]: undefined }, 1, 1],
  ])('%s', async (_, changed, status, count) => {
    const { asked, ...run } = await runWith(
      scriptOf('commit-dist.yml', 'commit', 'commit'),
      { ...answers, ...changed },
      { REPOSITORY: 'acme/crm', BRANCH, HEAD_SHA: 'head' },
      { 'dist/index.js': 'index', 'dist/cli/index.js': 'cli' },
    );
    const writes = asked.filter(({ request }) => !request.startsWith('GET '));
    expect([run.status, writes.length]).toEqual([status, count]);
    expect(run.outputs).toBe(count === 5 ? 'committed=true\n' : '');
    if (count < 5) return;
    const file = { type: 'blob', mode: '100644', sha: 'blob' };
    expect(writes.slice(2)).toEqual([
      {
        request: `POST ${api}/trees`,
        body: {
          base_tree: 'base',
          tree: [
            { ...file, path: 'dist/cli/index.js', mode: '100755' },
            { ...file, path: 'dist/index.js' },
            { ...file, path: 'dist/old.js', sha: null },
          ],
        },
      },
      {
        request: `POST ${api}/commits`,
        body: { message: 'Rebuild dist/\n\n[dependabot skip]', tree: 'tree', parents: ['head'] },
      },
      { request: moveBranch },
    ]);
  });
});

describe.runIf(hasTools)('release.yml', () => {
  const byTag = (tag: string) => ({ EVENT: 'push', REF: `refs/tags/${tag}`, REF_NAME: tag, ASKED: '' });
  const byHand = (ASKED: string, REF = 'refs/heads/main') => ({
    EVENT: 'workflow_dispatch',
    REF,
    REF_NAME: 'main',
    ASKED,
  });
  const more = ['commit', '--quiet', '--allow-empty', '--message=more'];
  const tag = (name: string) => ['tag', '--annotate', '--message=x', name];

  it.each<readonly [string, Variables, readonly (readonly string[])[], string | undefined]>([
    ['releases a tag of the version', byTag('v1.2.3'), [tag('v1.2.3')], undefined],
    ['releases main, by hand', byHand('1.2.3'), [], undefined],
    ['releases main again when the tag exists', byHand('1.2.3'), [['tag', 'v1.2.3']], undefined],
    [
      'releases an older major version',
      byTag('v1.2.3'),
      [tag('v1.2.3'), tag('v2.0.0'), tag('v1')],
      undefined,
    ],
    ['rejects a version other than that of package.json', byTag('v1.2.4'), [tag('v1.2.4')], 'package.json'],
    ['rejects an invalid version', byHand('1.2.3; echo x'), [], 'three numbers'],
    ['rejects another branch', byHand('1.2.3', 'refs/heads/other'), [], 'on main'],
    ['rejects a commit that is not on main', byTag('v1.2.3'), [more, tag('v1.2.3')], 'not on main'],
    [
      'rejects a version whose tag is on another commit',
      byHand('1.2.3'),
      [['tag', 'v1.2.3'], more, ['update-ref', 'refs/remotes/origin/main', 'HEAD']],
      'another commit',
    ],
    ['rejects an older version', byTag('v1.2.3'), [tag('v1.2.3'), tag('v1.10.0')], 'v1.10.0 has a tag'],
  ])('%s', async (_, event, commands, says) => {
    const { folder, run } = await startRunner();
    const git = (...words: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], {
        cwd: folder,
        stdio: 'ignore',
        env: { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
      });
    for (const path of ['package.json', 'package-lock.json'])
      await writeFile(join(folder, path), '{ "version": "1.2.3" }');
    git('init', '--quiet', '--initial-branch=main');
    git('add', 'package.json', 'package-lock.json');
    git('commit', '--quiet', '--message=first');
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    for (const words of commands) git(...words);
    const { status, log, outputs } = run(scriptOf('release.yml', 'version', 'release'), event);
    if (says !== undefined) {
      expect([status, outputs]).toEqual([1, '']);
      expect(log).toMatch(/^::error::Nothing is released: /m);
      expect(log).toContain(says);
      return;
    }
    const latest = !commands.flat().includes('v2.0.0');
    expect(outputs).toMatch(/^version=1\.2\.3\ncommit=[0-9a-f]{40}\nlatest=(?:true|false)\n$/);
    expect([status, outputs.endsWith(`latest=${latest}\n`)]).toEqual([0, true]);
  });

  it('lists in the SBOM exactly the packages in dist/, with their versions', async () => {
    const { folder, run } = await startRunner();
    await mkdir(join(folder, 'dist/cli'), { recursive: true });
    for (const name of ['package.json', 'package-lock.json', 'dist/licenses.txt', 'dist/cli/licenses.txt'])
      await copyFile(join(repository, name), join(folder, name));
    expect(run(scriptOf('release.yml', 'version', 'sbom'))).toMatchObject({ status: 0, log: '' });
    const { components, dependencies }: Bom = JSON.parse(
      await readFile(join(folder, 'sbom.cdx.json'), 'utf8'),
    );
    const built = new Set(
      ['dist', 'dist/cli'].flatMap((part) => bundledPackages(part).map(({ name }) => name)),
    );
    expect(built.size).toBeGreaterThan(20);
    const names = components.map(({ name }) => name);
    expect([...new Set(names)].sort()).toEqual([...built].sort());
    // dist/ contains two versions of this package.
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual(['@actions/http-client']);
    expect(components.find(({ name }) => name === 'yaml')?.version).toBe(direct['yaml']);
    const refs = components.map((component) => component['bom-ref']);
    for (const { dependsOn } of dependencies) expect(refs).toEqual(expect.arrayContaining([...dependsOn]));
  });

  it.each<readonly [string, string, string, number, readonly string[]]>([
    [
      'publishes the version',
      'acme/crm',
      '',
      0,
      [SEEN, 'publish --provenance --access public --ignore-scripts'],
    ],
    ['does not publish a version twice', 'acme/crm', '1.2.3', 0, [SEEN]],
    ['publishes nothing for another repository', 'evil/crm', '', 1, []],
  ])('%s on npm', async (_, name, published, status, calls) => {
    const { folder, run } = await startRunner();
    const npm = `#!/bin/sh\necho "$*" >> '${folder}/calls'\n[ "$1" != view ] || [ -n '${published}' ]\n`;
    await writeFile(join(folder, 'bin/npm'), npm);
    await chmod(join(folder, 'bin/npm'), 0o755);
    await writeFile(join(folder, 'calls'), '');
    const url = 'git+https://github.com/acme/crm.git';
    await writeFile(join(folder, 'package.json'), JSON.stringify({ repository: { type: 'git', url } }));
    const script = scriptOf('release.yml', 'npm', 'publish');
    expect(run(script, { VERSION: '1.2.3', GITHUB_REPOSITORY: name }).status).toBe(status);
    expect((await readFile(join(folder, 'calls'), 'utf8')).split('\n').filter(Boolean)).toEqual(calls);
  });

  const view = 'GET view v1.2.3 --json isDraft';
  const remove = 'GET delete v1.2.3 --yes';
  const tagRef = 'GET repos/acme/crm/git/ref/tags/v1.2.3';
  const rest = '--title v1.2.3 --generate-notes /release/SHA256SUMS /release/sbom.cdx.json';
  const create = `GET create v1.2.3 --draft --target c0ffee ${rest}`;
  const createOfTag = `GET create v1.2.3 --draft ${rest}`;
  const released = 'GET repos/acme/crm/commits/tags/v1.2.3';
  const edit = 'GET edit v1.2.3 --draft=false --latest=true';
  const major = 'GET repos/acme/crm/git/ref/tags/v1';
  const moved = 'PATCH repos/acme/crm/git/refs/tags/v1 -f sha=c0ffee -F force=true';
  const made = 'POST repos/acme/crm/git/refs -f ref=refs/tags/v1 -f sha=c0ffee';
  const ours = { [released]: { sha: 'c0ffee' } };
  const theirs = { [released]: { sha: 'beef' } };

  it.each<readonly [string, string, object, number, readonly string[]]>([
    ['drafts a new release', 'draft', { [create]: {} }, 0, [view, tagRef, create]],
    [
      'drafts the release of an existing tag',
      'draft',
      { [tagRef]: {}, [createOfTag]: {} },
      0,
      [view, tagRef, createOfTag],
    ],
    [
      'replaces the draft of a run that failed',
      'draft',
      { [view]: { isDraft: true }, [remove]: {}, [create]: {} },
      0,
      [view, remove, tagRef, create],
    ],
    ['leaves a published release alone', 'draft', { [view]: { isDraft: false }, [create]: {} }, 0, [view]],
    ['fails when nothing can be drafted', 'draft', {}, 1, [view, tagRef, create]],
    ['publishes when there is no tag yet', 'publish', { [edit]: {} }, 0, [released, edit]],
    ['publishes when the tag is on the commit', 'publish', { ...ours, [edit]: {} }, 0, [released, edit]],
    ['publishes nothing when the tag is on another commit', 'publish', theirs, 1, [released]],
    ['moves the major tag', 'move', { ...ours, [major]: {}, [moved]: {} }, 0, [released, major, moved]],
    ['creates the major tag', 'move', { ...ours, [made]: {} }, 0, [released, major, made]],
    [
      'leaves the major tag for another commit',
      'move',
      { ...theirs, [major]: {}, [moved]: {} },
      1,
      [released],
    ],
    ['fails when the major tag does not move', 'move', { ...ours, [major]: {} }, 1, [released, major, moved]],
  ])('%s', async (_, id, answers, status, requests) => {
    const run = await runWith(scriptOf('release.yml', 'publish', id), answers, {
      GH_REPO: 'acme/crm',
      COMMIT: 'c0ffee',
      VERSION: '1.2.3',
      LATEST: 'true',
    });
    expect(run.asked.map(({ request }) => request)).toEqual(requests);
    expect(run.status).toBe(status);
    if (id === 'draft') expect(run.outputs).toBe(requests.length === 1 ? 'published=true\n' : '');
  });

  it('lists checksums of exactly action.yml and the files of dist/', async () => {
    const { folder, run } = await startRunner();
    await mkdir(join(folder, 'release'));
    const script = `cd '${repository}'\n${scriptOf('release.yml', 'publish', 'ships')}`;
    expect(run(script)).toMatchObject({ status: 0, log: '' });
    const lines = (await readFile(join(folder, 'release/SHA256SUMS'), 'utf8')).trim().split('\n');
    const listed = lines.map((line) => line.split('  ')[1] ?? '').sort();
    const shipped = execFileSync('git', ['ls-files', 'action.yml', 'dist'], { cwd: repository });
    expect(listed).toEqual(shipped.toString().trim().split('\n').sort());
    expect(listed).toContain('dist/cli/index.js');
  });
});
