import { describe, expect, it } from 'vitest';
import type { Parameter, ParameterValue } from '../../../src/model/source.ts';
import {
  address,
  connectionString,
  flag,
  host,
  hostPart,
  number,
  object,
  secret,
  text,
  unknownParameter,
  url,
} from '../../../src/source/parameters.ts';
import { asType, comparable, literalOf, typeOf } from '../../../src/source/values.ts';

const words = ['A value of the tests.', ''] as const;

const KINDS = {
  text: text(...words),
  number: number('A number.', 1),
  'number-text': number('A number.', 1, 'number-text'),
  boolean: flag('A flag.'),
  'boolean-text': flag('A flag.', 'boolean-text'),
  object: object('A mapping.', {}),
  url: url([], ...words),
  host: host([], ...words),
  address: address([], ...words),
  'host-part': hostPart(['NAME.acme.example'], ...words),
  secret: secret('A secret.'),
  'connection-string': connectionString('A secret.'),
  unknown: unknownParameter,
} satisfies Readonly<Record<string, Parameter>>;

type Kind = keyof typeof KINDS;

describe('the JSON type of a parameter', () => {
  it.each<[Kind, ReturnType<typeof typeOf>]>([
    ['text', 'string'],
    ['number', 'number'],
    ['number-text', 'string'],
    ['boolean', 'boolean'],
    ['boolean-text', 'string'],
    ['object', 'object'],
    ['url', 'string'],
    ['host', 'string'],
    ['address', 'string'],
    ['host-part', 'string'],
    ['secret', 'string'],
    ['connection-string', 'string'],
    ['unknown', undefined],
  ])('follows from its kind unless the live spec has another: %s', (kind, expected) => {
    expect(typeOf(KINDS[kind])).toBe(expected);
    expect(typeOf({ ...KINDS[kind], type: 'number' })).toBe('number');
  });
});

describe('a value as another JSON type', () => {
  const mapping = { a: 1 };

  it.each<[ParameterValue, ReturnType<typeof typeOf>, ParameterValue | undefined]>([
    ['x', 'string', 'x'],
    [5439, 'string', '5439'],
    [true, 'string', 'true'],
    [mapping, 'string', '{"a":1}'],
    [5439, 'number', 5439],
    ['5439', 'number', 5439],
    ['0', 'number', 0],
    ['-1', 'number', -1],
    ['60.0', 'number', undefined],
    ['05', 'number', undefined],
    ['5e3', 'number', undefined],
    ['0x10', 'number', undefined],
    [' 5', 'number', undefined],
    ['', 'number', undefined],
    ['Infinity', 'number', undefined],
    ['NaN', 'number', undefined],
    ['9007199254740992', 'number', undefined],
    [true, 'number', undefined],
    [mapping, 'number', undefined],
    [true, 'boolean', true],
    ['true', 'boolean', true],
    ['false', 'boolean', false],
    ['True', 'boolean', undefined],
    ['', 'boolean', undefined],
    [1, 'boolean', undefined],
    [mapping, 'object', mapping],
    ['{"a":1}', 'object', mapping],
    ['[1]', 'object', undefined],
    ['null', 'object', undefined],
    ['{', 'object', undefined],
    [1, 'object', undefined],
    ['x', undefined, 'x'],
    [1, undefined, 1],
  ])('has the same meaning or does not exist: %j as %s', (value, type, expected) => {
    expect(asType(value, type)).toEqual(expected);
  });
});

