import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { onTestFinished } from 'vitest';
import { repository } from '../dist/workspace.ts';

/** Whether this machine has what a session takes: `script` as Linux has it, which gives a process a terminal. */
export const hasTerminal =
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') === true &&
  spawnSync('bash', ['--version']).status === 0;

/** Milliseconds: less than a test may take, so that what is on the screen by then is told. */
const LONGEST = 25_000;

/** What is typed, and what is waited for first: some output since the last time, without its colours and movements. */
export interface Typed {
  readonly after: RegExp;
  readonly keys: string;
}

export interface Session {
  readonly columns: number;
  /** Where it takes place; the program's command is put into a folder there. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly typed: readonly Typed[];
}

/**
 * Has `bash` run in a terminal with the program on its path, types, and returns all that came to the screen, colours and
 * movements included, until the prompt is there again. Nothing scrolls: there are more rows than lines.
 */
export async function runInTerminal({ columns, folder, environment, typed }: Session): Promise<string> {
  const commands = join(folder, '.commands');
  await mkdir(commands);
  await symlink(join(repository, 'dist/cli/index.js'), join(commands, 'aep-base-connections'));
  const shell = `stty cols ${columns} rows 100 && exec bash --noprofile --norc -i`;
  const child = spawn('script', ['--quiet', '--flush', '--command', shell, '/dev/null'], {
    cwd: folder,
    env: {
      PATH: [commands, dirname(process.execPath), process.env['PATH']].join(':'),
      HOME: folder,
      SHELL: '/bin/sh',
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
      PS1: '$ ',
      ...environment,
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  const deadline = Date.now() + LONGEST;
  let from = 0;
  const seen = async (expected: RegExp) => {
    while (!expected.test(stripVTControlCharacters(output.slice(from)))) {
      if (child.exitCode !== null || Date.now() > deadline)
        throw new Error(`The screen never showed ${expected}:\n${output}`);
      await sleep(20);
    }
    from = output.length;
  };
  for (const { after, keys } of typed) {
    await seen(after);
    child.stdin.write(keys);
  }
  await seen(/\n\$ $/);
  const shown = output.replace(/\$ $/, '');
  child.stdin.end();
  await once(child, 'close');
  return shown;
}
