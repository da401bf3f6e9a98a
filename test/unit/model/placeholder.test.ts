// biome-ignore-all lint/suspicious/noTemplateCurlyInString: users write placeholders.
import { describe, expect, it } from 'vitest';
import { isPlaceholder, placeholderIn } from '../../../src/model/placeholder.ts';

/** Placeholders, and whether they are also recognised inside a longer text. */
const FORMS: readonly (readonly [string, anywhere: boolean])[] = [
  ['${{ vars.ENV }}', true],
  ['${{vars.ENV}}', true],
  ['${ENV}', true],
  ['${DC:-eu}', true],
  ['${env.DC}', true],
  ['${var.region}', true],
  ['$(ENV)', true],
  ['$ENV', false],
  ['$env:ENV', false],
  ['%ENV%', true],
  ['vars.ENV', false],
  ['secrets.ENV', false],
  ['{{ env }}', true],
  ['{{env}}', true],
  ['{{- .Values.env -}}', true],
  ['{{{ env }}}', true],
  ['{% if prod %}', true],
  ['{%- raw -%}', true],
  ['<%= env %>', true],
  ['<% if (x) %>', true],
  ['#{env}#', true],
  ['#{env}', true],
  ['%{env}', true],
  ['%(env)s', true],
  ['##ENV##', true],
  ['@@ENV@@', true],
  ['%%ENV%%', true],
  ['[[env]]', true],
  ['((env))', true],
  ['<<ENV>>', true],
  ['__ENV__', false],
  ['@ENV@', false],
  ['<your name here>', false],
];

describe('a placeholder', () => {
  it.each(FORMS)('is recognised as a whole value: %s', (text) => {
    expect(text).toContain(placeholderIn(text) ?? 'none');
    expect(placeholderIn(` ${text} `)).toBeDefined();
  });

  it.each(FORMS)('is recognised inside a name only if its form is unambiguous: %s %s', (text, anywhere) => {
    const found = placeholderIn(`Zoho CRM ${text} (EU)`);
    if (anywhere) expect(text).toContain(found ?? 'none');
    else expect(found).toBeUndefined();
  });

  it.each([
    '[[env]]',
    '((env))',
    '<<Zoho>>',
    '((EMEA))',
    '[[Zoho_CRM]]',
    '##Contacts##',
    '@@home@@',
    '%%x%%',
  ])('is not recognised in prose unless it contains the name of a variable: %s', (text) => {
    expect(placeholderIn(`Contacts of ${text} only`, true)).toBeUndefined();
    expect(placeholderIn(text, true)).toBeUndefined();
  });

  it.each([
    '[[CRM_ENV]]',
    '(( CRM_ENV ))',
    '<<CRM_ENV>>',
    '##ENV##',
    '@@ENV@@',
    '%%ENV%%',
    '{{ENV}}',
    '${ENV}',
    '{{ env }}',
  ])('is recognised in prose if it contains the name of a variable: %s', (text) => {
    expect(placeholderIn(`Contacts of ${text} only`, true)).toBe(text);
  });

  it('is reported once: the first one in the text', () => {
    expect(placeholderIn('Zoho {{ env }} of ${TEAM}')).toBe('{{ env }}');
    expect(placeholderIn('Zoho ${TEAM} of {{ env }}')).toBe('${TEAM}');
  });
});

it.each([
  '100% uptime',
  '100% up, 5% down',
  '5%UP%',
  'C# team',
  'C## and F##',
  '# 1 of ## 2',
  'Sales & Ops <EMEA>',
  'Cost $',
  'Cost $ (USD)',
  '$5 to $10',
  'US$',
  'Sales ($ENV)',
  'pa$$word',
  '{draft}',
  'Zoho {EU}',
  'Sales (old)',
  'Sales ((very old))',
  'Sales [EMEA]',
  'Sales [[ EMEA / APAC ]]',
  'a << b >> c',
  '« Équipe »',
  'sales@acme.example',
  '@sales',
  'Zoho @ Acme @ EU',
  '__init',
  'snake__case__name',
  'env.example',
  'secrets.acme.example',
  'R&D <-> Sales',
  '{ "a": { "b": {} } }',
  '{"a":{"b":1}}',
  '^[a-z]{2}$',
  '^(?:a|b)$',
  '\\$\\{x',
  'jdbc:sqlserver://db.acme.example:1433;database=sales;encrypt=true',
  'jdbc:mysql://db.acme.example/sales?user=a&x=%20%C3%A9',
  '%C3%A9t%C3%A9',
  'Q2lhbyE/PT0rKw==',
  'bmFtZTogIyNaT0hPIyM=',
  '売上（東京）',
  '%',
  '$',
  '',
])('%j contains no placeholder', (text) => {
  expect(placeholderIn(text)).toBeUndefined();
});

it('a placeholder in a secret value is recognised only if it is the whole value', () => {
  expect(isPlaceholder('Xy##abc##9-{{ a }}%ENV%')).toBe(false);
  expect(isPlaceholder('##abc##')).toBe(true);
  expect(isPlaceholder('Xy-${{ secrets.A }}')).toBe(true);
});
