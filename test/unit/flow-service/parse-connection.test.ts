import { describe, expect, it } from 'vitest';
import { parseBaseConnection } from '../../../src/flow-service/answers.ts';
import { isRecord } from '../../../src/model/is-record.ts';

describe('a base connection', () => {
  it('is read from an answer of Flow Service', () => {
    const item = {
      id: 'id-1',
      createdAt: 1_700_000_000_000,
      createdClient: 'exc_app',
      sandboxId: 'ignored',
      sandboxName: 'dev',
      name: 'Zoho EU',
      description: 'Leads',
      auth: {
        specName: 'Basic Authentication',
        params: { endpoint: 'https://x', port: 7, clientSecret: '****' },
      },
      connectionSpec: { id: 'spec', version: '1.0' },
      state: 'enabled',
      etag: '"0a00"',
    };
    expect(parseBaseConnection(item)).toEqual({
      id: 'id-1',
      name: 'Zoho EU',
      description: 'Leads',
      state: 'enabled',
      connectionSpecId: 'spec',
      connectionSpecVersion: '1.0',
      sandbox: 'dev',
      authSpec: 'Basic Authentication',
      authParams: { endpoint: 'https://x', port: 7, clientSecret: '****' },
      createdAt: 1_700_000_000_000,
      createdClient: 'exc_app',
      etag: '"0a00"',
    });
  });

  it('needs only an id and a name', () => {
    expect(parseBaseConnection({ id: 'a', name: '' })).toEqual({ id: 'a', name: '', authParams: {} });
  });

  it.each(['enabled', 'disabled', 'initializing', 'delete-finalizing', 'draft'])(
    'keeps the state %s, which has the documented form of words in lower case',
    (state) => {
      expect(parseBaseConnection({ id: 'a', name: 'n', state })?.state).toBe(state);
    },
  );

  it.each([
    '',
    'Enabled',
    'in use',
    'a_b',
    '-rf',
    'enabled\n::error::x',
    '\u001b[31m',
    '1000.8cb99d4ef52b',
    '5e8dd316726b0335',
    'f3c9a7e1-52d8-4b06',
    'x'.repeat(41),
  ])('has an unknown state if it has another form: %j', (state) => {
    expect(parseBaseConnection({ id: 'a', name: 'n', state })?.state).toBe('unknown');
  });

  it('is read without members of an unexpected type', () => {
    const odd = {
      description: 7,
      state: null,
      connectionSpec: 'x',
      sandboxName: {},
      createdAt: '7',
      auth: [],
      createdClient: 1,
    };
    expect(parseBaseConnection({ id: 'a', name: 'n', ...odd })).toEqual({
      id: 'a',
      name: 'n',
      authParams: {},
    });
    expect(parseBaseConnection({ id: 'a', name: 'n', auth: { params: ['x'] } })?.authParams).toEqual({});
  });

  it('can have a parameter with the name of an inherited object member', () => {
    const item: unknown = JSON.parse(
      '{"id":"a","name":"n","auth":{"params":{"__proto__":"x","constructor":"y"}}}',
    );
    expect(Object.entries(parseBaseConnection(item)?.authParams ?? {})).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });

  it.each([
    undefined,
    null,
    'x',
    7,
    [],
    {},
    { id: 'a' },
    { name: 'n' },
    { id: '', name: 'n' },
    { id: 1, name: 'n' },
  ])('cannot be read from %j', (item) => {
    expect(parseBaseConnection(item)).toBeUndefined();
  });
});

describe('a JSON object', () => {
  it.each([
    [{}, true],
    [{ a: 1 }, true],
    [[], false],
    [null, false],
    ['x', false],
    [undefined, false],
  ])('is distinguished from other values: %j', (value, expected) => {
    expect(isRecord(value)).toBe(expected);
  });
});
