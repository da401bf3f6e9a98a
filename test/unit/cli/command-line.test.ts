import { describe, expect, it } from 'vitest';
import { BEFORE_ALL, runInto } from './troubles.ts';

// `test/deep/command-line.test.ts` covers problems in answers, and JSON output.
describe('on the command line, no message uses the words of a workflow', () => {
  it.each(Object.entries(BEFORE_ALL))('about %s, and nothing is sent', async (_, trouble) => {
    const { requests } = await runInto(trouble);
    expect(requests).toEqual([]);
  });
});
