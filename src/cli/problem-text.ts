import { type Problem, problemsIn } from '../model/problem.ts';
import { visible } from '../report/escape.ts';
import type { CodeFrames } from './code-frame.ts';
import { type Paint, paintFor } from './colors.ts';
import { exitCodeOfProblems } from './exit-code.ts';
import { cliText } from './surface.ts';
import { printError, type Terminal } from './terminal.ts';

/**
 * Returns a problem as compilers print one: where, what, the line with a caret, and what to do. `frames` show
 * the file that the problem is about, where it is at hand.
 */
export function compilerText(
  problem: Problem,
  frames: CodeFrames | undefined,
  paint: Paint,
): readonly string[] {
  const { location, entry, code, message, fix, severity = 'error' } = problem;
  const where = location === undefined ? '' : `${location.file}:${location.line}:${location.column}: `;
  const label = severity === 'error' ? paint.bad(`error[${code}]`) : paint.warning(`warning[${code}]`);
  const whose = entry === undefined ? '' : `${entry}: `;
  const frame = location === undefined ? [] : (frames?.at(location) ?? []);
  const help = fix === undefined ? [] : [`  ${paint.dim('help:')} ${visible(cliText(fix))}`];
  return [
    `${paint.strong(visible(where))}${label}: ${visible(whose)}${visible(cliText(message))}`,
    ...frame.map((line) => paint.dim(line)),
    ...help,
  ];
}

/** Tells of problems that are about no line at hand. */
export function printProblems(problems: readonly Problem[], terminal: Terminal): void {
  const paint = paintFor(terminal.error);
  for (const problem of problems)
    for (const line of compilerText(problem, undefined, paint)) printError(terminal, line);
}

/** Tells why a command came to nothing. Returns the exit code; `otherwise` when the problems don't say. */
export function printFailure(error: unknown, terminal: Terminal, otherwise?: number): number {
  const problems = problemsIn(error);
  printProblems(problems, terminal);
  return exitCodeOfProblems(problems, otherwise);
}
