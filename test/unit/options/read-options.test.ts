import { describe, expect, test } from 'vitest';
import { readRepository } from '../../../src/github/repository.ts';
import { Secret } from '../../../src/model/secret.ts';
import { OPTION_NAMES } from '../../../src/options/options.ts';
import { readInputs, readOptions } from '../../../src/options/read-options.ts';
import type { WorkflowEvent } from '../../../src/options/run-options.ts';
import type { AnyOptions } from '../../any-options.ts';
import { plain } from '../../plain-problem.ts';

const pull: WorkflowEvent = {
  name: 'pull_request',
  onDefaultBranch: false,
  origin: 'here',
  byDependabot: false,
};

const credentials = {
  'adobe-client-id': 'the-client-id',
  'adobe-client-secret': 'the-client-secret',
  'adobe-org-id': '0123456789ABCDEF01234567@AdobeOrg',
};

type Given = Readonly<Record<string, string>>;

function read(given: Given, event = pull, environment: Given = {}) {
  const inputs = Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const all = { PATH: '/bin', ...environment, ...Object.fromEntries(inputs) };
  return readOptions(readInputs(all), event, readRepository(all));
}

/** Returns the options of valid inputs, with the text of the secrets if any is used. */
function optionsOf(given: Given, event = pull, environment: Given = {}): AnyOptions {
  const result = read(given, event, environment);
  if ('problems' in result) throw new Error(result.problems.map((each) => plain(each).message).join('; '));
  return { ...result.options, ...(result.secrets && { secrets: result.secrets }) } as AnyOptions;
}

function problemsOf(given: Given, event = pull) {
  const result = read(given, event);
  return 'problems' in result ? result.problems.map(plain) : [];
}

describe('valid inputs', () => {
  test('can be few: everything else has its default', () => {
    expect(optionsOf(credentials)).toEqual({
      config: 'connections.yaml',
      mode: 'plan',
      modeReason: expect.stringContaining('not a push to the default branch'),
      warnings: [],
      allowedHosts: [],
      account: {
        clientId: 'the-client-id',
        orgId: '0123456789ABCDEF01234567@AdobeOrg',
        credential: {
          kind: 'client-secret',
          secret: expect.anything(),
          scopes: 'openid,AdobeID,read_organizations,additional_info.projectedProductContext,session',
        },
      },
      platformUrl: 'https://platform.adobe.io',
      imsUrl: 'https://ims-na1.adobelogin.com',
      concurrency: 16,
      timeout: 600_000,
      requestTimeout: 75_000,
      settlingTime: 30_000,
      failOnChanges: false,
      requireReviewedPlan: false,
      onDrift: 'update',
      rotate: [],
      allowDelete: false,
      verify: 'changed',
    });
  });

  test('can be all of them: each sets its option, and times become milliseconds', () => {
    const options = optionsOf({
      ...credentials,
      config: ' conf/a.yaml ',
      mode: 'apply',
      secrets: ' A=b ',
      'allowed-hosts': ' DB.acme.example\n*.acme.example ',
      sandbox: 'dev',
      'adobe-access-token': 'the-access-token',
      'adobe-scopes': 'openid, session',
      'platform-url': 'http://localhost:1',
      'ims-url': 'http://localhost:2/',
      'zoho-accounts-url': 'http://localhost:3',
      concurrency: '8',
      timeout: '60',
      'request-timeout': '2.5',
      'settling-time': '0',
      'github-token': 'ghs_the-token',
      comment: 'false',
      'fail-on-changes': 'TRUE',
      'expected-plan-hash': 'a'.repeat(64),
      'require-reviewed-plan': 'false',
      'on-drift': 'report',
      'allow-delete': 'False',
      verify: 'none',
    });
    expect(options).toMatchObject({
      config: 'conf/a.yaml',
      mode: 'apply',
      allowedHosts: ['db.acme.example', '*.acme.example'],
      sandbox: 'dev',
      platformUrl: 'http://localhost:1',
      imsUrl: 'http://localhost:2',
      sourceTokenUrl: 'http://localhost:3',
      concurrency: 8,
      timeout: 60_000,
      requestTimeout: 2_500,
      settlingTime: 0,
      expectedPlanHash: 'a'.repeat(64),
    });
    expect(options.githubToken?.reveal()).toBe('ghs_the-token');
    // Secrets are lines, so white space around the values is kept.
    expect(options.secrets instanceof Secret && options.secrets.reveal()).toBe(' A=b ');
    const credential = options.account?.credential;
    expect(credential?.kind === 'access-token' && credential.token.reveal()).toBe('the-access-token');
  });

  test('with a client secret request the given scopes', () => {
    const credential = optionsOf({ ...credentials, 'adobe-scopes': 'openid, session' }).account?.credential;
    if (credential?.kind !== 'client-secret') throw new Error('another credential');
    expect([credential.secret.reveal(), credential.scopes]).toEqual(['the-client-secret', 'openid,session']);
  });

  test('that are empty or blank count as not given: the default applies', () => {
    const blank = Object.fromEntries(OPTION_NAMES.map((name) => [name, ' \n']));
    expect(optionsOf({ ...blank, ...credentials })).toEqual(optionsOf(credentials));
  });

  test('give options that show no secret when printed', () => {
    const options = optionsOf({ ...credentials, secrets: 'NAME=the-value-of-a-secret' });
    expect(JSON.stringify(options)).not.toMatch(/the-client-secret|the-value/);
  });
});

