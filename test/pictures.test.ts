import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BOT, GITHUB_TOKEN } from './dist/github-fake.ts';
import { createWorkspace, runAction, startGitHubFake } from './dist/workspace.ts';
import { DEMO_ADOBE_CLIENT } from './emulator/emulator.ts';
import { asLines, fiveEntries, fiveSecrets } from './five-entries.ts';
import { type Adobe, startAdobe } from './pictures/adobe.ts';
import { markdownPicture } from './pictures/markdown-picture.ts';
import { hasTerminal, runInTerminal } from './pictures/pty.ts';
import { terminalPicture } from './pictures/terminal-picture.ts';

// The pictures of the README, each made from a run of the built program. When what the program prints has changed for
// good, `npm run build && npx vitest run test/pictures.test.ts -u` makes them anew.

const { clientId, clientSecret, orgId } = DEMO_ADOBE_CLIENT;

const inputs = {
  'adobe-client-id': clientId,
  'adobe-client-secret': clientSecret,
  'adobe-org-id': orgId,
  secrets: asLines(fiveSecrets),
};

const zoho = (domain: string, clientId?: string) => ({
  params: {
    endpoint: `https://www.zohoapis.${domain}`,
    accountsUrl: `https://accounts.zoho.${domain}`,
    ...(clientId === undefined ? {} : { clientId }),
  },
});

const EU = { name: 'Zoho CRM EU', auth: zoho('eu', '1000.EXAMPLEEU') };
const US = { name: 'Zoho CRM US', auth: zoho('com') };

/** As the file declared it once. */
const euOfOld = { ...EU, sandbox: 'dev', description: 'Leads of the EU team' };

/** What should not be in a file, and must not be in a picture of what is wrong with it. */
const PASTED = 'pasted-by-mistake';

const brokenFile = fiveEntries
  .replaceAll(/^ {2}zoho-/gm, '  ')
  .replace('name: Zoho CRM EU', 'nmae: Zoho CRM EU')
  .replace('{ secret: ZOHO_US_CLIENT_SECRET }', PASTED)
  .replace('https://accounts.zoho.in', 'https://accounts.zoho.inn')
  .replace('  eu-stage:', '  eu-stage:\n    ensure: abscent');

it('the job summary of an apply', async () => {
  const adobe = await startAdobe();
  adobe.seed({ ...US, sandbox: 'dev' });
  adobe.seed(euOfOld);
  const run = await runAction({
    workspace: await createWorkspace({ 'connections.yaml': fiveEntries }),
    inputs: { ...inputs, mode: 'apply' },
    environment: adobe.environment,
  });
  expect(run.outputs.get('result'), run.log).toBe('applied');
  const picture = markdownPicture(run.summary, { title: 'The job summary of a run that applies the file' });
  await expectPicture('summary', picture, adobe);
});

it('the comment on a pull request', async () => {
  const [adobe, github] = [await startAdobe(), await startGitHubFake()];
  github.pullRequest.head = '4f1d2a9c'.repeat(5);
  adobe.seed({ ...US, sandbox: 'dev' });
  adobe.seed(euOfOld);
  adobe.seed({ ...EU, sandbox: 'stage' });
  adobe.seed({ ...US, sandbox: 'stage' });
  const payload = {
    repository: { full_name: 'acme/crm', default_branch: 'main' },
    pull_request: { number: 12, head: { sha: github.pullRequest.head, repo: { full_name: 'acme/crm' } } },
  };
  const workspace = await createWorkspace({
    'connections.yaml': fiveEntries.replace('  zoho-us-stage:', '  zoho-us-stage:\n    ensure: absent'),
    'event.json': JSON.stringify(payload),
  });
  const run = await runAction({
    workspace,
    inputs: {
      ...inputs,
      'on-drift': 'update',
      'allow-delete': 'true',
      'github-token': GITHUB_TOKEN,
    },
    environment: {
      ...adobe.environment,
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: join(workspace, 'event.json'),
      GITHUB_REF: 'refs/pull/12/merge',
      GITHUB_SHA: 'c'.repeat(40),
      GITHUB_REPOSITORY: 'acme/crm',
      GITHUB_RUN_ID: '4711',
      GITHUB_API_URL: github.apiUrl,
    },
  });
  expect(run.outputs.get('result'), run.log).toBe('planned');
  const [comment] = github.pullRequest.comments;
  const picture = markdownPicture(comment?.body ?? '', {
    title: 'The comment that shows the plan on a pull request',
    comment: { author: BOT.login.replace('[bot]', ''), what: 'commented' },
  });
  await expectPicture('comment', picture, adobe);
});

