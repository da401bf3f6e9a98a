import { describe, expect, it } from 'vitest';
import { rowMeant } from '../../../src/source/presets.ts';
import { zohoCrm } from '../../../src/source/zoho-crm.ts';

const meant = (text: string) => {
  const preset = zohoCrm.preset;
  return preset && rowMeant(preset, text);
};

describe('the suggested data centre', () => {
  it.each([
    ['EU', 'eu'],
    [' eu ', 'eu'],
    ['.eu', 'eu'],
    ['com', 'us'],
    ['com.au', 'au'],
    ['co.uk', 'uk'],
    ['GB', 'uk'],
    ['India', 'in'],
    ['United States', 'us'],
    ['USDataCenter', 'us'],
    ['EU data centre', 'eu'],
    ['us-dc', 'us'],
    ['https://accounts.zoho.in', 'in'],
    ['www.zohoapis.eu', 'eu'],
    ['zoho.com', 'us'],
    ['https://crm.zoho.com.cn/crm/org1/tab/Home', 'cn'],
    ['https://accounts.zohocloud.ca', 'ca'],
    ['zohocloud.ca', 'ca'],
  ])('for %j is %s', (text, row) => {
    expect(meant(text)).toBe(row);
  });

  it.each([
    '',
    'e',
    'eu1',
    'sg',
    'de',
    'emea',
    'uj',
    'acme.eu',
    'eu.zoho.com',
    'zoho',
    'constructor',
    'x'.repeat(9999),
  ])('does not exist for %j', (text) => {
    expect(meant(text)).toBeUndefined();
  });
});
