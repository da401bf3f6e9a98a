import { describe, expect, it } from 'vitest';
import type { Change } from '../../../src/model/change.ts';
import { textOf } from '../../../src/model/message.ts';
import type { ParameterValue, Source } from '../../../src/model/source.ts';
import { planHash } from '../../../src/plan/plan-hash.ts';
import { detailsOf } from '../../../src/report/change-details.ts';
import { detailLines } from '../../../src/report/log.ts';
import {
  object,
  optional,
  port,
  secret,
  text,
  unknownParameter,
  url,
} from '../../../src/source/parameters.ts';
import { connectionFor, entryOf, literal, reference } from '../../fixtures/entry-builder.ts';
import { drawn } from '../flow-service/adobe.ts';
import { observedOf, planOf } from './observed.ts';

const site = url([], 'The site.', 'https://acme.example');

const basic = {
  site,
  user: text('The user.', 'jane'),
  password: secret('The password.'),
  port: optional(port(443)),
  folder: optional(text('The folder.', 'daily')),
};

const source: Source = {
  name: 'some-store',
  title: 'Some Store',
  category: 'other',
  spec: { id: '11111111-2222-4333-8444-555555555555', version: '1.0' },
  page: 'https://example.org/some-store',
  seen: '2026',
  auth: {
    Basic: basic,
    OAuth: { site, clientId: text('The client id.', 'acme'), clientSecret: secret('The client secret.') },
    Anonymous: { site },
    Token: { site, user: text('The user.', 'jane'), password: secret('The token.') },
  },
  formerNames: { Basic: ['UserPassword'] },
  key: 'store',
};

const auth = {
  endpoint: undefined,
  accountsUrl: undefined,
  clientId: undefined,
  clientSecret: undefined,
  refreshToken: undefined,
  site: literal('https://acme.example'),
  user: literal('jane'),
  password: reference('PASSWORD'),
};

const entry = entryOf('store', { source, authSpec: 'Basic', parameters: basic, auth, line: 4 });

const hashOf = (change: Change) => planHash({ orgId: 'ORG', changes: [change] });

/** Returns the change of an entry whose connection was created with an auth spec and has these parameters. */
function changeOf(
  changes: Partial<Pick<typeof entry, 'isSpecWritten' | 'parameters' | 'auth' | 'source'>>,
  authSpec: string | undefined,
  shown: Readonly<Record<string, ParameterValue>> = {},
  isRotated = false,
): Change {
  const declared = { ...entry, ...changes };
  const usual = connectionFor(declared);
  const { clientSecret: _, refreshToken: __, ...own } = usual.authParams;
  const connection = { ...usual, authSpec, authParams: { ...own, ...shown } };
  const rotate = new Set(isRotated ? [entry.key] : []);
  const [change] = planOf([declared], observedOf({ dev: [connection] }), {
    onDrift: 'update',
    rotate,
  }).changes;
  if (change === undefined) throw new Error('no change');
  return change;
}

describe('a connection created with another auth spec', () => {
  it.each<[string | undefined, boolean]>([
    [undefined, true],
    [undefined, false],
    ['Basic', true],
    ['Basic', false],
    ['UserPassword', true],
    ['UserPassword', false],
    // The parameters fit, and the file does not name an auth spec.
    ['Token', false],
  ])('is not reported for %s, named in the file: %s', (made, isSpecWritten) => {
    expect(changeOf({ isSpecWritten }, made).kind).toBe('unchanged');
  });

  it.each<[string, boolean]>([
    ['Token', true],
    ['OAuth', true],
    ['OAuth', false],
    ['Anonymous', false],
    ['Brand New', true],
    ['Brand New', false],
    ['constructor', false],
  ])('is a conflict, even in a rotation: %s, named in the file: %s', (made, isSpecWritten) => {
    for (const isRotated of [false, true]) {
      const change = changeOf({ isSpecWritten }, made, { user: 'joe' }, isRotated);
      if (change.kind !== 'conflict') throw new Error(change.kind);
      expect(change.ids).toEqual(['id-of-store']);
      expect(drawn(change.problem)).toEqual({
        code: 'other-auth-spec',
        message: `the base connection id-of-store was created with the auth spec "${made}", but the file declares \`Basic\`; the auth spec cannot be changed`,
        fix: 'declare a new connection with another key and name, move the dataflows to it, and remove this one with `ensure: absent`',
      });
    }
  });
});

