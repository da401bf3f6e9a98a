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
