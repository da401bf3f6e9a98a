import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sourcesPage } from '../../schema/sources-page.ts';
import { readConnectionsFile } from '../../src/config/connections-file.ts';
import { defaultSource, sources } from '../../src/source/catalogue.ts';
import { runCli } from '../unit/cli/at-terminal.ts';

const page = readFileSync(new URL('../../docs/sources.md', import.meta.url), 'utf8');

it('docs/sources.md matches the records (update it with `npm run schema`)', () => {
  expect(page).toBe(sourcesPage([...sources.values()], defaultSource));
});

it('`sources NAME` prints the notes in docs/sources.md too', async () => {
  // Without the characters that Markdown escapes with, or draws as code.
  const bare = (text: string) => text.replace(/[\\`]/g, '');
  const sections = page.split(/^## /m).slice(1);
  expect(sections).toHaveLength(sources.size);
  for (const section of sections) {
    const [name = ''] = section.split('\n');
    const notes = [...section.matchAll(/^- (?!The default)(.*)$/gm)].map(([, note = '']) => bare(note));
    const { output } = await runCli(['sources', name]);
    for (const note of notes) expect(bare(output)).toContain(note);
  }
  expect((await runCli(['sources', 'zoho-crm'])).output).toContain('it will retire this source');
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
