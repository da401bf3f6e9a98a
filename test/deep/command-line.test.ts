import { describe, expect, it } from 'vitest';
import { BEFORE_ALL, IN_ANSWERS, runInto } from '../unit/cli/troubles.ts';

describe('on the command line, no message uses workflow terms', () => {
  it.each(Object.entries(BEFORE_ALL))('about %s, and nothing is sent', async (_, trouble) => {
    expect((await runInto(trouble)).requests).toEqual([]);
  });

  it.each(Object.entries(IN_ANSWERS))('about %s', async (_, trouble) => {
    await runInto(trouble);
  });

  it.each(Object.entries({ ...BEFORE_ALL, ...IN_ANSWERS }))(
    'about %s, next to JSON output',
    async (_, trouble) => {
      const { output, exitCode } = await runInto(trouble, ['--json', '--debug']);
      expect(JSON.parse(output)).toMatchObject({ exitCode });
    },
  );
});
