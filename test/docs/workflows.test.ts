import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isMap, isPair, isScalar, parse, parseDocument, visit } from 'yaml';
import { bundledPackages } from '../dist/licences.ts';

interface Groups {
  readonly shipped: { readonly patterns: readonly string[] };
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly concurrency?: object;
  readonly steps: readonly {
    readonly name?: string;
    readonly if?: string;
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, unknown>>;
  }[];
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

const checkOut = { contents: 'read' };

/** The permissions of each job, by workflow. A job with write permissions runs no installed package. */
const PERMISSIONS: Readonly<Record<string, object>> = {
  'check.yml': { lint: checkOut, fast: checkOut, whole: checkOut, action: checkOut, all: undefined },
  'codeql.yml': { analyse: { ...checkOut, actions: 'read', 'security-events': 'write' } },
  'commit-dist.yml': { commit: { actions: 'read', contents: 'write' }, check: { actions: 'write' } },
  'rebuild.yml': { rebuild: checkOut },
  'release.yml': {
    version: checkOut,
    build: checkOut,
    publish: { contents: 'write', 'id-token': 'write', attestations: 'write' },
    npm: { ...checkOut, 'id-token': 'write' },
  },
};

describe.each(workflows)('the workflow .github/workflows/%s', (name) => {
  const text = textOf(`.github/workflows/${name}`);
  const workflow = read(name);
  const document = parseDocument(text);
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  it('has no top-level permissions, only those that each job needs, with a reason for each', () => {
    expect(workflow.permissions).toEqual({});
    const given = jobs.map(([id, { permissions }]) => [id, permissions]);
    expect(Object.fromEntries(given)).toEqual(PERMISSIONS[name]);
    const unexplained: unknown[] = [];
    visit(document, {
      Pair(_, { key, value }) {
        if (!isScalar(key) || key.value !== 'permissions' || !isMap(value)) return;
        for (const { key: permission, value: level } of value.items)
          if (!isScalar(level) || !/^ to \w+ /.test(level.comment ?? '')) unexplained.push(permission);
      },
    });
    expect(unexplained).toEqual([]);
  });

  it('pins each action to a commit and names its version', () => {
    visit(document, {
      Scalar(_, node, path) {
        const pair = path.at(-1);
        if (!isPair(pair) || !isScalar(pair.key) || pair.key.value !== 'uses' || node === pair.key) return;
        if (node.value === './') return;
        expect(node.value).toMatch(/^[\w-]+\/[\w./-]+@[0-9a-f]{40}$/);
        expect(node.comment).toMatch(/^ v\d+\.\d+\.\d+$/);
      },
    });
  });

  it('interpolates nothing into a script and leaves no credentials in a checkout', () => {
    for (const { run, uses, with: inputs } of steps) {
      expect(run ?? '').not.toContain('${{');
      if (uses?.startsWith('actions/checkout@')) expect(inputs?.['persist-credentials']).toBe(false);
    }
  });

  it('has a timeout for each job, and a concurrency group', () => {
    const parts = [workflow, ...jobs.map(([, job]) => job)];
    expect(parts.some(({ concurrency }) => concurrency !== undefined)).toBe(true);
    for (const [, job] of jobs) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  it('never runs the code of a pull request with the rights of the repository', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    if ('workflow_run' in workflow.on)
      expect(steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))).toEqual([]);
    // A job with write permissions installs no package and runs none.
    for (const [, { permissions = {}, steps: its }] of jobs) {
      if (!Object.values(permissions).includes('write')) continue;
      const harmless = /\bnpm (?:view|publish .*--ignore-scripts)\b|\bon npm\b|\bnpm would\b/g;
      for (const { run = '' } of its) expect(run.replace(harmless, '')).not.toMatch(/\b(?:npm|npx|node)\b/);
    }
  });
});

it('every action is pinned to the same commit in workflows, examples and docs', () => {
  const pins = new Map<string, Set<string>>();
  const texts = [
    ...workflows.map((name) => `.github/workflows/${name}`),
    ...readdirSync(new URL('examples/workflows/', repository)).map((name) => `examples/workflows/${name}`),
    'docs/troubleshooting.md',
  ];
  for (const text of texts.map(textOf)) {
    for (const [, owner = '', commit = ''] of text.matchAll(
      /uses: ([\w-]+\/[\w-]+)[\w/-]*@([0-9a-f]{40}\b(?: # v\S+)?)/g,
    ))
      pins.set(owner, (pins.get(owner) ?? new Set()).add(commit));
  }
  expect([...pins.keys()]).toContain('actions/checkout');
  expect([...pins].filter(([, commits]) => commits.size > 1)).toEqual([]);
});

it('check.yml uses only inputs and outputs of the action that exist', () => {
  const action: { readonly inputs: object; readonly outputs: object } = parse(textOf('action.yml'));
  const ours = read('check.yml').jobs['action']?.steps.filter(({ uses }) => uses === './') ?? [];
  expect(ours).toHaveLength(2);
  for (const step of ours)
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
  const text = textOf('.github/workflows/check.yml');
  for (const [, output] of text.matchAll(/steps\.(?:first|second)\.outputs\.([\w-]+)/g))
    expect(Object.keys(action.outputs)).toContain(output);
});

it('an existing release is neither attested nor published again', () => {
  const after = read('release.yml').jobs['publish']?.steps.filter(({ if: when }) => when !== undefined);
  expect(after).toHaveLength(3);
  for (const step of after ?? []) expect(step.if).toBe("steps.draft.outputs.published != 'true'");
});

it('updates of packages and actions are delayed and grouped', () => {
  const { updates }: { readonly updates: readonly Readonly<Record<string, unknown>>[] } = parse(
    textOf('.github/dependabot.yml'),
  );
  expect(updates.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions']);
  for (const update of updates)
    expect(update).toMatchObject({ cooldown: { 'default-days': 7 }, groups: expect.any(Object) });
  // All packages in package.json are for development. The licences name those that are built into dist/.
  const [{ groups } = {}] = updates as readonly { readonly groups?: Groups }[];
  const shipped = groups?.shipped.patterns.map((pattern) => new RegExp(`^${pattern.replace('*', '.*')}$`));
  const { devDependencies } = JSON.parse(textOf('package.json'));
  for (const { name } of ['dist', 'dist/cli'].flatMap(bundledPackages))
    if (name in devDependencies)
      expect(
        shipped?.some((each) => each.test(name)),
        name,
      ).toBe(true);
});

it.each(['bug', 'feature'])('the issue form %s.yml asks each question once', (name) => {
  const form: { readonly body: readonly { readonly id?: string }[] } = parse(
    textOf(`.github/ISSUE_TEMPLATE/${name}.yml`),
  );
  const ids = form.body.flatMap(({ id }) => id ?? []);
  expect(ids).not.toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

it.each(['.github/CONTRIBUTING.md', '.github/SECURITY.md'])('%s names files that exist', (page) => {
  const named = [...textOf(page).matchAll(/`((?:src|test|schema|docs)\/[\w./-]+)`/g)];
  expect(named.length).toBeGreaterThan(3);
  expect(named.flatMap(([, path = '']) => (existsSync(new URL(path, repository)) ? [] : path))).toEqual([]);
});

it('the bug form first asks for the output of doctor', () => {
  const form: { readonly body: readonly { readonly type: string; readonly attributes: object }[] } = parse(
    textOf('.github/ISSUE_TEMPLATE/bug.yml'),
  );
  const [question] = form.body.filter(({ type }) => type !== 'markdown');
  expect(JSON.stringify(question)).toContain('aep-base-connections doctor --json');
});
