import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { runBuiltAction, withoutMasks } from '../../src/cli/demo.ts';
import { DEMO_ADOBE_CLIENT } from '../emulator/emulator.ts';
import {
  asLines,
  fiveEntries,
  fiveSecrets,
  paramsOfUs,
  seedWholeLife,
  wholeLife,
  wholeLifeInputs,
} from '../fixtures/examples.ts';
import { readOutput } from '../unit/cli/cli-output.ts';
import { run } from './cli-process.ts';
import { createWorkspace, inputsFor, repository, runAction, startEmulator } from './workspace.ts';

// These tests must pass on every Node version. `npm run test-node24` runs them on that of GitHub's runners.

it('the action needs only action.yml and dist/', async () => {
  const emulator = await startEmulator();
  const workspace = await createWorkspace({ 'connections.yaml': fiveEntries });
  const checkout = await mkdtemp(join(tmpdir(), 'action-'));
  try {
    await cp(join(repository, 'dist'), join(checkout, 'dist'), { recursive: true });

    const run = await runBuiltAction({
      repository: checkout,
      workspace,
      inputs: { ...inputsFor(emulator.url), secrets: asLines(fiveSecrets) },
    });

    expect(run.log).toContain('5 created');
    expect(run.exitCode).toBe(0);
    const { name, version } = manifest;
    expect(new Set(emulator.requests.map(({ headers }) => headers['user-agent']))).toEqual(
      new Set([`${name}/${version}`]),
    );
    expect(Object.values(JSON.parse(run.outputs.get('ids') ?? '')).sort()).toEqual(
      emulator.connections.map(({ id }) => id).sort(),
    );
  } finally {
    await rm(checkout, { recursive: true, force: true });
  }
});

it('the action creates, updates, rotates and deletes, and the next run has nothing to do', async () => {
  const emulator = await startEmulator();
  seedWholeLife(emulator);
  const workspace = await createWorkspace({ 'connections.yaml': wholeLife });
  const inputs = { ...inputsFor(emulator.url), ...wholeLifeInputs, secrets: asLines(fiveSecrets) };

  const run = await runAction({ workspace, inputs });
  expect([run.exitCode, run.outputs.get('result')]).toEqual([0, 'applied']);
  const outcomes = JSON.parse(run.outputs.get('connections') ?? '').map(
    ({ key, outcome }: Readonly<Record<string, string>>) => `${key} ${outcome}`,
  );
  expect(outcomes).toEqual([
    'zoho-eu created',
    'zoho-us updated',
    'zoho-in created',
    'zoho-eu-stage created',
    'zoho-us-stage rotated',
    'zoho-old deleted',
  ]);
  expect(emulator.connections).toHaveLength(5);
  for (const { name, auth } of emulator.connections)
    expect(auth.params).toMatchObject(name === 'Zoho CRM US' ? paramsOfUs : {});

  const again = await runAction({ workspace, inputs: { ...inputs, rotate: '' } });
  expect([again.exitCode, again.outputs.get('result')]).toEqual([0, 'in-sync']);
});