describe('invalid inputs', () => {
  const wrong: Given = {
    config: 'a\tconfig\tWRONG',
    mode: 'WRONG-mode',
    sandbox: 'WRONG sandbox',
    'adobe-client-id': 'WRONG client',
    'adobe-client-secret': 'WRONG secret',
    'adobe-access-token': 'WRONG token',
    'adobe-org-id': 'WRONG-org',
    'adobe-scopes': 'WRONG;scopes',
    'platform-url': 'https://WRONG.example',
    'ims-url': 'https://WRONG.example',
    'zoho-accounts-url': 'https://WRONG.example',
    concurrency: 'WRONG',
    timeout: 'WRONG',
    'request-timeout': 'WRONG',
    'settling-time': 'WRONG',
    comment: 'WRONG',
    'fail-on-changes': 'WRONG',
    'expected-plan-hash': 'WRONG',
    'require-reviewed-plan': 'WRONG',
    'github-token': 'WRONG',
    'on-drift': 'WRONG',
    rotate: 'WRONG',
    'allow-delete': 'WRONG',
    verify: 'WRONG',
  };

  test('are all reported at once, each by its name', () => {
    const problems = problemsOf(wrong);
    expect(problems.map(({ code }) => code)).toEqual(Object.keys(wrong).map(() => 'input-invalid'));
    for (const name of Object.keys(wrong)) {
      expect(problems.filter(({ message }) => message.includes(`the input \`${name}\` `))).toHaveLength(1);
    }
  });

  test('are never repeated, and neither are the others', () => {
    const text = JSON.stringify(problemsOf({ ...wrong, secrets: 'WRONG=WRONG', WRONG: 'WRONG' }));
    expect(text).not.toContain('WRONG');
  });

  test('keep the path of the file in the report unless the path itself is invalid', () => {
    expect(read({ config: 'other.yaml', mode: 'x' })).toMatchObject({ config: 'other.yaml' });
    expect(read({ config: 'other\u0000.yaml' })).toMatchObject({ config: 'connections.yaml' });
  });

  test.each([
    ['concurrency', ['1', '32'], ['0', '33', '1.5']],
    ['timeout', ['0.1', '21600'], ['0', '0.09', '21600.1']],
    ['request-timeout', ['0.1', '600'], ['0', '0.09', '600.1']],
    ['settling-time', ['0', '600'], ['-1', '600.1']],
  ])('have limits: %s', (name, inside, outside) => {
    for (const value of inside) expect(problemsOf({ ...credentials, [name]: value })).toEqual([]);
    for (const value of outside) {
      expect(problemsOf({ ...credentials, [name]: value })).toEqual([
        expect.objectContaining({ code: 'input-invalid', message: expect.stringContaining(`\`${name}\``) }),
      ]);
    }
  });
});