// Where `script` is missing (Linux has it, GitHub's runners too), these two are taken on trust.
it.runIf(hasTerminal)('a plan and an apply in a terminal', async () => {
  const adobe = await startAdobe();
  adobe.seed({ ...US, sandbox: 'dev' });
  adobe.seed(euOfOld);
  adobe.seed({ ...EU, sandbox: 'stage' });
  adobe.seed({ ...US, sandbox: 'stage' });
  const columns = 100;
  const output = await runInTerminal({
    columns,
    folder: await createWorkspace({ 'connections.yaml': fiveEntries, '.secrets': asLines(fiveSecrets) }),
    environment: {
      ...adobe.environment,
      ADOBE_CLIENT_ID: clientId,
      ADOBE_CLIENT_SECRET: clientSecret,
      ADOBE_ORG_ID: orgId,
    },
    typed: [
      { after: /\$ $/, keys: 'aep-base-connections plan --secrets-file .secrets\n' },
      { after: /\n\$ $/, keys: 'aep-base-connections apply --secrets-file .secrets\n' },
      { after: /Apply this plan/, keys: 'y' },
    ],
  });
  expect(output).toContain('Done: 1 created');
  const title = 'A plan and an apply on the command line';
  await expectPicture('terminal', await terminalPicture(output, { title, columns }), adobe);
});

it.runIf(hasTerminal)('what validate says of a broken file', async () => {
  const columns = 114;
  const output = await runInTerminal({
    columns,
    folder: await createWorkspace({ 'connections.yaml': brokenFile }),
    environment: {},
    typed: [{ after: /\$ $/, keys: 'aep-base-connections validate\n' }],
  });
  expect(output).toContain('4 errors');
  expect(output).not.toContain(PASTED);
  const title = 'What validate says of a file with mistakes';
  await expectPicture('validate', await terminalPicture(output, { title, columns }));
});

it('each picture can be shown, and draws on nothing outside itself', () => {
  const folder = new URL('../docs/pictures/', import.meta.url);
  const names = readdirSync(folder);
  expect(names.sort()).toEqual(['comment.svg', 'summary.svg', 'terminal.svg', 'validate.svg']);
  for (const name of names) {
    const picture = readFileSync(new URL(name, folder), 'utf8');
    // As XML has it, which is less patient than HTML.
    const open: string[] = [];
    for (const [, slash, tag = '', rest = ''] of picture.matchAll(/<(\/?)([\w:]+)([^>]*)>/g)) {
      if (slash === '/') expect(open.pop(), name).toBe(tag);
      else if (!rest.endsWith('/')) open.push(tag);
    }
    expect(open, name).toEqual([]);
    expect(picture.match(/&(?!(?:amp|lt|gt|quot|#\d+);)/g), name).toBeNull();
    expect(picture.replaceAll(/ xmlns="[^"]*"/g, ''), name).not.toMatch(
      /href=|src=|url\(|@import|<script|\son\w+=/,
    );
    expect(picture, name).not.toMatch(/127\.0\.0\.1|localhost/);
  }
});

async function expectPicture(name: string, drawn: string, adobe?: Adobe): Promise<void> {
  const picture = adobe?.withFixedIds(drawn) ?? drawn;
  for (const secret of adobe?.secrets() ?? []) expect(picture).not.toContain(secret);
  await expect(picture).toMatchFileSnapshot(`../docs/pictures/${name}.svg`);
}
