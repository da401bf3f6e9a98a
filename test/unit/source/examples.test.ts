import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { sources } from '../../../src/source/catalogue.ts';
import { yamlOf } from '../../../src/source/examples.ts';

describe('an example in YAML', () => {
  it.each([...sources.values()])('can be read back unchanged, for every parameter of $name', ({ auth }) => {
    for (const parameters of Object.values(auth))
      for (const { example } of Object.values(parameters)) expect(parse(yamlOf(example))).toEqual(example);
  });

  it.each([
    ['text of digits', '60.0'],
    ['text that is a YAML word', 'true'],
    ['text with YAML punctuation', 'a: [b] #c'],
    ['a reference', { secret: 'NAME' }],
    ['a nested mapping', { a: { b: '5432', c: 7 } }],
  ])('can be read back unchanged: %s', (_, example) => {
    expect(parse(yamlOf(example))).toEqual(example);
  });
});
