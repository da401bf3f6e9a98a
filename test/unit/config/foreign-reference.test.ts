// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references of other tools are what people write.
import { describe, expect, it } from 'vitest';
import { readConnectionsFile } from '../../../src/config/connections-file.ts';
import { foreignReference } from '../../../src/config/foreign-reference.ts';
import { textOf } from '../../../src/model/message.ts';
import { fileWith } from '../../fixtures/bad-files.ts';

/** References as other tools have them, and the name of the secret where the form says which part it is. */
const FORMS: readonly (readonly [string, string?])[] = [
  ['secrets.ZOHO_CLIENT_SECRET', 'ZOHO_CLIENT_SECRET'],
  ['secrets.zoho_client_secret', 'zoho_client_secret'],
  ['${{ secrets.ZOHO_CLIENT_SECRET }}', 'ZOHO_CLIENT_SECRET'],
  ['${{secrets.ZOHO_CLIENT_SECRET}}', 'ZOHO_CLIENT_SECRET'],
  ["${{ secrets['ZOHO_CLIENT_SECRET'] }}", 'ZOHO_CLIENT_SECRET'],
  ['${ZOHO_CLIENT_SECRET}', 'ZOHO_CLIENT_SECRET'],
  ['${env.ZOHO_CLIENT_SECRET}', 'ZOHO_CLIENT_SECRET'],
  ['env:ZOHO_CLIENT_SECRET', 'ZOHO_CLIENT_SECRET'],
  ['process.env.ZOHO_CLIENT_SECRET', 'ZOHO_CLIENT_SECRET'],
  ['${ZOHO_CLIENT_SECRET:-none}'],
  ['${{ vars.ZOHO }}'],
  ['$ZOHO_CLIENT_SECRET', 'ZOHO_CLIENT_SECRET'],
  ['vars.ZOHO_SECRET', 'ZOHO_SECRET'],
  ['$(ZOHO_CLIENT_SECRET)'],
  ['%ZOHO_CLIENT_SECRET%', 'ZOHO_CLIENT_SECRET'],
  ['##ZOHO_TOKEN##', 'ZOHO_TOKEN'],
  ['##zoho_token##'],
  ['#{ZohoSecret}#'],
  ['@@ZOHO_TOKEN@@', 'ZOHO_TOKEN'],
  ['__ZOHO_TOKEN__', 'ZOHO_TOKEN'],
  ['{{ client_secret }}', 'client_secret'],
  ['<%= secret %>'],
  ['((zoho-secret.value))'.replace('-', '_')],
  ['<your secret here>'],
  ['vault:secret/data/zoho#client_secret'],
  ['op://vault/zoho/client-secret'],
  ['ssm:/prod/zoho/secret'],
  ['file:/run/secrets/zoho'],
  ['file:///run/secrets/zoho'],
  ['ref+vault://secret/zoho#/client'],
  ['arn:aws:secretsmanager:eu-central-1:123456789012:secret:zoho-AbCdEf'],
  ['arn:aws-us-gov:ssm:us-gov-west-1:123456789012:parameter/zoho'],
  ['{{resolve:secretsmanager:zoho:SecretString:client}}'],
  ['projects/acme-prod/secrets/zoho/versions/latest'],
  ['https://acme.vault.azure.net/secrets/zoho/0123456789abcdef0123456789abcdef'],
  ['https://acme.vault.usgovcloudapi.net/secrets/zoho'],
  ['@Microsoft.KeyVault(SecretUri=https://acme.vault.azure.net/secrets/zoho)'],
  ['ENC[AES256_GCM,data:0123456789abcdef,iv:AAAA,tag:BBBB,type:str]'],
  ['ENC[PKCS7,MIIBeQYJKoZIhvcNAQcD]'],
  ['$ANSIBLE_VAULT;1.1;AES256'],
];

const ELSEWHERE = 'is a reference in a form that this file does not have';

const read = (changes: Parameters<typeof fileWith>[0]) =>
  readConnectionsFile(new TextEncoder().encode(fileWith(changes)), 'connections.yaml').problems.map(
    ({ code, message, fix = [] }) => `${code}: ${textOf(message)}; ${textOf(fix)}`,
  );

const HAND_IN = "and hand the value in through the action's input `secrets`";

describe('a reference of another tool is not called leaked', () => {
  it.each(FORMS)('in place of a secret: %s', (text, name = 'NAME') => {
    const found = `value-invalid: \`connections.zoho-eu.auth.clientSecret\` ${ELSEWHERE}; write \`clientSecret: { secret: ${name} }\` ${HAND_IN}`;
    expect(read({ clientSecret: `      clientSecret: ${JSON.stringify(text)}` })).toEqual([found]);
  });

  it.each(FORMS)('in place of its name: %s', (text, name = 'NAME') => {
    const reference = `{ secret: ${JSON.stringify(text)} }`;
    expect(read({ clientSecret: `      clientSecret: ${reference}` })).toEqual([
      `value-invalid: \`connections.zoho-eu.auth.clientSecret.secret\` ${ELSEWHERE}; write \`clientSecret: { secret: ${name} }\` ${HAND_IN}`,
    ]);
  });

  it.each(['!secret zoho_client_secret', '!vault zoho', '!Ref ZohoSecret', '!env ZOHO', '!secret'])(
    'as a tag: %s',
    (text) => {
      const problems = read({ clientSecret: `      clientSecret: ${text}` });
      expect(problems).toEqual([
        expect.stringMatching(/^yaml-tag: .*write `\{ secret: NAME \}` in place of tag/),
      ]);
    },
  );
});

describe('what may be the secret itself', () => {
  it.each([
    'hunter2-canary',
    '$hunter2',
    '@hunter2@',
    '##hunter2##',
    '<hunter2>',
    'ab##CD##ef{{ x }}',
    'vault',
    'pass:hunter2',
    'secret: hunter2',
    'secrets.hunter2!',
    'arn:hunter2',
    'https://hunter2.example/x',
    'AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq',
    `1000.${'0a'.repeat(16)}.${'1b'.repeat(16)}`,
    '0a'.repeat(21),
  ])('stays a secret that may have leaked: %s', (text) => {
    expect(foreignReference(text)).toBeUndefined();
    const [problem, ...others] = read({ clientSecret: `      clientSecret: ${JSON.stringify(text)}` });
    expect([problem?.slice(0, 14), others]).toEqual(['literal-secret', []]);
    expect(problem).not.toContain('hunter2');
  });
});
