import { describe, expect, it } from 'vitest';
import { code, msg } from '../../../src/model/message.ts';
import type { AuthValue } from '../../../src/model/source.ts';
import { authSpecOf } from '../../../src/source/auth-specs.ts';
import { findSource, sources } from '../../../src/source/catalogue.ts';
import { resolveAuth } from '../../../src/source/resolve-auth.ts';
import { comparable } from '../../../src/source/values.ts';
import { zohoCrm } from '../../../src/source/zoho-crm.ts';
import { drawn } from '../flow-service/adobe.ts';

const [, specParameters] = authSpecOf(zohoCrm);
const rows = zohoCrm.preset?.rows ?? {};
const location = { file: 'connections.yaml', line: 6, column: 5 };
const placeOf = (name: string) => ({ file: 'connections.yaml', line: 7, column: name.length });

const complete = (auth: Readonly<Record<string, string>>) => {
  const values: Record<string, AuthValue> = {
    clientId: { kind: 'literal', value: '1000.ABC', location },
    clientSecret: { kind: 'reference', name: 'S', location },
    refreshToken: { kind: 'reference', name: 'R', location },
  };
  for (const [name, value] of Object.entries(auth))
    values[name] = { kind: 'literal', value, location: placeOf(name) };
  const { values: parameters, misfits } = resolveAuth(zohoCrm, specParameters, values, []);
  // The reader of the file adds the path and the place of the value.
  const problems = misfits.map(({ name, message, ...each }) =>
    drawn({ ...each, message: msg`${code(name)} ${message}`, location: values[name]?.location }),
  );
  return { parameters, problems };
};

const sent = (auth: Readonly<Record<string, string>>) => {
  const { parameters, problems } = complete(auth);
  expect(problems).toEqual([]);
  return { endpoint: textOf(parameters['endpoint']), accountsUrl: textOf(parameters['accountsUrl']) };
};

const textOf = (value: AuthValue | undefined) => (value?.kind === 'literal' ? value.value : undefined);

it('Zoho CRM is found by its name only', () => {
  expect(findSource('zoho-crm')).toBe(zohoCrm);
  expect(findSource('zoho')).toBeUndefined();
  expect(findSource('constructor')).toBeUndefined();
  for (const [name, source] of sources) expect(source.name).toBe(name);
});

it('the parameters are sent in the order of Adobe’s tutorial, the access token only if declared', () => {
  const names = ['endpoint', 'accountsUrl', 'clientId', 'clientSecret', 'accessToken', 'refreshToken'];
  expect(Object.keys(specParameters)).toEqual(names);
  expect(Object.keys(complete({ dataCenter: 'eu', accessToken: 'x' }).parameters)).toEqual(names);
  expect(Object.keys(complete({ dataCenter: 'eu' }).parameters)).toEqual(
    names.filter((name) => name !== 'accessToken'),
  );
});

describe('a data centre', () => {
  it.each([
    ['us', 'crm.zoho.com/crm/private', 'https://accounts.zoho.com'],
    ['eu', 'crm.zoho.eu/crm/private', 'https://accounts.zoho.eu'],
    ['in', 'crm.zoho.in/crm/private', 'https://accounts.zoho.in'],
    ['au', 'crm.zoho.com.au/crm/private', 'https://accounts.zoho.com.au'],
    ['cn', 'crm.zoho.com.cn/crm/private', 'https://accounts.zoho.com.cn'],
    ['jp', 'crm.zoho.jp/crm/private', 'https://accounts.zoho.jp'],
    ['ca', 'crm.zohocloud.ca/crm/private', 'https://accounts.zohocloud.ca'],
    ['sa', 'crm.zoho.sa/crm/private', 'https://accounts.zoho.sa'],
    ['uk', 'crm.zoho.uk/crm/private', 'https://accounts.zoho.uk'],
    ['ae', 'crm.zoho.ae/crm/private', 'https://accounts.zoho.ae'],
  ])('sets both URLs, with its own place in the file: %s', (dataCenter, endpoint, accountsUrl) => {
    expect(sent({ dataCenter })).toEqual({ endpoint, accountsUrl });
    const { parameters } = complete({ dataCenter });
    expect(parameters['endpoint']?.location).toEqual(placeOf('dataCenter'));
    expect(parameters['accountsUrl']?.location).toEqual(placeOf('dataCenter'));
  });

  it('is not required if both URLs are given', () => {
    const urls = { endpoint: 'www.zohoapis.eu', accountsUrl: 'https://accounts.zoho.eu' };
    expect(sent(urls)).toEqual(urls);
  });
});

