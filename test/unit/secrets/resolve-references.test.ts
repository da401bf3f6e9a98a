import { describe, expect, it } from 'vitest';
import type { Entry, Reference } from '../../../src/model/entry.ts';
import { parseSecrets } from '../../../src/secrets/parse-secrets.ts';
import { missingProblems, resolveSecrets } from '../../../src/secrets/resolve-secrets.ts';
import { chosenSecret } from '../../../src/source/parameters.ts';
import { entryOf } from '../../fixtures/entry-builder.ts';
import { plain } from '../../plain-problem.ts';

const good = 'a-good-value-7f3a';

function at(line: number, name: string, entry = 'zoho-eu'): Reference {
  return {
    name,
    location: { file: 'connections.yaml', line, column: 21 },
    entry,
    lines: false,
    parameter: 'clientSecret',
  };
}

/** One entry per reference, with nothing else in it. */
function entryWith({ name, location, entry }: Reference): Entry {
  const parameters = { clientSecret: chosenSecret('A password.') };
  return { ...entryOf(entry), parameters, auth: { clientSecret: { kind: 'reference', name, location } } };
}

/** `given` is the text of the input `secrets`, or an object for its JSON form. */
function resolve(
  given: string | Readonly<Record<string, string>>,
  text = '',
  references = [at(9, 'ZOHO_SECRET')],
) {
  const entries = references.map(entryWith);
  const masked: string[] = [];
  const names = new Set(references.map(({ name }) => name));
  const resolving = {
    entries,
    needed: entries,
    given: parseSecrets(typeof given === 'string' ? given : JSON.stringify(given), names),
    visible: [{ what: ['`connections.yaml`'], text }],
    mask: (secret: string) => masked.push(secret),
  };
  const { secrets, missing, problems } = resolveSecrets(resolving);
  return { secrets, problems: [...problems, ...missingProblems(entries, missing)].map(plain), masked };
}

/** Invalid values, with the problem code for each. Every value that can contain text contains `canary`. */
const refused: readonly (readonly [string, string, string])[] = [
  ['no text', '', 'secret-empty'],
  ['only white space', '   ', 'secret-white-space'],
  ['leading white space', ' canary-0123456789', 'secret-white-space'],
  ['trailing white space', 'canary-0123456789 ', 'secret-white-space'],
  ['a trailing no-break space', 'canary-0123456789\u00a0', 'secret-white-space'],
  ['a trailing line feed', 'canary-0123456789\n', 'secret-white-space'],
  ['a line feed inside', 'canary-0123\n456789', 'secret-line-break'],
  ['a carriage return inside', 'canary-0123\r456789', 'secret-line-break'],
  [
    'a key in PEM form',
    '-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----',
    'secret-wrong-form',
  ],
  ['a Unicode line separator inside', 'canary-0123\u2028456789', 'secret-line-break'],
  ['seven characters', 'canary7', 'secret-too-short'],
  ['an unexpanded expression', `\${{ secrets.CANARY }}`, 'secret-placeholder'],
  ['half an expression', '${{ secrets.canary', 'secret-placeholder'],
  ['a template', '{{ canary }}', 'secret-placeholder'],
  ['a shell variable', '$CANARY_SECRET', 'secret-placeholder'],
  ['a shell variable in braces', `\${CANARY_SECRET}`, 'secret-placeholder'],
  ['angle brackets', '<canary goes here>', 'secret-placeholder'],
  ['only stars', '************', 'secret-placeholder'],
  ['only the letter x', 'xxxxxxxxxxxx', 'secret-placeholder'],
  ['the words "change me"', 'ChangeMe', 'secret-placeholder'],
  ['the word "your"', 'your-canary-secret', 'secret-placeholder'],
  ['the word "undefined"', 'undefined', 'secret-placeholder'],
  ['the word "placeholder"', 'placeholder', 'secret-placeholder'],
];

