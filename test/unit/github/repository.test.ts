import { describe, expect, test } from 'vitest';
import { readRepository } from '../../../src/github/repository.ts';

const runner = { GITHUB_REPOSITORY: 'acme/crm.data', GITHUB_SHA: 'c0ffee', GITHUB_RUN_ID: '99' };

describe('the repository whose workflow runs', () => {
  test('is at github.com unless the runner names another server', () => {
    expect(readRepository(runner)).toEqual({
      owner: 'acme',
      repo: 'crm.data',
      commit: 'c0ffee',
      apiUrl: 'https://api.github.com',
      runUrl: 'https://github.com/acme/crm.data/actions/runs/99',
    });
  });

  test('can be on a GitHub Enterprise Server', () => {
    const server = {
      GITHUB_API_URL: 'https://github.acme.example/api/v3/',
      GITHUB_SERVER_URL: 'https://github.acme.example',
    };
    expect(readRepository({ ...runner, ...server })).toMatchObject({
      apiUrl: 'https://github.acme.example/api/v3',
      runUrl: 'https://github.acme.example/acme/crm.data/actions/runs/99',
    });
  });

  test.each<readonly [string, Readonly<Record<string, string>>]>([
    ['there is no runner', {}],
    ['it has no owner', { GITHUB_REPOSITORY: 'crm' }],
    ['its URL leads elsewhere', { GITHUB_REPOSITORY: 'acme/../x' }],
    ['its API has no URL', { ...runner, GITHUB_API_URL: 'file:///etc' }],
    ['its URL contains markup', { ...runner, GITHUB_SERVER_URL: 'https://x)[y](z' }],
  ])('is unknown if %s', (_, environment) => {
    expect(readRepository(environment)).toBeUndefined();
  });

  test('has the list of runs as its page if the run has no number', () => {
    expect(readRepository({ ...runner, GITHUB_RUN_ID: 'x)' })?.runUrl).toBe(
      'https://github.com/acme/crm.data/actions',
    );
  });
});
