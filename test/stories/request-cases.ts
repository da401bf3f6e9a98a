import type { ConnectionSeed } from '../../src/emulator/stored-connection.ts';
import type { AnyOptions } from '../any-options.ts';
import { existingConnections, manyConnectionsText, SECRETS } from '../bench/many-connections.ts';
import type { EmulatorOptions, RecordedRequest } from '../emulator/emulator.ts';
import { asLines } from '../fixtures/examples.ts';

/** The purpose of a request. */
export type RequestKind =
  | 'Adobe token'
  | 'listing page'
  | 'lookup of the source'
  | 'Zoho token'
  | 'creation'
  | 'change'
  | 'deletion'
  | 'lookup'
  | 'page of dependents'
  | 'test';

const FLOW_SERVICE = '/data/foundation/flowservice';

/** The kind of a request by its method and path. The first match wins. */
const KINDS: readonly (readonly [RegExp, RequestKind])[] = [
  [/^POST \/ims\/token\/v3$/, 'Adobe token'],
  [/^POST \/oauth\/v2\/token$/, 'Zoho token'],
  [new RegExp(`^GET ${FLOW_SERVICE}/connections$`), 'listing page'],
  [new RegExp(`^GET ${FLOW_SERVICE}/connectionSpecs/[^/]+$`), 'lookup of the source'],
  [new RegExp(`^POST ${FLOW_SERVICE}/connections$`), 'creation'],
  [new RegExp(`^PATCH ${FLOW_SERVICE}/connections/[^/]+$`), 'change'],
  [new RegExp(`^DELETE ${FLOW_SERVICE}/connections/[^/]+$`), 'deletion'],
  [new RegExp(`^GET ${FLOW_SERVICE}/connections/[^/]+/test$`), 'test'],
  [new RegExp(`^GET ${FLOW_SERVICE}/connections/[^/]+$`), 'lookup'],
  [new RegExp(`^GET ${FLOW_SERVICE}/(?:sourceConnections|flows)$`), 'page of dependents'],
];

export type RequestCounts = Readonly<Partial<Record<RequestKind, number>>>;

