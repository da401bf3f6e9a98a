import { describe, expect, it } from 'vitest';
import { readConnectionsFile } from '../../../src/config/connections-file.ts';
import { plain } from '../../plain-problem.ts';

function problemsOf(...lines: readonly string[]) {
  const text = `version: 1\nsandbox: dev\nconnections:\n${lines.map((line) => `  ${line}\n`).join('')}`;
  const { problems } = readConnectionsFile(new TextEncoder().encode(text), 'connections.yaml');
  return problems.map(plain);
}

const zoho = (id: string, secret: string, token: string) => [
  'a:',
  '  name: A',
  '  auth:',
  '    dataCenter: eu',
  `    refreshToken: ${token}`,
  `    clientId: ${id}`,
  `    clientSecret: ${secret}`,
];

const shared = '{ secret: ZOHO }';

describe('one secret for two parameters of an entry', () => {
  it('is an error at the line of the second parameter if both cannot have the same value', () => {
    expect(problemsOf(...zoho('1000.A', shared, shared))).toEqual([
      {
        code: 'reference-shared',
        message:
          '`connections.a.auth.clientSecret` refers to the same secret `ZOHO` as `refreshToken` on line 8, but they cannot have the same value',
        fix: 'store each value as a separate secret and refer to that',
        location: { file: 'connections.yaml', line: 10, column: 31 },
        entry: 'a',
      },
    ]);
  });

  it('is an error at each line for an id of a known form', () => {
    const found = problemsOf(...zoho(shared, shared, shared));
    expect(found.map(({ code, location }) => [code, location?.line])).toEqual([
      ['reference-shared', 9],
      ['reference-shared', 10],
    ]);
  });

  it.each<readonly [string, readonly string[]]>([
    [
      'across entries',
      [
        ...zoho('1000.A', '{ secret: S }', '{ secret: R }'),
        ...zoho('1000.A', '{ secret: S }', '{ secret: R }').map((line) =>
          line.replace(/^a:/, 'b:').replace('name: A', 'name: B'),
        ),
      ],
    ],
    [
      'where users choose both values',
      [
        'a:',
        '  name: A',
        '  source: postgresql',
        '  auth: { server: db.acme.example, port: 5432, database: d, username: { secret: P }, password: { secret: P } }',
      ],
    ],
    [
      'for parameters without a record',
      [
        'a:',
        '  name: A',
        '  source: { connectionSpec: 11111111-2222-4333-8444-555555555555, version: "1.0" }',
        '  auth: { specName: X, a: { secret: P }, b: { secret: P } }',
      ],
    ],
  ])('is accepted %s', (_, lines) => {
    expect(problemsOf(...lines).filter(({ code }) => code === 'reference-shared')).toEqual([]);
  });
});
