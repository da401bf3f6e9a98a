import { styleText } from 'node:util';
import type { Clock } from '../machine/clock.ts';
import { visible } from '../model/visible.ts';

/**
 * The machine that the command line runs on. Data goes to the standard output, everything else to the standard error.
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
  /** Aborts `cancel`. Needed while a prompt is open, because the terminal then sends Ctrl-C as a key. */
  readonly interrupt: () => void;
  /** The current folder. */
  readonly folder: string;
  /** The folder of this package, which contains `dist/`, `schema/` and `examples/`. */
  readonly home: string;
}

/** Whether a user can watch progress and answer questions. */
export function isInteractive({ input, error, environment: { CI, TERM } }: Terminal): boolean {
  return input.isTTY === true && error.isTTY === true && CI === undefined && TERM !== 'dumb';
}

const ESC = '\u001b';

/** Line breaks, and the colours of `paintFor`. */
const OWN_CONTROLS = new RegExp(`(\\n|${ESC}\\[\\d+m)`);

/**
 * Returns text without control characters, except line breaks and colours. Text from files, servers and arguments may
 * contain others.
 */
export function forTerminal(text: string): string {
  const parts = text.split(OWN_CONTROLS);
  return parts.map((part, index) => (index % 2 === 0 ? visible(part) : part)).join('');
}

/** Writes a line of data to the standard output. */
export function print({ output }: Pick<Terminal, 'output'>, line: string): void {
  output.write(`${forTerminal(line)}\n`);
}

/** Writes a line of information to the standard error. */
export function printError({ error }: Pick<Terminal, 'error'>, line: string): void {
  error.write(`${forTerminal(line)}\n`);
}

/** Returns colours by their meaning; none if the stream is not a terminal or `NO_COLOR` is set. */
export function paintFor(stream: NodeJS.WritableStream) {
  const paint = (format: Parameters<typeof styleText>[0]) => (text: string) =>
    styleText(format, text, { stream, validateStream: true });
  return {
    good: paint('green'),
    bad: paint('red'),
    warning: paint('yellow'),
    strong: paint('bold'),
    dim: paint('dim'),
  };
}

/** Moves the cursor to the start of its line and clears the line. */
const CLEAR = `\r${ESC}[K`;

/**
 * Returns a status line that shows what the run is waiting for. A library's spinner would end the process on Ctrl-C.
 */
export function statusLine(terminal: Terminal) {
  const { error: output, clock } = terminal;
  const write = (text: string) => printError(terminal, text);
  if (!isInteractive(terminal)) return { show: write, clear: () => {} };
  let timer: NodeJS.Timeout | undefined;
  const clear = () => {
    if (timer !== undefined) output.write(CLEAR);
    clearInterval(timer);
    timer = undefined;
  };
  const show = (text: string) => {
    clear();
    const since = clock.elapsed();
    const draw = () => {
      const seconds = Math.floor((clock.elapsed() - since) / 1000);
      const room = Math.max(20, (output.columns ?? 80) - 10);
      const shown = [...visible(text)].slice(0, room).join('');
      output.write(`${CLEAR}${shown}${seconds < 2 ? '' : ` (${seconds} s)`}`);
    };
    timer = setInterval(draw, 1_000).unref();
    draw();
  };
  return { show, clear };
}
