import { describe, expect, it } from 'vitest';
import { composeSchema } from '../../../schema/compose.ts';
import { KNOWN_KEYS } from '../../../src/config/paths.ts';
import { ROTATE_WORDS } from '../../../src/model/run.ts';
import { defaultSource, sources } from '../../../src/source/catalogue.ts';
import { AUTH_SPEC, describedParts, publishedSchema } from '../../fixtures/schema.ts';

const { $defs = {} } = publishedSchema;

describe('the schema of the connections file', () => {
  it('describes everything that the file can contain in full sentences', () => {
    expect(describedParts.length).toBeGreaterThan(400);
    const without = describedParts.filter(([, { description = '' }]) => !/^[A-Z].*\.$/.test(description));
    expect(without.map(([pointer]) => pointer)).toEqual([]);
  });

  it('has examples of everything except an unknown auth spec', () => {
    const without = describedParts.filter(([, { examples = [] }]) => examples.length === 0);
    expect(without.map(([pointer]) => pointer)).toEqual(['#/$defs/otherAuth']);
  });

  it('is generated from the source records by `npm run schema`', () => {
    const composed = composeSchema([...sources.values()], defaultSource);
    expect(publishedSchema).toEqual(JSON.parse(JSON.stringify(composed)));
  });

  it('has a definition for each auth spec of each source, and one that chooses between them', () => {
    const expected = [...sources.values()].flatMap(({ name, auth }) => [
      `${name}-auth`,
      ...Object.keys(auth).map((_, index) => `${name}-auth-${index + 1}`),
    ]);
    expect(Object.keys($defs).filter((name) => /-auth(?:-\d+)?$/.test(name))).toEqual(expected);
  });

  it('forbids exactly the keys that mean something else in `rotate`', () => {
    expect(publishedSchema.properties?.['connections']).toMatchObject({
      propertyNames: { not: { enum: ROTATE_WORDS } },
    });
  });

  it('has exactly the keys that may always be printed', () => {
    const keys = describedParts.flatMap(([, { properties = {} }]) => Object.keys(properties));
    const ofAuth = Object.entries($defs)
      .filter(([name]) => AUTH_SPEC.test(name))
      .flatMap(([, { properties = {} }]) => Object.keys(properties));
    expect([...KNOWN_KEYS].sort()).toEqual(
      [...new Set([...keys, ...ofAuth, 'secret', 'params', '<<'])].sort(),
    );
  });
});
