import { Secret } from '../../src/model/secret.ts';
import { createScenario, type Recording } from './scenario.ts';

/** The id of the connection spec of Salesforce. */
export const SALESFORCE = 'cfc0fee1-7dc0-40ef-b73e-d8b134c436f5';
/** The id of the connection spec of PostgreSQL. */
export const POSTGRES = '74a1c565-4e59-48d7-9d67-7c03b8a13137';

/** The input `secrets`. */
export const secrets = new Secret(
  'PASSWORD=canary-password\nTOKEN=canary-token-1\nOTHER_TOKEN=canary-token-2',
);
/** The hosts that the workflow allows. */
export const allowedHosts = ['api.acme.example', 'warehouse.acme.example', 'pg.acme.example'];

/** Returns a file with one entry. */
export function fileOf(...lines: readonly string[]): string {
  return ['version: 1', 'sandbox: dev', 'connections:', '  a:', '    name: A', ...lines, ''].join('\n');
}

/** Returns a fault that rejects every creation with that detail. */
export const refusing = (detail: string) =>
  ({
    method: 'POST',
    path: '/connections',
    effect: {
      kind: 'answer',
      status: 400,
      body: { title: 'Bad request', report: { 'detailed-message': detail } },
    },
  }) as const;

/** The pull request of the plan. */
const pullRequest = { number: 12, head: 'c'.repeat(40) };
/** A file with an entry of Salesforce. */
const file = [
  'version: 1',
  'sandbox: dev',
  'connections:',
  '  crm:',
  '    name: CRM',
  '    source: salesforce',
  '    auth:',
  '      environmentUrl: https://acme.my.salesforce.com',
  '      clientId: acme',
  '      clientSecret: { secret: TOKEN }',
  '      apiVersion: "60.0"',
  '',
].join('\n');

/** Plans that file while Adobe has another connection of Salesforce with these parameters. */
export async function planWith(params: Readonly<Record<string, string>>): Promise<Recording> {
  const scenario = createScenario();
  scenario.emulator.seed({
    sandbox: 'dev',
    name: 'Another',
    connectionSpec: { id: SALESFORCE, version: '1.0' },
    auth: { specName: 'OAuth2 Client Credential', params },
  });
  return scenario.run(file, { mode: 'plan', pullRequest, sandbox: 'dev' });
}
