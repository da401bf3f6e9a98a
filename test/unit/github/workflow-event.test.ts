import { describe, expect, test } from 'vitest';
import { readWorkflowEvent } from '../../../src/github/workflow-event.ts';

const repository = { full_name: 'acme/crm', default_branch: 'main' };

function pullRequest(head: unknown): unknown {
  return { repository, pull_request: { head } };
}

function read(name: string, payload: unknown, environment: Readonly<Record<string, string>> = {}) {
  return readWorkflowEvent({ GITHUB_EVENT_NAME: name, ...environment }, payload);
}

describe('the event of a workflow', () => {
  test.each([
    ['refs/heads/main', true],
    ['refs/heads/feature', false],
    ['refs/heads/main/x', false],
    ['refs/tags/main', false],
    ['main', false],
    ['', undefined],
  ])('is a push to %j, for the default branch: %s', (ref, onDefaultBranch) => {
    expect(read('push', { repository }, { GITHUB_REF: ref })).toEqual({
      name: 'push',
      onDefaultBranch,
      origin: 'here',
      byDependabot: false,
    });
  });

  test.each<readonly [string, unknown]>([
    ['missing', {}],
    ['without a name', { repository: {} }],
    ['with an invalid name', { repository: { default_branch: 1 } }],
  ])('leaves the default branch unknown if it is %s', (_, payload) => {
    expect(read('push', payload, { GITHUB_REF: 'refs/heads/undefined' }).onDefaultBranch).toBeUndefined();
  });

  test.each<readonly [story: string, name: string, payload: unknown, origin: string]>([
    ['of this repository', 'pull_request', pullRequest({ repo: { full_name: 'acme/crm' } }), 'here'],
    ['of a fork', 'pull_request', pullRequest({ repo: { full_name: 'stranger/crm' } }), 'elsewhere'],
    ['of a deleted fork', 'pull_request', pullRequest({ repo: null }), 'unknown'],
    [
      'with a comment, which does not say where the code is from',
      'issue_comment',
      { repository, issue: { number: 3, pull_request: {} } },
      'unknown',
    ],
    ['that is really an issue', 'issue_comment', { repository, issue: { number: 3 } }, 'here'],
    ['without a head', 'pull_request', pullRequest(undefined), 'unknown'],
    ['with an unreadable event', 'pull_request', undefined, 'unknown'],
    ['with another event', 'pull_request', { repository }, 'unknown'],
    ['without repository names', 'pull_request', { pull_request: { head: { repo: {} } } }, 'unknown'],
    [
      'of a fork, with `pull_request_target`',
      'pull_request_target',
      pullRequest({ repo: { full_name: 'stranger/crm' } }),
      'elsewhere',
    ],
    [
      'of a fork, with a review',
      'pull_request_review',
      pullRequest({ repo: { full_name: 'stranger/crm' } }),
      'elsewhere',
    ],
    [
      'of a fork, with an unknown event',
      'novelty',
      pullRequest({ repo: { full_name: 'stranger/crm' } }),
      'elsewhere',
    ],
  ])('knows where the code is from for a pull request %s', (_, name, payload, origin) => {
    expect(read(name, payload).origin).toBe(origin);
  });

  test.each<readonly [string, unknown, string]>([
    ['this repository', { head_repository: { full_name: 'acme/crm' } }, 'here'],
    ['a fork', { head_repository: { full_name: 'stranger/crm' } }, 'elsewhere'],
    ['a deleted repository', { head_repository: null }, 'unknown'],
    ['an unknown repository', undefined, 'unknown'],
  ])('knows where the code is from for a workflow run of %s', (_, workflowRun, origin) => {
    expect(read('workflow_run', { repository, workflow_run: workflowRun }).origin).toBe(origin);
  });

  test.each(['push', 'schedule', 'workflow_dispatch', 'merge_group', 'repository_dispatch', ''])(
    '%j is from this repository, whatever its payload',
    (name) => {
      for (const payload of [undefined, null, 'text', [], {}, { repository: 'x' }]) {
        expect(read(name, payload)).toMatchObject({ name, origin: 'here', onDefaultBranch: undefined });
      }
    },
  );

  test.each([
    ['dependabot[bot]', true],
    ['dependabot', false],
    ['octocat', false],
  ])('knows whether Dependabot caused it: %s', (actor, byDependabot) => {
    expect(read('pull_request', {}, { GITHUB_ACTOR: actor }).byDependabot).toBe(byDependabot);
  });
});

describe('the pull request of an event', () => {
  const sha = 'c0ffee'.repeat(6).padEnd(40, '0');

  test('has a number and a last commit', () => {
    const payload = {
      repository,
      pull_request: { number: 12, head: { sha, repo: { full_name: 'acme/crm' } } },
    };
    expect(read('pull_request', payload).pullRequest).toEqual({ number: 12, head: sha });
  });

  test.each([
    ['main', true],
    ['release', false],
    [undefined, undefined],
  ])('is known to change the default branch if it does: %s, %s', (ref, intoDefaultBranch) => {
    const payload = { repository, pull_request: { number: 12, head: { sha }, base: { ref } } };
    expect(read('pull_request', payload).pullRequest).toHaveProperty('intoDefaultBranch', intoDefaultBranch);
  });

  test.each<readonly [string, unknown]>([
    ['a push', { repository }],
    ['a pull request without a number', { pull_request: { head: { sha } } }],
    ['a pull request without a commit', { pull_request: { number: 12, head: {} } }],
    ['a pull request with an invalid commit', { pull_request: { number: 12, head: { sha: 'main --> x' } } }],
  ])('is unknown for %s', (_, payload) => {
    expect(read('pull_request', payload)).toHaveProperty('pullRequest', undefined);
  });
});

describe('the effect of a push on its branch', () => {
  const before = 'b'.repeat(40);
  const push = (changes: object) => read('push', { before, forced: false, commits: [{}], ...changes }).push;

  test.each<readonly [string, object, object | undefined]>([
    ['is one added commit', {}, { before, isForced: false, commits: 1 }],
    ['is several added commits', { commits: [{}, {}, {}] }, { before, isForced: false, commits: 3 }],
    ['is a removal of commits', { forced: true }, { before, isForced: true, commits: 1 }],
    ['is a new branch', { before: '0'.repeat(40) }, { before: undefined, isForced: false, commits: 1 }],
    ['is unknown if it is missing', { before: undefined }, undefined],
    ['is unknown if the commits are not a list', { commits: 'many' }, undefined],
    ['is unknown if the previous commit is invalid', { before: '../x' }, undefined],
  ])('%s', (_, changes, expected) => {
    expect(push(changes)).toEqual(expected);
  });

  test('is only read for pushes', () => {
    expect(read('pull_request', { before, commits: [] }).push).toBeUndefined();
  });
});
