import { describe, expect, it } from 'vitest';
import { BEFORE_ALL, IN_ANSWERS, runInto } from '../unit/cli/troubles.ts';

describe('on the command line, no message uses the words of a workflow', () => {
  it.each(Object.entries(IN_ANSWERS))('about %s', async (_, trouble) => {
    await runInto(trouble);
  });

  it.each(Object.entries({ ...BEFORE_ALL, ...IN_ANSWERS }))('beside data about %s', async (_, trouble) => {
    const { output, exitCode } = await runInto(trouble, ['--json', '--debug']);
    expect(JSON.parse(output)).toMatchObject({ exitCode });
  });
});