describe('a URL at Zoho', () => {
  it.each([
    ['https://accounts.zoho.eu', 'https://accounts.zoho.eu'],
    ['https://accounts.zoho.eu/', 'https://accounts.zoho.eu'],
    ['HTTPS://Accounts.Zoho.EU', 'https://accounts.zoho.eu'],
  ])('is accepted as accountsUrl: %s', (accountsUrl, expected) => {
    expect(sent({ dataCenter: 'eu', accountsUrl }).accountsUrl).toBe(expected);
  });

  it.each([
    ['www.zohoapis.eu', 'www.zohoapis.eu'],
    ['WWW.zohoapis.eu/', 'www.zohoapis.eu'],
    ['sandbox.zohoapis.eu', 'sandbox.zohoapis.eu'],
    ['developer.zohoapis.eu/crm/v8', 'developer.zohoapis.eu/crm/v8'],
    ['crm.zoho.eu/crm/private', 'crm.zoho.eu/crm/private'],
    ['CRM.zoho.eu/crm/Private/', 'crm.zoho.eu/crm/Private'],
    ['crm.zoho.eu/crm/v2.1', 'crm.zoho.eu/crm/v2.1'],
  ])('is accepted as endpoint: %s', (endpoint, expected) => {
    expect(sent({ dataCenter: 'eu', endpoint }).endpoint).toBe(expected);
  });

  it('is accepted as endpoint with a scheme, with a warning', () => {
    const { parameters, problems } = complete({ dataCenter: 'eu', endpoint: 'HTTPS://WWW.zohoapis.eu/' });
    expect(textOf(parameters['endpoint'])).toBe('https://www.zohoapis.eu');
    expect(problems).toMatchObject([
      {
        code: 'value-invalid',
        severity: 'warning',
        location: placeOf('endpoint'),
        message: '`endpoint` starts with a scheme, but no documented endpoint does',
      },
    ]);
  });

  it.each(Object.entries(rows))('is known at every host of its data centre: %s', (dataCenter, row) => {
    const accountsUrl = row['accountsUrl']?.value ?? '';
    const hosts = row['endpoint']?.hosts ?? [];
    expect(hosts).toHaveLength(4);
    for (const endpoint of hosts) expect(sent({ dataCenter, accountsUrl, endpoint }).endpoint).toBe(endpoint);
  });
});

