import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { sources } from '../../../src/source/catalogue.ts';
import { yamlOf } from '../../../src/source/examples.ts';

describe('an example in YAML', () => {
  it.each([...sources.values()])('is read back as it was, for every parameter of $name', ({ auth }) => {
    for (const parameters of Object.values(auth))
      for (const { example } of Object.values(parameters)) expect(parse(yamlOf(example))).toEqual(example);
  });

  it.each([
    ['text of digits', '60.0'],
    ['text in words of YAML', 'true'],
    ['text with signs of YAML', 'a: [b] #c'],
    ['a reference', { secret: 'NAME' }],
    ['a mapping of mappings', { a: { b: '5432', c: 7 } }],
  ])('is read back as it was: %s', (_, example) => {
    expect(parse(yamlOf(example))).toEqual(example);
  });
});
