import { join } from 'node:path';
import { expect } from 'vitest';
import { createWorkspace } from '../../dist/workspace.ts';
import { createEmulator } from '../../emulator/emulator.ts';
import type { Fault } from '../../emulator/faults.ts';
import { asLines, fiveEntries, fiveSecrets, seedWholeLife, wholeLife } from '../../fixtures/examples.ts';
import { EMULATOR, runCli } from './at-terminal.ts';

/** Words that only make sense in a workflow. */
const WORKFLOW_WORDS =
  /the inputs?\b|inputs? `|the action\b|this action|workflow|job summary|\bsteps?\b|annotation|settings of the repository|Dependabot|\$\{\{|`adobe-|`(?:platform-url|ims-url|expected-plan-hash|allow-delete|on-drift|rotate|timeout|settling-time)/;

const answer = (path: string, status: number, body: object = {}): Fault => ({
  path,
  effect: { kind: 'answer', status, body },
});

export interface Trouble {
  readonly args?: readonly string[];
  readonly file?: string;
  readonly secrets?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly faults?: readonly Fault[];
  readonly says: string;
}

/** Problems that are found before anything is sent. */
export const BEFORE_ALL: Readonly<Record<string, Trouble>> = {
  'no credential': {
    args: ['plan', 'FILE'],
    says: '`ADOBE_CLIENT_SECRET` or `ADOBE_ACCESS_TOKEN` is missing',
  },
  'an invalid organization id': {
    args: ['plan', 'FILE'],
    environment: { ADOBE_CLIENT_ID: 'id', ADOBE_CLIENT_SECRET: 'long-enough-1', ADOBE_ORG_ID: 'none' },
    says: '`ADOBE_ORG_ID` is not an organization id',
  },
  'a placeholder as credential': {
    args: ['plan', 'FILE'],
    environment: {
      ADOBE_CLIENT_ID: 'id',
      ADOBE_CLIENT_SECRET: 'Zoho CRM US'.replaceAll(' ', '-'),
      ADOBE_ORG_ID: 'A@AdobeOrg',
    },
    file: fiveEntries.replace('name: Zoho CRM US', 'name: Zoho-CRM-US'),
    says: '`ADOBE_CLIENT_SECRET` has a value that appears in plain text in',
  },
  'an unreachable emulator': {
    args: ['plan', 'FILE', '--emulator', 'https://example.org'],
    says: '`--emulator` is not an http URL of a loopback address',
  },
  'a URL that is not from Adobe': {
    args: ['plan', 'FILE', '--platform-url', 'https://example.org'],
    says: '`--platform-url` is not an https URL of adobe.io',
  },
  'invalid numbers': {
    args: ['plan', 'FILE', '--concurrency', '99', '--timeout', 'soon', '--request-timeout', '-1'],
    says: '`--concurrency` must be a whole number from 1 to 32',
  },
  'an invalid hash': {
    args: ['apply', 'FILE', ...EMULATOR, '--yes', '--expected-plan-hash', 'abc'],
    says: '`--expected-plan-hash` is not the hash of a plan',
  },
  'an unknown key to rotate': {
    args: ['plan', 'FILE', ...EMULATOR, '--rotate', 'zoho-ue'],
    says: '`--rotate` names `zoho-ue`, which is not a key of the file',
  },
  'secrets that are short or placeholders': {
    secrets: asLines({
      ...fiveSecrets,
      ZOHO_EU_REFRESH_TOKEN: 'short',
      ZOHO_US_CLIENT_SECRET: '<secret>',
    }),
    says: 'store the real value',
  },
  'secrets without an equals sign': {
    secrets: 'what is this',
    says: '/.secrets` has no `=`',
  },
  'secrets in invalid JSON': {
    secrets: '{ "A": ',
    says: '/.secrets` starts like JSON',
  },
  'secrets that are not a JSON object of strings': {
    secrets: '{ "ZOHO_EU_CLIENT_SECRET": 1 }',
    says: '/.secrets` contains a value that is not a string (`ZOHO_EU_CLIENT_SECRET`)',
  },
  'secrets with a duplicate name': {
    secrets: 'ZOHO_EU_CLIENT_SECRET=a\nZOHO_EU_CLIENT_SECRET=b\n',
    says: '/.secrets` contains the name `ZOHO_EU_CLIENT_SECRET` twice',
  },
  'a credentials file with an unknown name': {
    args: ['plan', 'FILE', '--adobe-credentials', 'SECRETS'],
    says: '/.secrets` contains an unknown name',
  },
  'a missing file': {
    args: ['plan', 'nowhere.yaml', ...EMULATOR],
    says: '`nowhere.yaml` does not exist',
  },
  'a folder': { args: ['plan', '/tmp', ...EMULATOR], says: '`/tmp` is a folder' },
  'no interactive terminal': {
    args: ['apply', 'FILE', ...EMULATOR],
    says: 'not a terminal: cannot ask for approval',
  },
};

