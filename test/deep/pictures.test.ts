import { expect, it } from 'vitest';
import { pictures } from '../pictures/story.ts';

/** Returns the rows of the table: the change, the key and the name. */
function rowsOf(markdown: string): readonly (readonly string[])[] {
  return [...markdown.matchAll(/^\| (\S*&nbsp;\w+)[^|]*\| <code>(\S+)<\/code> \| ([^|]*) \|/gm)].map(
    ([, status = '', ...rest]) => [status.split('&nbsp;')[1] ?? '', ...rest],
  );
}

it('the pictures match: the summary shows the changes that the comment plans', async () => {
  const { comment, summary } = await pictures();
  const planned = rowsOf(comment).map(([change, ...rest]) => [`${change?.replace(/e$/, '')}ed`, ...rest]);
  expect(planned.map(([change]) => change).sort()).toEqual(['created', 'deleted', 'updated']);
  const applied = rowsOf(summary);
  expect(applied.filter(([outcome]) => outcome !== 'unchanged')).toEqual(planned);
  expect(applied).toHaveLength(5);
});
