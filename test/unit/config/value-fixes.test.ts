import { describe, expect, it } from 'vitest';
import { readConnectionsFile } from '../../../src/config/connections-file.ts';
import { textOf } from '../../../src/model/message.ts';
import { fileWith } from '../../fixtures/bad-files.ts';

/** Returns the fixes for a file, and all messages and fixes together. */
function read(changes: Parameters<typeof fileWith>[0]) {
  const { problems } = readConnectionsFile(new TextEncoder().encode(fileWith(changes)), 'connections.yaml');
  const fixes = problems.map(({ fix = [] }) => textOf(fix));
  return { fixes, all: problems.map(({ message, fix = [] }) => `${textOf(message)}; ${textOf(fix)}`) };
}

const entry = (line: string) => ({ auth: `    ${line}\n    auth:` });
const sandbox = (text: string) => ({ sandbox: `sandbox: ${text}` });
const dataCenter = (text: string) => ({ dataCenter: `      dataCenter: ${text}` });
const salesforce = (line: string) => ({
  auth: '    source: salesforce\n    auth:',
  dataCenter: '      environmentUrl: https://acme.my.salesforce.com',
  clientSecret: '      clientSecret: { secret: S }',
  refreshToken: `      ${line}`,
});

const sftp = (line: string) => ({
  auth: '    source: sftp\n    auth:',
  dataCenter: '      userName: adobe',
  clientId: '      password: { secret: P }',
  clientSecret: '      host: sftp.acme.example',
  refreshToken: `      ${line}`,
});

const UUID = 'groups of 8, 4, 4, 4 and 12 hexadecimal digits';

describe('an invalid value with one clear meaning gets that meaning as its fix', () => {
  it.each([
    [sandbox('Prod'), 'write `sandbox: prod`'],
    [sandbox('PROD-2'), 'write `sandbox: prod-2`'],
    [sandbox('" dev "'), 'write `sandbox: dev`'],
    [entry('sandbox: Stage'), 'write `sandbox: stage`'],
    [dataCenter('https://accounts.zoho.in'), 'write `dataCenter: in`'],
    [dataCenter('India'), 'write `dataCenter: in`'],
    [dataCenter('com.au'), 'write `dataCenter: au`'],
    [dataCenter('USDataCenter'), 'write `dataCenter: us`'],
    [dataCenter('EU'), 'write `dataCenter: eu`'],
    [dataCenter('www.zohoapis.eu'), 'write `dataCenter: eu`'],
    [entry('ensure: Absent'), 'write `ensure: absent`'],
    [entry('id: 2484F2DF-C057-4AB5-84F2-DFC0577AB592'), 'write `id: 2484f2df-c057-4ab5-84f2-dfc0577ab592`'],
    [entry('source: Zoho CRM'), 'write `source: zoho-crm`'],
    [{ version: 'version: "1"' }, 'write `version: 1`'],
    [{ name: '    name: "Zoho CRM "' }, 'write `name: Zoho CRM`'],
    [
      salesforce('includeDeletedObjects: "yes"\n      apiVersion: "60.0"'),
      'write `includeDeletedObjects: true`',
    ],
  ])('%j', (changes, fix) => {
    expect(read(changes).fixes).toEqual([fix]);
  });
});

describe('an invalid value without a clear meaning gets the rule or the choices, not a guess', () => {
  it.each([
    [sandbox('Development (EU)'), 'compare it with the list of sandboxes in Adobe Experience Platform'],
    [sandbox('1'), 'compare it with the list of sandboxes in Adobe Experience Platform'],
    [
      sandbox('[dev, stage, prod]'),
      'name one sandbox; for several sandboxes, repeat the entry under different keys',
    ],
    [
      entry('sandbox: [dev, prod]'),
      'name one sandbox; for several sandboxes, repeat the entry under different keys',
    ],
    [sandbox('"dev,prod"'), 'name one sandbox; for several sandboxes, repeat the entry under different keys'],
    [sandbox('dev stage'), 'name one sandbox; for several sandboxes, repeat the entry under different keys'],
    [
      sandbox('"dev; stage"'),
      'name one sandbox; for several sandboxes, repeat the entry under different keys',
    ],
    [dataCenter('sg'), "write the short name of the account's data centre"],
    [dataCenter('uz'), "write the short name of the account's data centre"],
    [dataCenter('{ a: 1 }'), "write the short name of the account's data centre"],
    [entry('ensure: gone'), 'write one of `present`, `absent`'],
    [entry('ensure: true'), 'write one of `present`, `absent`'],
    [entry('id: 1234'), UUID],
    [entry('source: zoho'), 'docs/sources.md lists them'],
    [entry('source: 7'), 'docs/sources.md lists them'],
    [{ clientSecret: '      clientSecret: { secret: 12345 }' }, 'it starts with a letter or an underscore'],
    [{ clientSecret: '      clientSecret: { secret: A-B }' }, 'it starts with a letter or an underscore'],
    [{ clientId: '      clientId: 5' }, 'write `clientId: …`'],
    [sftp('port: 5432.5'), 'write only digits after `port:`'],
    [sftp('port: "-22"'), 'write only digits after `port:`'],
    [sftp('port:'), 'write only digits after `port:`'],
    [sftp('disableChunking: 5'), 'write `true` or `false` after `disableChunking:`'],
    [sftp('disableChunking:'), 'write `true` or `false` after `disableChunking:`'],
    [sftp('disableChunking: constructor'), 'write `true` or `false` after `disableChunking:`'],
    [{ end: '  constructor: 1' }, 'indent'],
  ])('%j', (changes, fix) => {
    const { fixes, all } = read(changes);
    expect(fixes).toEqual([expect.stringContaining(fix)]);
    expect(all.join()).not.toMatch(/in quotes:|starts with `#`/);
  });
});

