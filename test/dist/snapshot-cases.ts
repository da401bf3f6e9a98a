import { fileWith } from '../fixtures/bad-files.ts';
import { asLines } from '../fixtures/examples.ts';
import type { startEmulator } from './workspace.ts';

type Emulator = Awaited<ReturnType<typeof startEmulator>>;
/** A request as the emulator received it. */
export type Received = Emulator['requests'][number];

/** A run whose requests, exit code and outputs are in the snapshot. */
export interface SnapshotCase {
  readonly name: string;
  /** The text of `connections.yaml`. Without it, the file does not exist. */
  readonly file?: string;
  /** Inputs that override those of `snapshot.test.ts`. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly emulator?: Parameters<typeof startEmulator>[0];
  /** Creates the connections that exist before the run. */
  readonly seed?: (emulator: Emulator) => void;
  /** Whether the run polls. The number of polls depends on the clock, so equal requests in a row are recorded once. */
  readonly looksAgain?: true;
}

const VALUES = {
  CLIENT_SECRET: 'snapshot-client-secret',
  REFRESH_TOKEN: '1000.snapshot-refresh-token',
  CLIENT_ID: '1000.SNAPSHOT',
  ACCESS_TOKEN: 'snapshot-access-token',
};
export const SECRETS = asLines(VALUES);

/** The form of the ids in these cases, which differs from that of ids that the emulator generates. */
export const FIXED_ID = /^00000000-0000-4000-8000-/;
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const AUTH =
  'auth: { dataCenter: eu, clientId: 1000.ABC, clientSecret: { secret: CLIENT_SECRET }, refreshToken: { secret: REFRESH_TOKEN } }';
const fileOf = (...entries: readonly string[]) =>
  `version: 1\nsandbox: dev\nconnections:\n${entries.map((entry) => `  ${entry}\n`).join('')}`;

const PARAMS = {
  endpoint: 'https://www.zohoapis.eu',
  accountsUrl: 'https://accounts.zoho.eu',
  clientId: '1000.ABC',
  clientSecret: VALUES.CLIENT_SECRET,
  accessToken: '1000.old-access-token',
  refreshToken: VALUES.REFRESH_TOKEN,
};
const eu = { sandbox: 'dev', id: id(1), name: 'Zoho EU', auth: { params: PARAMS } };
const euElsewhere = {
  ...eu,
  auth: { params: { ...PARAMS, endpoint: 'https://www.zohoapis.in' } },
};
const euDescribed = { ...eu, description: 'Old' };

const ONE = fileOf(`eu: { name: Zoho EU, ${AUTH} }`);
const ONE_DESCRIBED = fileOf(`eu: { name: Zoho EU, description: New, ${AUTH} }`);
const PINNED = fileOf(`eu: { id: ${id(1)}, name: Zoho EU, ${AUTH} }`);
const THREE = fileOf(...['eu', 'us', 'in'].map((key) => `${key}: { name: Zoho ${key}, ${AUTH} }`));
const TWO_SANDBOXES = fileOf(
  `eu: { name: Zoho EU, description: 'Kept by team "A"', ${AUTH} }`,
  `us: { name: Zoho US, auth: { dataCenter: us, clientId: { secret: CLIENT_ID }, clientSecret: { secret: CLIENT_SECRET }, refreshToken: { secret: REFRESH_TOKEN } } }`,
  `eu-stage: { name: Zoho EU, sandbox: stage, ${AUTH} }`,
  `given-stage: { name: Zoho given, sandbox: stage, auth: { endpoint: "https://www.zohoapis.in", accountsUrl: "https://accounts.zoho.in", clientId: 1000.ABC, clientSecret: { secret: CLIENT_SECRET }, accessToken: { secret: ACCESS_TOKEN }, refreshToken: { secret: REFRESH_TOKEN } } }`,
);
const RETIRING = fileOf('old: { name: Zoho EU, ensure: absent }', `new: { name: Zoho new, ${AUTH} }`);

const seedOne = (emulator: Emulator) => void emulator.seed(eu);
const seedElsewhere = (emulator: Emulator) => void emulator.seed(euElsewhere);
const seedDescribed = (emulator: Emulator) => void emulator.seed(euDescribed);
const seedInUse = (emulator: Emulator) => {
  emulator.seed(eu);
  emulator.seedSourceConnection({
    connectionId: id(1),
    id: id(51),
    name: 'Leads',
    flows: [{ id: id(52), name: 'Leads daily' }],
  });
};
const seedThree = (emulator: Emulator) => {
  for (const [index, key] of ['eu', 'us', 'in'].entries()) {
    emulator.seed({ ...eu, id: id(1 + index), name: `Zoho ${key}` });
  }
};
/** Zoho accepts the current secrets, but not the stored credentials of the second of three connections. */
const seedThreeOneFailing = (emulator: Emulator) => {
  seedThree(emulator);
  emulator.edit(id(2), { params: { clientSecret: 'revoked-long-ago' } });
  emulator.setSourceGrants([
    { clientId: '1000.ABC', clientSecret: VALUES.CLIENT_SECRET, refreshToken: VALUES.REFRESH_TOKEN },
  ]);
};
/** The wanted connection is the oldest, so it is on the last page. Page tokens contain the times, which are fixed. */
const seedPages = (emulator: Emulator) => {
  const createdAt = Date.UTC(2026, 0, 15);
  emulator.seed({ ...eu, createdAt });
  for (let number = 2; number <= 5; number++) {
    emulator.seed({ ...eu, id: id(number), name: `Other ${number}`, createdAt: createdAt + number });
  }
};

