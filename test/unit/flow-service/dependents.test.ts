import { describe, expect, test } from 'vitest';
import { dependentsOf, type ListedDependent, parseDependent } from '../../../src/flow-service/dependents.ts';
import { createRedactor } from '../../../src/secrets/redactor.ts';

const asIs = (text: string) => text;
const ofSource = parseDependent('baseConnectionId', asIs);
const ofFlow = parseDependent('sourceConnectionIds', asIs);

describe('an item of a listing of dependents', () => {
  test.each<readonly [string, unknown, ListedDependent]>([
    [
      'with all that is read of it',
      { id: 'a', name: 'Leads', sandboxName: 'dev', baseConnectionId: 'base', more: 1 },
      { id: 'a', name: 'Leads', sandbox: 'dev', on: ['base'] },
    ],
    ['without a name', { id: 'a', baseConnectionId: 'base' }, { id: 'a', name: '', on: ['base'] }],
    ['with a name that is none', { id: 'a', name: 7 }, { id: 'a', name: '', on: [] }],
    ['that does not say on what it hangs', { id: 'a', name: 'x' }, { id: 'a', name: 'x', on: [] }],
    ['that hangs on null', { id: 'a', name: 'x', baseConnectionId: null }, { id: 'a', name: 'x', on: [] }],
    ['that hangs on an object', { id: 'a', baseConnectionId: { id: 'b' } }, { id: 'a', name: '', on: [] }],
  ])('%s', (_, item, expected) => {
    expect(ofSource(item)).toEqual(expected);
  });

  test('a dataflow hangs on each of its source connections', () => {
    expect(ofFlow({ id: 'f', name: 'Daily', sourceConnectionIds: ['a', 'b', 3] })).toEqual({
      id: 'f',
      name: 'Daily',
      on: ['a', 'b'],
    });
  });

  test.each([undefined, null, 'a', [], {}, { name: 'x' }, { id: '' }, { id: '../x' }, { id: 7 }])(
    'that is none: %j',
    (item) => {
      expect(ofSource(item)).toBeUndefined();
    },
  );
});

describe('the name of a dependent', () => {
  const redactor = createRedactor();
  for (const secret of ['a-secret-of-somebody-0123456789', 'two words', 'first\nsecond'])
    redactor.add(secret);
  const nameOf = (name: string) =>
    parseDependent('baseConnectionId', redactor.redact)({ id: 'a', name })?.name;
  const long = 'x'.repeat(35);

  test.each([
    ['stands on one line', 'Leads\r\n::error::\tdaily', 'Leads ::error:: daily'],
    ['has nothing that does not print', '\u202eLeads\u200b\u0000 ', 'Leads'],
    ['is shown whole when it fits', 'x'.repeat(40), 'x'.repeat(40)],
    ['is cut when it does not', 'x'.repeat(41), `${'x'.repeat(40)}…`],
    ['is not cut within a character', `${'x'.repeat(39)}😀`, `${'x'.repeat(39)}…`],
    ['holds no secret', 'with a-secret-of-somebody-0123456789 in it', 'with *** in it'],
    ['holds no half of a secret at its cut', `${long}a-secret-of-somebody-0123456789`, `${long}***`],
    ['holds no secret that is put on one line', 'of two\nwords', 'of ***'],
    ['holds no secret of two lines', 'of first\nsecond', 'of ***'],
  ])('%s', (_, name, shown) => {
    expect(nameOf(name)).toBe(shown);
  });
});

describe('what hangs on a connection', () => {
  const listed: readonly ListedDependent[] = [
    { id: 'mine', name: 'Mine', on: ['base'] },
    { id: 'shared', name: 'Shared', on: ['other', 'base'] },
    { id: 'theirs', name: 'Theirs', on: ['other'] },
    { id: 'silent', name: 'Silent', on: [] },
  ];

  test('is what names it, also when the server did not filter; in doubt it is one', () => {
    expect(dependentsOf('base', 'dataflow', listed)).toEqual([
      { kind: 'dataflow', id: 'mine', name: 'Mine' },
      { kind: 'dataflow', id: 'shared', name: 'Shared' },
      { kind: 'dataflow', id: 'silent', name: 'Silent' },
    ]);
  });

  test('is nothing where nothing is listed', () => {
    expect(dependentsOf('base', 'source connection', [])).toEqual([]);
  });
});
