import { describe, expect, it } from 'vitest';
import { readConnectionsFile } from '../../../src/config/connections-file.ts';
import type { Entry } from '../../../src/model/entry.ts';
import { isError } from '../../../src/model/problem.ts';
import { resolveSecrets } from '../../../src/secrets/resolve-secrets.ts';
import { plain } from '../../plain-problem.ts';

const hex = (length: number) => 'c0ffee42'.repeat(8).slice(0, length);
const TOKEN = `1000.${hex(32)}.${hex(32)}`;
const CLIENT_SECRET = hex(42);
const CLIENT_ID = '1000.CANARY0123456789ABCDEF';
const PEM = '-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----';
const JSON_KEY = '{"type": "service_account", "private_key": "canary"}';
const ENCODED = Buffer.from(PEM).toString('base64');
const AZURE = 'DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=canary+key==';
const SAS = 'sv=2024-01-01&ss=b&sig=canary%3D';

/** Returns the problems of these values of the secrets that the entries refer to. */
function problemsOf(entries: readonly Entry[], values: Readonly<Record<string, string>>) {
  const given = { values: new Map(Object.entries(values)), problems: [] };
  return resolveSecrets({ entries, needed: entries, given, visible: [], mask: () => {} }).problems;
}

/** Checks one entry whose `auth` has these lines, with a reference to the value in place of `HERE`. */
function check(source: string, auth: readonly string[], value: string) {
  const lines = auth.map((line) => `      ${line.replace('HERE', '{ secret: THE_SECRET }')}\n`).join('');
  const text = `version: 1\nsandbox: dev\nconnections:\n  a:\n    name: A\n    source: ${source}\n    auth:\n${lines}`;
  const { entries, problems } = readConnectionsFile(new TextEncoder().encode(text), 'connections.yaml');
  expect(problems.filter(isError).map(plain)).toEqual([]);
  return problemsOf(entries, { THE_SECRET: value }).map(plain);
}

const zoho = (given: string) => {
  const all = ['clientId: 1000.A', 'clientSecret: { secret: S }', 'refreshToken: { secret: R }'];
  const others = all.filter((line) => !given.startsWith(line.split(':')[0] ?? ''));
  return ['zoho-crm', ['dataCenter: eu', ...others, given]] as const;
};
const sftp = (...auth: readonly string[]) =>
  ['sftp', ['host: sftp.acme.example', 'userName: adobe', ...auth]] as const;
const key = sftp('privateKeyContent: HERE');
const phrase = sftp('privateKeyContent: { secret: K }', 'passPhrase: HERE');
const password = sftp('password: HERE');
const blob = ['azure-blob-storage', ['connectionString: HERE']] as const;
const signed = ['azure-blob-storage', ['specName: SAS URI Authentication', 'sasUri: HERE']] as const;
const pubsub = ['google-pubsub', ['projectId: p', 'credentials: HERE']] as const;

type Place = readonly [source: string, auth: readonly string[]];