/** Each text is made from a valid accounts host. The texts for the endpoint are made from these. */
const REFUSED = [
  'https://accounts.zoho.com.evil.example',
  'https://accounts.zoho.com@evil.example',
  'https://accounts.zoho.com:x@evil.example',
  'https://user:pw@accounts.zoho.com',
  'https://evil.example/accounts.zoho.com',
  'https://evil.example#accounts.zoho.com',
  'https://evil.example?accounts.zoho.com',
  'https://evil.example\\accounts.zoho.com',
  'https://accounts.zoho.com\\@evil.example',
  'https://accounts.zoho.com\\.evil.example',
  'https://accounts-zoho.com',
  'https://accounts.zoho.co',
  'https://accounts.zoho.com.co',
  'https://accounts.zohoo.com',
  'https://xaccounts.zoho.com',
  'https://evil.accounts.zoho.com',
  'https://accounts.zohocorp.com',
  'https://zoho.com',
  'https://accounts.zoho.ca',
  'http://accounts.zoho.com',
  'ftp://accounts.zoho.com',
  'javascript://accounts.zoho.com',
  'https:accounts.zoho.com',
  'https:/accounts.zoho.com',
  'https:///accounts.zoho.com',
  'https:\\\\accounts.zoho.com',
  '//accounts.zoho.com',
  'https://accounts.zoho.com:443',
  'https://accounts.zoho.com:8443',
  'https://accounts.zoho.com:',
  'https://accounts.zoho.com.',
  'https://accounts.zoho.com./',
  'https://.accounts.zoho.com',
  'https://accounts..zoho.com',
  'https://accounts.zoho.com?',
  'https://accounts.zoho.com?x=y',
  'https://accounts.zoho.com#',
  'https://accounts.zoho.com#x',
  'https://accounts.zoho.com//',
  'https://accounts.zoho.com//evil.example',
  'https://accounts.zoho.com/..',
  'https://accounts.zoho.com/a/../b',
  'https://accounts.zoho.com/./',
  'https://accounts.zoho.com/%2e%2e',
  'https://accounts.zoho.com%2eevil.example',
  'https://accounts.zoho.com%00.evil.example',
  'https://accounts%2ezoho.com',
  'https://accounts.zoho.com/a;b',
  ' https://accounts.zoho.com',
  'https://accounts.zoho.com ',
  'https://accounts.zoho.com\n',
  'https://acc\tounts.zoho.com',
  'https://accounts.zoho.com\t.evil.example',
  'https://accounts.zoho\u3002com',
  'https://accounts\uff0ezoho.com',
  'https://accounts.z\u043eho.com',
  'https://accounts.zoho.com\u00ad',
  'https://accounts.\u24e9oho.com',
  'https://accounts.xn--zho-7cd.com',
  'https://xn--accounts.zoho.com',
  'https://127.0.0.1',
  'https://localhost',
  'https://[::1]',
  'https://2130706433',
  '***',
  '',
] as const;

