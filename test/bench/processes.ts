import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEMO_ADOBE_CLIENT } from '../emulator/emulator.ts';
import type { Bench } from './figure.ts';
import { asLines, SECRETS } from './many-connections.ts';

/** A process that has ended. */
interface Ended {
  /** From before it was started until it was gone. */
  readonly milliseconds: number;
  readonly output: string;
}

/** What a process took of the machine. */
export interface Usage {
  /** Of all its threads, in user and system mode. */
  readonly cpuMilliseconds: number;
  /** The most memory that it held. */
  readonly megabytes: number;
}

type Variables = Readonly<Record<string, string>>;

/** Runs a program to its end. Rejects, with what it printed, when it does not end well. */
export async function runToEnd(
  command: string,
  args: readonly string[],
  environment: Variables = {},
): Promise<Ended> {
  const env = { PATH: process.env['PATH'], ...environment };
  const begun = performance.now();
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const exitCode = await new Promise<number | null>((done, failed) => {
    child.on('error', failed).on('close', done);
  });
  const milliseconds = performance.now() - begun;
  if (exitCode !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${exitCode}:\n${output}`);
  return { milliseconds, output };
}

/**
 * Runs the built action on `connections.yaml` in the folder of the bench, as GitHub's runner does, in a process of its
 * own. `inputs` are by the names of `action.yml`.
 */
export async function runAction(
  { repository, folder }: Bench,
  inputs: Variables,
  environment: Variables = {},
): Promise<Ended> {
  const [output, summary] = [join(folder, 'output'), join(folder, 'summary')];
  await Promise.all([writeFile(output, ''), writeFile(summary, '')]);
  const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return runToEnd(process.execPath, [join(repository, 'dist/index.js')], {
    GITHUB_WORKSPACE: folder,
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    ...Object.fromEntries(variables),
    ...environment,
  });
}

/** The inputs with which the built action works against an emulator. */
export function inputsFor(url: string): Variables {
  return {
    'adobe-client-id': DEMO_ADOBE_CLIENT.clientId,
    'adobe-client-secret': DEMO_ADOBE_CLIENT.clientSecret,
    'adobe-org-id': DEMO_ADOBE_CLIENT.orgId,
    'platform-url': url,
    'ims-url': url,
    'zoho-accounts-url': url,
    secrets: asLines(SECRETS),
  };
}

/** Runs a process of Node by `run`, which hands it these variables, and returns what it took. */
export async function usageOf(
  { folder }: Bench,
  run: (environment: Variables) => Promise<unknown>,
): Promise<Usage> {
  const file = join(folder, 'usage.json');
  await run({
    NODE_OPTIONS: `--import=${new URL('note-usage.js', import.meta.url).href}`,
    USAGE_FILE: file,
  });
  return JSON.parse(await readFile(file, 'utf8'));
}