describe('unknown inputs', () => {
  test.each([
    ['secret', 'secrets'],
    ['sandboxes', 'sandbox'],
    ['adobe_client_id', 'adobe-client-id'],
    ['ADOBE-CLIENTID', 'adobe-client-id'],
    ['fail-on-change', 'fail-on-changes'],
    ['config-', 'config'],
    ['allowdelete', 'allow-delete'],
  ])('are errors if they resemble an input: %s, %s', (name, near) => {
    expect(problemsOf({ ...credentials, [name]: 'the-value-of-it' })).toEqual([
      {
        code: 'input-unknown',
        message: `unknown input \`${name.toLowerCase()}\``,
        fix: `did you mean \`${near}\`?`,
      },
    ]);
  });

  test.each([
    ['dry-run', 'mode: plan'],
    ['dry_run', 'mode: plan'],
    ['DryRun', 'mode: plan'],
    ['plan-only', 'mode: plan'],
    ['check', 'mode: plan'],
    ['check-mode', 'mode: plan'],
    ['noop', 'mode: plan'],
    ['no-op', 'mode: plan'],
    ['what-if', 'mode: plan'],
    ['preview', 'mode: plan'],
    ['simulate', 'mode: plan'],
    ['read-only', 'mode: plan'],
    ['command', 'the input `mode`'],
    ['auto-approve', 'require-reviewed-plan: true'],
    ['environment', 'the input `sandbox`'],
    ['env', 'the input `sandbox`'],
    ['sandbox-name', 'the input `sandbox`'],
    ['org', 'the input `adobe-org-id`'],
    ['organization', 'the input `adobe-org-id`'],
    ['ims-org', 'the input `adobe-org-id`'],
    ['IMS_ORG_ID', 'the input `adobe-org-id`'],
    ['region', 'the input `platform-url`'],
    ['file', 'the input `config`'],
    ['config-file', 'the input `config`'],
    ['working-directory', 'the input `config`'],
    ['only', 'the input `sandbox`'],
    ['prune', 'the input `allow-delete`'],
  ])('are errors that name the right input if they suggest what a run may do, or where: %s', (name, use) => {
    for (const value of ['true', 'false', 'the-value-of-it', '']) {
      const [problem, ...others] = problemsOf({ ...credentials, mode: 'apply', [name]: value });
      expect(others).toEqual([]);
      expect(problem).toMatchObject({ code: 'input-unknown', fix: expect.stringContaining(use) });
      expect(problem).not.toHaveProperty('severity');
      expect(problem?.message).toContain('suggests what a run does or where, but it has no effect');
      expect(JSON.stringify(problem)).not.toContain('the-value-of-it');
    }
  });

  test('include no second line of `config`, which accepts one path', () => {
    expect(problemsOf({ ...credentials, config: 'a.yaml\nb.yaml' })).toEqual([
      {
        code: 'input-invalid',
        message: 'the input `config` has several lines',
        fix: 'give one path, and use a separate step or job for each file, for example with a matrix',
      },
    ]);
  });

  test.each(OPTION_NAMES)('do not include an input of the action: %s', (name) => {
    expect(readInputs({ [`INPUT_${name.toUpperCase()}`]: 'x' }).problems).toEqual([]);
  });

  test('are reported as warnings along with errors', () => {
    const problems = problemsOf({ ...credentials, timeout: 'x', 'node-version': '24' });
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['input-invalid', undefined],
      ['input-unknown', 'warning'],
    ]);
  });

  test.each(['node-version', 'debug', 'x'])('are warnings if they resemble nothing: %s', (name) => {
    expect(problemsOf({ ...credentials, [name]: 'v' })).toEqual([]);
    expect(optionsOf({ ...credentials, [name]: 'v' }).warnings.map(plain)).toEqual([
      {
        code: 'input-unknown',
        severity: 'warning',
        message: `unknown input \`${name}\``,
        fix: 'remove it: it has no effect',
      },
    ]);
  });

  test('are shown without what may be more than a name', () => {
    const [warning] = optionsOf({
      ...credentials,
      [`zzz\u202e\n<b>@x ${'y'.repeat(200)}`]: 'v',
    }).warnings.map(plain);
    expect(warning?.message).toMatch(/^unknown input `zzz[?a-z]{1,61}`$/);
  });

  test('do not include variables that are not inputs', () => {
    const environment = { INPUTS_SECRET: 'x', MY_INPUT_SECRET: 'x', input_secret: 'x' };
    expect(readInputs({ ...environment, INPUT_MODE: 'validate' })).toEqual({
      given: new Map([['mode', 'validate']]),
      problems: [],
    });
  });
});

