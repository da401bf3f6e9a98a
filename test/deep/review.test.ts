import { describe, expect, it } from 'vitest';
import {
  createEmulator,
  DEMO_ADOBE_CLIENT,
  type Emulator,
  type EmulatorOptions,
} from '../emulator/emulator.ts';
import { BOT, createGitHubFake, GITHUB_TOKEN, type GitHubFake } from '../emulator/github.ts';
import { existingUs, fiveEntries, fiveSecrets } from '../fixtures/examples.ts';
import { MERGE, runOn } from '../fixtures/workflow.ts';

/** Returns the services of a workflow, which the runs of a test share. */
function startServices({ prefix = '', ...options }: EmulatorOptions & { readonly prefix?: string } = {}) {
  const github = Object.assign(createGitHubFake({ prefix }), { url: `https://api.github.example${prefix}` });
  const emulator = Object.assign(createEmulator(options), { url: 'http://127.0.0.1:8080' });
  return { github, emulator };
}

const bodies = (github: GitHubFake) => github.pullRequest.comments.map(({ body }) => body);

const creations = (emulator: Emulator) =>
  emulator.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/connections'));

describe('the comment on a pull request', () => {
  it('is created once, updated in place, and kept when the plan becomes empty', async () => {
    const services = startServices();
    const { github, emulator } = services;
    const first = await runOn('pull_request', services);
    expect(first.exitCode).toBe(0);
    expect(first.outputs.get('result')).toBe('planned');
    expect(bodies(github)).toHaveLength(1);
    expect(bodies(github)[0]).toContain('### Base connections: 5 to create\n');
    expect(bodies(github)[0]).toContain('(https://github.com/acme/crm/actions/runs/4711)');
    expect(bodies(github)[0]).toContain('\n+ refreshToken: { secret: ZOHO_EU_REFRESH_TOKEN }\n');
    expect(bodies(github)[0]).toContain(first.outputs.get('plan-hash'));
    expect(github.requests).toEqual([
      'GET /repos/acme/crm/pulls/12',
      'POST /graphql',
      'GET /repos/acme/crm/issues/12/comments',
      'POST /repos/acme/crm/issues/12/comments',
    ]);
    // The plan writes nothing to Adobe and sends nothing to Zoho.
    expect(emulator.requests.filter(({ method }) => method !== 'GET').map(({ path }) => path)).toEqual([
      '/ims/token/v3',
    ]);

    emulator.seed(existingUs);
    github.pullRequest.head = 'd'.repeat(40);
    await runOn('pull_request', services);
    expect(bodies(github)).toEqual([expect.stringContaining('4 to create, 1 unchanged\n')]);
    expect(bodies(github)[0]).toContain('ddddddd');

    await runOn('push', services);
    const { outputs } = await runOn('pull_request', services);
    expect(outputs.get('result')).toBe('in-sync');
    expect(bodies(github)).toEqual([expect.stringContaining('Nothing to do: 5 unchanged')]);
  });

  it('lists the errors of an invalid file, and conflicts first', async () => {
    const services = startServices();
    const { github, emulator } = services;
    const broken = fiveEntries.replace('dataCenter: eu', 'dataCenter: europe');
    const run = await runOn('pull_request', services, { files: { 'connections.yaml': broken } });
    expect(run.outputs.get('result')).toBe('invalid');
    expect(bodies(github)).toEqual([
      expect.stringMatching(/❌ <code>zoho-eu<\/code> at <code>connections\.yaml&#58;9&#58;19/),
    ]);

    for (const id of ['11111111-aaaa', '22222222-bbbb']) emulator.seed({ ...existingUs, id });
    const conflict = await runOn('pull_request', services);
    expect(conflict.exitCode).toBe(1);
    const [body = '', ...others] = bodies(github);
    expect(others).toEqual([]);
    expect(body).toMatch(/11111111-aaaa[\s\S]*22222222-bbbb[\s\S]*\| Connection \|/);
    const rows = body.split('\n').filter((line) => line.startsWith('| '));
    expect(rows[1]).toContain('<code>zoho-us</code>');
  });

  it('is separate for each file and each `sandbox` input, regardless of the job name', async () => {
    const services = startServices();
    const { github } = services;
    const files = { 'connections.yaml': fiveEntries, 'more/connections.yaml': fiveEntries };
    const each: readonly Readonly<Record<string, string>>[] = [
      {},
      { config: './more/../more/connections.yaml' },
      { sandbox: 'dev' },
      {},
    ];
    for (const inputs of each) {
      expect((await runOn('pull_request', services, { files, inputs })).exitCode).toBe(0);
    }
    expect(bodies(github).map((body) => body.split('\n')[0])).toEqual([
      '<!-- aep-base-connections config=connections.yaml -->',
      '<!-- aep-base-connections config=more%2Fconnections.yaml -->',
      '<!-- aep-base-connections config=connections.yaml sandbox=dev -->',
    ]);
  });

  it('of another author is not changed, even with the same marker', async () => {
    const services = startServices();
    const { github } = services;
    const text = '<!-- aep-base-connections config=connections.yaml -->\nAll is well';
    for (const login of ['mallory', 'github-actions', BOT.login]) {
      github.comment({ id: 2, login, type: login.endsWith('[bot]') ? 'Bot' : 'User' }, text);
    }
    await runOn('pull_request', services);
    expect(bodies(github).slice(0, 3)).toEqual([text, text, text]);
    expect(bodies(github)[3]).toContain('5 to create');
  });

  it('is found among many, and a duplicate of a concurrent run is removed', async () => {
    const services = startServices();
    const { github } = services;
    for (let number = 0; number < 70; number++)
      github.comment({ id: 3, login: 'ann', type: 'User' }, 'I see');
    for (const text of ['first', 'second']) {
      github.comment(BOT, `<!-- aep-base-connections config=connections.yaml -->\n${text}`);
    }
    await runOn('pull_request', services);
    expect(bodies(github)).toHaveLength(71);
    expect(bodies(github)[70]).toContain('5 to create');
  });

  it("with 400 creations stays within GitHub's limit, and only those that it shows count as reviewed", async () => {
    const services = startServices();
    const { github } = services;
    const entries = Array.from(
      { length: 400 },
      (_, index) => `
  zoho-${index}:
    name: 'Zoho CRM #${index}, <b>and</b> | more_of_it'
    description: The account of team ${index}
    auth: { dataCenter: eu, clientId: 1000.EXAMPLE, clientSecret: { secret: S }, refreshToken: { secret: R } }`,
    );
    const files = { 'connections.yaml': `version: 1\nsandbox: dev\nconnections:${entries.join('')}\n` };
    const run = await runOn('pull_request', services, {
      files,
      inputs: { secrets: 'S=canary-secret\nR=1000.canary-refresh\n' },
    });
    expect(run.exitCode).toBe(0);
    const [body = ''] = bodies(github);
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body).toContain('400 to create');
    expect(body).toContain(run.outputs.get('plan-hash'));
    expect(body).toMatch(/\| \d+ more \|/);
    expect(body).toContain('This comment is shortened');
    expect(run.summary).toContain('zoho-399');

    github.pullRequest.mergedAs = MERGE;
    const inputs = {
      secrets: 'S=canary-secret\nR=1000.canary-refresh\n',
      'require-reviewed-plan': 'true',
      concurrency: '32',
    };
    const refused = await runOn('push', services, { files, inputs });
    expect(refused.exitCode).toBe(1);
    expect(refused.log).toMatch(/had no room for \d+ of the changes/);
    const applied = await runOn('push', services, {
      files,
      inputs: { ...inputs, 'expected-plan-hash': refused.outputs.get('plan-hash') ?? '' },
    });
    expect(applied.outputs.get('created')).toBe('400');
  });

  it.each<readonly [story: string, failure: RegExp, status: number, words: string]>([
    ['may not be created', /^POST .*comments$/, 403, '`pull-requests: write`'],
    ['may not be looked for', /^GET .*comments/, 404, '`pull-requests: write`'],
    ['is sent with an invalid token', /graphql$/, 401, 'Remove the input `github-token`'],
    ['meets a failing GitHub', /./, 502, 'HTTP 502'],
  ])('that %s causes a warning and does not affect the run', async (_, failure, status, words) => {
    const services = startServices();
    const { github } = services;
    github.fail(failure, status);
    const run = await runOn('pull_request', services);
    expect([run.exitCode, run.outputs.get('result')]).toEqual([0, 'planned']);
    expect(run.log).toMatch(/^::warning title=Base connections::the plan is only in the job summary/m);
    expect(run.log).toContain(words);
    expect(run.summary).toContain('5 to create');
    expect(bodies(github)).toEqual([]);
  });

  it('is left to the run of a newer commit if there is one', async () => {
    const services = startServices();
    const { github } = services;
    const { pullRequest } = github;
    const late = {
      ...github,
      pullRequest: { ...pullRequest, head: 'e'.repeat(40) },
    };
    const run = await runOn('pull_request', { ...services, github: late });
    expect(run.exitCode).toBe(0);
    expect(run.log).toContain('has newer commits than');
    expect(bodies(github)).toEqual([]);
  });

  it('is not created when it is turned off, and GitHub gets no request', async () => {
    const services = startServices();
    const { github } = services;
    await runOn('pull_request', services, { inputs: { comment: 'false' } });
    await runOn('pull_request', services, { inputs: { mode: 'validate' } });
    await runOn('push', services);
    expect(github.requests).toEqual([]);
    const run = await runOn('pull_request', services, { inputs: { 'github-token': '' } });
    expect(run.log).toMatch(/^::warning .*`github-token` is empty/m);
    expect(run.exitCode).toBe(0);
  });

  it('works with GitHub Enterprise Server', async () => {
    const services = startServices({ prefix: '/api/v3' });
    const { github } = services;
    await runOn('pull_request', services);
    expect(github.requests).toContain('POST /api/graphql');
    expect(bodies(github)).toHaveLength(1);
  });
});

