import type { Clock } from '../machine/clock.ts';

/**
 * The machine as the command line sees it. The standard output carries only data; everything else goes to the
 * standard error.
 */
export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly error: NodeJS.WriteStream;
  readonly clock: Clock;
  readonly random: () => number;
  readonly fetch: typeof globalThis.fetch;
  readonly cancel: AbortSignal;
  /** Makes `cancel` abort. Needed while a prompt is open, since the terminal then sends Ctrl-C as a key. */
  readonly interrupt: () => void;
  /** The folder of this package, with `dist/`, `schema/` and `examples/` in it. */
  readonly home: string;
}

/** Whether a person can watch progress and answer questions. */
export function isInteractive({ input, error, environment }: Terminal): boolean {
  return (
    input.isTTY === true &&
    error.isTTY === true &&
    environment['CI'] === undefined &&
    environment['TERM'] !== 'dumb'
  );
}

/** Writes a line of data to the standard output. */
export function print({ output }: Terminal, line: string): void {
  output.write(`${line}\n`);
}

/** Writes a line for people to the standard error. */
export function printError({ error }: Terminal, line: string): void {
  error.write(`${line}\n`);
}