/** Counts requests by kind. Throws if the kind of a request is unknown. */
export function countRequests(requests: readonly Pick<RecordedRequest, 'method' | 'path'>[]): RequestCounts {
  const counts: Partial<Record<RequestKind, number>> = {};
  for (const { method, path } of requests) {
    const [, kind] = KINDS.find(([pattern]) => pattern.test(`${method} ${path}`)) ?? [];
    if (kind === undefined) throw new Error(`a request of unknown kind: ${method} ${path}`);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/** A run and the exact requests that it sends, at any concurrency. */
export interface RequestCase {
  readonly what: string;
  readonly file: string;
  readonly secrets: string;
  readonly existing: readonly ConnectionSeed[];
  readonly emulator?: EmulatorOptions;
  readonly settings: Pick<AnyOptions, 'mode'> &
    Partial<Pick<AnyOptions, 'onDrift' | 'rotate' | 'allowDelete' | 'verify'>>;
  readonly takes: RequestCounts;
}

/** The hosts of a data centre, with credentials that differ from the current secrets. */
const held = (topLevel: string) => ({
  endpoint: `https://www.zohoapis.${topLevel}`,
  accountsUrl: `https://accounts.zoho.${topLevel}`,
  clientId: '1000.BENCH',
  clientSecret: SECRETS.CLIENT_SECRET,
  accessToken: '1000.bench-access-token',
  refreshToken: SECRETS.REFRESH_TOKEN,
});

/** Five entries in two sandboxes, for three Zoho accounts. */
const five = {
  file: `
version: 1
sandbox: dev
connections:
  eu: { name: Europe, auth: { dataCenter: eu, clientId: 1000.BENCH, clientSecret: { secret: EU }, refreshToken: { secret: EU_TOKEN } } }
  us: { name: States, auth: { dataCenter: us, clientId: 1000.BENCH, clientSecret: { secret: US }, refreshToken: { secret: US_TOKEN } } }
  in: { name: India, auth: { dataCenter: in, clientId: 1000.BENCH, clientSecret: { secret: IN }, refreshToken: { secret: IN_TOKEN } } }
  eu-stage: { name: Europe, sandbox: stage, auth: { dataCenter: eu, clientId: 1000.BENCH, clientSecret: { secret: EU }, refreshToken: { secret: EU_TOKEN } } }
  us-stage: { name: States, sandbox: stage, auth: { dataCenter: us, clientId: 1000.BENCH, clientSecret: { secret: US }, refreshToken: { secret: US_TOKEN } } }
`,
  secrets: asLines({
    EU: 'bench-eu-secret',
    EU_TOKEN: '1000.bench-eu-token',
    US: 'bench-us-secret',
    US_TOKEN: '1000.bench-us-token',
    IN: 'bench-in-secret',
    IN_TOKEN: '1000.bench-in-token',
  }),
};

const inDev: readonly ConnectionSeed[] = [
  { sandbox: 'dev', name: 'Europe', auth: { params: held('eu') } },
  { sandbox: 'dev', name: 'States', auth: { params: held('com') } },
  { sandbox: 'dev', name: 'India', auth: { params: held('in') } },
];
const inStage: readonly ConnectionSeed[] = [
  { sandbox: 'stage', name: 'Europe', auth: { params: held('eu') } },
  { sandbox: 'stage', name: 'States', auth: { params: held('com') } },
];

/** Returns `count` entries in one sandbox, all for one Zoho account. */
const many = (count: number) => ({ file: manyConnectionsText(count), secrets: asLines(SECRETS) });

/** Returns the connections of three such entries, one of them with other parameters. */
const three = (other: Readonly<Record<string, string>> = {}): readonly ConnectionSeed[] =>
  [0, 1, 2].map((index) => ({
    sandbox: 'dev',
    name: `Zoho CRM ${index}`,
    auth: { params: { ...held('eu'), ...(index === 1 ? other : {}) } },
  }));

const twoToRemove = {
  file: 'version: 1\nsandbox: dev\nconnections:\n  a: { name: A, ensure: absent }\n  b: { name: B, ensure: absent }\n',
  secrets: '',
  existing: [
    { sandbox: 'dev', name: 'A' },
    { sandbox: 'dev', name: 'B' },
  ],
};

export const REQUEST_CASES: readonly RequestCase[] = [
  {
    what: 'validate',
    ...five,
    existing: [],
    settings: { mode: 'validate' },
    takes: {},
  },
  {
    what: 'plan without changes, two sandboxes',
    ...five,
    existing: [...inDev, ...inStage],
    settings: { mode: 'plan' },
    takes: { 'Adobe token': 1, 'listing page': 2, 'lookup of the source': 1 },
  },
  {
    what: 'plan without changes, three pages of connections',
    ...many(3),
    existing: existingConnections(5).map((each, index) => ({ ...each, name: `Zoho CRM ${index}` })),
    emulator: { pageSize: 2 },
    settings: { mode: 'plan' },
    takes: { 'Adobe token': 1, 'listing page': 3, 'lookup of the source': 1 },
  },
  {
    what: 'plan of 5 creations, two sandboxes',
    ...five,
    existing: [],
    settings: { mode: 'plan' },
    takes: { 'Adobe token': 1, 'listing page': 2, 'lookup of the source': 1 },
  },
  {
    what: 'plan without changes, testing all 5',
    ...five,
    existing: [...inDev, ...inStage],
    settings: { mode: 'plan', verify: 'all' },
    takes: { 'Adobe token': 1, 'listing page': 2, 'lookup of the source': 1, test: 5 },
  },
  {
    what: 'plan of 2 deletions',
    ...twoToRemove,
    settings: { mode: 'plan', allowDelete: true },
    takes: { 'Adobe token': 1, 'listing page': 1, 'page of dependents': 2 },
  },
  {
    what: 'apply, nothing to do',
    ...five,
    existing: [...inDev, ...inStage],
    settings: { mode: 'apply' },
    takes: { 'Adobe token': 1, 'listing page': 2, 'lookup of the source': 1 },
  },
  {
    what: 'apply 1 creation',
    ...many(1),
    existing: [],
    settings: { mode: 'apply' },
    takes: {
      'Adobe token': 1,
      'listing page': 1 + 1,
      'lookup of the source': 1,
      'Zoho token': 1,
      creation: 1,
      test: 1,
    },
  },
  {
    what: 'apply 1 creation, testing none',
    ...many(1),
    existing: [],
    settings: { mode: 'apply', verify: 'none' },
    takes: {
      'Adobe token': 1,
      'listing page': 1 + 1,
      'lookup of the source': 1,
      'Zoho token': 1,
      creation: 1,
    },
  },
  {
    what: 'apply 2 creations in one of two sandboxes',
    ...five,
    existing: inDev,
    settings: { mode: 'apply' },
    takes: {
      'Adobe token': 1,
      // The second listing reads the sandbox that changed.
      'listing page': 2 + 1,
      'lookup of the source': 1,
      'Zoho token': 2,
      creation: 2,
      test: 2,
    },
  },
  {
    what: 'apply 5 creations, two sandboxes, three accounts',
    ...five,
    existing: [],
    settings: { mode: 'apply' },
    takes: {
      'Adobe token': 1,
      'listing page': 2 + 2,
      'lookup of the source': 1,
      // Five connections share three refresh tokens.
      'Zoho token': 3,
      creation: 5,
      test: 5,
    },
  },
  {
    what: 'apply 5 creations for one account, then two pages',
    ...many(5),
    existing: [],
    emulator: { pageSize: 3 },
    settings: { mode: 'apply' },
    takes: {
      'Adobe token': 1,
      // The listing has one empty page before the creations and two pages after them.
      'listing page': 1 + 2,
      'lookup of the source': 1,
      'Zoho token': 1,
      creation: 5,
      test: 5,
    },
  },
  {
    what: 'apply, 1 of 3 drifted, reported only',
    ...many(3),
    existing: three({ endpoint: 'crm.zoho.in/crm/private' }),
    settings: { mode: 'apply', onDrift: 'report' },
    takes: { 'Adobe token': 1, 'listing page': 1, 'lookup of the source': 1 },
  },
  {
    what: 'apply 3 updates of descriptions',
    ...many(3),
    file: many(3).file.replaceAll(/^( +)name: .*/gm, '$&\n$1description: New'),
    existing: three(),
    settings: { mode: 'apply', onDrift: 'update' },
    takes: {
      'Adobe token': 1,
      'listing page': 1,
      'lookup of the source': 1,
      change: 3,
      lookup: 3,
      test: 3,
    },
  },
  {
    what: 'apply 1 update of parameters',
    ...many(3),
    existing: three({ endpoint: 'crm.zoho.eu/crm/private' }),
    settings: { mode: 'apply', onDrift: 'update' },
    takes: {
      'Adobe token': 1,
      'listing page': 1,
      'lookup of the source': 1,
      'Zoho token': 1,
      change: 1,
      lookup: 1,
      test: 1,
    },
  },
  {
    what: 'apply 3 rotations',
    ...many(3),
    existing: three(),
    settings: { mode: 'apply', rotate: 'all' },
    takes: {
      'Adobe token': 1,
      'listing page': 1,
      'lookup of the source': 1,
      'Zoho token': 1,
      change: 3,
      test: 3,
    },
  },
  {
    what: 'apply rotation of failing connections, 1 of 3',
    ...many(3),
    existing: three({ clientSecret: 'revoked-long-ago' }),
    emulator: {
      sourceGrants: [
        {
          clientId: '1000.BENCH',
          clientSecret: SECRETS.CLIENT_SECRET,
          refreshToken: SECRETS.REFRESH_TOKEN,
        },
      ],
    },
    settings: { mode: 'apply', rotate: 'failing' },
    takes: {
      'Adobe token': 1,
      'listing page': 1,
      'lookup of the source': 1,
      'Zoho token': 1,
      change: 1,
      test: 3 + 1,
    },
  },
  {
    what: 'apply 2 deletions',
    ...twoToRemove,
    settings: { mode: 'apply', allowDelete: true },
    takes: {
      'Adobe token': 1,
      'listing page': 1,
      // Each connection is checked for the plan and again right before its deletion.
      'page of dependents': 2 + 2,
      lookup: 2,
      deletion: 2,
    },
  },
];