describe('secrets and hostile text', () => {
  it('are not in the comment, whatever the file and Flow Service contain', async () => {
    const services = startServices({ secretsShown: 'clear' });
    const { github, emulator } = services;
    const secret = fiveSecrets['ZOHO_US_CLIENT_SECRET'] ?? '';
    const hostile = '::error::x\\n| @octocat #1 <img src=x> [a](javascript:b) `c` **d** \\u202e --> \\u2028';
    const file = fiveEntries
      .replace('Leads and contacts of the EU team', `"${hostile}"`)
      .replace('    name: Zoho CRM US\n', '    name: Zoho CRM US\n    description: Wanted\n');
    emulator.seed({ ...existingUs, description: `old ${secret} ${hostile}` });

    const run = await runOn('pull_request', services, { files: { 'connections.yaml': file } });

    const [body = ''] = bodies(github);
    expect(body).toContain('1 to update');
    /** A code block, in which nothing is markup. */
    const outsideCode = (text: string) => text.replace(/^```diff\n(?:[-+ ] .*\n)+```$/gm, '');
    for (const text of [body, run.summary]) {
      expect(outsideCode(text)).not.toMatch(/@octocat|<img|\]\(javascript|`c`|\*\*d\*\*|::error/);
      expect(text).not.toMatch(/\u202e|\u2028/);
      expect(outsideCode(text).match(/-->/g)?.length ?? 0).toBe(text === body ? 2 : 0);
    }
    const printed = [run.log, run.summary, run.outputFile, body].join('\n');
    expect(printed).not.toMatch(/^::error::x/m);
    const hidden = [
      ...Object.values(fiveSecrets),
      DEMO_ADOBE_CLIENT.clientSecret,
      ...emulator.mintedTokens,
      GITHUB_TOKEN,
    ];
    for (const each of hidden) {
      expect(printed).not.toContain(each);
      expect(printed).not.toContain(Buffer.from(each).toString('base64').replace(/=+$/, ''));
    }
  });
});

