import type { Message } from '../model/message.ts';
import { type Problem, type ProblemCode, ProblemError } from '../model/problem.ts';
import { visible } from '../model/visible.ts';
import { cliText, printJson } from './problem-text.ts';
import { paintFor, print, type Terminal } from './terminal.ts';

/** What one check came to. `unknown`: it cannot be found out; `skipped`: an earlier one makes it pointless. */
export interface Check {
  readonly check:
    | 'version'
    | 'proxy'
    | 'credential'
    | 'token'
    | 'organization'
    | 'sandboxes'
    | 'view'
    | 'sources'
    | 'manage';
  readonly status: 'ok' | 'wrong' | 'unknown' | 'skipped';
  readonly message: Message;
  readonly fix?: Message | undefined;
  readonly code?: ProblemCode | undefined;
}

/** Runs a check and adds its result: the words for what it found, or the ProblemError that it threw. Returns what it found. */
export async function attempt<T>(
  check: Check['check'],
  add: (check: Check) => void,
  look: () => Promise<T>,
  words: (found: T) => Message,
): Promise<T | undefined> {
  try {
    const found = await look();
    add({ check, status: 'ok', message: words(found) });
    return found;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    for (const problem of error.problems) add(wrong(check, problem));
    return undefined;
  }
}

/** Returns the check that found a problem. */
export function wrong(check: Check['check'], { code: problem, message, fix }: Problem): Check {
  return { check, status: 'wrong', message, fix, code: problem };
}

/** Characters of the longest check and of the longest status. */
const WIDTH = 'organization'.length;
const STATUS_WIDTH = 'unknown'.length;

/** Prints a check on a line, and what to do on another. */
export function printCheck({ check, status, message, fix }: Check, terminal: Terminal): void {
  const { good, bad, warning, dim } = paintFor(terminal.output);
  const paint = { ok: good, wrong: bad, unknown: warning, skipped: dim }[status];
  print(
    terminal,
    `${paint(status.padEnd(STATUS_WIDTH))}  ${check.padEnd(WIDTH)}  ${visible(cliText(message))}`,
  );
  if (fix === undefined) return;
  print(terminal, `${' '.repeat(STATUS_WIDTH + WIDTH + 4)}${dim('help:')} ${visible(cliText(fix))}`);
}

/** Prints all checks as data. */
export function printJsonOfChecks(checks: readonly Check[], exitCode: number, terminal: Terminal): void {
  const asJson = checks.map(({ message, fix, ...check }) => ({
    ...check,
    message: cliText(message),
    fix: fix && cliText(fix),
  }));
  printJson('doctor', { exitCode, checks: asJson, problems: [] }, terminal);
}
