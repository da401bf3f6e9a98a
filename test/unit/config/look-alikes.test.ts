import { describe, expect, it } from 'vitest';
import { readConnectionsFile } from '../../../src/config/connections-file.ts';
import { textOf } from '../../../src/model/message.ts';
import { CANARY, fileWith } from '../../fixtures/bad-files.ts';

const read = (changes: Parameters<typeof fileWith>[0]) => {
  const { problems } = readConnectionsFile(new TextEncoder().encode(fileWith(changes)), 'connections.yaml');
  return problems.map(
    ({ code, message, fix = [], location, severity = 'error' }) =>
      `${location?.line}:${location?.column} ${severity} ${code}: ${textOf(message)}; ${textOf(fix)}`,
  );
};

const name = (text: string) => ({ name: `    name: ${text}` });
const description = (text: string) => ({ auth: `    description: ${text}\n    auth:` });

describe('a look-alike of a YAML character is an error where it matters', () => {
  it.each([
    [{ dataCenter: '      dataCenter:\u00a0eu' }, '7:18', 'U+00A0', 'write a plain space'],
    [{ dataCenter: '\u00a0\u00a0    dataCenter: eu' }, '7:1', 'U+00A0', 'write a plain space'],
    [{ dataCenter: '      dataCenter: eu\u00a0' }, '7:21', 'U+00A0', 'write a plain space'],
    [{ dataCenter: '      data\u200bCenter: eu' }, '7:11', 'U+200B', 'remove it'],
    [{ dataCenter: '      \u00addataCenter: eu' }, '7:7', 'U+00AD', 'remove it'],
    [{ sandbox: 'sandbox: de\u2060v' }, '2:12', 'U+2060', 'remove it'],
    [{ sandbox: 'sandbox: dev\u3000# the usual one' }, '2:13', 'U+3000', 'write a plain space'],
    [{ sandbox: 'sandbox: dev ＃ the usual one' }, '2:14', 'U+FF03', 'write `#`'],
    [{ sandbox: 'sandbox：dev' }, '2:8', 'U+FF1A', 'write `: `'],
    [{ sandbox: 'sandbox: “dev”' }, '2:10', 'U+201C', 'write a plain quote, `"`'],
    [{ sandbox: 'sandbox: ‘dev’' }, '2:10', 'U+2018', "write a plain quote, `'`"],
    [{ clientId: '      clientId: “1000.ABC”' }, '8:17', 'U+201C', 'write a plain quote, `"`'],
    [{ clientId: '      clientId: «1000.ABC»' }, '8:17', 'U+00AB', 'write a plain quote, `"`'],
    [{ clientId: '      clientId: ＂1000.ABC＂' }, '8:17', 'U+FF02', 'write a plain quote, `"`'],
    [{ clientSecret: '      clientSecret: { secret:\u202fA }' }, '9:30', 'U+202F', 'write a plain space'],
    [{ name: '    name：Zoho' }, '5:9', 'U+FF1A', 'write `: `'],
    [{ key: '  zoho\u200beu:' }, '4:7', 'U+200B', 'remove it'],
    [{ key: '  zoho-eu：' }, '4:10', 'U+FF1A', 'write `: `'],
    [name('“Zoho: EU”'), '5:11', 'U+201C', 'write a plain quote, `"`'],
  ])('is reported at its line and column: %j', (changes, place, point, fix) => {
    const problems = read(changes);
    expect(problems[0]).toMatch(new RegExp(`^${place} error file-encoding: .*`));
    expect(problems[0]).toContain(`(${point})`);
    expect(problems[0]).toContain(`; ${fix}; if it is part of the value, put the value in quotes`);
    expect(problems.slice(1).filter((each) => !each.includes('key-missing'))).toEqual([]);
  });

  it('the rest is checked as if the plain character were there', () => {
    const quoted = read({ clientSecret: `      clientSecret: “${CANARY}”` });
    expect(quoted).toEqual([
      expect.stringMatching(/file-encoding: this is a typographic quote \(U\+201C\)/),
      expect.stringContaining('literal-secret'),
    ]);
    expect(JSON.stringify(quoted)).not.toContain(CANARY);
    expect(read({ clientSecret: `      clientSecret: hun\u00a0${CANARY}` })).toEqual([
      expect.stringContaining('literal-secret'),
      expect.stringContaining('U+00A0'),
    ]);
  });
});

describe('a look-alike in a name or description', () => {
  it.each([
    [name('Zoho\u00a0CRM'), 'contains a character that looks like a space (U+00A0); write a plain space'],
    [name('"Zoho\u2003CRM"'), 'contains a character that looks like a space (U+2003); write a plain space'],
    [name('Zoho\u00a02'), 'contains a character that looks like a space (U+00A0); write a plain space'],
    [name('Zo\u00adho'), 'contains an invisible character (U+00AD); remove it'],
    [name('Zo\u200bho'), 'contains an invisible character (U+200B); remove it'],
    [name('“Zoho CRM”'), 'begins with a typographic quote (U+201C), which YAML reads as part of the text'],
    [name('‘Zoho CRM’'), 'begins with a typographic quote (U+2018), which YAML reads as part of the text'],
    [description('“Leads”'), 'begins with a typographic quote (U+201C)'],
    [description('Leads\u00a0and contacts'), 'contains a character that looks like a space (U+00A0)'],
  ])('is a warning if it is misleading: %j', (changes, words) => {
    expect(read(changes)).toEqual([expect.stringContaining(words)]);
    expect(read(changes)[0]).toContain('warning file-encoding');
  });

  it.each([
    'Équipe\u00a0: ventes'.replace(': ', '; '),
    '« Ventes » de l’équipe',
    '«\u00a0Ventes\u00a0»',
    'Ventes\u202f!',
    '10\u00a0000\u00a0€',
    '山田\u3000太郎',
    '売上：東京（本社）',
    '销售：华东＃1－A',
    'The “real” one',
    'O’Brien’s team',
    'Sales 5′ 10″',
  ])('is accepted if the language uses it: %s', (text) => {
    expect(read(name(text))).toEqual([]);
    expect(read(description(`"${text}"`))).toEqual([]);
  });

  it('is ignored below a key that starts with `x-`', () => {
    expect(read({ version: 'version: 1\nx-notes:\n  of\u00a0us: “what we\u00a0know”' })).toEqual([]);
  });

  it('is ignored elsewhere in quotes and comments', () => {
    expect(read({ sandbox: 'sandbox: dev # “the\u00a0usual” one：＃' })).toEqual([]);
  });
});