describe('a value in the file', () => {
  it.each<[Kind, unknown, ParameterValue | undefined]>([
    ['text', '60.0', '60.0'],
    // YAML has already dropped the zero.
    ['text', 60.0, undefined],
    ['text', true, undefined],
    ['text', { a: 1 }, undefined],
    ['text', null, undefined],
    ['text', ['x'], undefined],
    ['url', 'https://a.example', 'https://a.example'],
    ['url', 7, undefined],
    ['host', 1.1, undefined],
    ['number', 5439, 5439],
    ['number', '5439', 5439],
    ['number', 'many', undefined],
    ['number', true, undefined],
    ['number-text', 5439, '5439'],
    ['number-text', '5439', '5439'],
    ['number-text', '05439', undefined],
    ['number-text', 'many', undefined],
    ['number-text', true, undefined],
    ['boolean', true, true],
    ['boolean', 'false', false],
    ['boolean', 'yes', undefined],
    ['boolean', 1, undefined],
    ['boolean-text', true, 'true'],
    ['boolean-text', 'false', 'false'],
    ['boolean-text', 'yes', undefined],
    ['object', { a: [1] }, { a: [1] }],
    ['object', '{"a":1}', undefined],
    ['object', [1], undefined],
    ['unknown', 'x', 'x'],
    ['unknown', 7, 7],
    ['unknown', false, false],
    ['unknown', { a: 1 }, { a: 1 }],
    ['unknown', null, undefined],
    ['unknown', [1], undefined],
  ])('is converted to the type of its parameter or rejected: %s %j', (kind, raw, expected) => {
    expect(literalOf(KINDS[kind], raw)).toEqual(expected);
  });
});

describe('two values', () => {
  it.each<[Kind, ParameterValue, ParameterValue]>([
    ['text', 'a', ' a '],
    ['number', 5439, '5439'],
    ['number-text', '5439', 5439],
    ['boolean', true, 'true'],
    ['boolean', true, 'TRUE'],
    ['boolean-text', 'false', false],
    ['object', { a: 1, b: { c: 2, d: [1, 2] } }, { b: { d: [1, 2], c: 2 }, a: 1 }],
    ['url', 'https://A.example/', 'https://a.example'],
    ['url', 'https://a.example:443', 'a.example'],
    ['host', 'A.example', 'a.example'],
    ['host', 'a.example', 'https://a.example'],
    ['host-part', 'Acme', 'acme'],
    ['address', '\\\\A.example\\S', '\\\\a.example\\s'],
  ])('are equal: %s %j and %j', (kind, one, other) => {
    const [a, b] = [comparable(KINDS[kind], one), comparable(KINDS[kind], other)];
    expect(a).toBeDefined();
    expect(a).toBe(b);
  });

  it.each<[Kind, ParameterValue, ParameterValue]>([
    ['text', 'a', 'A'],
    ['text', '60.0', '60'],
    ['number', 5439, 5432],
    ['boolean', true, false],
    ['object', { a: 1 }, { a: '1' }],
    ['object', { a: [1, 2] }, { a: [2, 1] }],
    ['object', { a: 1 }, { a: 1, b: null }],
    ['url', 'https://a.example', 'http://a.example'],
    ['url', 'https://a.example/x', 'https://a.example/X'],
    ['url', 'https://a.example:8443', 'https://a.example'],
    ['host', 'a.example', 'b.example'],
    ['host-part', 'acme', 'acme2'],
  ])('are different: %s %j and %j', (kind, one, other) => {
    const [a, b] = [comparable(KINDS[kind], one), comparable(KINDS[kind], other)];
    expect([a, b]).not.toContain(undefined);
    expect(a).not.toBe(b);
  });

  it.each<[Kind, ParameterValue]>([
    ['text', '********'],
    ['text', '••••'],
    ['text', 'xxxx'],
    ['text', 'XXXXXXXX'],
    ['text', '1000.****'],
    ['text', ''],
    ['text', '  '],
    ['url', 'https://***'],
    ['url', 'not a URL'],
    ['number-text', '****'],
    ['host-part', '*****'],
    ['secret', 'anything'],
    ['connection-string', 'Server=a.example'],
  ])('are not compared if one is a mask or a secret: %s %j', (kind, value) => {
    expect(comparable(KINDS[kind], value)).toBeUndefined();
  });

  it.each(['x', 'xx', 'a*', '*a', 'xxx-y'])('are compared if one only resembles a mask: %s', (value) => {
    expect(comparable(KINDS.text, value)).toBe(value);
  });
});