const CREATION = { method: 'POST', path: '/connections' } as const;
const LISTING = { method: 'GET', path: '/connections' } as const;

const validate = { mode: 'validate' };
const plan = { mode: 'plan' };
const update = { 'on-drift': 'update' };

/** Each case sends one request at a time, so that the order is always the same. */
export const SNAPSHOT_CASES: readonly SnapshotCase[] = [
  { name: 'validate a valid file', file: TWO_SANDBOXES, inputs: validate },
  { name: 'validate a valid file, without secrets', file: ONE, inputs: { ...validate, secrets: '' } },
  {
    name: 'validate an invalid file',
    file: fileWith({ auth: '    auhT:' }),
    inputs: validate,
  },
  { name: 'validate a missing file', inputs: validate },

  { name: 'plan a creation', file: ONE, inputs: plan },
  { name: 'plan, nothing to do', file: ONE, inputs: plan, seed: seedOne },
  { name: 'plan, drift', file: ONE, inputs: plan, seed: seedElsewhere },
  {
    name: 'plan, conflict: duplicate name',
    file: ONE,
    inputs: plan,
    seed: (emulator) => {
      emulator.seed(eu);
      emulator.seed({ ...eu, id: id(2) });
    },
  },
  { name: 'plan a deletion without allow-delete', file: RETIRING, inputs: plan, seed: seedOne },
  {
    name: 'plan a deletion with allow-delete',
    file: RETIRING,
    inputs: { ...plan, 'allow-delete': 'true' },
    seed: seedOne,
  },
  {
    name: 'plan a deletion of a connection in use',
    file: RETIRING,
    inputs: { ...plan, 'allow-delete': 'true' },
    seed: seedInUse,
  },
  { name: 'plan with fail-on-changes', file: ONE, inputs: { ...plan, 'fail-on-changes': 'true' } },
  { name: 'plan with on-drift update', file: ONE, inputs: { ...plan, ...update }, seed: seedElsewhere },
  { name: 'plan to rotate one key', file: THREE, inputs: { ...plan, rotate: 'us' }, seed: seedThree },
  {
    name: 'plan to rotate a key that is not in the file',
    file: THREE,
    inputs: { ...plan, rotate: 'uss' },
    seed: seedThree,
  },
  {
    name: 'plan to rotate failing connections',
    file: THREE,
    inputs: { ...plan, rotate: 'failing' },
    seed: seedThreeOneFailing,
  },
  {
    name: 'plan with verify all',
    file: THREE,
    inputs: { ...plan, verify: 'all' },
    seed: seedThreeOneFailing,
  },
  { name: 'plan without secrets', file: ONE, inputs: { ...plan, secrets: '' } },

  { name: 'apply one creation', file: ONE },
  { name: 'apply one creation, verify none', file: ONE, inputs: { verify: 'none' } },
  {
    name: 'apply creations in two sandboxes, one exists',
    file: TWO_SANDBOXES,
    seed: (emulator) => emulator.seed({ ...eu, sandbox: 'stage' }),
  },
  { name: 'apply, nothing to do', file: ONE, seed: seedOne },
  {
    name: 'apply, nothing to do, verify all',
    file: ONE,
    inputs: { verify: 'all' },
    seed: seedOne,
  },
  {
    name: 'apply a new description with on-drift update',
    file: ONE_DESCRIBED,
    inputs: update,
    seed: seedDescribed,
  },
  {
    name: 'apply a first description with on-drift update',
    file: ONE_DESCRIBED,
    inputs: update,
    seed: seedOne,
  },
  { name: 'apply other parameters with on-drift update', file: ONE, inputs: update, seed: seedElsewhere },
  {
    name: 'apply another name with on-drift update, by the pinned id',
    file: PINNED,
    inputs: update,
    seed: (emulator) => emulator.seed({ ...eu, name: 'Made by hand' }),
  },
  {
    name: 'apply a new description where connections cannot be patched',
    file: ONE_DESCRIBED,
    inputs: update,
    emulator: { patching: 'not-by-connector' },
    seed: seedDescribed,
  },
  { name: 'apply, drift with on-drift report', file: ONE, seed: seedElsewhere },
  {
    name: 'apply, conflict: duplicate name next to a creation',
    file: fileOf(`eu: { name: Zoho EU, ${AUTH} }`, `us: { name: Zoho US, ${AUTH} }`),
    seed: (emulator) => {
      emulator.seed(eu);
      emulator.seed({ ...eu, id: id(2) });
    },
  },
  { name: 'apply, rotate one key', file: THREE, inputs: { rotate: 'us' }, seed: seedThree },
  { name: 'apply, rotate all', file: THREE, inputs: { rotate: 'all' }, seed: seedThree },
  {
    name: 'apply, rotate failing connections',
    file: THREE,
    inputs: { rotate: 'failing' },
    seed: seedThreeOneFailing,
  },
  {
    name: 'apply a deletion with allow-delete',
    file: RETIRING,
    inputs: { 'allow-delete': 'true' },
    seed: seedOne,
  },
  { name: 'apply a deletion without allow-delete', file: RETIRING, seed: seedOne },
  {
    name: 'apply a deletion of a connection in use',
    file: RETIRING,
    inputs: { 'allow-delete': 'true' },
    seed: seedInUse,
  },
  {
    name: 'apply a deletion of a connection that is already gone',
    file: fileOf('old: { name: Zoho EU, ensure: absent }'),
    inputs: { 'allow-delete': 'true' },
  },
  { name: 'apply, pinned id found', file: PINNED, seed: seedOne },
  { name: 'apply, pinned id not found', file: PINNED },
  {
    name: 'apply with the right expected-plan-hash',
    file: ONE,
    inputs: {
      // This is the output `plan-hash` of the case "plan a creation".
      'expected-plan-hash': '848b139debd87494e88c3a861035a62a46ceb312e64d8e5ef32272b8f16fc5ef',
    },
  },
  {
    name: 'apply with a wrong expected-plan-hash',
    file: ONE,
    inputs: { 'expected-plan-hash': '0'.repeat(64) },
  },
  { name: 'apply, connection spec gone (404)', file: ONE, emulator: { connectionSpecs: 'gone-404' } },
  { name: 'apply, connection spec gone (empty)', file: ONE, emulator: { connectionSpecs: 'gone-empty' } },
  { name: 'apply, connection spec changed', file: ONE, emulator: { connectionSpecs: 'other-required' } },
  { name: 'apply, Adobe secret wrong', file: ONE, inputs: { 'adobe-client-secret': 'not-the-secret' } },
  {
    name: 'apply with an Adobe access token',
    file: ONE,
    inputs: { 'adobe-client-secret': '', 'adobe-access-token': 'given-access-token' },
    emulator: { adobeTokens: ['given-access-token'] },
  },
  { name: 'apply, Adobe token rejected halfway', file: ONE, emulator: { adobeTokenUses: 3 } },
  { name: 'apply, Adobe token rejected halfway, twice', file: ONE, emulator: { adobeTokenUses: 2 } },
  { name: 'apply, sandbox unknown', file: ONE.replace('sandbox: dev', 'sandbox: nowhere') },
  { name: 'apply, Zoho rejects the credentials', file: ONE, emulator: { sourceGrants: [] } },
  {
    name: 'apply, secret missing',
    file: ONE,
    inputs: { secrets: asLines({ CLIENT_SECRET: VALUES.CLIENT_SECRET }) },
  },
  { name: 'apply, listing over several pages', file: ONE, emulator: { pageSize: 2 }, seed: seedPages },
  {
    name: 'apply, creation answered with 503 that takes effect',
    file: ONE,
    inputs: { 'settling-time': '1' },
    emulator: { faults: [{ ...CREATION, nth: 1, effect: { kind: 'answer', status: 503, after: true } }] },
    looksAgain: true,
  },
  {
    name: 'apply, creation answered with 503 that takes effect, settling-time 0',
    file: ONE,
    inputs: { 'settling-time': '0' },
    emulator: { faults: [{ ...CREATION, nth: 1, effect: { kind: 'answer', status: 503, after: true } }] },
  },
  {
    name: 'apply, creation answered with 503 without effect',
    file: ONE,
    inputs: { 'settling-time': '1' },
    emulator: { faults: [{ ...CREATION, nth: 1, effect: { kind: 'answer', status: 503 } }] },
    looksAgain: true,
  },
  {
    name: 'apply, creation answered with 503 without effect, settling-time 0',
    file: ONE,
    inputs: { 'settling-time': '0' },
    emulator: { faults: [{ ...CREATION, nth: 1, effect: { kind: 'answer', status: 503 } }] },
  },
  {
    name: 'apply, creation answered with 504',
    file: ONE,
    inputs: { 'settling-time': '1' },
    emulator: { faults: [{ ...CREATION, nth: 1, effect: { kind: 'answer', status: 504 } }] },
    looksAgain: true,
  },
  {
    name: 'apply, creation rejected with 403, the others created',
    file: THREE,
    emulator: { faults: [{ ...CREATION, nth: 2, effect: { kind: 'answer', status: 403 } }] },
  },
  {
    name: 'apply, creation throttled once',
    file: ONE,
    emulator: {
      faults: [
        { ...CREATION, nth: 1, effect: { kind: 'answer', status: 429, headers: { 'Retry-After': '1' } } },
      ],
    },
  },
  {
    name: 'apply, listing answered with 503 once',
    file: ONE,
    emulator: { faults: [{ ...LISTING, nth: 1, effect: { kind: 'answer', status: 503 } }] },
  },
  { name: 'apply, limited to one sandbox', file: TWO_SANDBOXES, inputs: { sandbox: 'stage' } },
];