describe('an edit', () => {
  const edited = fiveEntries.replace(
    '    name: Zoho CRM US\n',
    '    name: Zoho CRM US\n    description: Leads of the US team\n',
  );
  const files = { 'connections.yaml': edited };
  const descriptionOf = (emulator: Emulator) =>
    emulator.connections.find(
      ({ name, sandboxName }) => name === existingUs.name && sandboxName === existingUs.sandbox,
    )?.description;

  async function reviewed(inputs: Readonly<Record<string, string>>) {
    const services = startServices();
    const { github, emulator } = services;
    await runOn('push', services);
    const planned = await runOn('pull_request', services, { files, inputs });
    const [body = ''] = bodies(github);
    github.pullRequest.mergedAs = MERGE;
    const merged = await runOn('push', services, {
      files,
      inputs: { ...inputs, 'require-reviewed-plan': 'true' },
    });
    return { planned, body, merged, emulator };
  }

  it('is planned, reviewed, merged and applied, and the next run has nothing to do', async () => {
    const { planned, body, merged, emulator } = await reviewed({});
    expect([planned.exitCode, planned.outputs.get('result')]).toEqual([0, 'planned']);
    expect(body).toContain('### Base connections: 1 to update, 4 unchanged\n');
    expect(body).toContain('\nMerging this pull request applies the plan.');
    expect(body).toContain('\n- description: ""\n+ description: Leads of the US team\n');
    expect([merged.exitCode, merged.outputs.get('result'), merged.outputs.get('updated')]).toEqual([
      0,
      'applied',
      '1',
    ]);
    expect(descriptionOf(emulator)).toBe('Leads of the US team');
    const after = await runOn('push', { ...startServices(), emulator }, { files });
    expect(after.outputs.get('result')).toBe('in-sync');
  });

  it('is only reported with `on-drift: report`, on the pull request and after the merge', async () => {
    const { planned, body, merged, emulator } = await reviewed({ 'on-drift': 'report' });
    expect(planned.outputs.get('result')).toBe('planned');
    expect(body).toContain('### Base connections: 1 drifted, 4 unchanged\n');
    expect(body).not.toContain('Merging this pull request');
    expect([merged.exitCode, merged.outputs.get('result')]).toEqual([0, 'drifted']);
    expect(merged.log).toMatch(/^::warning .*`zoho-us`; set `on-drift: update` to apply the file$/m);
    expect(descriptionOf(emulator)).toBeUndefined();
  });
});

