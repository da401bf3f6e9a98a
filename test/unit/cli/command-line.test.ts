import { describe, expect, it } from 'vitest';
import { BEFORE_ALL, runInto } from './troubles.ts';

// `test/deep/command-line.test.ts` covers all other problems, and JSON output.
describe('on the command line, no message uses the words of a workflow', () => {
  it.each([
    'an unknown key to rotate',
    'a credentials file with an unknown name',
    'no credential',
    'secrets in invalid JSON',
  ])('about %s, and nothing is sent', async (name) => {
    const trouble = BEFORE_ALL[name];
    if (trouble === undefined) throw new Error(`no trouble ${name}`);
    expect((await runInto(trouble)).requests).toEqual([]);
  });
});
