import { describe, expect, it } from 'vitest';
import { composeSchema } from '../../../schema/compose.ts';
import { KNOWN_AUTH_KEYS } from '../../../src/config/paths.ts';
import { namesOf } from '../../../src/source/auth-specs.ts';
import { defaultSource, sources } from '../../../src/source/catalogue.ts';
import { plainValidator, publishedSchema, type Schema } from '../../fixtures/schema.ts';
import { authSpecs, verdicts } from '../../fixtures/verdicts.ts';

const { $defs = {} } = publishedSchema;

/** One auth spec of one source: the words around it are those of the definition that chooses between them. */
const AUTH_SPEC = /-auth-\d+$/;

/** What a value may be: the words are at the keys that refer to it. */
const SHAPES = new Set(['reference', 'secret', 'text', 'number', 'flag', 'mapping', 'literal']);

/** Every schema that a person can meet, by JSON pointer. */
function* parts(part: Schema, pointer: string): Generator<readonly [string, Schema]> {
  if (!AUTH_SPEC.test(pointer)) yield [pointer, part];
  // `auth` and its `specName` are described where the source is known.
  for (const [name, property] of Object.entries(part.properties ?? {}))
    if (property !== true) yield* parts(property, `${pointer}/properties/${name}`);
}

const described = [
  ...parts(publishedSchema, '#'),
  ...Object.entries($defs)
    .filter(([name]) => !SHAPES.has(name))
    .flatMap(([name, definition]) => [...parts(definition, `#/$defs/${name}`)]),
];

describe('the schema of the connections file', () => {
  it('describes whatever may stand in it, in sentences', () => {
    expect(described.length).toBeGreaterThan(400);
    const without = described.filter(([, { description = '' }]) => !/^[A-Z].*\.$/.test(description));
    expect(without.map(([pointer]) => pointer)).toEqual([]);
  });

  it('has examples of everything but of an auth spec that nobody knows', () => {
    const without = described.filter(([, { examples = [] }]) => examples.length === 0);
    expect(without.map(([pointer]) => pointer)).toEqual(['#/$defs/otherAuth']);
  });

  it.each(
    Object.keys($defs)
      .filter((name) => !SHAPES.has(name))
      .concat('#'),
  )('has examples that are valid on their own in %s', (name) => {
    const start = name === '#' ? '#/' : `#/$defs/${name}`;
    const those = described.filter(
      ([pointer]) => pointer === name || pointer === start || pointer.startsWith(`${start}/`),
    );
    for (const [pointer, { examples = [] }] of those) {
      if (name === '#' && pointer.startsWith('#/$defs/')) continue;
      const validate = plainValidator(pointer);
      for (const example of examples)
        expect([pointer, example, validate(example)]).toEqual([pointer, example, true]);
    }
  });

  it('is what the records of the sources make of it: `npm run schema` writes it', () => {
    const composed = composeSchema([...sources.values()], defaultSource);
    expect(publishedSchema).toEqual(JSON.parse(JSON.stringify(composed)));
  });

  it('has a definition for each auth spec of each source, and for what chooses between them', () => {
    const expected = [...sources.values()].flatMap(({ name, auth }) => [
      `${name}-auth`,
      ...Object.keys(auth).map((_, index) => `${name}-auth-${index + 1}`),
    ]);
    expect(Object.keys($defs).filter((name) => /-auth(?:-\d+)?$/.test(name))).toEqual(expected);
  });

  it('allows under auth what may be printed, and nothing else', () => {
    const keys = Object.entries($defs)
      .filter(([name]) => AUTH_SPEC.test(name))
      .flatMap(([, { properties = {} }]) => Object.keys(properties));
    expect([...KNOWN_AUTH_KEYS].sort()).toEqual([...new Set([...keys, 'secret'])].sort());
  });
});

const BOTH = [true, true];
const NEITHER = [false, false];

describe('the program and the schema agree on', () => {
  it.each(authSpecs)('the example, every key that it needs, and no others: $name', ({ source, example }) => {
    expect(verdicts(source.name, example)).toEqual(BOTH);
    for (const left of Object.keys(example).filter((key) => key !== 'specName')) {
      const { [left]: _, ...others } = example as Readonly<Record<string, unknown>>;
      expect([left, ...verdicts(source.name, others)]).toEqual([left, ...NEITHER]);
    }
    expect(verdicts(source.name, { ...example, nonsense: 'x' })).toEqual(NEITHER);
  });

  it.each(authSpecs)('the former names of an auth spec: $name', ({ source, specName, example }) => {
    for (const name of namesOf(source, specName)) {
      expect([name, ...verdicts(source.name, { ...example, specName: name })]).toEqual([name, ...BOTH]);
      expect(verdicts(source.name, { ...example, specName: name, nonsense: 1 })).toEqual(NEITHER);
    }
  });

  const custom = { connectionSpec: '11111111-2222-4333-8444-555555555555', version: '1.0' };

  it.each<[unknown, unknown, boolean]>([
    [custom, { specName: 'Basic', user: 'x', port: 7, tls: true, more: { a: 1 }, p: { secret: 'S' } }, true],
    [custom, { specName: 'Basic' }, true],
    [custom, { user: 'x' }, false],
    [custom, { specName: 'Basic', user: [1] }, false],
    [custom, { specName: 'Basic', user: null }, false],
    [{ ...custom, version: 1 }, { specName: 'Basic' }, false],
    [{ ...custom, version: 'one' }, { specName: 'Basic' }, false],
    [{ ...custom, connectionSpec: 'x' }, { specName: 'Basic' }, false],
    [{ ...custom, name: 'x' }, { specName: 'Basic' }, false],
    [{ version: '1.0' }, { specName: 'Basic' }, false],
    ['nowhere', { specName: 'Basic' }, false],
    [7, { specName: 'Basic' }, false],
    [null, { specName: 'Basic' }, false],
    [[], { specName: 'Basic' }, false],
  ])('a source by its connection spec: %j %j', (source, auth, expected) => {
    expect(verdicts(source, auth)).toEqual([expected, expected]);
  });
});
