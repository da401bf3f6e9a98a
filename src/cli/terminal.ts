import type { Ports } from '../run/ports.ts';

/** What the command line needs of the machine. Standard output carries data only; all else goes to the standard error. */
export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly error: NodeJS.WriteStream;
  readonly clock: Ports['clock'];
  readonly random: Ports['random'];
  readonly fetch: Ports['fetch'];
  readonly cancel: AbortSignal;
  /** Makes `cancel` abort: a terminal that is asked something hands Ctrl-C over as a key. */
  readonly interrupt: () => void;
  /** The folder of this package, with `dist/`, `schema/` and `examples/` in it. */
  readonly home: string;
}

/** Whether somebody sits there who can be shown something that moves, and asked. */
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
