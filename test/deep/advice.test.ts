import { describe, expect, it } from 'vitest';
import { readConnectionsFile } from '../../src/config/connections-file.ts';
import { textOf } from '../../src/model/message.ts';
import { isError, type Problem } from '../../src/model/problem.ts';
import { badFiles, fileWith } from '../fixtures/bad-files.ts';
import { authSpecs } from '../fixtures/verdicts.ts';

const errorsOf = (text: string) =>
  readConnectionsFile(new TextEncoder().encode(text), 'connections.yaml').problems.filter(isError);

/** Returns the file with the fix of a problem copied into it, or `undefined` if the fix contains no text to copy. */
function applied(text: string, { fix = [], location }: Problem): string | undefined {
  const lines = text.split('\n');
  const { line = 1, column = 1 } = location ?? {};
  const words = textOf(fix);
  if (words.includes(' and `connections:`')) return undefined;
  const [, meant] = /^did you mean `([^`]+)`/.exec(words) ?? [];
  const own = lines[line - 1] ?? '';
  if (meant !== undefined) {
    const rest = own.slice(column - 1).replace(/^[^\s:,}\]]+/, meant);
    return lines.with(line - 1, own.slice(0, column - 1) + rest).join('\n');
  }
  const [, verb, key = '', value = ''] =
    /^(write|put it in quotes:|add) `([\w.]+): ([^`…]+)`/.exec(words) ?? [];
  if (verb === undefined) return undefined;
  const pair = `${key}: ${value}`;
  if (verb === 'add') {
    const indent = key === 'version' ? '' : `${/^ */.exec(own)?.[0]}  `;
    return lines.toSpliced(key === 'version' ? 0 : line, 0, `${indent}${pair}`).join('\n');
  }
  const start = own.lastIndexOf(`${key}:`, column - 1);
  const isInBrackets = own.slice(0, start).includes('{');
  const [old = ''] = (isInBrackets ? /^[^,}]*/ : /^.*$/).exec(own.slice(start)) ?? [];
  // A block scalar is replaced together with its key.
  const isBlock = /[|>]$/.test(own);
  const whole = own.slice(0, start) + pair + own.slice(start + old.length);
  return lines.toSpliced(line - 1, isBlock ? 2 : 1, whole).join('\n');
}

/** Returns the problems that remain or appear on the line of a fix after it was copied. */
function unsolved(text: string) {
  const before = errorsOf(text);
  return before.flatMap((problem) => {
    const fixed = applied(text, problem);
    if (fixed === undefined) return [];
    const known = before.filter((each) => each !== problem).map(({ message }) => textOf(message));
    const left = errorsOf(fixed).filter(
      // The value of a misspelt key may be a secret, so the fix may reveal a `literal-secret`.
      ({ code, message, location }) =>
        location?.line === problem.location?.line &&
        !known.includes(textOf(message)) &&
        !(code === 'literal-secret' && problem.code === 'key-unknown'),
    );
    return left.map(({ message }) => `${textOf(problem.fix ?? [])} → ${textOf(message)}`);
  });
}

const inAuth = (key: string, value: string) =>
  fileWith(
    key === 'dataCenter' || key === 'clientId'
      ? { [key]: `      ${key}: ${value}` }
      : { end: `      ${key}: ${value}\n` },
  );

const VALUES = [
  'EU',
  'India',
  'com.au',
  'Prod',
  'DEV-2',
  '12',
  '1.0',
  '60.10',
  'true',
  'yes',
  '[a, b]',
  '{ a: 1 }',
  '""',
  '"“x”"',
  'secrets.A',
  '"{{ x }}"',
  'vault:a/b',
  '2484F2DF-C057-4AB5-84F2-DFC0577AB592',
  'Salesforce',
  'mssql',
  'Absent',
  'https://accounts.zoho.ca',
];

describe('a fix that can be copied solves the problem', () => {
  it('in every invalid file', () => {
    const texts = badFiles.flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
    expect(texts.flatMap(unsolved)).toEqual([]);
    const count = texts.flatMap((text) =>
      errorsOf(text).filter((each) => applied(text, each) !== undefined),
    ).length;
    expect(count).toBeGreaterThan(20);
  });

  it.each(VALUES)('at every place: %s', (value) => {
    const fields = ['name', 'description', 'source', 'sandbox', 'id', 'ensure'].map((field) =>
      field === 'name'
        ? fileWith({ name: `    name: ${value}` })
        : fileWith({ auth: `    ${field}: ${value}\n    auth:` }),
    );
    const top = ['version', 'sandbox'].map((key) => fileWith({ [key]: `${key}: ${value}` }));
    const auth = ['dataCenter', 'clientId', 'accountsUrl', 'endpoint', 'accessToken'].map((key) =>
      inAuth(key, value),
    );
    expect([...fields, ...top, ...auth].flatMap(unsolved)).toEqual([]);
  });

  it.each(authSpecs)('for every parameter: $name', ({ source, parameters, example }) => {
    const texts = Object.keys(parameters).flatMap((name) =>
      VALUES.map((value) => {
        const auth = Object.entries({ ...example, [name]: null }).map(([key, each]) =>
          key === name ? `      ${key}: ${value}` : `      ${key}: ${JSON.stringify(each)}`,
        );
        const head = `version: 1\nsandbox: dev\nconnections:\n  a:\n    name: A\n    source: ${source.name}\n    auth:`;
        return [head, ...auth].join('\n');
      }),
    );
    expect(texts.flatMap(unsolved)).toEqual([]);
  });
});
