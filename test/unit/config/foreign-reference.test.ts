// biome-ignore-all lint/suspicious/noTemplateCurlyInString: users write references of other tools.
import { describe, expect, it } from 'vitest';
import { readConnectionsFile } from '../../../src/config/connections-file.ts';
import { foreignReference } from '../../../src/config/foreign-reference.ts';
import { textOf } from '../../../src/model/message.ts';
import { fileWith } from '../../fixtures/bad-files.ts';

/** References in the syntax of other tools, with the name of the secret if the syntax reveals it. */
const FORMS: readonly (readonly [string, string?])[] = [
  ['secrets.ZOHO_CLIENT_SECRET', 'ZOHO_CLIENT_SECRET'],
  ['${{ secrets.ZOHO_CLIENT_SECRET }}', 'ZOHO_CLIENT_SECRET'],
  ['${{secrets.ZOHO_CLIENT_SECRET}}', 'ZOHO_CLIENT_SECRET'],
  ["${{ secrets['ZOHO_CLIENT_SECRET'] }}", 'ZOHO_CLIENT_SECRET'],
  ['${ZOHO_CLIENT_SECRET}', 'ZOHO_CLIENT_SECRET'],
  ['${env.ZOHO_CLIENT_SECRET}', 'ZOHO_CLIENT_SECRET'],
  ['env:ZOHO_CLIENT_SECRET', 'ZOHO_CLIENT_SECRET'],
  ['process.env.ZOHO_CLIENT_SECRET', 'ZOHO_CLIENT_SECRET'],
  ['${{ vars.ZOHO }}'],
  ['${{ secrets.zoho_client_secret }}'],
  ["${{ secrets['hunter2'] }}"],
  ['$ZOHO_CLIENT_SECRET', 'ZOHO_CLIENT_SECRET'],
  ['vars.ZOHO_SECRET', 'ZOHO_SECRET'],
  ['$(ZOHO_CLIENT_SECRET)', 'ZOHO_CLIENT_SECRET'],
  ['$env:ZOHO_CLIENT_SECRET', 'ZOHO_CLIENT_SECRET'],
  ['%ZOHO_CLIENT_SECRET%', 'ZOHO_CLIENT_SECRET'],
  ['##ZOHO_TOKEN##', 'ZOHO_TOKEN'],
  ['#{ZOHO_TOKEN}#', 'ZOHO_TOKEN'],
  ['%(ZOHO_TOKEN)s', 'ZOHO_TOKEN'],
  ['@@ZOHO_TOKEN@@', 'ZOHO_TOKEN'],
  ['__ZOHO_TOKEN__', 'ZOHO_TOKEN'],
  ['{{ ZOHO_TOKEN }}', 'ZOHO_TOKEN'],
  ['{{- secrets.ZOHO_TOKEN -}}', 'ZOHO_TOKEN'],
  ['((ZOHO_TOKEN))', 'ZOHO_TOKEN'],
  ['[[ ZOHO_TOKEN ]]', 'ZOHO_TOKEN'],
  ['<ZOHO_TOKEN>', 'ZOHO_TOKEN'],
  ['{{ client_secret }}'],
  ['{{ .Values.zohoSecret }}'],
  ['<%= zoho.secret %>'],
  ['${zoho_client_secret}'],
  ['((zoho-secret))'],
  ['((vault:zoho/secret))'],
  ['#{ZohoSecret}#'],
  ['%(zoho_secret)s'],
  ['secrets.zoho_client_secret'],
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

const ELSEWHERE = "is a reference in another tool's syntax";

const read = (changes: Parameters<typeof fileWith>[0]) =>
  readConnectionsFile(new TextEncoder().encode(fileWith(changes)), 'connections.yaml').problems.map(
    ({ code, message, fix = [] }) => `${code}: ${textOf(message)}; ${textOf(fix)}`,
  );

const HAND_IN = "and pass the value through the action's input `secrets`";

describe('a reference in the syntax of another tool is not reported as leaked', () => {
  it.each(FORMS)('in place of a secret reference, or of the name of a secret: %s', (text, name = 'NAME') => {
    const quoted = JSON.stringify(text);
    const problemAt = (path: string, parameter: string) =>
      `value-invalid: \`connections.zoho-eu.auth.${path}\` ${ELSEWHERE}; write \`${parameter}: { secret: ${name} }\` ${HAND_IN}`;
    expect(
      read({
        clientSecret: `      clientSecret: ${quoted}`,
        refreshToken: `      refreshToken: { secret: ${quoted} }`,
      }),
    ).toEqual([problemAt('clientSecret', 'clientSecret'), problemAt('refreshToken.secret', 'refreshToken')]);
  });

  it.each(['!secret zoho_client_secret', '!vault zoho', '!Ref ZohoSecret', '!env ZOHO', '!secret'])(
    'as a YAML tag: %s',
    (text) => {
      const problems = read({ clientSecret: `      clientSecret: ${text}` });
      expect(problems).toEqual([
        expect.stringMatching(/^yaml-tag: .*write `\{ secret: NAME \}` instead of the tag/),
      ]);
    },
  );
});

/** Templates that contain no name that may be shown, because a password can have the same form. */
const TEMPLATES = [
  '<Hunter2PASS!>',
  '<your secret here>',
  '{{hunter2!Pass}}',
  '{{ hunter2_pass }}',
  '((hunter2_pass.value))',
  '[[hunter2]]',
  '%(hunter2)s',
  '$HUNTER2PASS',
  '${Hunter2Passw0rd}',
  '${ZOHO_CLIENT_SECRET:-hunter2}',
  '${{ hunter2 }}',
  '##hunter2_pass##',
  '#{Hunter2}#',
  '<%= hunter2 %>',
  'secrets.hunter2pass',
  'vars.HUNTER2',
];

describe('a value that may be a placeholder or a password', () => {
  const found = (path: string) =>
    `value-invalid: \`connections.zoho-eu.auth.${path}\` looks like a placeholder; placeholders are not filled in here; write \`clientSecret: { secret: NAME }\` ${HAND_IN}; if it is the secret itself, treat it as leaked and replace it at its source`;

  it.each(TEMPLATES)('gets advice for both and is not shown: %s', (text) => {
    const quoted = JSON.stringify(text);
    expect(read({ clientSecret: `      clientSecret: ${quoted}` })).toEqual([found('clientSecret')]);
    expect(read({ clientSecret: `      clientSecret: { secret: ${quoted} }` })).toEqual([
      found('clientSecret.secret'),
    ]);
  });

  it.each(['changeme-hunter2', 'my-password-is-hunter2', 'secret'])(
    'gets advice for both if it is in words: %s',
    (text) => {
      const [problem, ...others] = read({ clientSecret: `      clientSecret: ${text}` });
      expect([problem, others]).toEqual([expect.stringContaining('is a placeholder'), []]);
      expect(problem).toMatch(
        /; if it is the secret itself, treat it as leaked and replace it at its source$/,
      );
      expect(problem).not.toMatch(/hunter2/i);
    },
  );

  it('gets advice for both where the name of a secret is expected', () => {
    const [problem] = read({ clientSecret: '      clientSecret: { secret: "sm:hunter2" }' });
    expect(problem).toMatch(/^value-invalid: .*; if it is the secret itself, treat it as leaked/);
    expect(problem).not.toMatch(/hunter2/i);
  });
});

describe('a value that may be the secret itself', () => {
  it.each([
    'hunter2-canary',
    '$hunter2',
    '@hunter2@',
    '##hunter2##',
    '<hunter2>',
    'ab##CD##ef{{ x }}',
    'vault',
    'pass:hunter2',
    'secret:hunter2pass',
    'file:hunter2pass',
    'sm:hunter2',
    'op:hunter2',
    'env:hunter2pass',
    'ref+vault:hunter2',
    '[[Hunter2!]]',
    'secret: hunter2',
    'secrets.hunter2!',
    'arn:hunter2',
    'https://hunter2.example/x',
    'AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq',
    `1000.${'0a'.repeat(16)}.${'1b'.repeat(16)}`,
    '0a'.repeat(21),
  ])('is reported as a possibly leaked secret: %s', (text) => {
    expect(foreignReference(text)).toBeUndefined();
    const [problem, ...others] = read({ clientSecret: `      clientSecret: ${JSON.stringify(text)}` });
    expect([problem?.slice(0, 14), others]).toEqual(['literal-secret', []]);
    expect(problem).not.toMatch(/hunter2/i);
  });
});
