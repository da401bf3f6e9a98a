import { describe, expect, it } from 'vitest';
import type { Parameter, Source } from '../../src/model/source.ts';
import { namesOf } from '../../src/source/auth-specs.ts';
import { sources } from '../../src/source/catalogue.ts';
import { exampleAuth } from '../../src/source/examples.ts';
import { describedParts, plainValidator, publishedSchema, SHAPES } from '../fixtures/schema.ts';
import { authSpecs, verdicts } from '../fixtures/verdicts.ts';

const BOTH = [true, true];
const NEITHER = [false, false];

/** Returns values of types that the parameter does not accept. */
function wrongValues({ secret, kind }: Parameter): readonly unknown[] {
  const always = [[1], null];
  if (secret) return [...always, 'a-literal-secret', 7, true, {}, { secret: 7 }, { secret: 'A', more: 1 }];
  switch (kind) {
    case 'number':
    case 'number-text':
      return [...always, 'many', '1.5', '-1', 1.5, -1, true];
    case 'boolean':
    case 'boolean-text':
      return [...always, 'yes', 1];
    case 'object':
      return [...always, 'text', 7];
    default:
      return [...always, 7, 60.1, true, { a: 1 }];
  }
}

describe('the program and the schema agree on', () => {
  it.each(authSpecs)('the example, its required keys and unknown keys: $name', ({ source, example }) => {
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

  it.each(authSpecs)('the value of every parameter: $name', ({ source, parameters, example }) => {
    for (const [name, parameter] of Object.entries(parameters)) {
      const right = parameter.secret ? { secret: 'A_SECRET' } : parameter.example;
      const { dataCenter: _, ...others } = example as Readonly<Record<string, unknown>>;
      const base = source.preset === undefined ? example : others;
      if (source.preset === undefined)
        expect([name, ...verdicts(source.name, { ...base, [name]: right })]).toEqual([name, ...BOTH]);
      for (const wrong of wrongValues(parameter)) {
        const found = verdicts(source.name, { ...example, [name]: wrong });
        expect([name, wrong, ...found]).toEqual([name, wrong, ...NEITHER]);
      }
    }
  });

  it.each([...sources.values()])('an `auth` without `specName`: $name', (source: Source) => {
    const bodies = [
      {},
      ...Object.entries(source.auth).flatMap(([specName, parameters]) => {
        const { specName: _, ...shortest } = exampleAuth(source, specName);
        const values = Object.entries(parameters).map(([name, { secret, example }]) => [
          name,
          // No two parameters of a service have the same value.
          secret ? { secret: `S_${name}` } : example,
        ]);
        const { specName: __, ...whole } = source.preset ? shortest : Object.fromEntries(values);
        return [shortest, whole, { ...shortest, nonsense: 'x' }];
      }),
    ];
    for (const auth of bodies) {
      const [program, schema] = verdicts(source.name, auth);
      expect([auth, program]).toEqual([auth, schema]);
    }
  });

  it.each([...sources.keys()])('an invalid `auth` and an unknown auth spec: %s', (name) => {
    for (const auth of [null, 'x', 7, [], [{ specName: 'x' }]])
      expect([auth, ...verdicts(name, auth)]).toEqual([auth, ...NEITHER]);
    expect(verdicts(name, { specName: 'Brand New', whatever: 'x', other: { secret: 'S' } })).toEqual(BOTH);
    expect(verdicts(name, { specName: 'Brand New', 'not a name': 'x' })).toEqual(NEITHER);
    for (const specName of ['', 7, null, { secret: 'S' }])
      expect([specName, ...verdicts(name, { specName, whatever: 'x' })]).toEqual([specName, ...NEITHER]);
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

describe('the schema', () => {
  it.each(
    Object.keys(publishedSchema.$defs ?? {})
      .filter((name) => !SHAPES.has(name))
      .concat('#'),
  )('has only valid examples in %s', (name) => {
    const start = name === '#' ? '#/' : `#/$defs/${name}`;
    const those = describedParts.filter(
      ([pointer]) => pointer === name || pointer === start || pointer.startsWith(`${start}/`),
    );
    for (const [pointer, { examples = [] }] of those) {
      if (name === '#' && pointer.startsWith('#/$defs/')) continue;
      const validate = plainValidator(pointer);
      for (const example of examples)
        expect([pointer, example, validate(example)]).toEqual([pointer, example, true]);
    }
  });
});
