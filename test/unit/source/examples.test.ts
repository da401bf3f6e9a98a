import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { sources } from '../../../src/source/catalogue.ts';
import { yamlOf } from '../../../src/source/examples.ts';

describe('an example in YAML', () => {
  const examples = [...sources.values()].flatMap(({ name, auth }) =>
    Object.values(auth).flatMap((parameters) =>
      Object.entries(parameters).map(([key, { example }]) => [`${name}, ${key}`, example] as const),
    ),
  );

  it.each([
    ...new Map(examples).entries(),
    ['text of digits', '60.0'],
    ['text in words of YAML', 'true'],
    ['text with signs of YAML', 'a: [b] #c'],
    ['a reference', { secret: 'NAME' }],
    ['a mapping of mappings', { a: { b: '5432', c: 7 } }],
  ])('is read back as it was: %s', (_, example) => {
    expect(parse(yamlOf(example))).toEqual(example);
  });
});
