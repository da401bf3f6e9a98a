import { describe, expect, it } from 'vitest';
import { rowMeant } from '../../../src/source/presets.ts';
import { zohoCrm } from '../../../src/source/zoho-crm.ts';

const meant = (text: string) => {
  const preset = zohoCrm.presets?.['dataCenter'];
  return preset && rowMeant(preset, text);
};

describe('the data centre that is meant', () => {
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
  ])('by %j is %s', (text, row) => {
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
  ])('is unknown by %j', (text) => {
    expect(meant(text)).toBeUndefined();
  });
});
