import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { asLines, fiveEntries, fiveSecrets } from '../five-entries.ts';
import { createWorkspace, inputsFor, repository, startEmulator } from './workspace.ts';

/** What takes long to evaluate, by text that stands in it and nowhere else. */
const UNDICI = { undici: 'class EnvHttpProxyAgent' };
const IN_ACTION = { ...UNDICI, Octokit: 'class Octokit' };
const IN_CLI = { ...UNDICI, hono: 'var Hono = class' };

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly ranges: readonly {
        readonly startOffset: number;
        readonly endOffset: number;
        readonly count: number;
      }[];
    }[];
  }[];
}

/** Runs a built program and returns which of the heavy modules it evaluated, by what V8 counted in each piece of it. */
async function evaluatedBy(
  heavy: Readonly<Record<string, string>>,
  bundle: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'start-up-'));
  try {
    const workspace = await createWorkspace({ 'connections.yaml': fiveEntries });
    for (const name of ['output', 'summary']) await writeFile(join(folder, name), '');
    const child = spawn(process.execPath, [join(repository, bundle), ...args], {
      cwd: workspace,
      env: {
        PATH: process.env['PATH'],
        NODE_V8_COVERAGE: join(folder, 'coverage'),
        GITHUB_WORKSPACE: workspace,
        GITHUB_OUTPUT: join(folder, 'output'),
        GITHUB_STEP_SUMMARY: join(folder, 'summary'),
        ...environment,
      },
    });
    const [exitCode] = await once(child, 'close');
    expect(exitCode).toBe(0);
    const [file = ''] = await readdir(join(folder, 'coverage'));
    const coverage: Coverage = JSON.parse(await readFile(join(folder, 'coverage', file), 'utf8'));
    const pieces = await piecesOf(dirname(join(repository, bundle)));
    return Object.entries(heavy)
      .filter(([, marker]) => {
        const [piece, ...others] = pieces.filter(({ text }) => text.includes(marker));
        if (piece === undefined || others.length > 0) throw new Error(`${marker} is not there once`);
        const at = piece.text.indexOf(marker);
        const around = coverage.result
          .filter(({ url }) => url === piece.url)
          .flatMap(({ functions }) => functions)
          .flatMap(({ ranges }) => ranges)
          .filter(({ startOffset, endOffset }) => startOffset <= at && at < endOffset)
          .sort((a, b) => a.endOffset - a.startOffset - (b.endOffset - b.startOffset));
        return (around[0]?.count ?? 0) > 0;
      })
      .map(([name]) => name);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function piecesOf(folder: string) {
  const files = (await readdir(folder))
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(folder, name));
  return Promise.all(
    files.map(async (file) => ({ url: pathToFileURL(file).href, text: await readFile(file, 'utf8') })),
  );
}

function inAction(
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return evaluatedBy(IN_ACTION, 'dist/index.js', [], { ...environment, ...Object.fromEntries(variables) });
}

it('a run that sends nothing evaluates no HTTP client', async () => {
  expect(await inAction({ mode: 'validate', secrets: asLines(fiveSecrets) })).toEqual([]);
});

it('a run without a proxy and without a pull request evaluates none either: Node has its own `fetch`', async () => {
  const emulator = await startEmulator();
  expect(await inAction({ ...inputsFor(emulator.url), secrets: asLines(fiveSecrets) })).toEqual([]);
});

it('what every run reads holds neither: to parse them takes as long as to check a file', async () => {
  const { size } = await stat(join(repository, 'dist/index.js'));
  expect(size).toBeLessThan(840_000);
  const text = await readFile(join(repository, 'dist/index.js'), 'utf8');
  for (const marker of Object.values(IN_ACTION)) expect(text).not.toContain(marker);
});

it('would find one: where the environment names a proxy, undici is there', async () => {
  const emulator = await startEmulator();
  const inputs = { ...inputsFor(emulator.url), mode: 'plan' };
  expect(await inAction(inputs, { HTTPS_PROXY: 'http://127.0.0.1:9' })).toEqual(['undici']);
});

it('at the desk, a check of a file evaluates neither an HTTP client nor the emulator', async () => {
  expect(await evaluatedBy(IN_CLI, 'dist/cli/index.js', ['validate'], {})).toEqual([]);
  expect(await evaluatedBy(IN_CLI, 'dist/cli/index.js', ['demo', '--help'], {})).toEqual([]);
});
