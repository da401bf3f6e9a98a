import { describe, expect, it } from 'vitest';
import type { Parameter, Source } from '../../src/model/source.ts';
import { sources } from '../../src/source/catalogue.ts';
import { exampleAuth } from '../../src/source/examples.ts';
import { authSpecs, verdicts } from '../fixtures/verdicts.ts';

const BOTH = [true, true];
const NEITHER = [false, false];

/** A value of a type that the parameter does not take. */
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
  it.each(authSpecs)('the value of every parameter: $name', ({ source, parameters, example }) => {
    for (const [name, parameter] of Object.entries(parameters)) {
      const right = parameter.secret ? { secret: 'A_SECRET' } : parameter.example;
      const { dataCenter: _, ...others } = example as Readonly<Record<string, unknown>>;
      const base = source.presets === undefined ? example : others;
      if (source.presets === undefined)
        expect([name, ...verdicts(source.name, { ...base, [name]: right })]).toEqual([name, ...BOTH]);
      for (const wrong of wrongValues(parameter)) {
        const found = verdicts(source.name, { ...example, [name]: wrong });
        expect([name, wrong, ...found]).toEqual([name, wrong, ...NEITHER]);
      }
    }
  });

  it.each([...sources.values()])('an auth without specName: $name', (source: Source) => {
    const bodies = [
      {},
      ...Object.entries(source.auth).flatMap(([specName, parameters]) => {
        const { specName: _, ...shortest } = exampleAuth(source, specName);
        const values = Object.entries(parameters).map(([name, { secret, example }]) => [
          name,
          secret ? { secret: 'S' } : example,
        ]);
        const { specName: __, ...whole } = source.presets ? shortest : Object.fromEntries(values);
        return [shortest, whole, { ...shortest, nonsense: 'x' }];
      }),
    ];
    for (const auth of bodies) {
      const [program, schema] = verdicts(source.name, auth);
      expect([auth, program]).toEqual([auth, schema]);
    }
  });

  it.each([...sources.keys()])('an auth that is none, or of an auth spec that nobody knows: %s', (name) => {
    for (const auth of [null, 'x', 7, [], [{ specName: 'x' }]])
      expect([auth, ...verdicts(name, auth)]).toEqual([auth, ...NEITHER]);
    expect(verdicts(name, { specName: 'Brand New', whatever: 'x', other: { secret: 'S' } })).toEqual(BOTH);
    expect(verdicts(name, { specName: 'Brand New', 'not a name': 'x' })).toEqual(NEITHER);
    for (const specName of ['', 7, null, { secret: 'S' }])
      expect([specName, ...verdicts(name, { specName, whatever: 'x' })]).toEqual([specName, ...NEITHER]);
  });
});