describe('credentials', () => {
  const forks: WorkflowEvent = { ...pull, origin: 'elsewhere' };
  const missing = (given: Given, event = pull) =>
    problemsOf(given, event).map(({ code, message }) => `${code} ${message}`);

  test.each(['plan', 'apply'])('are required for %s: each missing one is reported', (mode) => {
    expect(missing({ mode })).toEqual([
      `input-missing mode \`${mode}\` needs the input \`adobe-client-id\``,
      `input-missing mode \`${mode}\` needs the input \`adobe-client-secret\` or the input \`adobe-access-token\``,
      `input-missing mode \`${mode}\` needs the input \`adobe-org-id\``,
    ]);
  });

  test('are reported as missing together with invalid inputs', () => {
    expect(missing({ mode: 'plan', timeout: 'x' })).toHaveLength(4);
  });

  test('are required when `auto` becomes a plan', () => {
    expect(missing({})).toHaveLength(3);
    expect(missing({ 'adobe-client-id': 'x', 'adobe-org-id': 'a@AdobeOrg' })).toHaveLength(1);
  });

  test('can include an access token instead of the client secret', () => {
    const { 'adobe-client-secret': left, ...others } = credentials;
    expect(left).not.toBe('');
    expect(missing({ ...others, 'adobe-access-token': 'the-access-token' })).toEqual([]);
  });

  test('are not required for a run that validates, whether `mode` or `auto` says so', () => {
    expect(optionsOf({ mode: 'validate' }).account).toBeUndefined();
    expect(optionsOf({}, forks)).toMatchObject({ mode: 'validate', notice: expect.anything() });
    expect(optionsOf({}, { ...pull, byDependabot: true })).toMatchObject({ mode: 'validate' });
  });

  test.each([
    ['from a fork', forks],
    ['by Dependabot', { ...pull, byDependabot: true }],
  ])('are withheld from a run %s, and so are the values of `secrets`', (_, event) => {
    expect(optionsOf({ secrets: 'A=\nB=\n' }, event).secrets).toBeUndefined();
    expect(optionsOf({ ...credentials, secrets: 'A=b\n', mode: 'plan' }, event).secrets).toBeDefined();
  });

  test('do not count as given to a Dependabot run if they are blank', () => {
    const blank = { 'adobe-client-secret': ' ', 'adobe-access-token': '\n' };
    expect(optionsOf(blank, { ...pull, byDependabot: true })).toMatchObject({ mode: 'validate' });
  });

  test('are not also reported as missing if they are invalid', () => {
    expect(missing({ ...credentials, 'adobe-client-secret': 'too short' })).toHaveLength(1);
  });

  test('do not change which runs are rejected', () => {
    expect(missing({ ...credentials, mode: 'apply' }, forks)).toEqual([
      expect.stringMatching(/^mode-refused `mode: apply` is refused/),
    ]);
  });
});

describe('the pull request', () => {
  const token = { 'github-token': 'ghs_the-token' };
  const head = 'c0ffee'.repeat(6).padEnd(40, '0');
  const about: WorkflowEvent = { ...pull, pullRequest: { number: 12, head } };
  const runner = { GITHUB_REPOSITORY: 'acme/crm', GITHUB_RUN_ID: '99' };

  test('shows the plan in a comment', () => {
    expect(optionsOf({ ...credentials, ...token }, about, runner)).toMatchObject({
      pullRequest: { number: 12, head },
      runUrl: 'https://github.com/acme/crm/actions/runs/99',
      warnings: [],
    });
  });

  test.each<readonly [story: string, given: Given, event: WorkflowEvent]>([
    ['`comment` is false', { comment: 'false' }, about],
    ['the file is only validated', { mode: 'validate' }, about],
    ['the plan is applied, which would overwrite the comment', { mode: 'apply' }, about],
    ['the code comes from a fork', {}, { ...about, origin: 'elsewhere' }],
    ['the event is `pull_request_target`', {}, { ...about, name: 'pull_request_target' }],
    ['the event does not say which pull request it is', {}, pull],
  ])('shows no comment when %s', (_, given, event) => {
    expect(optionsOf({ ...credentials, ...token, ...given }, event, runner).pullRequest).toBeUndefined();
  });

  test('shows no comment without a token, and a warning says so', () => {
    const { warnings } = optionsOf(credentials, about, runner);
    expect(warnings).toEqual([expect.objectContaining({ code: 'comment-impossible', severity: 'warning' })]);
    expect(optionsOf({ ...credentials, comment: 'false' }, about, runner).warnings).toEqual([]);
  });

  test('shows no comment in an unknown repository, and a warning says so', () => {
    const { warnings, pullRequest } = optionsOf({ ...credentials, ...token }, about, {
      GITHUB_REPOSITORY: 'crm',
    });
    expect(pullRequest).toBeUndefined();
    expect(warnings.map(plain)).toEqual([
      expect.objectContaining({
        code: 'comment-impossible',
        message: expect.stringContaining('`GITHUB_REPOSITORY`'),
      }),
    ]);
  });

  test('can be required to have shown the plan', () => {
    const given = { ...credentials, mode: 'apply', 'require-reviewed-plan': 'true' };
    expect(optionsOf({ ...given, ...token })).toMatchObject({ requireReviewedPlan: true });
  });
});

describe('the path of the file', () => {
  test.each([
    ['./connections.yaml', 'connections.yaml'],
    ['a/../b/./c.yaml', 'b/c.yaml'],
    ['/home/runner/repo/conf/a.yaml', 'conf/a.yaml'],
    ['../elsewhere.yaml', '../elsewhere.yaml'],
    ['/etc/passwd', '/etc/passwd'],
    ['..name.yaml', '..name.yaml'],
  ])('%s is reported as %s', (config, told) => {
    const environment = { GITHUB_WORKSPACE: '/home/runner/repo' };
    expect(optionsOf({ ...credentials, config }, pull, environment).config).toBe(told);
  });
});
