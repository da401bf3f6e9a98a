import { styleText } from 'node:util';
import { type Door, doorOf } from '../http/result.ts';
import type { Clock } from '../machine/clock.ts';
import { visible } from '../model/visible.ts';
import { createRedactor, redactAll } from '../secrets/redactor.ts';
import { addedSecrets } from '../source/catalogue.ts';

/**
 * The machine that the command line runs on. Data goes to the standard output, everything else to the standard error.
 */
export interface Machine {
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

/**
 * The machine as commands see it: nothing that they print, and no error that they read, shows a hidden secret. Prompts
 * and files are not cleaned, so what they show must be.
 */
export interface Terminal extends Machine {
  /** From now on, hides `secret`. */
  readonly hide: (secret: string) => void;
  /** From now on, an answer that contains a part of `text` does not hide that part. */
  readonly publish: (text: string) => void;
  /** Hides the secrets of every answer, and cleans its error. */
  readonly door: Door;
  /**
   * Returns text, or data with texts, without the secrets. What is printed is cleaned anyway, but too late for text that
   * was cut or joined before: half a secret is not recognized.
   */
  readonly clean: <T>(data: T) => T;
  /** Returns a server's text without the secrets and without words that contain a piece of one. */
  readonly cleanForeign: (text: string) => string;
}

/** Returns a terminal that has nothing to hide yet. */
export function openTerminal(machine: Machine): Terminal {
  const redactor = createRedactor();
  const { add: hide, learn, publish, redactForeign: cleanForeign } = redactor;
  const door = doorOf(learn, cleanForeign, addedSecrets);
  return { ...machine, hide, publish, door, clean: (data) => redactAll(data, redactor), cleanForeign };
}

/** Whether a user can watch progress and answer questions. */
export function isInteractive({ input, error, environment: { CI, TERM } }: Machine): boolean {
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

/** Writes a line, by default of data to the standard output. A secret may be spread over several texts of the line. */
export function print(terminal: Terminal, line: string, to: 'output' | 'error' = 'output'): void {
  terminal[to].write(`${forTerminal(terminal.clean(line))}\n`);
}

/** Writes a line of information to the standard error. */
export function printError(terminal: Terminal, line: string): void {
  print(terminal, line, 'error');
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
    const characters = [...visible(terminal.clean(text))];
    const since = clock.elapsed();
    const draw = () => {
      const seconds = Math.floor((clock.elapsed() - since) / 1000);
      const room = Math.max(20, (output.columns ?? 80) - 10);
      const shown = characters.slice(0, room).join('');
      output.write(`${CLEAR}${shown}${seconds < 2 ? '' : ` (${seconds} s)`}`);
    };
    timer = setInterval(draw, 1_000).unref();
    draw();
  };
  return { show, clear };
}
