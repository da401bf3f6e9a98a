import { describe, expect, test } from 'vitest';
import { readConnectionsFile } from '../../../src/config/connections-file.ts';
import type { Plan } from '../../../src/model/change.ts';
import { changeDigest, planHash } from '../../../src/plan/plan-hash.ts';
import { commentMarker, planRecord } from '../../../src/report/comment.ts';
import { type Approval, requireApproval } from '../../../src/run/approve.ts';
import type { MergedPullRequest, MergedPullRequests } from '../../../src/run/ports.ts';
import { fileWith } from '../../fixtures/bad-files.ts';
import { connectionFor, entryOf } from '../../fixtures/entry-builder.ts';
import { problemOf } from '../flow-service/adobe.ts';
import { observedOf, planOf } from '../plan/observed.ts';

const [a, b, c] = [entryOf('a'), entryOf('b'), entryOf('c')];
const plan = (...entries: readonly (typeof a)[]): Plan => planOf(entries, observedOf({ dev: [] }));

/** Returns a pull request that showed a plan for its last commit or for another one. */
function merged(
  number: number,
  shown: Plan | undefined,
  commit = `${number}`,
  omitted = 0,
): MergedPullRequest {
  const head = `${number}`.padStart(40, 'a');
  if (shown === undefined) return { number, head, comments: [] };
  const digests = new Set(shown.changes.flatMap((change) => changeDigest(change, shown) ?? []));
  const record = planRecord({ head: commit.padStart(40, 'a'), digests, omitted });
  return { number, head, comments: [`${commentMarker('connections.yaml', undefined)}\n${record}`] };
}

function approve(wanted: Plan, found: MergedPullRequests) {
  const approval = {
    config: 'connections.yaml',
    allowDelete: false,
    requireReviewedPlan: true,
    stopped: new AbortController().signal,
    findMergedPullRequests: async () => found,
  };
  return requireApproval(wanted, approval as unknown as Approval);
}

describe('a plan counts as reviewed', () => {
  test.each<
    readonly [
      story: string,
      wanted: Plan,
      pullRequests: readonly MergedPullRequest[],
      numbers: readonly number[],
    ]
  >([
    ['if one pull request showed it', plan(a, b), [merged(12, plan(a, b))], [12]],
    ['if it is part of a plan that was shown', plan(a), [merged(12, plan(a, b))], [12]],
    [
      'if each of its changes was shown by one of several pull requests',
      plan(a, b),
      [merged(11, plan(a)), merged(12, plan(b))],
      [11, 12],
    ],
    [
      'if the last pull request showed all of it, and an earlier one nothing else',
      plan(a, b),
      [merged(11, plan(a)), merged(12, plan(a, b))],
      [11, 12],
    ],
    [
      'if the last of several comments showed it',
      plan(b),
      [{ ...merged(12, plan(a)), comments: [plan(a), plan(b)].flatMap((each) => merged(12, each).comments) }],
      [12],
    ],
    [
      'if an earlier pull request was for other files and showed no plan',
      plan(a),
      [merged(11, undefined), merged(12, plan(a))],
      [12],
    ],
    ['without a pull request if it has no changes', plan(), [], []],
  ])('%s', async (_, wanted, pullRequests, numbers) => {
    expect(await approve(wanted, { pullRequests })).toEqual(numbers);
  });
});

describe('without access to pull requests', () => {
  const approval = { config: 'connections.yaml', requireReviewedPlan: true };
  test.each<readonly [string, object, string, string]>([
    [
      'there is no token',
      {},
      'needs the input `github-token`, which is empty',
      'remove the input `github-token`',
    ],
    ['the runner names no repository', { githubToken: {} }, '`GITHUB_REPOSITORY`', 'as the runner sets them'],
  ])('because %s, nothing is applied, and the message says why', async (_, more, message, fix) => {
    const problem = await problemOf(
      requireApproval(plan(a), { ...approval, ...more } as unknown as Approval),
    );
    expect(problem).toMatchObject({
      code: 'review-missing',
      message: expect.stringContaining(message),
      fix: expect.stringContaining(fix),
    });
  });
});

