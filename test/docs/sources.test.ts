import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sourcesPage } from '../../schema/sources-page.ts';
import { readConnectionsFile } from '../../src/config/connections-file.ts';
import { defaultSource, sources } from '../../src/source/catalogue.ts';

const page = readFileSync(new URL('../../docs/sources.md', import.meta.url), 'utf8');

it('docs/sources.md matches the records (update it with `npm run schema`)', () => {
  expect(page).toBe(sourcesPage([...sources.values()], defaultSource));
});

it('every example in docs/sources.md is a valid connection', () => {
  const examples = [...page.matchAll(/```yaml\n((?:source: [a-z][^\n]*\n)?auth:.*?)```/gs)].map(
    ([, text = '']) => text,
  );
  expect(examples.length).toBeGreaterThan(sources.size);
  const entries = examples.map(
    (text, index) => `  e${index}:\n    name: E${index}\n${text.replace(/^(?=.)/gm, '    ')}`,
  );
  const file = `version: 1\nsandbox: dev\nconnections:\n${entries.join('')}`;
  const read = readConnectionsFile(new TextEncoder().encode(file), 'connections.yaml');
  expect(read.problems).toEqual([]);
  expect(read.entries).toHaveLength(examples.length);
});
