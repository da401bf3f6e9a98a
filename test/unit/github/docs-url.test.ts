import { describe, expect, test } from 'vitest';
import { docsUrlOf } from '../../../src/github/repository.ts';

const user = {
  GITHUB_REPOSITORY: 'team/data',
  GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
  GITHUB_WORKSPACE: '/home/runner/work/data/data',
};
const copy = '/home/runner/work/data/data/.github/actions/aep-base-connections';

describe('the link to more about a problem', () => {
  test('leads to the repository of the action, at the version that runs', () => {
    const own = { GITHUB_ACTION_REPOSITORY: 'acme/aep-base-connections', GITHUB_ACTION_REF: 'v1' };
    expect(docsUrlOf({ ...user, ...own }, '/home/runner/work/_actions/acme/aep-base-connections/v1')).toBe(
      'https://github.com/acme/aep-base-connections/blob/v1/docs/troubleshooting.md',
    );
  });

  test('leads to the copy in the repository that uses it, at the commit that runs', () => {
    expect(docsUrlOf({ ...user, GITHUB_ACTION_REPOSITORY: '' }, copy)).toBe(
      `https://github.com/team/data/blob/${user.GITHUB_SHA}/.github/actions/aep-base-connections/docs/troubleshooting.md`,
    );
    expect(docsUrlOf(user, user.GITHUB_WORKSPACE)).toMatch(
      /\/blob\/[0-9a-f]{40}\/docs\/troubleshooting\.md$/,
    );
  });

  test('leads to the server that the runner names', () => {
    const url = docsUrlOf({ ...user, GITHUB_SERVER_URL: 'https://github.acme.example/' }, copy);
    expect(url).toMatch(/^https:\/\/github\.acme\.example\/team\/data\/blob\//);
  });

  test.each<readonly [string, Readonly<Record<string, string>>, string]>([
    ['outside GitHub', {}, copy],
    ['if the action is elsewhere', user, '/somewhere/else'],
    [
      'if a variable contains markup',
      { ...user, GITHUB_REPOSITORY: 'team/data)](https://evil.example' },
      copy,
    ],
    ['if a variable contains a path', { ...user, GITHUB_SHA: '../../evil' }, copy],
    ['if the server is not a web URL', { ...user, GITHUB_SERVER_URL: 'javascript:alert(1)' }, copy],
    ['if the folder contains markup', user, `${user.GITHUB_WORKSPACE}/a)b`],
  ])('does not exist %s', (_, environment, action) => {
    expect(docsUrlOf(environment, action)).toBeUndefined();
  });
});