describe('an overwritten value that is not a difference', () => {
  const shown = { port: '8443', folder: 'daily', region: 'eu-canary', password: '********' };

  it('can be a secret that the file leaves out, shown by name only', () => {
    const parameters = { ...basic, passphrase: optional(secret('The passphrase.')) };
    const change = changeOf({ parameters }, 'Basic', { user: 'joe', passphrase: 'canary' });
    expect(change).toMatchObject({ overwritten: [{ field: 'passphrase', why: 'not-in-file' }] });
    const lines = detailLines(detailsOf(change)).map(textOf);
    expect(lines).toContainEqual(
      expect.stringMatching(/^- passphrase: +\(not in the file: the update removes it\)$/),
    );
    expect(lines.join()).not.toContain('canary');
    // The reviewer sees this line, so a plan without it has another hash.
    const without = changeOf({ parameters }, 'Basic', { user: 'joe' });
    expect(hashOf(change)).not.toBe(hashOf(without));
  });

  it('can be a value in a form that cannot be compared, which is not shown', () => {
    const usual = { pattern: /^u-/, problem: { message: ['is odd'], fix: ['correct it'] } };
    const parameters = { ...basic, user: { ...basic.user, usual } };
    for (const [user, isListed] of [
      ['canary', true],
      ['********', true],
      ['', false],
      ['jane', false],
      ['u-joe', false],
    ] as const) {
      const change = changeOf({ parameters }, 'Basic', { user }, true);
      const listed = detailLines(detailsOf(change))
        .map(textOf)
        .filter((line) => line.includes('cannot be compared'));
      expect(listed).toEqual(isListed ? [expect.stringMatching(/^- user: +\(replaced by /)] : []);
      expect(listed.join()).not.toContain('canary');
    }
  });

  it('can be any parameter that the entry leaves out, with its value if the record knows it', () => {
    for (const [more, isRotated] of [
      [{}, true],
      [{ user: 'joe' }, false],
    ] as const) {
      const change = changeOf({}, 'Basic', { ...shown, ...more }, isRotated);
      expect(change).toMatchObject({
        kind: isRotated ? 'rotate' : 'update',
        sendsCredentials: true,
        overwritten: [
          { field: 'port', observed: '8443' },
          { field: 'folder', observed: 'daily' },
          { field: 'region', observed: undefined },
        ],
      });
      const lines = detailLines(detailsOf(change)).map(textOf);
      expect(lines).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^- port: +"8443" \(not in the file: the update removes it\)$/),
          expect.stringMatching(/^- folder: +"daily" /),
          expect.stringMatching(/^- region: +\(/),
        ]),
      );
      expect(lines.join()).not.toContain('canary');
    }
  });

  it('can be a parameter that Adobe adds by itself, but not one that the run obtains', () => {
    const minted: Source = { ...source, added: ['region'], mint: { parameter: 'folder', from: ['user'] } };
    const change = changeOf({ source: minted }, 'Basic', shown, true);
    expect(change).toMatchObject({
      overwritten: [
        { field: 'port', why: 'not-in-file' },
        { field: 'region', why: 'added' },
      ],
    });
  });

  it('does not exist if no parameters are sent', () => {
    const declared = { ...entry, description: 'New' };
    const connection = { ...connectionFor(entry), authParams: shown };
    const [change] = planOf([declared], observedOf({ dev: [connection] }), { onDrift: 'update' }).changes;
    expect(change).toMatchObject({ kind: 'update', sendsCredentials: false, overwritten: [] });
  });

  it('is not shown if Adobe marks it as a secret', () => {
    const parameters = { ...basic, folder: { ...basic.folder, confidential: true } };
    expect(changeOf({ parameters }, 'Basic', shown, true)).toMatchObject({
      overwritten: [
        { field: 'port', observed: '8443' },
        { field: 'folder', observed: undefined },
        { field: 'region' },
      ],
    });
  });
});

describe('a difference in a parameter that may be a secret', () => {
  it.each([
    ['without a record', { ...basic, user: unknownParameter }],
    ['that Adobe marks as a secret', { ...basic, user: { ...basic.user, confidential: true } }],
  ])('%s is reported without its values', (_, parameters) => {
    const change = changeOf({ parameters }, 'Basic', { user: 'canary' });
    expect(change).toMatchObject({
      kind: 'update',
      differences: [{ field: 'user', observed: '', declared: '', isHidden: true }],
    });
    const lines = detailLines(detailsOf(change)).map(textOf);
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}user: +\(differs from the file; not shown\)$/));
    expect(lines.join()).not.toMatch(/canary|jane/);
  });

  it.each<readonly [ParameterValue, ParameterValue]>([
    [{ header: 'canary' }, { header: 'other' }],
    [{ header: 'canary' }, 'other'],
    ['canary', { header: 'other' }],
  ])('is reported without its values if one is a mapping: %j, %j', (existing, given) => {
    const parameters = { ...basic, folder: object('Headers.', {}) };
    const auth = { ...entry.auth, folder: literal(given) };
    const change = changeOf({ parameters, auth }, 'Basic', { folder: existing });
    expect(change).toMatchObject({
      differences: [{ field: 'folder', observed: '', declared: '', isHidden: true }],
    });
    expect(detailLines(detailsOf(change)).map(textOf).join()).not.toMatch(/canary|other/);
  });

  it('is shown if Adobe does not mark it as a secret', () => {
    const parameters = { ...basic, user: { ...unknownParameter, confidential: false } };
    expect(changeOf({ parameters }, 'Basic', { user: 'joe' })).toMatchObject({
      differences: [{ field: 'user', observed: 'joe', declared: 'jane' }],
    });
  });

  it('does not exist between equivalent types, masks and cases', () => {
    const given = { ...entry.auth, port: literal('8443') };
    expect(changeOf({ auth: given }, 'Basic', { port: 8443 }).kind).toBe('unchanged');
    expect(changeOf({}, 'Basic', { user: '****', site: 'https://ACME.example/' }).kind).toBe('unchanged');
  });
});
