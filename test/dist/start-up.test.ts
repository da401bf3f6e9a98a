import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { asLines, fiveEntries, fiveSecrets } from '../five-entries.ts';
import { createWorkspace, inputsFor, repository, startEmulator } from './workspace.ts';

/** What takes long to evaluate, by text that stands in it and nowhere else. */
const HEAVY = {
  undici: 'class EnvHttpProxyAgent',
  Octokit: 'class Octokit',
} as const;

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

/** Runs the built action and returns which of the heavy modules it evaluated, by what V8 counted. */
async function evaluatedBy(
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'start-up-'));
  try {
    const workspace = await createWorkspace({ 'connections.yaml': fiveEntries });
    for (const name of ['output', 'summary']) await writeFile(join(folder, name), '');
    const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
    const child = spawn(process.execPath, [join(repository, 'dist/index.js')], {
      env: {
        PATH: process.env['PATH'],
        NODE_V8_COVERAGE: join(folder, 'coverage'),
        GITHUB_WORKSPACE: workspace,
        GITHUB_OUTPUT: join(folder, 'output'),
        GITHUB_STEP_SUMMARY: join(folder, 'summary'),
        ...environment,
        ...Object.fromEntries(variables),
      },
    });
    const [exitCode] = await once(child, 'close');
    expect(exitCode).toBe(0);
    const [file = ''] = await readdir(join(folder, 'coverage'));
    const coverage: Coverage = JSON.parse(await readFile(join(folder, 'coverage', file), 'utf8'));
    const text = await readFile(join(repository, 'dist/index.js'), 'utf8');
    const functions = coverage.result.find(({ url }) => url.endsWith('/dist/index.js'))?.functions ?? [];
    return Object.entries(HEAVY)
      .filter(([, marker]) => {
        const at = text.indexOf(marker);
        expect(at).toBeGreaterThan(0);
        const around = functions
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

it('a run that sends nothing evaluates no HTTP client', async () => {
  expect(await evaluatedBy({ mode: 'validate', secrets: asLines(fiveSecrets) })).toEqual([]);
});

it('a run without a proxy and without a pull request evaluates none either: Node has its own `fetch`', async () => {
  const emulator = await startEmulator();
  expect(await evaluatedBy({ ...inputsFor(emulator.url), secrets: asLines(fiveSecrets) })).toEqual([]);
});

it('would find one: where the environment names a proxy, undici is there', async () => {
  const emulator = await startEmulator();
  const inputs = { ...inputsFor(emulator.url), mode: 'plan' };
  expect(await evaluatedBy(inputs, { HTTPS_PROXY: 'http://127.0.0.1:9' })).toEqual(['undici']);
});
