import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/secrets/redactor.ts';
import { seededRandom } from '../../emulator/seeded-random.ts';

function redactor(...secrets: readonly string[]) {
  const created = createRedactor();
  for (const secret of secrets) created.add(secret);
  return created.redact;
}

/** Ways in which servers, clients and renderers write a text into another. */
const encodings: Readonly<Record<string, (text: string) => string>> = {
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

describe('a redactor', () => {
  it('leaves text without secrets alone', () => {
    const text = 'Zoho CRM EU, 1000.ABCDEF — naïve 😀 \ud800';
    expect(redactor('a-secret-of-ours')(text)).toBe(text);
    expect(redactor()(text)).toBe(text);
  });

  it('puts stars in place of each secret', () => {
    expect(redactor('first-secret', 'second-secret')('a first-secret, b second-secret, first-secret')).toBe(
      'a ***, b ***, ***',
    );
  });

  it('hides secrets that overlap as one: nothing of either is left', () => {
    const redact = redactor('abcdefghij', 'fghijKLMNO', 'cdefghij');
    expect(redact('<abcdefghijKLMNO>')).toBe('<***>');
    expect(redact('<abcdefghij|fghijKLMNO>')).toBe('<***|***>');
  });

  it('hides a secret whole of which another is a part', () => {
    expect(redactor('12345678', '1234567890ab')('x1234567890ab 12345678 1234567890')).toBe('x*** *** ***90');
  });

  it('hides the end of a secret in whose middle another stands', () => {
    expect(redactor('1234567890ab', '23456789')('<1234567890ab>')).toBe('<***>');
  });

  it('hides secrets that stand side by side', () => {
    expect(redactor('first-secret', 'second-secret')('first-secretsecond-secret')).toBe('******');
  });

  it('hides a secret that comes about only when another is hidden', () => {
    const redact = redactor('abcd***efgh', 'the-inner-one');
    expect(redact('abcdthe-inner-oneefgh')).toBe('***');
  });

  it('ends, also with secrets that are stars', () => {
    expect(redactor('********', '***a***b')('x ********************** y')).toMatch(/^x \*+ y$/);
  });

  it('leaves alone what is too short to be told from ordinary words', () => {
    expect(redactor('connect')('could not connect')).toBe('could not connect');
  });

  it('hides a secret also without the white space that came with it', () => {
    expect(redactor(' the-secret\n')('it is the-secret.')).toBe('it is ***.');
  });

  const nasty = `p&ss'w"rd</\\> +é😀%~*()!=?${'\t'}`;
  it.each(Object.entries(encodings))('hides a secret in %s', (_, encode) => {
    const text = `before ${encode(nasty)} after`;
    const redacted = redactor(nasty)(text);
    expect(redacted).toContain('***');
    expect(redacted.length).toBeLessThan(text.length - nasty.length / 2);
    expect(redacted.startsWith('before ') && redacted.endsWith(' after')).toBe(true);
  });

  it.each([8, 9, 10, 11, 12])(
    'leaves of %i bytes in base64 no more than a few bits at each end',
    (length) => {
      const secret = 'canary-of-base64'.slice(0, length);
      for (const [before, after] of ['', '-', '--'].flatMap((b) =>
        ['', '-', '--'].map((a) => [b, a] as const),
      )) {
        const text = Buffer.from(before + secret + after)
          .toString('base64')
          .replaceAll('=', '');
        const [head = '', tail = ''] = redactor(secret)(text).split('***');
        const padding = (text.length * 6) % 8;
        expect(head.length * 6 - before.length * 8).toBeLessThan(6);
        expect(tail.length * 6 - after.length * 8 - padding).toBeLessThan(6);
      }
    },
  );

  it('hides a secret in the encodings of its own renderer', () => {
    const created = createRedactor([(text) => text.replaceAll('-', '&#45;')]);
    created.add('a-secret-of-ours');
    expect(created.redact('<a&#45;secret&#45;of&#45;ours>')).toBe('<***>');
  });

  it('takes half a surrogate pair for what it is', () => {
    const secret = 'secret-\ud83d-of-halves';
    expect(redactor(secret)(`${secret} ${encodeURIComponent('secret-\ufffd-of-halves')}`)).toBe('*** ***');
  });

  it('knows thousands of secrets that begin alike, and reads a mebibyte in a moment', () => {
    const random = seededRandom(3);
    const number = () => Math.floor(random() * 1e9).toString(36);
    const secrets = Array.from({ length: 8_000 }, () => `1000.abc-zoho-${number()}-${number()}`);
    const filler = `1000.abc-zoho-of-nobody ${'plain words '.repeat(6)}`;
    const text = secrets
      .slice(0, 500)
      .map((secret) => filler.repeat(22) + secret)
      .join(' ');
    expect(text.length).toBeGreaterThan(2 ** 20);
    const begun = performance.now();
    const redacted = redactor(...secrets)(text);
    expect(performance.now() - begun).toBeLessThan(3_000);
    expect(redacted.split('***')).toHaveLength(501);
  });

  const secret = fc.oneof(
    fc.string({ minLength: 8, maxLength: 40 }),
    fc.string({ unit: 'grapheme', minLength: 8, maxLength: 30 }),
    fc.string({ unit: fc.constantFrom('a', 'b', '*'), minLength: 8, maxLength: 14 }),
    fc.base64String({ minLength: 8, maxLength: 60 }),
  );
  const isUsable = (text: string) => text.trim() === text && !/^\*+$/.test(text);

  it('lets no secret through, in whatever company and encoding', () => {
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
      { numRuns: 500, seed: 20_260_115 },
    );
  });

  it('changes no text that holds none of its secrets', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(redactor('ÿ-secret-that-strings-do-not-hold')(text)).toBe(text);
      }),
      { seed: 20_260_115 },
    );
  });
});
