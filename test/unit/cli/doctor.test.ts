import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWorkspace } from '../../dist/workspace.ts';
import { createEmulator, DEMO_ADOBE_CLIENT, type EmulatorOptions } from '../../emulator/emulator.ts';
import type { Fault } from '../../emulator/faults.ts';
import { fiveEntries } from '../../fixtures/examples.ts';
import { failedFetch } from '../http/emulated-fetch.ts';
import { EMULATOR, runCli } from './at-terminal.ts';
import { readOutput } from './cli-output.ts';

const environment = {
  ADOBE_CLIENT_ID: DEMO_ADOBE_CLIENT.clientId,
  ADOBE_CLIENT_SECRET: DEMO_ADOBE_CLIENT.clientSecret,
  ADOBE_ORG_ID: DEMO_ADOBE_CLIENT.orgId,
};

/** The services at a fixed URL. */
const ADOBE = ['--platform-url', 'http://127.0.0.1:1', '--ims-url', 'http://127.0.0.1:1'];

interface State {
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly emulator?: EmulatorOptions;
  /** If set, `fetch` fails with this code and there is no emulator. */
  readonly fails?: string;
  /**
   * The expected status of each check, if it is not the usual one. `says` is part of the message that
   * matters.
   */
  readonly comesTo: Readonly<Record<string, string>>;
  readonly says: string;
  readonly helps?: string;
}

const answer = (path: string, status: number, body: object): Fault => ({
  path,
  effect: { kind: 'answer', status, body },
});

const offline = {
  token: 'wrong',
  organization: 'skipped',
  sandboxes: 'skipped',
  view: 'skipped',
  sources: 'skipped',
};

const STATES: Readonly<Record<string, State>> = {
  'no problem': {
    comesTo: {},
    says: 'the credential has access to 3 sandboxes: `prod`, `dev`, `stage`',
  },
  'a wrong secret': {
    environment: { ADOBE_CLIENT_SECRET: 'another-client-secret' },
    comesTo: offline,
    says: "Adobe's identity service (IMS) gave no access token: HTTP 400",
    helps: '`ADOBE_CLIENT_ID` and `ADOBE_CLIENT_SECRET`',
  },
  'a wrong organization': {
    environment: { ADOBE_ORG_ID: 'FFFFFFFFFFFFFFFFFFFFFFFF@AdobeOrg' },
    comesTo: { organization: 'wrong', sandboxes: 'skipped', view: 'skipped', sources: 'skipped' },
    says: 'code 403027',
    helps: 'check `ADOBE_ORG_ID`',
  },
  'an unknown sandbox': {
    args: ['--sandbox', 'nowhere'],
    comesTo: { view: 'wrong', sources: 'skipped' },
    says: 'could not list the base connections of sandbox `nowhere`: HTTP 404, code 2100-404',
    helps: 'check the name of the sandbox',
  },
  'no sandbox': {
    emulator: { sandboxes: [] },
    comesTo: { sandboxes: 'wrong', view: 'skipped', sources: 'skipped' },
    says: 'the credential has access to none',
    helps: 'add a sandbox to the role of the API credential',
  },
  'a title instead of a name': {
    args: ['--sandbox', 'production'],
    emulator: {
      faults: [
        answer('/sandbox-management/', 200, {
          sandboxes: [{ name: 'prod', title: 'Production', state: 'active' }],
        }),
      ],
    },
    comesTo: { view: 'wrong', sources: 'skipped' },
    says: '`production` is the title of a sandbox, not its name',
    helps: 'its name is `prod`',
  },
  'a missing view permission': {
    args: ['--sandbox', 'dev'],
    emulator: { faults: [answer('/connections', 403, { error_code: '2121-403', message: 'no' })] },
    comesTo: { view: 'wrong', sources: 'skipped' },
    says: 'could not list the base connections of sandbox `dev`: HTTP 403',
    helps: 'View Sources',
  },
  'a source that no longer exists': {
    args: ['--source', 'zoho-crm', 'salesforce'],
    emulator: { connectionSpecs: 'gone-404' },
    comesTo: { sources: 'wrong' },
    says: 'not `zoho-crm`, `salesforce`',
    helps: 'ask Adobe for its replacement',
  },
  'a proxy that rejects requests': {
    environment: { HTTPS_PROXY: 'http://user:canary-password@proxy.example:3128' },
    fails: 'PROXY_407',
    comesTo: offline,
    says: 'the proxy requires other credentials: HTTP 407 (see HTTPS_PROXY)',
    helps: 'a user name and password that the proxy accepts',
  },
  'no network': {
    fails: 'ENOTFOUND',
    comesTo: offline,
    says: 'the host name is unknown',
    helps: '`--ims-url` can be reached',
  },
  'no credential': {
    environment: { ADOBE_CLIENT_SECRET: '' },
    comesTo: { credential: 'wrong', ...offline, token: 'skipped' },
    says: '`ADOBE_CLIENT_SECRET` or `ADOBE_ACCESS_TOKEN` is missing',
  },
};

async function examine(
  { args = [], environment: more = {}, emulator: options, fails }: State,
  flags: readonly string[],
) {
  const emulator =
    fails === undefined
      ? createEmulator(options)
      : { fetch: () => Promise.reject(failedFetch(fails)), requests: [] };
  const run = await runCli(['doctor', ...ADOBE, ...args, ...flags], {
    emulator,
    environment: { ...environment, ...more },
  });
  return { ...run, requests: emulator.requests };
}

function expectNoSecret(printed: string): void {
  for (const secret of [DEMO_ADOBE_CLIENT.clientSecret, 'another-client-secret', 'canary-password'])
    expect(printed).not.toContain(secret);
}

