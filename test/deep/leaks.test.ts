import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRecord } from '../../src/model/is-record.ts';
import { Secret } from '../../src/model/secret.ts';
import { createWorkspace } from '../dist/workspace.ts';
import type { Emulator } from '../emulator/emulator.ts';
import { seededRandom } from '../emulator/seeded-random.ts';
import { createScenario } from '../stories/scenario.ts';
import { EMULATOR, runCli } from '../unit/cli/at-terminal.ts';
import { fetchOf } from '../unit/http/emulated-fetch.ts';
import { forms, kinds } from './leak-forms.ts';
import { reading } from './reading.ts';

const ZOHO = '929e4450-0237-4ed2-9404-b7e1e0a00309';
const ID = '2484f2df-c057-4ab5-84f2-dfc0577ab592';

/** The answer of a server that repeats `a` and, in a second field if there is one, `b`. */
interface Answer {
  readonly status?: number;
  readonly json: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
type Hostile = (
  request: { readonly method: string; readonly path: string },
  answer: Answer,
  a: string,
  b: string,
) => Answer;

const refusing =
  (
    body: (a: string, b: string) => object,
    headers: (a: string) => Readonly<Record<string, string>> = () => ({}),
  ): Hostile =>
  ({ method, path }, answer, a, b) =>
    method === 'POST' && path.endsWith('/connections')
      ? { status: 400, json: body(a, b), headers: headers(a) }
      : answer;

/** Changes every item in the listings of connections. */
const listing =
  (change: (item: Readonly<Record<string, unknown>>, a: string, b: string) => object): Hostile =>
  ({ method, path }, answer, a, b) => {
    const items = isRecord(answer.json) ? answer.json['items'] : undefined;
    if (
      method !== 'GET' ||
      !/\/connections(?:$|\/)/.test(path) ||
      !isRecord(answer.json) ||
      !Array.isArray(items)
    )
      return answer;
    return {
      ...answer,
      json: { ...answer.json, items: items.map((item) => (isRecord(item) ? change(item, a, b) : item)) },
    };
  };

const flowError = (title: string, detail: string, more: object = {}) => ({
  type: 'https://ns.adobe.com/aep/errors/FLOW-1312-400',
  title,
  report: { 'detailed-message': detail, ...more },
});

/** The places where a server may repeat a secret. */
const channels: Readonly<Record<string, Hostile>> = {
  'a message': refusing((a, b) => ({ message: `bad value ${a}, not ${b}` })),
  'a title and a message': refusing((a, b) => flowError(a, b)),
  'a long message': refusing((a, b) => flowError('No', `${'x '.repeat(145)}${a} ${b}`)),
  'a very long message': refusing((a, b) => flowError('No', `${'x '.repeat(1_990)}${a} ${b}`)),
  'a code and a message': refusing((a, b) => ({ error_code: a, message: b })),
  'a code and a request id': refusing((a, b) => flowError('No', 'no', { 'request-id': b, requestId: a })),
  'an OAuth error': refusing((a, b) => ({ error: a, error_description: b })),
  'a header and a message': refusing(
    (_, b) => ({ message: b }),
    (a) => (/^[\x21-\x7e]+$/.test(a) ? { 'x-request-id': a } : { 'x-request-id': 'r' }),
  ),
  'a state': listing((item, a) => ({ ...item, state: a })),
  'a name and a description': listing((item, a, b) =>
    item['id'] === ID ? { ...item, name: a, description: b } : item,
  ),
  'a shown parameter': listing((item, a, b) => ({
    ...item,
    auth: { params: { endpoint: `https://${a}.example`, accountsUrl: b, clientId: a } },
  })),
  'the names of dependents': ({ path }, answer, a, b) => {
    if (path.endsWith('/sourceConnections'))
      return {
        json: {
          items: [
            { id: 's1', name: a },
            { id: 's2', name: b },
          ],
          _links: {},
        },
      };
    return path.endsWith('/flows') ? { json: { items: [], _links: {} } } : answer;
  },
  'the names of auth specs': ({ path }, answer, a, b) => {
    if (!path.includes('/connectionSpecs/')) return answer;
    const authSpec = [a, b].map((name) => ({
      name,
      spec: { properties: { [name]: { type: 'string' } }, required: [name] },
    }));
    return { json: { items: [{ id: ZOHO, name: b, authSpec, attributes: { isSource: true } }] } };
  },
  'the names of parameters': ({ path }, answer, a, b) => {
    if (!path.includes('/connectionSpecs/')) return answer;
    const spec = { properties: { [a]: { type: 'string' }, [b]: { type: 'string' } }, required: [a, b] };
    const names = ['Basic Authentication', 'Connection String'];
    return {
      json: {
        items: [
          {
            id: ZOHO,
            name: 'x',
            authSpec: names.map((name) => ({ name, spec })),
            attributes: { isSource: true },
          },
        ],
      },
    };
  },
  'the scope of a token': ({ path }, answer, a, b) => {
    if (path.endsWith('/test')) return { json: { result: false } };
    if (!path.endsWith('/oauth/v2/token') || !isRecord(answer.json)) return answer;
    return { ...answer, json: { ...answer.json, scope: a, api_domain: `https://${b}.zohoapis.eu` } };
  },
  'the error of a token request': ({ path }, answer, a, b) =>
    path.endsWith('/oauth/v2/token') ? { status: 400, json: { error: a, error_description: b } } : answer,
  'the answer of a test': ({ path }, answer, a, b) =>
    path.endsWith('/test')
      ? { status: 400, json: { error_code: '1308-400', message: `${a}: ${b}` } }
      : answer,
};

function hostileFetch(
  emulator: Emulator,
  hostile: Hostile,
  [a, b = 'other']: readonly [string, string?],
): typeof fetch {
  return async (url, init) => {
    const answer = await fetchOf(emulator)(url, init);
    const text = await answer.text();
    const json: unknown = text === '' ? undefined : JSON.parse(text);
    const request = { method: init?.method ?? 'GET', path: new URL(String(url)).pathname };
    const changed = hostile(request, { json }, a, b);
    if (changed.json === json && changed.status === undefined)
      return new Response(text === '' ? null : text, answer);
    const headers = { 'x-request-id': 'req-1', ...changed.headers };
    return Response.json(changed.json, { status: changed.status ?? answer.status, headers });
  };
}

/** Returns a file with entries that are created, updated and deleted. The created one contains the secret. */
function fileWith(secret: string): string {
  const zoho = (token: string, client = 'CS') =>
    `auth: { dataCenter: eu, clientId: 1000.ABCDEF, clientSecret: { secret: ${client} }, refreshToken: { secret: ${token} } }`;
  const isString = secret.startsWith('Server=');
  const created = isString
    ? 'source: mysql, auth: { connectionString: { secret: UNDER_TEST } }'
    : /^[0-9a-f]+$/.test(secret)
      ? zoho('RT', 'UNDER_TEST')
      : zoho('UNDER_TEST');
  return `version: 1
sandbox: dev
connections:
  made: { name: Made, ${created} }
  kept: { name: Kept, id: ${ID}, description: Ours, ${zoho('RT')} }
  gone: { name: Gone, ensure: absent }
`;
}

function seed(emulator: Emulator): void {
  const params = {
    endpoint: 'https://www.zohoapis.eu',
    accountsUrl: 'https://accounts.zoho.eu',
    clientId: '1000.ABCDEF',
  };
  emulator.seed({ sandbox: 'dev', id: ID, name: 'Kept', description: 'Theirs', auth: { params } });
  emulator.seed({ sandbox: 'dev', name: 'Gone', auth: { params } });
}

const given = (secret: string) =>
  `UNDER_TEST=${secret}\nCS=another-client-secret-77\nRT=1000.another-refresh-token-77\n`;

/** One form of each kind. `redactor.test.ts` tests all of them, and both programs use the same redactor. */
const FORMS = [
  'unchanged',
  'in mixed case',
  'in Base64',
  'in a URL, fully encoded',
  'in JSON',
  'in JSON escapes',
  'in HTML entities',
  'in two halves',
  'in two halves in escapes',
];
const chosen = Object.entries(forms).filter(([form]) => FORMS.includes(form));

describe.each(Object.entries(kinds))('%s that a server repeats', (_kind, [secret, hidden]) => {
  const delivered = secret.startsWith('Server=') ? hidden : secret;

  it.each(Object.entries(channels))('in %s appears in no sink of the action', async (_channel, hostile) => {
    for (const [form, encode] of chosen) {
      const scenario = createScenario(
        { random: seededRandom() },
        () => 0.5,
        (emulator) => hostileFetch(emulator, hostile, encode(delivered)),
      );
      seed(scenario.emulator);
      const { masks: _masks, ...printed } = await scenario.run(fileWith(secret), {
        secrets: new Secret(given(secret)),
        allowDelete: true,
        rotate: 'all',
        verify: 'all',
        settlingTime: 0,
        pullRequest: { number: 1, head: 'a'.repeat(40) },
      });
      expect(printed.outputs['result']).not.toBe('invalid');
      const texts = [
        ...printed.log,
        ...printed.debug,
        ...printed.annotations.flatMap(({ title, message }) => [title, message]),
        ...Object.values(printed.outputs),
        printed.summary,
        ...printed.comments,
      ];
      expect([form, reading(texts.join('\n'), hidden)]).toEqual([form, []]);
    }
  });

  it.each(Object.entries(channels))(
    'in %s appears in no sink of the command line',
    async (_channel, hostile) => {
      const folder = await createWorkspace({
        'connections.yaml': fileWith(secret),
        '.secrets': given(secret),
      });
      const args = [
        'apply',
        join(folder, 'connections.yaml'),
        '--secrets-file',
        join(folder, '.secrets'),
        '--yes',
        '--debug',
      ];
      for (const [form, encode] of [...chosen.slice(0, 1), ...chosen.slice(-1)]) {
        const { emulator } = createScenario({ random: seededRandom() });
        seed(emulator);
        const options = [
          ...EMULATOR,
          '--allow-delete',
          '--rotate',
          'all',
          '--verify',
          'all',
          '--settling-time',
          '0',
          '--json',
        ];
        const { output, error } = await runCli([...args, ...options], {
          fetch: hostileFetch(emulator, hostile, encode(delivered)),
        });
        expect(error).toMatch(/ ms$/m);
        expect([form, reading(`${output}\n${error}`, hidden)]).toEqual([form, []]);
      }
    },
  );
});