describe('a missing or empty key is shown without a value to copy', () => {
  it.each([
    [{ dataCenter: undefined }, 'add `dataCenter: …` with the data centre of the account: us, eu, in,'],
    [{ name: undefined }, 'add `name: …`'],
    [{ clientId: undefined }, 'add `clientId: …`'],
    [{ clientSecret: undefined }, 'add `clientSecret: { secret: NAME }`'],
    [{ version: undefined }, 'add `version: 1`'],
    [sandbox(''), 'write `sandbox: …`; put text that starts with `#` in quotes'],
    [dataCenter(''), 'write'],
    [{ clientSecret: '      clientSecret:' }, 'write `clientSecret: { secret: NAME }`'],
    [{ clientSecret: '      clientSecret: [a]' }, 'write `clientSecret: { secret: NAME }`'],
    [entry('source: { connectionSpec: 11111111-2222-4333-8444-555555555555 }'), 'add `version: "…"`'],
  ])('%j', (changes, fix) => {
    const { fixes, all } = read(changes);
    expect(fixes[0]).toContain(fix);
    expect(all.join()).not.toMatch(/for example|(?:sandbox: dev|dataCenter: eu)/);
  });
});

it.each(['id', 'sandbox', 'secret', 'source', 'connectionSpec', 'name', 'auth'])(
  'does not take a parameter `%s` of a custom source for the field with that name',
  (name) => {
    const source = '    source: { connectionSpec: 11111111-2222-4333-8444-555555555555, version: "1.0" }';
    const auth = `${source}\n    auth:\n      specName: Key\n      ${name}: [a]`;
    const gone = {
      dataCenter: undefined,
      clientId: undefined,
      clientSecret: undefined,
      refreshToken: undefined,
    };
    expect(read({ auth, ...gone }).fixes).toEqual([`write one value after \`${name}:\``]);
  },
);

it('suggests quotes only if the quoted value is valid', () => {
  expect(read({ name: '    name: 2024' }).fixes).toEqual(['put it in quotes: `name: "2024"`']);
  expect(read({ clientId: '      clientId: 1000.5' }).fixes).toEqual([
    'put it in quotes: `clientId: "1000.5"`',
  ]);
  expect(read(salesforce('apiVersion: 60.0')).fixes).toEqual(['put it in quotes: `apiVersion: "60.0"`']);
  expect(read({ end: '      endpoint: 1\n' }).fixes).toEqual(['write `endpoint: …`']);
});

it('knows a parameter by its record even if the file gives the connection spec of the source', () => {
  const { all } = read({
    ...salesforce('apiVersion: 60.0\n      specName: OAuth2 Client Credential'),
    auth: '    source: { connectionSpec: cfc0fee1-7dc0-40ef-b73e-d8b134c436f5, version: "1.0" }\n    auth:',
  });
  expect(all).toEqual(['`connections.zoho-eu.auth.apiVersion` must be text; correct the value']);
});

it('knows other names of a source, and does not confuse sources with similar names', () => {
  expect(read(entry('source: mssql')).fixes).toContain('write `source: microsoft-sql-server`');
  expect(read(entry('source: ftps')).fixes).toContain('docs/sources.md lists them');
});

describe('a value in place of a reference', () => {
  const secret = (text: string) => ({ clientSecret: `      clientSecret: ${text}` });

  it.each(['""', '"  "'])('is reported as empty, not as leaked: %s', (text) => {
    expect(read(secret(text)).all).toEqual([
      expect.stringMatching(/ is empty; write `clientSecret: \{ secret: NAME \}`/),
    ]);
  });

  it.each(['TODO', 'changeme', 'xxxxxxxx'])('is reported as a placeholder, not as leaked: %s', (text) => {
    expect(read(secret(text)).all).toEqual([
      expect.stringContaining('is a placeholder, not a reference to a secret'),
    ]);
  });

  it.each(['ZOHO_CLIENT_SECRET', 'zoho_client_secret', 'zoho-client-secret'])(
    'is reported as text if it looks like the name of a secret: %s',
    (text) => {
      expect(read(secret(text)).all).toEqual([
        expect.stringContaining('must be a reference to a secret, not text'),
      ]);
    },
  );

  it.each(['correct_horse_battery', '0123456789abcdef0123456789abcdef01234567'])(
    'is reported as leaked if it may be the secret: %s',
    (text) => {
      expect(read(secret(text)).all).toEqual([expect.stringContaining('appears in plain text in the file')]);
    },
  );
});

describe('invalid keys of connections', () => {
  const keysOf = (...keys: readonly string[]) => {
    const text = `version: 1\nsandbox: dev\nconnections:\n${keys.map((key) => `  "${key}": {}\n`).join('')}`;
    const { problems } = readConnectionsFile(new TextEncoder().encode(text), 'c.yaml');
    return problems.filter(({ code }) => code === 'key-invalid').map(({ fix = [] }) => textOf(fix));
  };

  it('get different suggestions, or none if two would be the same', () => {
    expect(keysOf('2024-zoho', '2025-zoho')).toEqual([
      'rename it, for example to `z2024-zoho`',
      'rename it, for example to `z2025-zoho`',
    ]);
    expect(keysOf('zoho eu', 'zoho.eu')).toEqual(['rename it', 'rename it']);
    expect(keysOf('Zoho EU', 'zoho-eu')).toEqual(['rename it']);
  });
});
