import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/model/spelling.ts';

const KEYS = ['name', 'description', 'source', 'sandbox', 'id', 'ensure', 'auth', 'clientId', 'dataCenter'];

describe('the word that was meant', () => {
  it.each([
    ['nmae', 'name'],
    ['atuh', 'auth'],
    ['aut', 'auth'],
    ['Name', 'name'],
    ['client_id', 'clientId'],
    ['sandbx', 'sandbox'],
    ['snadbox', 'sandbox'],
    ['desciption', 'description'],
    ['dataCentre', 'dataCenter'],
    ['data centre', 'dataCenter'],
  ])('for %s is %s', (text, meant) => {
    expect(nearest(text, KEYS)).toBe(meant);
  });

  it.each(['game1', 'note', 'di', 'x', '', 'password', 'n'.repeat(81)])('is unknown for %j', (text) => {
    expect(nearest(text, KEYS)).toBeUndefined();
  });
});