describe('a plan for which a newer commit is on the branch', () => {
  const DIFFERS = 'the file differs in `zoho-eu`';
  const file = (...lines: readonly string[]) => Buffer.from([fileWith({}), ...lines].join(''));
  const [entry = a] = readConnectionsFile(file(), 'connections.yaml').entries;
  // The plan of the run skips other sandboxes, and nothing depends on their entries.
  const inProd = { ...entryOf('elsewhere'), sandbox: 'prod' };
  const wanted = planOf([entry, inProd], observedOf({ dev: [] }), { only: 'dev' });
  const other =
    '  other: { name: O, source: salesforce, ensure: absent, auth: { specName: OAuth2 Client Credential } }';
  const commit = 'c0ffee1'.padEnd(40, '0');
  const review = (bytes: Uint8Array | undefined) =>
    approve(wanted, { pullRequests: [merged(12, wanted)], newer: { commit, bytes } });

  test.each<readonly [string, Uint8Array]>([
    ['moves the entry', Buffer.from(`\n\n${file()}`)],
    ['has another entry', file(other)],
  ])('is applied if that commit only %s', async (_, bytes) => {
    expect(await review(bytes)).toEqual([12]);
  });

  test('is applied if an update keeps a host that Adobe has instead of the one that the file fills in', async () => {
    const connection = connectionFor(entry, {
      description: 'Old',
      authParams: { ...connectionFor(entry).authParams, endpoint: 'https://www.zohoapis.eu' },
    });
    const described = { ...entry, description: 'New' };
    const update = planOf([described], observedOf({ dev: [connection] }), { onDrift: 'update' });
    expect(update.changes).toMatchObject([
      { kind: 'update', entry: { auth: { endpoint: { value: 'https://www.zohoapis.eu' } } } },
    ]);
    const bytes = Buffer.from(fileWith({ name: `    name: ${entry.name}\n    description: New` }));
    const found = { pullRequests: [merged(12, update)], newer: { commit, bytes } };
    expect(await approve(update, found)).toEqual([12]);
  });

  test.each<readonly [string, Uint8Array | undefined, string]>([
    [
      'changes where credentials go',
      Buffer.from(`${file()}`.replace('dataCenter: eu', 'dataCenter: us')),
      DIFFERS,
    ],
    ['changes the name', Buffer.from(fileWith({ name: '    name: Another' })), DIFFERS],
    [
      'removes the connection',
      Buffer.from(fileWith({ name: '    name: Zoho CRM EU\n    ensure: absent' })),
      DIFFERS,
    ],
    ['renames the key', Buffer.from(fileWith({ key: '  zoho-other:' })), DIFFERS],
    ['breaks the file', Buffer.from('{'), 'the file is invalid'],
    ['deletes the file', undefined, 'the file is missing or too large'],
  ])('is refused if that commit %s', async (_, bytes, why) => {
    expect(await problemOf(review(bytes))).toMatchObject({
      code: 'plan-superseded',
      message: `the plan is out of date: in the newest commit on the branch, \`c0ffee1\`, ${why}`,
      fix: expect.stringContaining('the run of the latest change'),
    });
  });
});

describe('a plan does not count as reviewed', () => {
  test.each<readonly [story: string, wanted: Plan, found: MergedPullRequests, code: string, words: RegExp]>([
    [
      'without a pull request',
      plan(a),
      { pullRequests: [] },
      'review-missing',
      /does not come from a merged pull request/,
    ],
    [
      'if none of several pull requests showed a change',
      plan(a, b, c),
      { pullRequests: [merged(11, plan(a)), merged(12, plan(b))] },
      'plan-not-reviewed',
      /reviewed on pull requests #11, #12: it differs in `c` \(create\)$/,
    ],
    [
      'if only an earlier one of several comments for the same commit showed it',
      plan(a),
      {
        pullRequests: [
          {
            ...merged(12, plan(a)),
            comments: [plan(a), plan(b)].flatMap((each) => merged(12, each).comments),
          },
        ],
      },
      'plan-not-reviewed',
      /differs in `a` \(create\)$/,
    ],
    [
      'if none of several pull requests showed a plan',
      plan(a),
      { pullRequests: [merged(11, undefined), merged(12, undefined)] },
      'review-missing',
      /pull request #11 has no comment/,
    ],
    [
      'if a change is from a pull request without a plan, and the message says so',
      plan(a, b),
      { pullRequests: [merged(11, undefined), merged(12, plan(a))] },
      'plan-not-reviewed',
      /pull request #12: it differs in `b` \(create\); and pull request #11 has no comment/,
    ],
    [
      'if a change is from a pull request with the plan of another commit',
      plan(a, b),
      { pullRequests: [merged(11, plan(b), '99'), merged(12, plan(a))] },
      'plan-not-reviewed',
      /differs in `b` \(create\); and pull request #11 shows the plan for a commit other than/,
    ],
    [
      'if the comment had no room for a change, and the message says so',
      plan(a, b),
      { pullRequests: [merged(12, plan(b), '12', 1)] },
      'plan-not-reviewed',
      /pull request #12: it differs in `a` \(create\); and the comment on pull request #12 had no room for 1 of the changes, so they were not reviewed/,
    ],
    [
      'if other pull requests could not be found, and the message says why',
      plan(a, b),
      { pullRequests: [merged(12, plan(b))], unseen: ['it was a force push'] },
      'plan-not-reviewed',
      /pull request #12: it differs in `a` \(create\)\. Other pull requests .* not considered: it was a force push$/,
    ],
    [
      'if GitHub does not show which commit merged the pull request',
      plan(a),
      { pullRequests: [], unseen: ['GitHub does not say'] },
      'review-missing',
      /^it is not known whether this commit comes from a merged pull request: GitHub does not say$/,
    ],
  ])('%s', async (_, wanted, found, code, words) => {
    const problem = await problemOf(approve(wanted, found));
    expect(problem).toMatchObject({ code, fix: expect.stringContaining(planHash(wanted)) });
    expect(problem?.message).toMatch(words);
  });
});
