import type { Message } from '../model/message.ts';
import { type ProblemCode, ProblemError } from '../model/problem.ts';
import { cleanText, lineOf, printJson } from './problem-text.ts';
import { paintFor, print, type Terminal } from './terminal.ts';

/**
 * The result of one check. `unknown`: no request can show it. `skipped`: it depends on an earlier check that failed.
 */
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

/** What a check found. */
export type Finding = Omit<Check, 'check'>;

/** Takes the result of a check. */
export type Add = (check: Check) => void;

/** The finding that all is well. */
export const ok = (message: Message): Finding => ({ status: 'ok', message });

/**
 * Runs a check and adds its result: what `judge` says of the value found, or the ProblemError that it threw. Returns the
 * value.
 */
export async function attempt<T>(
  check: Check['check'],
  add: Add,
  look: () => Promise<T>,
  judge: (found: T) => Finding,
): Promise<T | undefined> {
  try {
    const found = await look();
    add({ check, ...judge(found) });
    return found;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    for (const { code, message, fix } of error.problems) add({ check, status: 'wrong', message, fix, code });
    return undefined;
  }
}

/** The lengths of the longest check and of the longest status. */
const WIDTH = 'organization'.length;
const STATUS_WIDTH = 'unknown'.length;

/** Prints a check on one line, and its fix on another. */
export function printCheck({ check, status, message, fix }: Check, terminal: Terminal): void {
  const { good, bad, warning, dim } = paintFor(terminal.output);
  const paint = { ok: good, wrong: bad, unknown: warning, skipped: dim }[status];
  print(
    terminal,
    `${paint(status.padEnd(STATUS_WIDTH))}  ${check.padEnd(WIDTH)}  ${lineOf(message, terminal)}`,
  );
  if (fix === undefined) return;
  print(terminal, `${' '.repeat(STATUS_WIDTH + WIDTH + 4)}${dim('help:')} ${lineOf(fix, terminal)}`);
}

/** Prints all checks as JSON. */
export function printJsonOfChecks(checks: readonly Check[], exitCode: number, terminal: Terminal): void {
  const asJson = checks.map(({ message, fix, ...check }) => ({
    ...check,
    message: cleanText(message, terminal),
    fix: fix && cleanText(fix, terminal),
  }));
  printJson('doctor', { exitCode, checks: asJson, problems: [] }, terminal);
}
