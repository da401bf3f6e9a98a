import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/model/spelling.ts';

const KEYS = ['name', 'description', 'source', 'sandbox', 'id', 'ensure', 'auth', 'clientId', 'dataCenter'];

describe('the suggested word', () => {
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
    ['datacentre', 'dataCenter'],
  ])('for %s is %s', (text, meant) => {
    expect(nearest(text, KEYS)).toBe(meant);
  });

  it.each(['game1', 'note', 'di', 'x', '', 'password', 'n'.repeat(81)])('does not exist for %j', (text) => {
    expect(nearest(text, KEYS)).toBeUndefined();
  });
});

describe('a name that may mean something else is not suggested', () => {
  it.each([
    ['SECRET_1', ['SECRET_2']],
    ['SECRET', ['SECRET_2']],
    ['prod', ['prod2']],
    ['prod-1', ['prod-11']],
    ['ZOHO_EU_CLIENT_SECRET', ['ZOHO_US_CLIENT_SECRET']],
    ['ZOHO_EU_CLIENT_SECRET', ['ZOHO_CLIENT_SECRET']],
    ['zoho-eu', ['zoho-us']],
    ['zoho-eu', ['zoho-us', 'zoho-au']],
    ['zohoeu', ['zoho-us']],
    ['eu', ['us', 'au', 'sa']],
    ['uk', ['us', 'sa']],
    ['eu-west-1', ['eu-east-1', 'us-west-1', 'eu-west-2']],
    ['us-east', ['us-west']],
    ['CRM_PROD_SECRET', ['CRM_PREPROD_SECRET', 'CRM_NONPROD_SECRET']],
    ['https://accounts.zoho.ca', ['https://accounts.zoho.sa']],
    ['OAuth1', ['OAuth2']],
    ['ftps', ['ftp', 'sftp']],
  ])('%s, when the choices are %j', (text, candidates) => {
    expect(nearest(text, candidates)).toBeUndefined();
  });
});

it('nothing is suggested if two choices are equally near, otherwise the nearer one', () => {
  expect(nearest('CLIENT_SECRE', ['CLIENT_SECRET', 'CLIENT_SECRED'])).toBeUndefined();
  expect(nearest('sandboxs', ['sandbox', 'sandboxes'])).toBeUndefined();
  expect(nearest('client_secrt', ['client_secret', 'client_secrets'])).toBe('client_secret');
  expect(nearest('ZOHO_EU_CLIENT_SECRTE', ['ZOHO_EU_CLIENT_SECRET', 'ZOHO_US_CLIENT_SECRET'])).toBe(
    'ZOHO_EU_CLIENT_SECRET',
  );
  expect(nearest('auht', ['auth', 'auth'])).toBe('auth');
});
