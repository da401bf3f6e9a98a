import fc from 'fast-check';
import { expect } from 'vitest';

/** Ways in which servers, clients and renderers write a text into another. */
export const encodings: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  JSON: (text) => JSON.stringify(text),
  'JSON in JSON': (text) => JSON.stringify(JSON.stringify(text)),
  'JSON with escaped slashes': (text) => JSON.stringify(text).replaceAll('/', '\\/'),
  'JSON in ASCII': (text) => JSON.stringify(text).replace(/[^\x20-\x7e]/g, unicodeEscape),
  'JSON as Go has it': (text) => JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, unicodeEscape),
  'a URI component': (text) => encodeURIComponent(text),
  'a strict URI component': (text) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`),
  'a URI component in lower case': (text) =>
    encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
  'a form': (text) => new URLSearchParams({ key: text, other: 'x' }).toString(),
  HTML: (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  'an attribute of HTML': (text) => encodings['HTML']?.(text).replaceAll('"', '&quot;') ?? '',
  'HTML of Python': (text) => encodings['an attribute of HTML']?.(text).replaceAll("'", '&#x27;') ?? '',
  'HTML of PHP': (text) => encodings['an attribute of HTML']?.(text).replaceAll("'", '&#039;') ?? '',
  base64: (text) => Buffer.from(text).toString('base64'),
  'base64, shifted by one': (text) => Buffer.from(`:${text}:`).toString('base64'),
  'base64, shifted by two': (text) => Buffer.from(`u:${text}`).toString('base64'),
  'base64 for URLs': (text) => Buffer.from(`id:${text}\n`).toString('base64url'),
  'base64 for URLs, shifted by one': (text) => Buffer.from(`?${text}??`).toString('base64url'),
  hexadecimal: (text) => Buffer.from(text).toString('hex'),
};

function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const secret = fc.oneof(
  fc.string({ minLength: 8, maxLength: 40 }),
  fc.string({ unit: 'grapheme', minLength: 8, maxLength: 30 }),
  fc.string({ unit: fc.constantFrom('a', 'b', '*'), minLength: 8, maxLength: 14 }),
  fc.base64String({ minLength: 8, maxLength: 60 }),
);
const isUsable = (text: string) => text.trim() === text && !/^\*+$/.test(text);

/** Draws secrets and text around them, and expects that a redactor leaves none of them, in any encoding. */
export function expectNothingThrough(
  redactor: (...secrets: readonly string[]) => (text: string) => string,
  draws: { readonly numRuns: number; readonly seed: number },
): void {
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
    draws,
  );
}
