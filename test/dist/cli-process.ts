import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { onTestFinished } from 'vitest';
import { repository } from './workspace.ts';

/** The built command line. */
export const program = join(repository, 'dist/cli/index.js');

export interface Setting {
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
  readonly error: string;
}

/** A process of the built command line, and what it has printed so far. */
export interface Started {
  readonly child: ChildProcessWithoutNullStreams;
  readonly printed: () => Omit<Ended, 'exitCode'>;
  /** Resolves when the standard output or the standard error matches. */
  readonly says: (expected: RegExp) => Promise<void>;
  readonly ended: Promise<Ended>;
}

/** Starts the built command line without a terminal and only with the given environment variables. */
export function start(args: readonly string[], setting: Setting): Started {
  return spawnProcess(process.execPath, [program, ...args], setting);
}

/** Starts a command with only the given environment variables. */
export function spawnProcess(
  command: string,
  args: readonly string[],
  { folder, environment = {} }: Setting,
): Started {
  const child = spawn(command, [...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, ...environment },
  });
  return watch(child);
}

/** Runs the built command line until it exits. */
export function run(args: readonly string[], setting: Setting, input = ''): Promise<Ended> {
  const { child, ended } = start(args, setting);
  child.stdin.end(input);
  return ended;
}

/** Starts the built command line in a terminal, which shows both of its outputs. */
export function startInTerminal(
  args: readonly string[],
  { folder, environment = {} }: Setting,
  columns = 100,
): Started {
  const command = [process.execPath, program, ...args]
    .map((word) => `'${word.replaceAll("'", `'\\''`)}'`)
    .join(' ');
  const shell = `stty cols ${columns} rows 50; exec ${command}`;
  const child = spawn('script', ['--quiet', '--flush', '--return', '--command', shell, '/dev/null'], {
    cwd: folder,
    env: {
      PATH: [dirname(process.execPath), process.env['PATH']].join(':'),
      HOME: folder,
      SHELL: '/bin/sh',
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
      ...environment,
    },
  });
  return watch(child);
}

function watch(child: ChildProcessWithoutNullStreams): Started {
  onTestFinished(() => void child.kill('SIGKILL'));
  const text = { output: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text.output += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    text.error += chunk;
  });
  child.stdin.on('error', () => {});
  const printed = () => ({ ...text });
  const ended = once(child, 'close').then(([exitCode]): Ended => ({ exitCode, ...text }));
  let from = 0;
  const says = async (expected: RegExp) => {
    for (;;) {
      const fresh = stripVTControlCharacters(`${text.output}${text.error}`.slice(from));
      if (expected.test(fresh)) break;
      if (child.exitCode !== null) throw new Error(`It ended early:\n${text.output}${text.error}`);
      await sleep(10);
    }
    from = text.output.length + text.error.length;
  };
  return { child, printed, says, ended };
}
