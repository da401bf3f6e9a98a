import { expect, it } from 'vitest';
import { sources } from '../../src/source/catalogue.ts';
import { read, renewed } from './page-parts.ts';

const PAGES = ['README.md', 'docs/reference.md', 'docs/cli.md', 'docs/performance.md'] as const;

it.each(PAGES)('the generated parts of %s are up to date', async (page) => {
  await expect(await renewed(page)).toMatchFileSnapshot(`../../${page}`);
});

it('the README can be read in ten minutes', () => {
  const readme = read('README.md');
  expect(readme.split('\n').length - 1).toBeLessThanOrEqual(160);
  expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(13_000);
});

it('the README has the right number of sources', () => {
  const readme = read('README.md');
  expect(readme).toContain(`knows ${sources.size} sources`);
  const [named = ''] = /file in git: [\s\S]*?\[/.exec(readme) ?? [];
  const others = Number(/\[(\d+) more sources\]/.exec(readme)?.[1]);
  expect(named.split(',').length - 1 + others).toBe(sources.size);
});
