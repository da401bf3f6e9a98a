import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/secrets/redactor.ts';
import { encodings } from './encodings.ts';

function redactor(...secrets: readonly string[]) {
  const created = createRedactor();
  for (const secret of secrets) created.add(secret);
  return created.redact;
}

describe('a redactor', () => {
  it('does not change text without secrets', () => {
    const text = 'Zoho CRM EU, 1000.ABCDEF — naïve 😀 \ud800';
    expect(redactor('a-secret-of-ours')(text)).toBe(text);
    expect(redactor()(text)).toBe(text);
  });

  it('replaces each secret with stars', () => {
    expect(redactor('first-secret', 'second-secret')('a first-secret, b second-secret, first-secret')).toBe(
      'a ***, b ***, ***',
    );
  });

  it('hides overlapping secrets as one, with nothing left of either', () => {
    const redact = redactor('abcdefghij', 'fghijKLMNO', 'cdefghij');
    expect(redact('<abcdefghijKLMNO>')).toBe('<***>');
    expect(redact('<abcdefghij|fghijKLMNO>')).toBe('<***|***>');
  });

  it('hides a whole secret that contains another', () => {
    expect(redactor('12345678', '1234567890ab')('x1234567890ab 12345678 1234567890')).toBe('x*** *** ***90');
  });

  it('hides the end of a secret that has another in its middle', () => {
    expect(redactor('1234567890ab', '23456789')('<1234567890ab>')).toBe('<***>');
  });

  it('hides adjacent secrets', () => {
    expect(redactor('first-secret', 'second-secret')('first-secretsecond-secret')).toBe('******');
  });

  it('hides a secret that only appears once another is hidden', () => {
    const redact = redactor('abcd***efgh', 'the-inner-one');
    expect(redact('abcdthe-inner-oneefgh')).toBe('***');
  });

  it('terminates, even if secrets consist of stars', () => {
    expect(redactor('********', '***a***b')('x ********************** y')).toMatch(/^x \*+ y$/);
  });

  it('ignores secrets that are too short to differ from ordinary words', () => {
    expect(redactor('connect')('could not connect')).toBe('could not connect');
  });

  it('also hides a secret without the white space around it', () => {
    expect(redactor(' the-secret\n')('it is the-secret.')).toBe('it is ***.');
  });

  const nasty = `p&ss'w"rd</\\> +é😀%~*()!=?${'\t'}`;
  it.each(Object.entries(encodings))('hides a secret in %s', (_, encode) => {
    const text = `before ${encode(nasty)} after`;
    const redacted = redactor(nasty)(text);
    expect(redacted).toContain('***');
    expect(redacted.length).toBeLessThan(text.length - nasty.length / 2);
    expect(redacted.startsWith('before ') && redacted.endsWith(' after')).toBe(true);
    expect(redactor(nasty)(encode(nasty))).toBe(redacted.slice('before '.length, -' after'.length));
  });

  it.each([8, 9, 10, 11, 12])(
    'leaves no more than a few bits of %i bytes in base64 at each end',
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

  it('hides a secret in the encodings of its renderers', () => {
    const created = createRedactor([(text) => text.replaceAll('-', '&#45;')]);
    created.add('a-secret-of-ours');
    expect(created.redact('<a&#45;secret&#45;of&#45;ours>')).toBe('<***>');
  });

  it.each<[string, (secret: string) => string]>([
    ['as it is', (secret) => secret],
    ['in JSON', (secret) => JSON.stringify(secret).slice(1, -1)],
    ['in a URI', (secret) => encodeURIComponent(secret.replace('\ud83d', '\ufffd'))],
    ['in a form', (secret) => new URLSearchParams({ '': secret }).toString().slice(1)],
    ['in hexadecimal', (secret) => Buffer.from(secret).toString('hex')],
  ])('hides a secret with a lone surrogate %s', (_, encode) => {
    const secret = "a secret's \ud83d half";
    expect(redactor(secret)(`<${encode(secret)}>`)).toBe('<***>');
  });
});

describe('a secret that an answer contains', () => {
  it('is removed from then on', () => {
    const { learn, redact } = createRedactor();
    expect(learn('a-token-0123')).toBe(true);
    expect(redact('with a-token-0123')).toBe('with ***');
  });

  it.each([
    ['in the published text', 'accounts.zoho.com'],
    ['in another letter case', 'ACCOUNTS.zoho.com'],
  ])('is not removed if it is %s, however often it comes', (_, text) => {
    const { learn, publish, redact } = createRedactor();
    publish('accountsUrl: https://accounts.zoho.com');
    expect([learn(text), learn(text)]).toEqual([false, false]);
    expect(redact(text)).toBe(text);
  });

  it('is removed if only a part of it is published', () => {
    const { learn, publish, redact } = createRedactor();
    publish('accounts.zoho.com');
    expect(learn('accounts.zoho.com/secret')).toBe(true);
    expect(redact('accounts.zoho.com/secret')).toBe('***');
  });
});