describe('a reference', () => {
  it('resolves to the value of that name', () => {
    const { secrets, problems } = resolve({ ZOHO_SECRET: good, OTHER: 'x' });
    expect(problems).toEqual([]);
    expect([...secrets.keys()]).toEqual(['ZOHO_SECRET']);
    expect(secrets.get('ZOHO_SECRET')?.reveal()).toBe(good);
  });

  it.each([
    ['eight characters', 'a1b2c3d4'],
    ['white space inside', 'correct horse battery'],
    ['trailing braces', 'Tr0ub4dor}}'],
    ['a placeholder word inside', 'xK9-change-me-7q'],
    ['non-ASCII characters', 'påsswörd-😀'],
    ['the form of a Zoho token', '1000.0123456789abcdef0123456789abcdef.0123456789abcdef0123456789abcdef'],
  ])('accepts a value with %s', (_, value) => {
    expect(resolve({ ZOHO_SECRET: value }).problems).toEqual([]);
  });

  it.each(refused)('rejects a value with %s, at its line and without the value', (_, value, code) => {
    const { secrets, problems } = resolve({ ZOHO_SECRET: value });
    expect(secrets.size).toBe(0);
    expect(problems).toMatchObject([
      {
        code,
        message: expect.stringContaining('`ZOHO_SECRET`'),
        fix: expect.any(String),
        location: { file: 'connections.yaml', line: 9, column: 21 },
        entry: 'zoho-eu',
      },
    ]);
    expect(JSON.stringify(problems)).not.toMatch(/canary/i);
  });

  it('rejects a value that is in the file, and says which text shows it', () => {
    const { secrets, problems } = resolve({ ZOHO_SECRET: 'canary-0123' }, 'name: canary-0123456\n');
    expect(secrets.size).toBe(0);
    expect(problems).toMatchObject([
      { code: 'secret-visible', message: expect.stringContaining('`connections.yaml`') },
    ]);
    expect(JSON.stringify(problems)).not.toContain('canary');
  });

  it('rejects both values if one contains the other', () => {
    const references = [at(1, 'LONG'), at(2, 'SHORT')];
    const { problems } = resolve(
      { LONG: 'canary-0123456789', SHORT: 'canary-01' },
      'x canary-0123456789',
      references,
    );
    expect(problems.map(({ code }) => code)).toEqual(['secret-visible', 'secret-visible']);
  });

  it('to an unknown name is reported with the line to add', () => {
    const { problems } = resolve({});
    expect(problems).toMatchObject([
      {
        code: 'secret-unknown',
        location: { line: 9 },
        fix: expect.stringContaining(`ZOHO_SECRET=\${{ secrets.ZOHO_SECRET }}`),
      },
    ]);
  });

  it('is reported with the line of a similar name, but not that name, which may be part of a value', () => {
    const { problems } = resolve(`OTHER=canary-value\nZOHO_SECERT=${good}\n`);
    const fix = 'a similar name was given on line 2; correct one of the two';
    expect(problems).toMatchObject([{ code: 'secret-unknown', fix }]);
    expect(JSON.stringify(problems)).not.toMatch(/SECERT|canary/);
  });

  it('is reported with its place if two lines were joined, as by `secrets: >`', () => {
    const { problems } = resolve(`OTHER=canary-value ZOHO_SECRET=${good}`);
    expect(problems).toMatchObject([
      {
        code: 'secret-unknown',
        fix: expect.stringMatching(/part of line 1: .* `secrets: \|`$/),
      },
    ]);
    expect(JSON.stringify(problems)).not.toMatch(/canary|OTHER/);
  });

  it.each([
    ['a similar name was given; correct one of the two', { ZOHO_SECERT: good }],
    ['it is part of the value of another name: ', { OTHER: `canary ZOHO_SECRET=${good}` }],
  ])('is reported without a line if the input is a JSON object: %s', (fix, given) => {
    expect(resolve(given).problems).toMatchObject([{ fix: expect.stringContaining(fix) }]);
  });

  it('is reported without names that are not similar', () => {
    const { problems } = resolve({ CANARY_OF_ANOTHER: good });
    expect(JSON.stringify(problems)).not.toContain('CANARY');
  });

  it.each(['constructor', '__proto__', 'toString'])(
    'does not resolve to an inherited object member: %s',
    (name) => {
      expect(resolve({}, '', [at(1, name)]).problems).toMatchObject([{ code: 'secret-unknown' }]);
    },
  );

  it('does not resolve to an environment variable', () => {
    expect(process.env['PATH']).toBeDefined();
    expect(resolve({}, '', [at(1, 'PATH')]).problems).toMatchObject([{ code: 'secret-unknown' }]);
  });

  it('that is used several times is reported once, at its first place', () => {
    const references = [at(3, 'A_SECRET', 'one'), at(5, 'B_SECRET', 'one'), at(8, 'A_SECRET', 'two')];
    const { problems } = resolve({ B_SECRET: good }, '', references);
    expect(problems).toMatchObject([
      { location: { line: 3 }, entry: 'one', message: expect.stringContaining('used in 2 places') },
    ]);
  });

  it('is reported in the order of the file, all at once', () => {
    const given = refused.filter(([, value]) => value !== '');
    const references = given.map((_, index) => at(index + 1, `S_${index}`));
    const values = Object.fromEntries(given.map(([, value], index) => [`S_${index}`, value]));
    const { problems } = resolve(values, '', references);
    expect(problems.map(({ code, location }) => [code, location?.line])).toEqual(
      given.map(([, , code], index) => [code, index + 1]),
    );
    expect(JSON.stringify(problems)).not.toMatch(/canary/i);
  });
});

describe('the masked values', () => {
  const mask = (value: string, text = '') =>
    resolve({ A: value, B: 'not-referenced' }, text, [at(1, 'A'), at(2, 'A')]).masked;

  it('are the referenced values, once each, and no others', () => {
    expect(mask(good)).toEqual([good]);
  });

  it.each([
    ['contains a line break', 'canary-0123\n456789'],
    ['is surrounded by white space', ' canary-0123 '],
    ['looks like a secret with braces', 'canary}}0123'],
  ])('include a value that is rejected because it %s', (_, value) => {
    expect(mask(value)[0]).toBe(value);
  });

  it.each([
    ['is short', 'canary7'],
    ['is short without its white space', '  canary  \n'],
    ['is only white space', '            '],
    ['is a word that messages use', 'placeholder'],
    ['is a word that summaries use', 'undefined'],
  ])('do not include a value that %s', (_, value) => {
    expect(mask(value)).toEqual([]);
  });

  it('do not include a value in the file, because masking would hide those words', () => {
    expect(mask('Zoho CRM', 'name: Zoho CRM EU')).toEqual([]);
  });
});