it('the action reports the line and column of an error in the file, and sends nothing', async () => {
  const text = fiveEntries.replace('clientSecret:', 'clientSecrte:');
  const emulator = await startEmulator();
  const workspace = await createWorkspace({ 'connections.yaml': text });

  const run = await runAction({
    workspace,
    inputs: { ...inputsFor(emulator.url), secrets: asLines(fiveSecrets) },
  });

  expect(run.log).toMatch(/^::error .*file=connections\.yaml,line=11,col=7(?:,|::)/m);
  expect(run.exitCode).toBe(1);
  expect(run.outputs.get('result')).toBe('invalid');
  expect(run.outputs.get('ids')).toBe('{}');
  expect(run.summary).toMatch(/^### ❌ Base connections: Nothing was sent/);
  expect(run.log).not.toMatch(/^\s+at .*\(.*\)/m);
  expect(emulator.requests).toEqual([]);
});

it('the action passes for a fork, where secrets are empty', async () => {
  const repository = { full_name: 'team/repo', default_branch: 'main' };
  const event = { repository, pull_request: { head: { repo: { full_name: 'stranger/repo' } } } };
  const workspace = await createWorkspace({
    'connections.yaml': fiveEntries,
    'event.json': JSON.stringify(event),
  });

  const run = await runAction({
    workspace,
    inputs: { secrets: 'ZOHO_EU_CLIENT_SECRET=\nZOHO_EU_REFRESH_TOKEN=\n' },
    environment: {
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: join(workspace, 'event.json'),
    },
  });

  expect(run.log).toContain('::notice ');
  expect([run.exitCode, run.outputs.get('result')]).toEqual([0, 'valid']);
});

// These runs mostly wait, so they run side by side.
it.concurrent.for(['SIGINT', 'SIGTERM'] as const)(
  'the action, cancelled by %s like the runner does, writes outputs and summary and exits with 130',
  async (signal, { onTestFinished }) => {
    const faults = [{ method: 'POST', path: '/connections', from: 3, effect: { kind: 'hang' } }] as const;
    const emulator = await startEmulator({ faults }, onTestFinished);
    const workspace = await createWorkspace({ 'connections.yaml': fiveEntries }, onTestFinished);

    const run = await runAction({
      workspace,
      inputs: { ...inputsFor(emulator.url), secrets: asLines(fiveSecrets), concurrency: '1' },
      started: (kill) => {
        const look = setInterval(() => {
          if (
            emulator.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/connections'))
              .length < 3
          ) {
            return;
          }
          clearInterval(look);
          kill(signal);
        }, 20);
      },
    });

    expect(run.exitCode).toBe(130);
    expect(run.outputs.get('result')).toBe('partial');
    const known = JSON.parse(run.outputs.get('ids') ?? '');
    expect(Object.keys(known)).toEqual(['zoho-eu', 'zoho-us']);
    const outcomes = JSON.parse(run.outputs.get('connections') ?? '').map(
      ({ outcome }: { outcome: string }) => outcome,
    );
    expect(outcomes).toEqual(['created', 'created', 'failed', 'skipped', 'skipped']);
    expect(run.summary).toContain('cancelled');
  },
);

it.concurrent('the action prints no secret, not even in debug lines, and masks all secrets before it prints anything else', async ({
  onTestFinished,
}) => {
  const faults = [
    { method: 'PATCH', effect: { kind: 'answer', status: 500, echo: true, after: true } },
  ] as const;
  const emulator = await startEmulator({ faults, secretsShown: 'clear' }, onTestFinished);
  const old = seedWholeLife(emulator);
  const run = await runAction({
    workspace: await createWorkspace({ 'connections.yaml': wholeLife }, onTestFinished),
    inputs: {
      ...inputsFor(emulator.url),
      ...wholeLifeInputs,
      secrets: `${asLines(fiveSecrets)}UNUSED=not-in-the-file\n`,
    },
    environment: { RUNNER_DEBUG: '1' },
  });
  expect(run.outputs.get('result')).toBe('partial');
  expect(run.log).toMatch(/^::debug::/m);
  const masked = [...Object.values(fiveSecrets), DEMO_ADOBE_CLIENT.clientSecret, ...emulator.mintedTokens];
  const printed = [withoutMasks(run.log), run.summary, run.outputFile].join('\n');
  for (const secret of [...masked, ...old]) {
    for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])
      expect(printed).not.toContain(form.replace(/=+$/, ''));
  }
  // Only the name of the program and its version are printed before the masks.
  const [version, ...lines] = run.log.split('\n');
  expect(version).toMatch(/^aep-base-connections \d+\.\d+\.\d+$/);
  const masks = lines.filter((line) => line.startsWith('::add-mask::'));
  expect(new Set(masks)).toEqual(new Set(masked.map((secret) => `::add-mask::${secret}`)));
  const firstWords = lines.findIndex((line) => !line.startsWith('::add-mask::'));
  for (const secret of Object.values(fiveSecrets))
    expect(lines.indexOf(`::add-mask::${secret}`)).toBeLessThan(firstWords);
});

it('the command line needs only its bundle, and works through a link', async () => {
  const folder = await createWorkspace({ 'connections.yaml': fiveEntries });
  await cp(join(repository, 'dist/cli'), join(folder, 'elsewhere/cli'), { recursive: true });
  await symlink(join(folder, 'elsewhere/cli/index.js'), join(folder, 'aep-base-connections'));
  for (const args of [['--version'], ['validate'], ['plan', '--help']]) {
    const { status, stderr } = spawnSync(join(folder, 'aep-base-connections'), args, {
      cwd: folder,
      encoding: 'utf8',
    });
    expect([args, status, stderr]).toEqual([
      args,
      0,
      args[0] === 'validate' ? '1 file, 0 errors, 0 warnings\n' : '',
    ]);
  }
});

it('the command line plans and applies with data on standard output and all other text on standard error', async () => {
  const emulator = await startEmulator();
  const folder = await createWorkspace({ 'connections.yaml': fiveEntries, '.secrets': asLines(fiveSecrets) });
  const at = ['--emulator', emulator.url];

  const plan = await run(['plan', ...at, '--exit-code'], { folder });
  expect(plan.exitCode).toBe(2);
  expect(plan.output.split('\n').filter((line) => /^ {2}\+ zoho-/.test(line))).toHaveLength(5);
  expect(plan.error).toContain('Plan: 5 to create.');

  const apply = await run(['apply', '--yes', '--settling-time', '0', '--secrets-file', '.secrets', ...at], {
    folder,
  });
  expect([apply.exitCode, apply.output]).toEqual([0, '']);
  for (const { id } of emulator.connections) expect(apply.error).toContain(id);
  expect(apply.error).toContain('[5/5] ');

  const again = await run(
    ['apply', '--yes', '--settling-time', '0', '--secrets-file', '.secrets', ...at, '--json'],
    { folder },
  );
  expect(readOutput(again.output)).toMatchObject({ result: 'in-sync', exitCode: 0 });
  expect((await run(['plan', ...at, '--exit-code'], { folder })).exitCode).toBe(0);
});
