import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConnectionsFile } from '../../src/config/connections-file.ts';
import type { ConnectionSeed } from '../../src/emulator/stored-connection.ts';
import { roundTrip, SANDBOXES } from '../unit/cli/round-trip.ts';
import { cases } from './cases.ts';

describe('with any connections', () => {
  const nasty = fc.constantFrom(
    'null',
    'true',
    '1e3',
    '0x1f',
    '~',
    '- a',
    '? a',
    'a: b',
    'a #b',
    '#',
    '&a',
    '*a',
    '!a',
    '|',
    '>',
    '%',
    '@',
    '`',
    '"',
    "'",
    '{}',
    '[]',
    ',',
    '=',
    '<<',
    '...',
    '---',
    '\\',
    '🙂',
    '漢字',
    'e\u0301',
    'é',
    '${{ vars.A }}',
    '$NAME',
    'all',
    'failing',
    '__proto__',
    'constructor',
    ' ',
    '\t',
    '\n',
    '\u0000',
    '\u202e',
    '\ud800',
    'x'.repeat(300),
    'zoho',
    'Zoho',
  );
  const word = fc.oneof(
    nasty,
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.tuple(nasty, nasty).map((two) => two.join(' ')),
  );
  const name = word.filter((text) => text !== '');
  const host = fc.constantFrom(
    'https://accounts.zoho.eu',
    'https://accounts.zoho.com',
    'accounts.zoho.in',
    'http://accounts.zoho.eu',
    'https://ACCOUNTS.zoho.eu/',
    'https://evil.example',
    '***',
    '',
    undefined,
  );
  const endpoint = fc.constantFrom(
    'https://www.zohoapis.eu',
    'https://www.zohoapis.com/',
    'www.zohoapis.in',
    'crm.zoho.eu/crm/private',
    'https://crm.zoho.com/crm/v8',
    'https://sandbox.zohoapis.eu:443',
    'https://evil.example',
    'nonsense here',
    undefined,
  );
  const clientId = fc.constantFrom(
    '1000.ABC',
    '1000.XXXXXX',
    ' 1000.ABC ',
    'a2c4',
    '********',
    '',
    undefined,
  );
  const secret = fc.constantFrom('SECRET-canary-1', 'SECRET-canary-2', undefined, 5, {
    nested: 'SECRET-canary-3',
  });
  const connection: fc.Arbitrary<ConnectionSeed> = fc.record({
    sandbox: fc.constantFrom(...SANDBOXES),
    name: fc.oneof(
      { weight: 5, arbitrary: name },
      { weight: 1, arbitrary: name.map((text) => `${text} SECRET-canary-1`) },
    ),
    description: fc.oneof(
      word,
      word.map((text) => `${text} SECRET-canary-2`),
    ),
    state: fc.constantFrom('enabled', 'enabled', 'disabled', 'initializing', 'delete-finalizing'),
    auth: fc.record({
      params: fc.record({
        endpoint,
        accountsUrl: host,
        clientId,
        clientSecret: secret,
        refreshToken: secret,
        accessToken: secret,
      }),
    }),
  });

  it('the export is valid, its plan is empty, and neither contains a secret', async () => {
    let written = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(connection, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('masked', 'omitted', 'hashed', 'clear'),
        async (seeds, secretsShown) => {
          const { document, exported, printed, validated, planned } = await roundTrip(seeds, {
            secretsShown,
          });
          expect(printed).not.toContain('SECRET-canary-3');
          if (secretsShown === 'clear')
            for (const value of shownSecrets(seeds)) expect(printed).not.toContain(value);
          if (planned === undefined || validated === undefined) {
            expect([exported.exitCode, document['problems']]).not.toContainEqual([]);
            return;
          }
          written += Number(document['connections']);
          expect(validated.output).not.toContain('error[');
          expect([validated.exitCode, planned.exitCode], `${document['yaml']}${planned.error}`).toEqual([
            0, 0,
          ]);
          const { entries } = readConnectionsFile(new TextEncoder().encode(String(document['yaml'])), 'f');
          expect(entries.every(({ id }) => id !== undefined)).toBe(true);
          // Every connection is in the file or in a message.
          const left = (document['problems'] as readonly { message: string }[]).filter(({ message }) =>
            message.includes('left out'),
          );
          expect(Number(document['connections']) + left.length).toBe(seeds.length);
        },
      ),
      { numRuns: cases(120) },
    );
    expect(written).toBeGreaterThan(cases(120) / 4);
  });
});

/** The secrets that are stored in secret parameters. The API shows them in plain text. */
function shownSecrets(seeds: readonly ConnectionSeed[]): readonly string[] {
  return seeds.flatMap(({ auth }) =>
    ['clientSecret', 'refreshToken', 'accessToken'].flatMap((name) => {
      const value = auth?.params?.[name];
      return typeof value === 'string' ? [value] : [];
    }),
  );
}