/** Problems that are found after something was sent. */
export const IN_ANSWERS: Readonly<Record<string, Trouble>> = {
  'missing secrets': {
    args: ['apply', 'FILE', ...EMULATOR, '--yes'],
    says: 'the secret `ZOHO_EU_CLIENT_SECRET` was not given',
  },
  'empty secrets': {
    secrets: asLines({ ...fiveSecrets, ZOHO_EU_CLIENT_SECRET: '' }),
    says: 'set the value where the secrets are read from',
  },
  'a sandbox without entries': {
    args: ['plan', 'FILE', ...EMULATOR, '--sandbox', 'prod'],
    says: 'no entry is in the sandbox `prod` from `--sandbox`',
  },
  'an unexpected plan': {
    args: [
      'apply',
      'FILE',
      ...EMULATOR,
      '--yes',
      '--secrets-file',
      'SECRETS',
      '--expected-plan-hash',
      'a'.repeat(64),
    ],
    says: 'run again with `--expected-plan-hash ',
  },
  'a deletion that is not allowed': {
    args: ['apply', 'FILE', ...EMULATOR, '--yes', '--secrets-file', 'SECRETS'],
    file: wholeLife,
    says: 'it cannot be applied without `--allow-delete`',
  },
  'a key to rotate in another sandbox': {
    args: ['plan', 'FILE', ...EMULATOR, '--rotate', 'zoho-eu', '--sandbox', 'stage'],
    says: 'which is skipped because it is not in the sandbox from `--sandbox`',
  },
  'a rejection by IMS': {
    faults: [answer('/ims/token/v3', 400, { error: 'invalid_client' })],
    says: '`ADOBE_CLIENT_ID` and `ADOBE_CLIENT_SECRET`',
  },
  'a scope that is unknown to IMS': {
    faults: [answer('/ims/token/v3', 400, { error: 'invalid_scope' })],
    says: '`ADOBE_SCOPES`',
  },
  'an API key without access': {
    faults: [answer('/connections', 403, { error_code: '403003' })],
    says: '`ADOBE_CLIENT_ID`',
  },
  'a user without access': {
    faults: [answer('/connections', 403, { error_code: '403025' })],
    says: 'error[adobe-refused]',
  },
  'an unexpected answer': { faults: [answer('/connections', 418)], says: '`--platform-url`' },
  'a platform that redirects': { faults: [answer('/connections', 302)], says: '`--platform-url`' },
  'a source that no longer exists': {
    faults: [{ path: /connectionSpecs/, effect: { kind: 'answer', status: 404 } }],
    says: 'error[',
  },
  'a rejection by Zoho': {
    faults: [answer('/oauth/v2/token', 200, { error: 'invalid_code' })],
    says: 'zoho-token-refused',
  },
  'rejected creations': {
    faults: [{ method: 'POST', path: '/connections', effect: { kind: 'answer', status: 400 } }],
    says: 'error[',
  },
  'creations without a clear answer': {
    args: [
      'apply',
      'FILE',
      ...EMULATOR,
      '--yes',
      '--secrets-file',
      'SECRETS',
      '--settling-time',
      '0',
      '--request-timeout',
      '0.2',
    ],
    faults: [{ method: 'POST', path: '/connections', effect: { kind: 'hang' } }],
    says: 'may-exist',
  },
  'a timeout': {
    args: ['plan', 'FILE', ...EMULATOR, '--timeout', '0.1'],
    faults: [{ path: '/connections', effect: { kind: 'delay', milliseconds: 300 } }],
    says: 'longer than `--timeout` allows',
  },
};

/** Runs into the trouble and expects its words for the command line, without words for a workflow. */
export async function runInto(trouble: Trouble, flags: readonly string[] = []) {
  const { file = fiveEntries, secrets = asLines(fiveSecrets), environment = {}, faults = [], says } = trouble;
  const folder = await createWorkspace({ 'connections.yaml': file, '.secrets': secrets });
  const paths = new Map([
    ['FILE', join(folder, 'connections.yaml')],
    ['SECRETS', join(folder, '.secrets')],
  ]);
  const emulator = createEmulator({ faults });
  if (file === wholeLife) seedWholeLife(emulator);
  const args = trouble.args ?? ['apply', 'FILE', ...EMULATOR, '--yes', '--secrets-file', 'SECRETS'];
  const whole = [...args.map((arg) => paths.get(arg) ?? arg), ...flags];
  const run = await runCli(whole, { emulator, environment });
  expect(run.error).toContain(says);
  expect(`${run.output}${run.error}`).not.toMatch(WORKFLOW_WORDS);
  return { ...run, requests: emulator.requests };
}