describe('the value of a secret', () => {
  it.each<readonly [string, Place, string]>([
    ['a client secret of Zoho', zoho('clientSecret: HERE'), CLIENT_SECRET],
    ['an unusual client secret', zoho('clientSecret: HERE'), 'canary-secret'],
    ['a refresh token of Zoho', zoho('refreshToken: HERE'), TOKEN],
    ['an unusual refresh token', zoho('refreshToken: HERE'), '1000.canary-token'],
    ['a client id of Zoho', zoho('clientId: HERE'), CLIENT_ID],
    ['a password with white space', password, 'correct horse # battery'],
    ['a passphrase with white space', phrase, 'correct horse battery'],
    ['a key in Base64', key, ENCODED],
    ['a key in Base64 on several lines', key, `${ENCODED.slice(0, 40)}\n${ENCODED.slice(40)}\n`],
    ['a connection string', blob, AZURE],
    ['a signed URL', signed, `https://acme.blob.core.windows.net/?${SAS}`],
    ['the JSON key of a service account', pubsub, JSON_KEY],
  ])('can be %s', (_, [source, auth], value) => {
    expect(check(source, auth, value)).toEqual([]);
  });

  it.each<readonly [string, Place, string, string]>([
    ['a Zoho token', zoho('clientSecret: HERE'), TOKEN, 'clientSecret'],
    ['a Zoho client id', zoho('clientSecret: HERE'), CLIENT_ID, 'clientSecret'],
    ['a Zoho client secret', zoho('refreshToken: HERE'), CLIENT_SECRET, 'refreshToken'],
    ['a Zoho client id', zoho('refreshToken: HERE'), CLIENT_ID, 'refreshToken'],
    ['a Zoho client secret', zoho('accessToken: HERE'), CLIENT_SECRET, 'accessToken'],
    ['a Zoho client secret', zoho('clientId: HERE'), CLIENT_SECRET, 'clientId'],
    ['a Zoho token', zoho('clientId: HERE'), TOKEN, 'clientId'],
    ['a key or certificate in PEM form', phrase, PEM.replaceAll('\n', ' '), 'passPhrase'],
    ['the JSON key of a service account', password, JSON_KEY, 'password'],
    ['a password or a key', blob, 'canary+key/0123456789==', 'connectionString'],
    ['a signature without its URL', signed, `?${SAS}`, 'sasUri'],
    ['a signature without its URL', signed, SAS, 'sasUri'],
  ])('is rejected if it is %s: %j', (what, [source, auth], value, parameter) => {
    expect(check(source, auth, value)).toEqual([
      {
        code: 'secret-wrong-form',
        message: `the secret \`THE_SECRET\` has the form of ${what}, but \`${parameter}\` requires another value`,
        fix: expect.stringContaining("not swapped with another parameter's value"),
        location: expect.objectContaining({ file: 'connections.yaml' }),
        entry: 'a',
        parameter,
      },
    ]);
  });

  it.each<readonly [string, Place, string, string]>([
    ['is not Base64 where a key is expected', key, PEM, 'is not encoded in Base64'],
    ['is not JSON', pubsub, ENCODED, 'is not JSON'],
    [
      'is an incomplete connection string',
      blob,
      'AccountKey=canary;Endpoint=x',
      'contains neither `AccountName`',
    ],
    ['is an unusual client id', zoho('clientId: HERE'), '1000.canary', 'does not look like a Zoho client id'],
  ])('causes a warning if it %s', (_, [source, auth], value, words) => {
    const problems = check(source, auth, value);
    expect(problems).toMatchObject([
      { code: 'secret-wrong-form', severity: 'warning', message: expect.stringContaining(words) },
    ]);
    expect(JSON.stringify(problems)).not.toContain('canary');
  });

  it.each<readonly [string, Place, string, string]>([
    ['a trailing comment', zoho('clientSecret: HERE'), `${CLIENT_SECRET} # eu`, 'remove the comment'],
    ['white space inside', zoho('refreshToken: HERE'), 'canary token', 'store only the value'],
    ['white space in its id', zoho('clientId: HERE'), '1000.CANARY A', 'store only the value'],
    ['white space in a URL', signed, `https://acme.example/canary x?${SAS}`, 'store only the value'],
  ])('is rejected if it has %s', (_, [source, auth], value, fix) => {
    const problems = check(source, auth, value);
    expect(problems).toMatchObject([
      { code: 'secret-white-space', message: expect.stringContaining('contains white space') },
    ]);
    expect(problems[0]?.fix).toContain(fix);
    expect(JSON.stringify(problems)).not.toContain('canary');
  });
});

it('the advice to encode a file also removes its line breaks', () => {
  const [source, auth] = key;
  expect(check(source, auth, PEM)).toMatchObject([
    { fix: "store the output of `base64 < FILE | tr -d '\\n'`" },
  ]);
});

it('a secret that many entries use is reported once per parameter', () => {
  const entry = (name: string) =>
    `  ${name}: { name: ${name}, auth: { dataCenter: eu, clientId: 1000.A, clientSecret: { secret: S }, refreshToken: { secret: R } } }\n`;
  const text = `version: 1\nsandbox: dev\nconnections:\n${['a', 'b', 'c'].map(entry).join('')}`;
  const { entries } = readConnectionsFile(new TextEncoder().encode(text), 'connections.yaml');
  const problems = problemsOf(entries, { S: TOKEN, R: CLIENT_SECRET });
  expect(problems.map(({ entry: key, parameter }) => [key, parameter])).toEqual([
    ['a', 'clientSecret'],
    ['a', 'refreshToken'],
  ]);
});

it('values with different faults are reported together', () => {
  const auth =
    '{ dataCenter: eu, clientId: 1000.A, clientSecret: { secret: S }, refreshToken: { secret: R } }';
  const text = `version: 1\nsandbox: dev\nconnections:\n  a: { name: A, auth: ${auth} }\n`;
  const { entries } = readConnectionsFile(new TextEncoder().encode(text), 'connections.yaml');
  expect(problemsOf(entries, { S: TOKEN, R: 'short' }).map(({ code }) => code)).toEqual([
    'secret-wrong-form',
    'secret-too-short',
  ]);
});
