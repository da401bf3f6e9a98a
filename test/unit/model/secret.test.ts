import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/model/secret.ts';

describe('a secret', () => {
  const canary = 'canary-0123456789';
  const secret = new Secret(canary);

  it('reveals its text when asked to', () => {
    expect(secret.reveal()).toBe(canary);
  });

  it.each<[string, () => string]>([
    ['a template', () => `${secret}`],
    ['JSON', () => JSON.stringify({ secret, nested: [secret] })],
    ['inspect', () => inspect({ secret }, { showHidden: true, depth: 9, customInspect: true })],
    [
      'inspect without the custom function',
      () => inspect(secret, { showHidden: true, customInspect: false }),
    ],
    ['its members', () => JSON.stringify(Object.getOwnPropertyNames(secret))],
    ['a copy of its members', () => JSON.stringify({ ...secret })],
    ['an error about it', () => String(new Error('no', { cause: secret }).cause)],
  ])('does not appear in %s', (_, show) => {
    expect(show()).not.toContain(canary);
  });
});
