import { describe, expect, test } from 'vitest';
import { readWorkflowEvent } from '../../../src/github/workflow-event.ts';

const repository = { full_name: 'acme/crm', default_branch: 'main' };

function pullRequest(head: unknown): unknown {
  return { repository, pull_request: { head } };
}

function read(name: string, payload: unknown, environment: Readonly<Record<string, string>> = {}) {
  return readWorkflowEvent({ GITHUB_EVENT_NAME: name, ...environment }, payload);
}

describe('what set the workflow off', () => {
  test.each([
    ['refs/heads/main', true],
    ['refs/heads/feature', false],
    ['refs/heads/main/x', false],
    ['refs/tags/main', false],
    ['main', false],
    ['', undefined],
  ])('a push to %j is for the default branch: %s', (ref, onDefaultBranch) => {
    expect(read('push', { repository }, { GITHUB_REF: ref })).toEqual({
      name: 'push',
      onDefaultBranch,
      origin: 'here',
      byDependabot: false,
    });
  });

  test.each<readonly [string, unknown]>([
    ['is not told', {}],
    ['of no name', { repository: {} }],
    ['of an odd name', { repository: { default_branch: 1 } }],
  ])('a default branch that is %s is not known', (_, payload) => {
    expect(read('push', payload, { GITHUB_REF: 'refs/heads/undefined' }).onDefaultBranch).toBeUndefined();
  });

  test.each<readonly [story: string, name: string, payload: unknown, origin: string]>([
    ['of this repository', 'pull_request', pullRequest({ repo: { full_name: 'acme/crm' } }), 'here'],
    ['of a fork', 'pull_request', pullRequest({ repo: { full_name: 'stranger/crm' } }), 'elsewhere'],
    ['of a fork that was deleted', 'pull_request', pullRequest({ repo: null }), 'unknown'],
    [
      'that somebody comments on, which does not tell whose it is',
      'issue_comment',
      { repository, issue: { number: 3, pull_request: {} } },
      'unknown',
    ],
    ['that is an issue', 'issue_comment', { repository, issue: { number: 3 } }, 'here'],
    ['without a head', 'pull_request', pullRequest(undefined), 'unknown'],
    ['whose event could not be read', 'pull_request', undefined, 'unknown'],
    ['whose event is not about it', 'pull_request', { repository }, 'unknown'],
    ['where no repository has a name', 'pull_request', { pull_request: { head: { repo: {} } } }, 'unknown'],
    [
      'of a fork, on `pull_request_target`',
      'pull_request_target',
      pullRequest({ repo: { full_name: 'stranger/crm' } }),
      'elsewhere',
    ],
    [
      'of a fork, under review',
      'pull_request_review',
      pullRequest({ repo: { full_name: 'stranger/crm' } }),
      'elsewhere',
    ],
    [
      'of a fork, on an event that nobody knows',
      'novelty',
      pullRequest({ repo: { full_name: 'stranger/crm' } }),
      'elsewhere',
    ],
  ])('a pull request %s', (_, name, payload, origin) => {
    expect(read(name, payload).origin).toBe(origin);
  });

  test.each<readonly [string, unknown, string]>([
    ['this repository', { head_repository: { full_name: 'acme/crm' } }, 'here'],
    ['a fork', { head_repository: { full_name: 'stranger/crm' } }, 'elsewhere'],
    ['a repository that was deleted', { head_repository: null }, 'unknown'],
    ['nobody knows where', undefined, 'unknown'],
  ])('a workflow run for %s', (_, workflowRun, origin) => {
    expect(read('workflow_run', { repository, workflow_run: workflowRun }).origin).toBe(origin);
  });

  test.each(['push', 'schedule', 'workflow_dispatch', 'merge_group', 'repository_dispatch', ''])(
    '%j is of this repository, whatever its payload',
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
  ])('set off by %s', (actor, byDependabot) => {
    expect(read('pull_request', {}, { GITHUB_ACTOR: actor }).byDependabot).toBe(byDependabot);
  });
});

describe('the pull request that an event is about', () => {
  const sha = 'c0ffee'.repeat(6).padEnd(40, '0');

  test('is known by its number and its last commit', () => {
    const payload = {
      repository,
      pull_request: { number: 12, head: { sha, repo: { full_name: 'acme/crm' } } },
    };
    expect(read('pull_request', payload).pullRequest).toEqual({ number: 12, head: sha });
  });

  test.each<readonly [string, unknown]>([
    ['a push', { repository }],
    ['one without a number', { pull_request: { head: { sha } } }],
    ['one without a commit', { pull_request: { number: 12, head: {} } }],
    ['a commit that is none', { pull_request: { number: 12, head: { sha: 'main --> x' } } }],
  ])('is not known for %s', (_, payload) => {
    expect(read('pull_request', payload)).toHaveProperty('pullRequest', undefined);
  });
});

describe('what a push did to its branch', () => {
  const before = 'b'.repeat(40);
  const push = (changes: object) => read('push', { before, forced: false, commits: [{}], ...changes }).push;

  test.each<readonly [string, object, object | undefined]>([
    ['added a commit', {}, { before, isForced: false, commits: 1 }],
    ['added several', { commits: [{}, {}, {}] }, { before, isForced: false, commits: 3 }],
    ['took commits away', { forced: true }, { before, isForced: true, commits: 1 }],
    ['made it', { before: '0'.repeat(40) }, { before: undefined, isForced: false, commits: 1 }],
    ['is not said', { before: undefined }, undefined],
    ['is no list', { commits: 'many' }, undefined],
    ['names no commit', { before: '../x' }, undefined],
  ])('%s', (_, changes, expected) => {
    expect(push(changes)).toEqual(expected);
  });

  test('is asked of pushes only', () => {
    expect(read('pull_request', { before, commits: [] }).push).toBeUndefined();
  });
});
