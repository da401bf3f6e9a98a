import { Secret } from '../../src/model/secret.ts';
import { seededRandom } from '../emulator/seeded-random.ts';
import { createScenario } from '../stories/scenario.ts';

/** The comment for the reviewer and the summary after the merge, as Markdown. */
export interface Pictures {
  readonly comment: string;
  readonly summary: string;
}

const SHARED = `version: 1
sandbox: dev
connections:
  landing:
    name: S3 landing zone
    source: amazon-s3
    auth:
      s3AccessKey: AKIAIOSFODNN7EXAMPLE
      s3SecretKey: { secret: S3_SECRET_KEY }
  warehouse:
    name: Warehouse
    source: postgresql
    auth:
      server: db.acme.example
      port: 5432
      database: sales
      username: aep_reader
      password: { secret: WAREHOUSE_PASSWORD }
`;

const zoho = (dataCenter: string) => `  zoho:
    name: Zoho CRM
    auth:
      dataCenter: ${dataCenter}
      clientId: 1000.EXAMPLE
      clientSecret: { secret: ZOHO_CLIENT_SECRET }
      refreshToken: { secret: ZOHO_REFRESH_TOKEN }
`;

const BEFORE = `${SHARED}${zoho('eu')}  trial:
    name: S3 trial
    source: amazon-s3
    auth:
      s3AccessKey: AKIAIOSFODNN7EXAMPLE
      s3SecretKey: { secret: S3_SECRET_KEY }
`;

/** One connection is new, one moves to another data centre, and one is deleted. */
const AFTER = `${SHARED}${zoho('us')}  trial:
    name: S3 trial
    source: amazon-s3
    ensure: absent
  salesforce:
    name: Salesforce production
    source: salesforce
    auth:
      environmentUrl: https://acme.my.salesforce.com
      clientId: 3MVG9.EXAMPLE
      clientSecret: { secret: SALESFORCE_CLIENT_SECRET }
      apiVersion: "60.0"
`;

const SECRETS = [
  'S3_SECRET_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  'WAREHOUSE_PASSWORD=correct-horse-battery',
  `ZOHO_CLIENT_SECRET=${'0123456789abcdef'.repeat(3)}`,
  `ZOHO_REFRESH_TOKEN=1000.${'0123456789abcdef'.repeat(2)}.${'fedcba9876543210'.repeat(2)}`,
  'SALESFORCE_CLIENT_SECRET=0123456789ABCDEF0123456789ABCDEF',
].join('\n');

/** Plans the edit on a pull request, merges it, and returns the comment and the summary. Throws if a run fails. */
export async function pictures(): Promise<Pictures> {
  const { run } = createScenario({ random: seededRandom() });
  const usual = { secrets: new Secret(SECRETS), allowedHosts: ['db.acme.example'], allowDelete: true };
  const runUrl = 'https://github.com/your-org/crm/actions/runs/1';
  await succeed(run(BEFORE, usual));
  const head = '4f1d2a9c0d7b4e55a1b2c3d4e5f60718293a4b5c';
  const pullRequest = { number: 12, head, intoDefaultBranch: true };
  const {
    comments: [comment = ''],
  } = await succeed(run(AFTER, { ...usual, mode: 'plan', pullRequest, runUrl }));
  const { summary } = await succeed(run(AFTER, { ...usual, runUrl }));
  return { comment, summary };
}

async function succeed<T extends { readonly exitCode: number; readonly log: readonly string[] }>(
  run: Promise<T>,
) {
  const ended = await run;
  if (ended.exitCode !== 0) throw new Error(ended.log.join('\n'));
  return ended;
}
