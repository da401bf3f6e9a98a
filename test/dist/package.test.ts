import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { spawnProcess } from './cli-process.ts';
import { createWorkspace, repository, startEmulator } from './workspace.ts';

interface Packed {
  readonly filename: string;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

const SETTINGS = ['--sandbox', 'dev', '--set', 'dataCenter=eu', '--set', 'clientId=1000.EXAMPLE'];

/** The folder in which the package is made. npm finds no settings and no cache of the machine there. */
const home = mkdtempSync(join(tmpdir(), 'package-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const environment = {
  PATH: process.env['PATH'] ?? '',
  HOME: home,
  npm_config_offline: 'true',
  npm_config_update_notifier: 'false',
};

const [packed]: readonly Packed[] = JSON.parse(
  execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', home], {
    cwd: repository,
    env: environment,
    encoding: 'utf8',
  }),
);

/** Runs a command of the package as `npx` does, without the network. */
async function npx(folder: string, ...args: readonly string[]) {
  const from = `--package=${join(home, packed?.filename ?? '')}`;
  const { child, ended } = spawnProcess('npx', ['--yes', from, 'aep-base-connections', ...args], {
    folder,
    environment,
  });
  child.stdin.end();
  return ended;
}

it('the package is small, has no dependencies, and contains every file to which it and its README refer', () => {
  expect(packed?.unpackedSize).toBeLessThan(6_000_000);
  const paths = packed?.files.map(({ path }) => path) ?? [];
  expect(paths.length).toBeLessThanOrEqual(60);
  const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  expect([manifest.dependencies, manifest.private]).toEqual([undefined, undefined]);
  expect(paths.map((path) => path.split('/')[0])).not.toContain('src');
  const pages = readdirSync(join(repository, 'docs')).flatMap((name) =>
    name.endsWith('.md') ? [`docs/${name}`] : [],
  );
  expect(paths).toEqual(
    expect.arrayContaining([
      'action.yml',
      'LICENSE',
      'README.md',
      'schema/connections.schema.json',
      ...pages,
    ]),
  );
});

it('npx runs init, validate, and plan with the emulator in an empty folder', async () => {
  const folder = await createWorkspace({});
  expect(await npx(folder, 'init', ...SETTINGS)).toMatchObject({ exitCode: 0 });
  expect(readdirSync(folder).sort()).toEqual(['.github', '.gitignore', 'connections.yaml']);
  expect(await npx(folder, 'validate')).toMatchObject({ exitCode: 0 });
  const { url } = await startEmulator();
  const plan = await npx(folder, 'plan', '--emulator', url);
  expect([plan.exitCode, plan.output]).toEqual([0, expect.stringMatching(/^ {2}\+ zoho {2}create /)]);
});

it('npx shows the demo in an empty folder', async () => {
  const folder = await createWorkspace({});
  const { exitCode, output } = await npx(folder, 'demo');
  expect([exitCode, output]).toEqual([0, expect.stringContaining('OK: 4 created')]);
  expect(readdirSync(folder)).toEqual([]);
});
