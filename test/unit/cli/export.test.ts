import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { knownSpecs } from '../../../src/emulator/connection-spec.ts';
import type { ConnectionSeed } from '../../../src/emulator/stored-connection.ts';
import { createWorkspace } from '../../dist/workspace.ts';
import { createEmulator } from '../../emulator/emulator.ts';
import type { Fault } from '../../emulator/faults.ts';
import { warehouseSpec } from '../../fixtures/any-source.ts';
import { EMULATOR, runCli, type Surroundings } from './at-terminal.ts';
import { readOutput } from './cli-output.ts';
import { USES, WORKFLOW } from './init.ts';
import { params, roundTrip, seed, withParams } from './round-trip.ts';

describe('an exported file', () => {
  it('looks like one written by hand', async () => {
    const emulator = createEmulator();
    const { id } = emulator.seed(seed({ description: 'Leads of the EU team' }));
    const { output, error } = await runCli(['export', '--sandbox', 'dev', ...EMULATOR], { emulator });
    expect(
      output,
    ).toBe(`# yaml-language-server: $schema=.github/actions/aep-base-connections/schema/connections.schema.json
version: 1
sandbox: dev
connections:
  zoho-crm-eu:
    id: ${id}
    name: Zoho CRM EU
    description: Leads of the EU team
    auth:
      dataCenter: eu
      clientId: 1000.CLIENT
      clientSecret: { secret: ZOHO_CRM_EU_CLIENT_SECRET }
      refreshToken: { secret: ZOHO_CRM_EU_REFRESH_TOKEN }
`);
    expect(error).toContain('1 connection exported.');
    expect(error).toContain('ZOHO_CRM_EU_CLIENT_SECRET  (clientSecret of zoho-crm-eu)');
  });

  it('can be applied unchanged, with only the Adobe credential', async () => {
    const emulator = createEmulator();
    emulator.seed(seed({ description: 'Leads of the EU team' }));
    emulator.seed(withParams({ endpoint: 'crm.zoho.eu/crm/private' }));
    const file = join(await createWorkspace({}), 'connections.yaml');
    await runCli(['export', '--sandbox', 'dev', '-o', file, ...EMULATOR], { emulator });
    const applied = await runCli(['apply', file, '--yes', ...EMULATOR], { emulator });
    expect(applied.error).toMatch(/Nothing to do: 2 unchanged\.\n$/);
    expect(applied.error).toContain('4 secrets of the file were not given');
    expect(applied.exitCode).toBe(0);
    expect(
      emulator.requests.filter(({ method, path }) => method !== 'GET' && !path.startsWith('/ims')),
    ).toEqual([]);
  });

  it('says where the data centre is a guess', async () => {
    const { document } = await roundTrip([withParams({ endpoint: undefined, accountsUrl: undefined })]);
    expect(document['yaml']).toContain(
      '  # Adobe does not show the data centre: correct it.\n  zoho-crm-eu:\n',
    );
  });

  it('has the path of the schema relative to its folder', async () => {
    const folder = await createWorkspace({});
    const emulator = createEmulator();
    emulator.seed(seed());
    const output = join(folder, 'a/b/connections.yaml');
    await mkdir(join(folder, 'a'));
    expect(
      (await runCli(['export', '--sandbox', 'dev', '-o', output, ...EMULATOR], { emulator })).exitCode,
    ).toBe(0);
    expect(readFileSync(output, 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/.*\.github\/actions/,
    );
  });

  it('has the path of the schema at the root of the repository, also from a subfolder', async () => {
    const folder = join(await createWorkspace({ '.git/HEAD': '', 'a/b/README.md': '' }), 'a/b');
    const emulator = createEmulator();
    emulator.seed(seed());
    const { output } = await runCli(['export', '--sandbox', 'dev', ...EMULATOR], { emulator, folder });
    expect(output).toContain('$schema=../../.github/actions/aep-base-connections/schema/');
  });

  it('has the schema of the action that the workflow uses', async () => {
    const workflow = `jobs: { a: { steps: [\n{\n  uses: ${USES} } ] } }\n`;
    const folder = join(
      await createWorkspace({ '.git/HEAD': '', 'a/README.md': '', [WORKFLOW]: workflow }),
      'a',
    );
    const emulator = createEmulator();
    emulator.seed(seed());
    const { output } = await runCli(['export', '--sandbox', 'dev', ...EMULATOR], { emulator, folder });
    const [repository, commit] = USES.split('@');
    expect(output).toContain(`$schema=https://raw.githubusercontent.com/${repository}/${commit}/schema/`);
  });
});

describe('a connection of a source that the catalogue does not describe', () => {
  const spec = { id: warehouseSpec.id, version: '1.2' };
  const unlisted = seed({
    name: 'Warehouse',
    connectionSpec: spec,
    auth: { specName: 'Basic Authentication', params: { host: 'db.acme.example' } },
  });
  const looksUp = /\/connectionSpecs\//;
  const exporting = async (
    faults: readonly Fault[],
    more: Surroundings = {},
    ...flags: readonly string[]
  ) => {
    const emulator = createEmulator({ faults, specs: [...knownSpecs, warehouseSpec] });
    emulator.seed(seed());
    const { id } = emulator.seed(unlisted);
    const output = join(await createWorkspace({}), 'connections.yaml');
    const args = ['export', '--sandbox', 'dev', '--output', output, '--json', ...EMULATOR, ...flags];
    const run = await runCli(args, { emulator, ...more });
    return { id, exitCode: run.exitCode, isWritten: existsSync(output), document: readOutput(run.output) };
  };

  it.each<[string, Fault['effect'], string, string]>([
    ['fails', { kind: 'answer', status: 503 }, 'HTTP 503', 'run again later'],
    ['is refused', { kind: 'answer', status: 403 }, 'HTTP 403', 'check that the role'],
    ['finds none', { kind: 'answer', status: 200, body: { items: [] } }, 'nor Adobe says what', 'declare it'],
  ])('is reported if the look-up of its spec %s', async (_, effect, why, fix) => {
    const { id, exitCode, document } = await exporting([{ path: looksUp, effect }]);
    expect([exitCode, document['connections']]).toEqual([0, 1]);
    expect(document['problems']).toEqual([
      {
        severity: 'warning',
        code: 'not-exported',
        message: expect.stringMatching(`the base connection ${id} of sandbox \`dev\` was left out: .*${why}`),
        fix: expect.stringContaining(fix),
      },
    ]);
  });

  it('is exported, unless its spec is that of a destination', async () => {
    expect((await exporting([])).document).toMatchObject({ connections: 2, problems: [] });
    const body = { items: [{ ...warehouseSpec, attributes: { isDestination: true } }] };
    const effect = { kind: 'answer', status: 200, body } as const;
    const { document } = await exporting([{ path: looksUp, effect }]);
    expect(document).toMatchObject({ connections: 1, problems: [] });
  });

  it('does not make an export incomplete that is cancelled or times out during the look-up', async () => {
    const cancel = new AbortController();
    const hang: Fault = { path: looksUp, effect: { kind: 'hang' }, onStrike: () => cancel.abort() };
    const cancelled = await exporting([hang], { cancel: cancel.signal });
    expect([cancelled.exitCode, cancelled.isWritten]).toEqual([130, false]);
    expect(cancelled.document['problems']).toMatchObject([{ code: 'cancelled' }]);
    const late = await exporting([{ path: looksUp, effect: { kind: 'hang' } }], {}, '--timeout', '1');
    expect([late.exitCode, late.isWritten]).toEqual([1, false]);
    expect(late.document['problems']).toMatchObject([{ code: 'out-of-time' }]);
  });
});

it('an export contains no secret that the API shows in plain text, wherever it occurs', async () => {
  const secretOf = (number: number) => `canary-secret-${number}`;
  const clear = (number: number, more: Partial<ConnectionSeed>, others: object = {}) =>
    seed({
      name: `Zoho ${number}`,
      auth: { params: { ...params, clientSecret: secretOf(number), ...others } },
      ...more,
    });
  const { document, printed, planned } = await roundTrip(
    [
      clear(1, {}),
      // An optional text that contains a secret is left out. A required one excludes the connection.
      clear(2, { description: `Our secret is ${secretOf(2)}.` }),
      clear(3, { description: Buffer.from(secretOf(3)).toString('base64') }),
      clear(4, { description: secretOf(5) }),
      clear(5, { sandbox: 'stage' }, { clientId: secretOf(5) }),
      clear(6, { name: `Zoho ${secretOf(6)}` }),
      clear(7, {}, { endpoint: `https://www.zohoapis.eu/${secretOf(7)}` }),
    ],
    { secretsShown: 'clear' },
  );
  const { connections } = parse(String(document['yaml']));
  const names = Object.values(connections).map((entry) => Object(entry).name);
  expect(names.sort()).toEqual([1, 2, 3, 4, 5].map((number) => `Zoho ${number}`));
  expect(printed).not.toMatch(/canary|Y2FuYXJ5/);
  expect(planned?.exitCode).toBe(0);
});
