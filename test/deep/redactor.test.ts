import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../src/secrets/embedded-secrets.ts';
import { createRedactor } from '../../src/secrets/redactor.ts';
import { encodings } from '../unit/secrets/encodings.ts';
import { cases } from './cases.ts';
import { forms, kinds } from './leak-forms.ts';
import { reading } from './reading.ts';

fc.configureGlobal({ numRuns: cases(1_000) });

function redactor(...secrets: readonly string[]) {
  const created = createRedactor();
  for (const secret of secrets) created.add(secret);
  return created.redact;
}

const secret = fc.oneof(
  fc.string({ minLength: 8, maxLength: 40 }),
  fc.string({ unit: 'grapheme', minLength: 8, maxLength: 30 }),
  fc.string({ unit: fc.constantFrom('a', 'b', '*'), minLength: 8, maxLength: 14 }),
  fc.base64String({ minLength: 8, maxLength: 60 }),
);
const isUsable = (text: string) => text.trim() === text && !/^\*+$/.test(text);

it('a redactor hides every secret, in any context and encoding', () => {
  fc.assert(
    fc.property(
      fc.array(secret.filter(isUsable), { minLength: 1, maxLength: 4 }),
      fc.array(
        fc.tuple(
          fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('a', 'b', '*') })),
          fc.nat(),
          fc.constantFrom(...Object.values(encodings)),
        ),
        { minLength: 1, maxLength: 6 },
      ),
      (secrets, parts) => {
        const text = parts
          .map(([between, which, encode]) => `${between}${encode(secrets[which % secrets.length] ?? '')}`)
          .join('');
        const redacted = redactor(...secrets)(text);
        for (const each of secrets) {
          expect(redacted).not.toContain(each);
          for (const encode of Object.values(encodings)) {
            // The last characters of a Base64 or quoted text belong to its context.
            const core = encode(each).replace(/^"|"$|=+$/g, '');
            if (core.length >= 12) expect(redacted).not.toContain(core);
          }
        }
        expect(redactor(...secrets)(redacted)).toBe(redacted);
      },
    ),
  );
});

it('a redactor does not change a text without secrets', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      expect(redactor('ÿ-secret-that-strings-do-not-hold')(text)).toBe(text);
    }),
  );
});

describe.each(Object.entries(kinds))('%s in the answer of a server is hidden', (_kind, [whole, hidden]) => {
  const said = whole.startsWith('Server=') ? hidden : whole;
  const { add, redactForeign } = createRedactor();
  for (const each of [whole, ...partsOf(whole)]) add(each);

  it.each(Object.entries(forms))('%s', (_form, encode) => {
    const [a, b = ''] = encode(said);
    for (const [before, between, after] of [
      ['', ' ', ''],
      ['bad value "', '", "', '".'],
      ['key=', '&other=', ';'],
      ['(', ')(', ')'],
    ]) {
      const text = `${before}${a}${between}${b}${after}`;
      expect(reading(text, hidden)).not.toEqual([]);
      expect(reading(redactForeign(text), hidden)).toEqual([]);
    }
  });
});

it('ordinary words in the answer of a server are not changed, whatever the secrets are', () => {
  const { add, redactForeign } = createRedactor();
  for (const [whole] of Object.values(kinds)) for (const each of [whole, ...partsOf(whole)]) add(each);
  add('correct horse battery staple');
  add('zoho-crm-password');
  for (const text of [
    'Permission missing: manage on Enterprise Source',
    'Server=db.acme.example cannot be reached; Port=3306',
    'invalid client_id parameter 1000.ABCDEF',
    'the battery of my horse is correct',
    'no zoho-crm for 2484f2df-c057-4ab5-84f2-dfc0577ab592 since 2026-11-27T03:12:45Z',
    'C:\\new\\u0041 &amp; 100%25',
  ])
    expect(redactForeign(text)).toBe(text);
});

it('redacting takes linear time', () => {
  const { add, redactForeign } = createRedactor();
  for (let number = 0; number < 2_000; number++) add(`1000.${number}.canary+secret/${number * 7_919}`);
  for (const unit of ['a', 'a ', '%25', '\\u0041', '\u200b', 'canary+secret/', '&amp;', '1000.1.canary'])
    expect(timeOf(() => redactForeign(unit.repeat(40_000 / unit.length)))).toBeLessThan(1_000);
});

/** Returns the CPU time of `work` in milliseconds, regardless of the load of the machine. */
function timeOf(work: () => void): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000;
}
