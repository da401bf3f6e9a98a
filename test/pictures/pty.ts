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

/** What is typed, and what is waited for first: some output since the last time, without its colours and movements. */
export interface Typed {
  readonly after: RegExp;
  readonly keys: string;
}

export interface Session {
  readonly columns: number;
  readonly rows: number;
  /** Where it takes place; the program's command is put into a folder there. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly typed: readonly Typed[];
}

/** Has `bash` run in a terminal with the program on its path, types, and returns all that came to the screen. */
export async function runInTerminal({ columns, rows, folder, environment, typed }: Session): Promise<string> {
  const commands = join(folder, '.commands');
  await mkdir(commands);
  await symlink(join(repository, 'dist/cli/index.js'), join(commands, 'aep-base-connections'));
  const shell = `stty cols ${columns} rows ${rows} && exec bash --noprofile --norc -i`;
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
  let from = 0;
  for (const { after, keys } of typed) {
    while (!after.test(stripVTControlCharacters(output.slice(from)))) {
      if (child.exitCode !== null) throw new Error(`The session ended early:\n${output}`);
      await sleep(20);
    }
    from = output.length;
    child.stdin.write(keys);
  }
  await once(child, 'close');
  return output;
}
