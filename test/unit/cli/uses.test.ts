import { describe, expect, it } from 'vitest';
import { isPinned, parseUses, schemaOf, usedIn } from '../../../src/cli/uses.ts';
import { textOf } from '../../../src/model/message.ts';
import { type Problem, problemsIn } from '../../../src/model/problem.ts';

const COMMIT = 'a'.repeat(40);

describe('an action that a workflow uses', () => {
  it.each([
    `acme/aep-base-connections@${COMMIT}`,
    'acme/tools/aep-base-connections@v1.2.3',
    'acme/aep@release/1.x',
    './',
    './.github/actions/aep-base-connections',
    './tools/..aep',
    'acme/tools/.github/aep@v1',
    'acme/..aep@a.b/c.locked',
    'Owner/aep@v1',
    'acme/aep@ref',
  ])('can be %s', (uses) => {
    expect(parseUses(uses)).toBe(uses);
  });

  it.each([
    'acme/aep-base-connections',
    'aep-base-connections@v1',
    'acme/aep@',
    'acme/aep@/v1',
    'acme/aep@main/../../evil',
    'acme/aep@v1..v2',
    'acme/aep@a/.b',
    'acme/aep@a//b',
    'acme/aep@a/',
    'acme/aep@v1.',
    'acme/aep@v1.lock',
    'acme/aep@v1.lock/x',
    'acme/aep@@',
    'acme/aep@a@{1}',
    'acme/aep@a b',
    'acme/aep@a~1',
    'acme/aep@-a',
    'acme/..@v1',
    '../aep@v1',
    'acme/aep/../../evil@v1',
    'acme/aep/..@v1',
    'acme/aep/.@v1',
    '/tools/aep',
    '../aep',
    './../aep',
    './a/../../b',
    './a//b',
    'acme/aep@v1 # x',
    'acme/aep@v1\nrun: x',
    'docker://alpine@3',
    'https://github.com/acme/aep@v1',
  ])('is rejected if it is %j', (uses) => {
    expect(() => parseUses(uses)).toThrow('`--uses` must have the form');
  });

  it.each([
    ['your-org/aep@v1', '`your-org`', /organization or user/],
    ['acme/aep@COMMIT', '`COMMIT`', /git rev-parse HEAD/],
    ['owner/repository@ref', '`owner`', /organization or user/],
  ])('is rejected as a placeholder from the documentation if it is %j', (uses, word, fix) => {
    const thrown = problemsOf(() => parseUses(uses));
    expect(thrown).toHaveLength(1);
    expect(textOf(thrown[0]?.message ?? [])).toBe(`\`--uses\` contains the placeholder ${word}`);
    expect(textOf(thrown[0]?.fix ?? [])).toMatch(fix);
  });

  it.each([
    [`acme/aep@${COMMIT}`, true],
    ['acme/aep@v1.2.3', true],
    ['acme/aep@1', true],
    ['./tools/aep', true],
    ['acme/aep@main', false],
    ['acme/aep@release/1.x', false],
    ['acme/aep@v1-fixes', false],
    [`acme/aep@${'a'.repeat(7)}`, false],
  ])('is pinned to one version by %s: %s', (uses, pinned) => {
    expect(isPinned(uses)).toBe(pinned);
  });

  it.each([
    ['- uses: ./.github/actions/aep-base-connections', './.github/actions/aep-base-connections'],
    ["    uses: 'acme/aep-base-connections@v1' # v1", 'acme/aep-base-connections@v1'],
    ['  - uses: actions/checkout@v4', undefined],
    ['  # uses: acme/aep-base-connections@v1', undefined],
    ['uses: ${{ acme }}/aep-base-connections', undefined],
  ])('is found in %j', (line, uses) => {
    expect(usedIn(`steps:\n${line}\n`)).toBe(uses);
  });

  it.each([
    [
      'acme/tools/aep@v1',
      'x/c.yaml',
      'https://raw.githubusercontent.com/acme/tools/v1/aep/schema/connections.schema.json',
    ],
    ['./tools/aep', 'connections.yaml', 'tools/aep/schema/connections.schema.json'],
    ['./', 'x/c.yaml', '../schema/connections.schema.json'],
  ])('%s has the schema for %s at %s', (uses, path, schema) => {
    expect(schemaOf(uses, path)).toBe(schema);
  });
});

function problemsOf(work: () => unknown): readonly Problem[] {
  try {
    work();
    return [];
  } catch (error) {
    return problemsIn(error);
  }
}
