import { describe, expect, test } from 'vitest';
import { comment, openRepository } from '../unit/github/pull-requests.ts';

describe('writing the comment', () => {
  test('reads a page of long comments', async () => {
    const long = Array.from({ length: 50 }, (_, id) => ({
      id,
      user: null,
      body: '\u{1f600}'.repeat(65_536),
    }));
    const { pullRequests, requests } = openRepository({
      'GET /issues/12/comments': () => Response.json(long),
    });
    await pullRequests.keepComment(comment);
    expect(requests.at(-1)).toBe('POST /issues/12/comments');
  });
});
