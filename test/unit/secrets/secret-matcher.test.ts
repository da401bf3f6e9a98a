import { expect, test } from 'vitest';
import { SecretMatcher } from '../../../src/secrets/secret-matcher.ts';

test('a matcher finds a secret at the start, in the middle and at the end of a text', () => {
  const matcher = new SecretMatcher();
  expect(matcher.isIn('the-secret')).toBe(false);
  matcher.addSecret('the-secret');
  for (const text of ['the-secret', 'the-secret.', '<the-secret>', 'It is the-secret']) {
    expect(matcher.isIn(text)).toBe(true);
  }
  for (const text of ['', 'the-secre', 'he-secret', 'the-secre.', 'the-Secret']) {
    expect(matcher.isIn(text)).toBe(false);
  }
});
