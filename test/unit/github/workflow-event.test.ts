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
    ['', false],
  ])('a push to %j is for the default branch: %s', (ref, onDefaultBranch) => {
    expect(read('push', { repository }, { GITHUB_REF: ref })).toEqual({
      name: 'push',
      onDefaultBranch,
      fromFork: false,
      byDependabot: false,
    });
  });

  test.each<readonly [string, unknown]>([
    ['is not told', {}],
    ['of no name', { repository: {} }],
    ['of an odd name', { repository: { default_branch: 1 } }],
  ])('a default branch that is %s is no branch', (_, payload) => {
    expect(read('push', payload, { GITHUB_REF: 'refs/heads/undefined' }).onDefaultBranch).toBe(false);
  });

  test.each<readonly [story: string, name: string, payload: unknown, fromFork: boolean]>([
    ['of this repository', 'pull_request', pullRequest({ repo: { full_name: 'acme/crm' } }), false],
    ['of a fork', 'pull_request', pullRequest({ repo: { full_name: 'stranger/crm' } }), true],
    ['of a fork that was deleted', 'pull_request', pullRequest({ repo: null }), true],
    [
      'that somebody comments on, which does not tell whose it is',
      'issue_comment',
      { repository, issue: { number: 3, pull_request: {} } },
      true,
    ],
    ['that is an issue', 'issue_comment', { repository, issue: { number: 3 } }, false],
    ['without a head', 'pull_request', pullRequest(undefined), true],
    ['whose event could not be read', 'pull_request', undefined, true],
    ['whose event is not about it', 'pull_request', { repository }, true],
    ['where no repository has a name', 'pull_request', { pull_request: { head: { repo: {} } } }, true],
    [
      'of a fork, on `pull_request_target`',
      'pull_request_target',
      pullRequest({ repo: { full_name: 'stranger/crm' } }),
      true,
    ],
    [
      'of a fork, under review',
      'pull_request_review',
      pullRequest({ repo: { full_name: 'stranger/crm' } }),
      true,
    ],
    [
      'of a fork, on an event that nobody knows',
      'novelty',
      pullRequest({ repo: { full_name: 'stranger/crm' } }),
      true,
    ],
  ])('a pull request %s comes from a fork: %s', (_, name, payload, fromFork) => {
    expect(read(name, payload).fromFork).toBe(fromFork);
  });

  test.each<readonly [string, unknown, boolean]>([
    ['this repository', { head_repository: { full_name: 'acme/crm' } }, false],
    ['a fork', { head_repository: { full_name: 'stranger/crm' } }, true],
    ['a repository that was deleted', { head_repository: null }, true],
    ['nobody knows where', undefined, true],
  ])('a workflow run for %s', (_, workflowRun, fromFork) => {
    expect(read('workflow_run', { repository, workflow_run: workflowRun }).fromFork).toBe(fromFork);
  });

  test.each(['push', 'schedule', 'workflow_dispatch', 'merge_group', 'repository_dispatch', ''])(
    '%j is of this repository, whatever its payload',
    (name) => {
      for (const payload of [undefined, null, 'text', [], {}, { repository: 'x' }]) {
        expect(read(name, payload)).toMatchObject({ name, fromFork: false, onDefaultBranch: false });
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