describe('an apply with `require-reviewed-plan`', () => {
  const reviewed = { 'require-reviewed-plan': 'true' };

  async function planAndMerge() {
    const services = startServices();
    const { github, emulator } = services;
    emulator.seed(existingUs);
    const plan = await runOn('pull_request', services);
    github.pullRequest.mergedAs = MERGE;
    return { services, github, emulator, planHash: plan.outputs.get('plan-hash') ?? '' };
  }

  it('stops if the sandbox has changed since the review, and succeeds after the change is undone', async () => {
    const { services, emulator } = await planAndMerge();
    const india = { sandbox: 'dev', name: 'Zoho CRM India', auth: { params: { clientId: '1000.OTHER' } } };
    const { id } = emulator.seed(india);

    const refused = await runOn('push', services, { inputs: reviewed });
    expect([refused.exitCode, refused.outputs.get('result')]).toEqual([1, 'failed']);
    expect(refused.log).toMatch(
      /^::error .*reviewed on pull request #12: it differs in `zoho-in` \(update\)/m,
    );
    expect(refused.log).toContain(`expected-plan-hash: ${refused.outputs.get('plan-hash')}`);
    expect(creations(emulator)).toEqual([]);
    expect(emulator.requests.some(({ path }) => path.startsWith('/oauth'))).toBe(false);
    expect(refused.summary).toContain('The plan was not applied');
    expect(refused.summary).toMatch(/\d to create/);

    // A plan that is made after the merge does not count as reviewed.
    const late = await runOn('pull_request', services);
    expect([late.exitCode, late.log]).toEqual([0, expect.stringContaining('no longer open')]);
    expect((await runOn('push', services, { inputs: reviewed })).exitCode).toBe(1);

    emulator.store.remove(id);
    const applied = await runOn('push', services, { inputs: reviewed });
    expect([applied.exitCode, applied.outputs.get('created')]).toEqual([0, '4']);
    expect(applied.log).toContain('reviewed on pull request #12');
  });

  it('applies the rest of a reviewed plan, and needs no review of an empty plan', async () => {
    const { services, github, emulator } = await planAndMerge();
    emulator.addFault({
      method: 'POST',
      path: '/connections',
      nth: 2,
      effect: { kind: 'answer', status: 403 },
    });
    const half = await runOn('push', services, { inputs: { ...reviewed, concurrency: '1' } });
    expect(half.outputs.get('result')).toBe('partial');
    const rest = await runOn('push', services, { inputs: reviewed });
    expect([rest.exitCode, rest.outputs.get('created')]).toEqual([0, '1']);

    github.pullRequest.comments.splice(0);
    const before = github.requests.length;
    const empty = await runOn('push', services, { inputs: reviewed });
    expect([empty.exitCode, empty.outputs.get('result')]).toEqual([0, 'in-sync']);
    expect(github.requests).toHaveLength(before);
  });

  it('waits as GitHub asks, and then applies the reviewed plan', async () => {
    const { services, github } = await planAndMerge();
    github.fail(/commits\/.*\/pulls$/, 429, 1);
    const run = await runOn('push', services, { inputs: reviewed });
    expect([run.exitCode, run.outputs.get('created')]).toEqual([0, '4']);
  });

  it('refuses to undo a later merge, but not to apply what a later merge leaves', async () => {
    const { services, github, emulator } = await planAndMerge();
    const later = (file: string) => ({ commit: 'e'.repeat(40), files: { 'connections.yaml': file } });
    github.newest = later(fiveEntries.replace('name: Zoho CRM EU\n', 'name: Zoho CRM Europe\n'));
    const refused = await runOn('push', services, { inputs: reviewed });
    expect([refused.exitCode, refused.outputs.get('result')]).toEqual([1, 'failed']);
    expect(refused.log).toMatch(/^::error .*commit on the branch, `eeeeeee`, the file differs in `zoho-eu`/m);
    expect(creations(emulator)).toEqual([]);

    github.newest = later(`# reviewed again\n${fiveEntries}`);
    const applied = await runOn('push', services, { inputs: reviewed });
    expect([applied.exitCode, applied.outputs.get('created')]).toEqual([0, '4']);
  });

  it('accepts `expected-plan-hash` as the review', async () => {
    const { services, github, planHash } = await planAndMerge();
    github.pullRequest.comments.splice(0);
    const given = { ...reviewed, 'expected-plan-hash': planHash };
    const other = { ...reviewed, 'expected-plan-hash': '0'.repeat(64) };
    const refused = await runOn('push', services, { inputs: other });
    expect(refused.log).toContain(planHash);
    expect(refused.exitCode).toBe(1);
    const applied = await runOn('push', services, { inputs: given });
    expect(applied.outputs.get('created')).toBe('4');
  });

  it.each<readonly [string, (github: GitHubFake) => void, string]>([
    [
      'no pull request was merged',
      ({ pullRequest }) => delete pullRequest.mergedAs,
      'does not come from a merged pull request',
    ],
    ['it has no comment', ({ pullRequest }) => pullRequest.comments.splice(0), 'has no comment with a plan'],
    [
      'it was merged into another branch',
      ({ pullRequest }) => {
        pullRequest.base = 'unprotected';
      },
      'does not come from a merged pull request',
    ],
    [
      'the comment has another author',
      (github) => {
        const [{ body } = { body: '' }] = github.pullRequest.comments.splice(0);
        github.comment({ id: 2, login: 'mallory', type: 'User' }, body);
      },
      'has no comment with a plan',
    ],
    [
      'another commit was merged',
      ({ pullRequest }) => {
        pullRequest.head = 'd'.repeat(40);
      },
      'the plan for a commit other than ddddddd',
    ],
    [
      'the comment contains no plan',
      ({ pullRequest }) => {
        for (const each of pullRequest.comments) each.body = each.body.replace(/<!-- plan of .*/, '');
      },
      'contains no plan',
    ],
    ['GitHub denies access to pull requests', (github) => github.fail(/pulls/, 403), '`pull-requests: read`'],
  ])('stops if %s, and says what to do', async (_, spoil, words) => {
    const { services, github, emulator } = await planAndMerge();
    spoil(github);
    const run = await runOn('push', services, { inputs: reviewed });
    expect([run.exitCode, run.outputs.get('result')]).toEqual([1, 'failed']);
    expect(run.log).toMatch(/^::error /m);
    expect(run.log).toContain(words);
    expect(creations(emulator)).toEqual([]);
  });
});
