import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ActionRun {
  readonly exitCode: number | null;
  readonly log: string;
  readonly summary: string;
  readonly outputs: ReadonlyMap<string, string>;
  /** The output file as it was written. */
  readonly outputFile: string;
}

export interface Invocation {
  /** The folder that holds `dist/index.js`. */
  readonly repository: string;
  /** The folder that a workflow would have checked out. */
  readonly workspace: string;
  /** By the names of `action.yml`. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Further environment variables. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Handed the running process, to send it signals. */
  readonly started?: (kill: (signal: NodeJS.Signals) => void) => void;
}

/**
 * Runs the built action as GitHub's runner does, in a process of its own, and returns what it left behind.
 */
export async function runBuiltAction(invocation: Invocation): Promise<ActionRun> {
  const { repository, workspace, inputs, environment = {}, started } = invocation;
  const folder = await mkdtemp(join(tmpdir(), 'aep-base-connections-'));
  try {
    const outputFile = join(folder, 'output');
    const summaryFile = join(folder, 'summary');
    await Promise.all([writeFile(outputFile, ''), writeFile(summaryFile, '')]);
    const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
    const child = spawn(process.execPath, [join(repository, 'dist/index.js')], {
      env: {
        PATH: process.env['PATH'],
        GITHUB_WORKSPACE: workspace,
        GITHUB_OUTPUT: outputFile,
        GITHUB_STEP_SUMMARY: summaryFile,
        ...environment,
        ...Object.fromEntries(variables),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    started?.((signal) => child.kill(signal));
    let log = '';
    const collect = (chunk: string) => {
      log += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    const exitCode = await new Promise<number | null>((done, failed) => {
      child.on('error', failed).on('close', done);
    });
    const written = await readFile(outputFile, 'utf8');
    const summary = await readFile(summaryFile, 'utf8');
    return {
      exitCode,
      log: withPlainEnds(log),
      summary,
      outputs: parseOutputs(written),
      outputFile: written,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The lines of GitHub's toolkit end as those of the system do. */
function withPlainEnds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** Reads a file of step outputs: `name<<delimiter`, the value, the delimiter. */
export function parseOutputs(text: string): ReadonlyMap<string, string> {
  const outputs = withPlainEnds(text).matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n\2$/gm);
  return new Map([...outputs].map(([, name = '', , value = '']) => [name, value]));
}

/** Returns a log without the commands that mask: the runner takes them out, and nobody gets to see them. */
export function withoutMasks(log: string): string {
  return log.replaceAll(/^::add-mask::.*\n/gm, '');
}

/** Returns a log as people see it unless they ask for debug messages. */
export function asShown(log: string): string {
  return withoutMasks(log).replaceAll(/^::debug::.*\n/gm, '');
}
