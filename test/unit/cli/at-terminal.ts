import { PassThrough, Readable, Writable } from 'node:stream';
import { runProgram } from '../../../src/cli/program.ts';
import { openTerminal } from '../../../src/cli/terminal.ts';
import { repository } from '../../dist/workspace.ts';
import type { Emulator } from '../../emulator/emulator.ts';
import { VirtualClock } from '../../emulator/virtual-clock.ts';
import { fetchOf } from '../http/emulated-fetch.ts';

/**
 * The URL of the emulator in these tests. Nothing listens there, because requests go to it without a
 * socket.
 */
export const EMULATOR = ['--emulator', 'http://127.0.0.1:1'] as const;

export interface AtDesk {
  readonly exitCode: number;
  /** The texts on standard output and standard error. */
  readonly output: string;
  readonly error: string;
}

export interface Surroundings {
  readonly emulator?: Pick<Emulator, 'fetch'>;
  /** The network, if there is no emulator. */
  readonly fetch?: typeof globalThis.fetch;
  readonly environment?: Readonly<Record<string, string>>;
  /** The text on standard input. By default it is empty. With `'silence'`, there is no text and no end. */
  readonly input?: string;
  readonly cancel?: AbortSignal;
  /** The current folder and the folder of the package. */
  readonly folder?: string;
  readonly home?: string;
}

/** Runs the command line in this process, without an interactive terminal. */
export async function runCli(args: readonly string[], surroundings: Surroundings = {}): Promise<AtDesk> {
  const { terminal, output, error } = terminalOf(surroundings);
  const exitCode = await runProgram(args, '0.0.0', terminal);
  return { exitCode, output: output(), error: error() };
}

/** Returns a non-interactive terminal and the texts on its standard output and standard error. */
export function terminalOf(surroundings: Surroundings) {
  const { emulator, environment = {}, input = '', cancel = new AbortController().signal } = surroundings;
  const { folder = process.cwd(), home = repository } = surroundings;
  const unreachable = () => Promise.reject(new Error('nothing is to be sent'));
  const { fetch = emulator === undefined ? unreachable : fetchOf(emulator) } = surroundings;
  const [output, error] = [collector(), collector()];
  const terminal = openTerminal({
    environment,
    input: (input === 'silence' ? new PassThrough() : Readable.from([input])) as NodeJS.ReadStream,
    output: output.stream,
    error: error.stream,
    clock: new VirtualClock({ autoAdvance: true, start: Date.now() }),
    random: Math.random,
    fetch,
    cancel,
    interrupt: () => {},
    home,
    folder,
  });
  return { terminal, output: output.text, error: error.text };
}

function collector(): { readonly stream: NodeJS.WriteStream; readonly text: () => string } {
  let text = '';
  const stream = new Writable({
    write: (chunk, _, done) => {
      text += String(chunk);
      done();
    },
  });
  return { stream: stream as NodeJS.WriteStream, text: () => text };
}
