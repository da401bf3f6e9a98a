import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRedactor } from '../../src/secrets/redactor.ts';
import { encodings } from '../unit/secrets/encodings.ts';
import { cases } from './cases.ts';

fc.configureGlobal({ numRuns: cases(2_000) });

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

it('a redactor lets no secret through, in whatever company and encoding', () => {
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
            // A base64 or quoted text ends in what belongs to its surroundings.
            const core = encode(each).replace(/^"|"$|=+$/g, '');
            if (core.length >= 12) expect(redacted).not.toContain(core);
          }
        }
        expect(redactor(...secrets)(redacted)).toBe(redacted);
      },
    ),
  );
});

it('a redactor changes no text that holds none of its secrets', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      expect(redactor('ÿ-secret-that-strings-do-not-hold')(text)).toBe(text);
    }),
  );
});