describe('a URL elsewhere', () => {
  it.each(REFUSED)('is rejected as accountsUrl without being repeated: %j', (accountsUrl) => {
    expectRefusal({ accountsUrl, endpoint: 'www.zohoapis.com' }, 'accountsUrl', accountsUrl);
  });

  it.each(REFUSED)('is rejected as endpoint without being repeated: %j', (text) => {
    const endpoint = text.replaceAll('accounts', 'crm');
    expectRefusal({ accountsUrl: 'https://accounts.zoho.com', endpoint }, 'endpoint', endpoint);
  });

  it('is rejected as accountsUrl if it has a path or no scheme', () => {
    for (const accountsUrl of ['https://accounts.zoho.com/oauth/v2/token', 'accounts.zoho.com']) {
      expectRefusal({ accountsUrl, endpoint: 'www.zohoapis.com' }, 'accountsUrl', accountsUrl);
    }
  });

  it('is rejected if it belongs to the other parameter', () => {
    expectRefusal(
      { dataCenter: 'us', accountsUrl: 'https://www.zohoapis.com' },
      'accountsUrl',
      'www.zohoapis.com',
    );
    expectRefusal(
      { dataCenter: 'us', endpoint: 'https://accounts.zoho.com' },
      'endpoint',
      'accounts.zoho.com',
    );
  });

  it('is rejected with the hosts of the data centre that is probably meant', () => {
    const fix = (auth: Readonly<Record<string, string>>) => complete(auth).problems[0]?.fix;
    const elsewhere = { accountsUrl: 'https://evil.example' };
    expect(fix({ dataCenter: 'ca', ...elsewhere })).toBe(
      'write https://accounts.zohocloud.ca (data centre ca)',
    );
    expect(fix({ ...elsewhere, endpoint: 'crm.zoho.eu' })).toBe(
      'write https://accounts.zoho.eu (data centre eu)',
    );
    expect(fix({ accountsUrl: 'https://acounts.zoho.com.au', endpoint: 'crm.zoho.eu' })).toBe(
      'write https://accounts.zoho.com.au (data centre au)',
    );
    expect(fix({ accountsUrl: 'https://accounts.zoho.eu', endpoint: 'https://evil.example' })).toBe(
      'write one of crm.zoho.eu/crm/private, www.zohoapis.eu, sandbox.zohoapis.eu, developer.zohoapis.eu (data centre eu)',
    );
  });

  it.each([
    ['https://accounts.zoho.ca', 'ca', 'https://accounts.zohocloud.ca'],
    ['https://accounts.zoho.au', 'au', 'https://accounts.zoho.com.au'],
    ['https://accounts.zoho.cn', 'cn', 'https://accounts.zoho.com.cn'],
    ['https://accounts.zoho.co.uk', 'uk', 'https://accounts.zoho.uk'],
    ['https://accounts.zoho.us', 'us', 'https://accounts.zoho.com'],
    ['https://accounts.zoho.co.in/', 'in', 'https://accounts.zoho.in'],
    ['https://accounts.zoho.com.sa', 'sa', 'https://accounts.zoho.sa'],
    ['https://accounts.zoho.co.jp', 'jp', 'https://accounts.zoho.jp'],
    ['accounts.zoho.eu', 'eu', 'https://accounts.zoho.eu'],
    ['https://zoho.uk/oauth', 'uk', 'https://accounts.zoho.uk'],
  ])('is rejected with the data centre of its top-level domain: %s', (accountsUrl, row, right) => {
    const { problems } = complete({ accountsUrl, endpoint: 'https://evil.example' });
    expect(problems[1]?.fix).toBe(`write ${right} (data centre ${row})`);
  });

  it.each([
    'https://accounts.zoho.sg',
    'https://accounts.zoho.de',
    'https://eu.zoho.com',
    'https://accounts.zohocloud.com',
    'https://accounts.zoho.com.ca',
    'https://accounts.zoh.ca',
    'https://accounts-zoho.eu',
    'https://evil.example.eu',
    'https://accounts.zoho.eu.evil.example',
    'https://accounts.zoho.eu@evil.example',
  ])('is rejected with all hosts if nothing shows the data centre: %s', (accountsUrl) => {
    const { problems } = complete({ accountsUrl, endpoint: 'https://evil.example' });
    const all = Object.values(rows).map((row) => row['accountsUrl']?.value);
    expect(problems[1]?.fix).toBe(`write one of ${all.join(', ')}`);
  });

  function expectRefusal(auth: Readonly<Record<string, string>>, name: string, text: string) {
    const { parameters, problems } = complete(auth);
    expect(problems).toMatchObject([{ code: 'host-refused', location: placeOf(name) }]);
    const value = parameters[name];
    if (value !== undefined) expect(textOf(value)).not.toContain(text);
    if (text.length > 3) expect(problems[0]?.message).not.toContain(text);
    if (text.includes('evil')) expect(JSON.stringify(problems)).not.toContain('evil');
  }
});

describe('parameters of two data centres', () => {
  it.each([
    [
      { dataCenter: 'eu', accountsUrl: 'https://accounts.zoho.com' },
      ['accountsUrl', 'us', 'dataCenter', 'eu'],
    ],
    [{ dataCenter: 'eu', endpoint: 'crm.zoho.in/crm' }, ['endpoint', 'in', 'dataCenter', 'eu']],
    [
      { accountsUrl: 'https://accounts.zoho.eu', endpoint: 'www.zohoapis.com' },
      ['endpoint', 'us', 'accountsUrl', 'eu'],
    ],
    [
      { accountsUrl: 'https://accounts.zoho.com.au', endpoint: 'www.zohoapis.com' },
      ['endpoint', 'us', 'accountsUrl', 'au'],
    ],
  ])('are rejected, and both are named: %j', (auth, [name = '', one, other, two]) => {
    expect(complete(auth).problems).toMatchObject([
      {
        code: 'data-centre-mismatch',
        location: placeOf(name),
        message: `\`${name}\` belongs to Zoho's data centre ${one}, but \`${other}\` to ${two}`,
      },
    ]);
  });

  it('are reported for each of the two URLs', () => {
    const auth = {
      dataCenter: 'eu',
      accountsUrl: 'https://accounts.zoho.in',
      endpoint: 'www.zohoapis.in',
    };
    expect(complete(auth).problems.map(({ code }) => code)).toEqual([
      'data-centre-mismatch',
      'data-centre-mismatch',
    ]);
  });
});