describe('doctor', () => {
  it.each(Object.entries(STATES))('reports %s', async (_, state) => {
    const { output, error, exitCode, requests } = await examine(state, ['--json']);
    expectNoSecret(`${output}${error}`);
    const { checks, exitCode: printed } = readOutput(output) as {
      checks: { check: string; status: string; message: string; fix?: string }[];
      exitCode: number;
    };
    const expected = {
      version: 'ok',
      proxy: 'ok',
      credential: 'ok',
      token: 'ok',
      organization: 'ok',
      sandboxes: 'ok',
      view: 'ok',
      sources: 'ok',
      manage: 'unknown',
      ...state.comesTo,
    };
    expect(Object.fromEntries(checks.map(({ check, status }) => [check, status]))).toEqual(expected);
    const isWrong = Object.values(expected).includes('wrong');
    expect([exitCode, printed]).toEqual([isWrong ? 1 : 0, isWrong ? 1 : 0]);
    const told = checks.find(({ message }) => message.includes(state.says));
    expect(checks.map(({ message }) => message).join('\n')).toContain(state.says);
    if (state.helps !== undefined) expect(told?.fix).toContain(state.helps);
    // The command sends only reads.
    expect(requests.filter(({ method, path }) => method !== 'GET' && path !== '/ims/token/v3')).toEqual([]);
  });

  it.each(['a wrong secret', 'a proxy that rejects requests', 'no credential'])(
    'prints one line per check and no secret: %s',
    async (name) => {
      const state = STATES[name];
      if (state === undefined) throw new Error(`no state ${name}`);
      const { output, error } = await examine(state, []);
      const lines = output.split('\n').filter((line) => /^\w/.test(line));
      expect(lines.length).toBeGreaterThanOrEqual(9);
      for (const line of lines) expect(line).toMatch(/^(?:ok|wrong|unknown|skipped) +[a-z]+ +\S/);
      expect(output).toContain(state.says);
      expectNoSecret(`${output}${error}`);
    },
  );

  it('checks the named sandboxes and counts the available sources', async () => {
    const { output, exitCode } = await examine(
      { comesTo: {}, says: '', args: ['--sandbox', 'dev', 'stage'] },
      [],
    );
    expect(output).toMatch(
      /ok +view +the credential may view the connections of `dev`\nok +view +the credential may view the connections of `stage`/,
    );
    expect(output).toMatch(/Adobe offers \d+ of \d+ that this program knows/);
    expect(output).toMatch(/unknown +manage +.*\n +help: .*Manage Sources/);
    expect(exitCode).toBe(0);
  });

  it('accepts the credential of an emulator and rejects an invalid sandbox or source', async () => {
    expect((await runCli(['doctor', ...EMULATOR], { emulator: createEmulator() })).exitCode).toBe(0);
    for (const args of [
      ['--sandbox', 'Not A Name'],
      ['--source', 'nothing'],
    ]) {
      const { exitCode, error } = await runCli(['doctor', ...EMULATOR, ...args], {
        emulator: createEmulator(),
      });
      expect([exitCode, error]).toEqual([3, expect.stringContaining('input-invalid')]);
    }
  });
});

describe('doctor reports no wrong check', () => {
  const paths = ['/ims/token/v3', /sandbox-management/, '/connections', /\/connectionSpecs\//];
  it.each(paths)('if it is cancelled at %s, and the one that took too long if it times out', async (path) => {
    const cancel = new AbortController();
    const hang: Fault = { path, effect: { kind: 'hang' } };
    const examined = async (fault: Fault, ...flags: readonly string[]) =>
      runCli(['doctor', ...EMULATOR, ...flags], {
        emulator: createEmulator({ faults: [fault] }),
        cancel: cancel.signal,
      });
    const late = await examined(hang, '--timeout', '1');
    expect(late).toMatchObject({ exitCode: 1, error: expect.stringContaining('longer than `--timeout`') });
    const data = await examined(hang, '--timeout', '1', '--json');
    const cancelled = await examined({ ...hang, onStrike: () => cancel.abort() });
    expect(cancelled).toMatchObject({ exitCode: 130, error: expect.stringContaining('was cancelled') });
    expect(cancelled.output).not.toMatch(/wrong|skipped/);
    expect(late.output).toMatch(/^ok +version[\s\S]*^wrong/m);
    const { checks, problems } = readOutput(data.output);
    expect(checks).toContainEqual(expect.objectContaining({ status: 'wrong' }));
    expect(problems).toEqual([expect.objectContaining({ code: 'out-of-time' })]);
  });

  it('if it is cancelled while it waits for the credential', async () => {
    const cancel = new AbortController();
    const args = ['doctor', '--adobe-credentials', '-'];
    const run = runCli(args, { input: 'silence', cancel: cancel.signal });
    setImmediate(() => cancel.abort());
    const { exitCode, output } = await run;
    expect([exitCode, output]).toEqual([130, expect.not.stringContaining('wrong')]);
  });
});

it.each([
  ['plan', ['plan', 'connections.yaml']],
  ['export', ['export', '--sandbox', 'dev']],
  ['sources', ['sources', '--live']],
  ['doctor', ['doctor']],
])('an unreachable emulator is reported by the name of its flag: %s', async (_, args) => {
  const folder = await createWorkspace({ 'connections.yaml': fiveEntries });
  const paths = args.map((arg) => (arg === 'connections.yaml' ? join(folder, arg) : arg));
  const fetch = () => Promise.reject(failedFetch('ECONNREFUSED', { syscall: 'connect' }));
  const { output, error } = await runCli([...paths, ...EMULATOR], { emulator: { fetch } });
  const printed = `${output}${error}`;
  expect(printed).toContain('the connection was refused');
  expect(printed).toContain('help: start it with `aep-base-connections emulator`, or correct `--emulator`');
  expect(printed).not.toContain('--ims-url');
});
