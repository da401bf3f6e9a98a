import { expect, test } from 'vitest';
import { SecretMatcher } from '../../../src/secrets/secret-matcher.ts';

test('a matcher finds a secret at the start, in the middle and at the end of a text', () => {
  const matcher = new SecretMatcher();
  expect(matcher.isIn('the-secret')).toBe(false);
  matcher.addSecret('the-secret');
  for (const text of ['the-secret', 'the-secret.', '<the-secret>', 'It is the-secret', 'THE-Secret']) {
    expect(matcher.isIn(text)).toBe(true);
  }
  for (const text of ['', 'the-secre', 'he-secret', 'the-secre.', 'the-Śecret']) {
    expect(matcher.isIn(text)).toBe(false);
  }
});

test('a matcher finds a secret of eight characters at the very end of a text, but no shorter one', () => {
  const matcher = new SecretMatcher();
  for (const secret of ['12345678', '7654321']) matcher.addSecret(secret);
  expect(matcher.isIn('It is 12345678')).toBe(true);
  expect(matcher.isIn('It is 7654321')).toBe(false);
});

test.each([
  ['ÄÖÜ-geheim', 'äöü-GEHEIM'],
  ['naïve-Élan', 'NAÏVE-ÉLAN'],
  // The lower case of this letter is longer, so it is compared as it is.
  ['İstanbul-1', 'İSTANBUL-1'],
])('a matcher ignores the case of letters outside ASCII: %s', (secret, text) => {
  const matcher = new SecretMatcher();
  matcher.addSecret(secret);
  expect([...matcher.occurrencesIn(`İİ ${text}.`)].map(({ index }) => index)).toEqual([3]);
  expect(matcher.isIn('İİ ẞßẞßẞß-geheim')).toBe(false);
});

test.each(['a/b=c/d=e&f', 'a%2Fb=c/d=e&f', 'a/b%3Dc/d%3De%26f', 'a%2Fb=c%2Fd=e%26f', 'a/b=c/d=e%26f'])(
  'a matcher finds a secret in a URL that keeps some characters: %s',
  (text) => {
    const matcher = new SecretMatcher();
    matcher.addSecret('a/b=c/d=e&f');
    expect(matcher.isIn(`https://example.org/${text}`)).toBe(text !== 'a%2Fb=c/d=e&f');
  },
);