describe('a client id', () => {
  it('of another form causes a warning', () => {
    const { problems } = complete({ dataCenter: 'eu', clientId: 'my-client' });
    expect(problems).toMatchObject([{ severity: 'warning', location: placeOf('clientId') }]);
    expect(JSON.stringify(problems)).not.toContain('my-client');
  });

  it('that is a token is rejected', () => {
    const clientId = `1000.${'a1'.repeat(16)}.${'B2'.repeat(16)}`;
    const { problems } = complete({ dataCenter: 'eu', clientId });
    expect(problems).toMatchObject([{ code: 'literal-secret', location: placeOf('clientId') }]);
    expect(JSON.stringify(problems)).not.toContain('a1a1');
  });

  it('that is a client secret is rejected', () => {
    const { problems } = complete({ dataCenter: 'eu', clientId: 'a1'.repeat(21) });
    expect(problems).toMatchObject([
      {
        code: 'literal-secret',
        message: expect.stringContaining('client secret'),
        location: placeOf('clientId'),
      },
    ]);
    expect(JSON.stringify(problems)).not.toContain('a1a1');
  });
});

describe('the comparable value', () => {
  const normalise = (name: string, text: string) => {
    const parameter = specParameters[name];
    return parameter && comparable(parameter, text);
  };

  it.each([
    ['https://www.zohoapis.eu', 'https://www.zohoapis.eu'],
    ['https://WWW.ZohoAPIs.eu/', 'https://www.zohoapis.eu'],
    ['www.zohoapis.eu', 'https://www.zohoapis.eu'],
    ['https://www.zohoapis.eu:443/', 'https://www.zohoapis.eu'],
    ['crm.zoho.eu/crm/private/', 'https://crm.zoho.eu/crm/private'],
    ['http://crm.zoho.eu:8080/a', 'http://crm.zoho.eu:8080/a'],
    ['https://evil.example', 'https://evil.example'],
    ['***', undefined],
    ['https://***', undefined],
    ['https://***.zoho.eu/crm', undefined],
    ['xxxxxxxx', undefined],
    ['<redacted>', undefined],
    ['', undefined],
    ['0'.repeat(64), undefined],
  ])('is a normalized URL: %s', (text, expected) => {
    expect(normalise('accountsUrl', text)).toBe(expected);
    // An endpoint has no scheme, so the value has none.
    expect(normalise('endpoint', text)).toBe(expected?.replace('https://', ''));
  });

  // Somebody else may have entered the value that Adobe shows.
  it.each([
    'https://evil.example/?a',
    'https://evil.example#x',
    'https://www.zohoapis.eu@evil.example',
    'https://user:***@evil.example',
    'https://evil.example/****',
    '//evil.example',
    'https://1234567890/',
    '1234567890',
    '0x7f000001',
    'https://[2001:db8::1]/',
    'https://evíl.example',
    'evil。example',
    'evil%2eexample',
    'evil.xxx',
    `https://evil.example/${'a'.repeat(3_000)}`,
  ])('is the unchanged destination if it has another form: %s', (text) => {
    expect(normalise('endpoint', text)).toMatch(/ev[ií]l|1234|0x7f|2001/);
    expect(normalise('accountsUrl', text)?.replace('https://evil.xxx', 'evil.xxx')).toBe(
      normalise('endpoint', text),
    );
  });

  it.each([
    ['1000.ABC123', '1000.ABC123'],
    [' 1000.ABC123 ', '1000.ABC123'],
    ['1000.********', undefined],
    ['1000.XXXXXXXX', undefined],
    ['••••••••', undefined],
    ['<redacted>', undefined],
    ['a'.repeat(64), undefined],
    ['', undefined],
  ])('is a client id only if it looks like one: %s', (text, expected) => {
    expect(normalise('clientId', text)).toBe(expected);
  });

  it('is never a secret', () => {
    const secrets = Object.entries(specParameters).filter(([, { secret }]) => secret);
    for (const [name] of secrets) expect(normalise(name, '1000.ABC')).toBeUndefined();
    expect(secrets.map(([name]) => name)).toEqual(['clientSecret', 'accessToken', 'refreshToken']);
  });
});
