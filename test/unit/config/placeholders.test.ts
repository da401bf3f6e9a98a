// biome-ignore-all lint/suspicious/noTemplateCurlyInString: users write placeholders.
import { describe, expect, it } from 'vitest';
import { readConnectionsFile } from '../../../src/config/connections-file.ts';
import { textOf } from '../../../src/model/message.ts';
import { CANARY, fileWith } from '../../fixtures/bad-files.ts';

const read = (text: string) =>
  readConnectionsFile(new TextEncoder().encode(text), 'connections.yaml').problems.map(
    ({ code, message, fix = [], location }) =>
      `${location?.line}:${location?.column} ${code}: ${textOf(message)}; ${textOf(fix)}`,
  );

const custom = `version: 1
sandbox: dev
connections:
  a:
    name: A
    source: { connectionSpec: 11111111-2222-4333-8444-555555555555, version: "1.0" }
    auth:
      specName: Basic Authentication
`;

describe('a placeholder is an error', () => {
  it.each([
    [fileWith({ name: '    name: "Zoho CRM ${ENV}"' }), '5:11', 'connections.zoho-eu.name', '${ENV}'],
    [fileWith({ name: '    name: Zoho {{ env }}' }), '5:11', 'connections.zoho-eu.name', '{{ env }}'],
    [fileWith({ sandbox: 'sandbox: ${SANDBOX}' }), '2:10', 'sandbox', '${SANDBOX}'],
    [
      fileWith({ auth: '    description: |\n      of {% team %}\n    auth:' }),
      '6:18',
      'connections.zoho-eu.description',
      '{% team %}',
    ],
    [fileWith({ auth: '    id: "#{id}#"\n    auth:' }), '6:9', 'connections.zoho-eu.id', '#{id}#'],
    [fileWith({ auth: '    sandbox: "%ENV%"\n    auth:' }), '6:14', 'connections.zoho-eu.sandbox', '%ENV%'],
  ])('at its place and with its text in a name or similar field: %#', (text, place, path, found) => {
    expect(read(text)[0]).toBe(
      `${place} value-invalid: \`${path}\` contains the placeholder ${JSON.stringify(found)}; placeholders are not filled in here; write the value out`,
    );
  });

  it.each([
    [fileWith({ dataCenter: '      dataCenter: ${DC:-eu}' }), '7:19', 'zoho-eu.auth.dataCenter', ''],
    [fileWith({ end: '      endpoint: https://www.zohoapis.${DC}\n' }), '11:17', 'zoho-eu.auth.endpoint', ''],
    [fileWith({ clientId: '      clientId: ${ZOHO_ID}' }), '8:17', 'zoho-eu.auth.clientId', 'ZOHO_ID'],
    [
      fileWith({ clientId: `      clientId: "1000.{{ ${CANARY} }}"` }),
      '8:17',
      'zoho-eu.auth.clientId',
      'NAME',
    ],
    [`${custom}      host: db.$(ENV).acme.com\n`, '9:13', 'a.auth.host', 'NAME'],
    [`${custom}      more: { a: ["##ENV##"] }\n`, '9:13', 'a.auth.…', 'NAME'],
  ])('at its place and without its text under `auth`: %#', (text, place, path, name) => {
    const [problem, ...others] = read(text);
    const start = `${place} value-invalid: \`connections.${path}\` contains a placeholder; placeholders are not filled in here; write the value out`;
    expect(problem?.slice(0, start.length)).toBe(start);
    expect(problem?.includes('{ secret:')).toBe(name !== '');
    expect(problem).toContain(name);
    expect(others).toEqual([]);
    expect(problem).not.toContain(CANARY);
  });
});

describe('a placeholder that YAML cannot read as text is also an error', () => {
  it.each([
    ['5:20', 'name: Zoho CRM ##ENV##'],
    ['5:16', 'name: Zoho #{env}#'],
    ['5:11', 'name: %ENV%'],
    ['5:11', 'name: @@ENV@@ CRM'],
  ])('at its place: %s %s', (place, line) => {
    expect(read(fileWith({ name: `    ${line}` }))).toEqual([
      expect.stringMatching(
        new RegExp(`^${place} value-invalid: .*placeholders are not filled in here; write the value out$`),
      ),
    ]);
  });

  it('except in a comment', () => {
    expect(
      read(fileWith({ name: '    name: Zoho # of ##ENV## #{env}', end: '# name: a ##ENV##\n' })),
    ).toEqual([]);
  });
});

it.each(['description: Contacts of [[CRM]] and ((EMEA))', 'name: ((Sales)) <<EU>>'])(
  'a word in brackets is prose, not a placeholder: %s',
  (line) => {
    expect(
      read(fileWith({ name: `    ${line.startsWith('name') ? line : `name: Zoho\n    ${line}`}` })),
    ).toEqual([]);
  },
);

describe('a template is a single problem', () => {
  it.each([
    ['1:1', `{% if prod %}\n${fileWith({})}\n{% endif %}\n`],
    ['4:1', fileWith({ key: '{% for dc in centres %}\n  zoho-{{ dc }}:' })],
    ['5:11', fileWith({ name: '    name: {{ name }}' })],
    ['9:21', fileWith({ clientSecret: '      clientSecret: {{ client_secret }}' })],
    ['1:1', `<% if (prod) { %>\n${fileWith({})}`],
    ['1:1', `{{- if .Values.zoho }}\n${fileWith({})}`],
  ])('that says where it starts and what to do: %#', (place, text) => {
    expect(read(text)).toEqual([
      `${place} yaml-syntax: the file is a template (\`{{ … }}\`, \`{% … %}\` or \`<% … %>\`); templates are not expanded; render it first and use the result; references to secrets are written \`{ secret: NAME }\``,
    ]);
  });

  it('except in a comment', () => {
    expect(read(`# {% raw %} {{ x }}\n${fileWith({})}`)).toEqual([]);
  });
});
