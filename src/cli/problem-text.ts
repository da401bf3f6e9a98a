import { type Problem, problemsIn } from '../problem.ts';
import { visible } from '../report/escape.ts';
import { inDeskWords } from './at-the-desk.ts';
import type { CodeFrames } from './code-frame.ts';
import { type Desk, tell } from './desk.ts';
import { exitCodeOfProblems } from './exit-code.ts';
import { type Paint, paintFor } from './paint.ts';

/**
 * Returns a problem as compilers print one: where, what, the line with a caret, and what to do. `frames` show the file
 * that the problem is about, where it is at hand.
 */
export function compilerText(
  problem: Problem,
  frames: CodeFrames | undefined,
  paint: Paint,
): readonly string[] {
  const { place, entry, code, message, fix, severity = 'error' } = inDeskWords(problem);
  const where = place === undefined ? '' : `${place.file}:${place.line}:${place.column}: `;
  const label = severity === 'error' ? paint.bad(`error[${code}]`) : paint.odd(`warning[${code}]`);
  const whose = entry === undefined ? '' : `${entry}: `;
  const frame = place === undefined ? [] : (frames?.at(place) ?? []);
  const help = fix === undefined ? [] : [`  ${paint.dim('help:')} ${visible(fix)}`];
  return [
    `${paint.strong(visible(where))}${label}: ${visible(whose)}${visible(message)}`,
    ...frame.map((line) => paint.dim(line)),
    ...help,
  ];
}

/** Tells of problems that are about no line at hand. */
export function tellProblems(problems: readonly Problem[], desk: Desk): void {
  const paint = paintFor(desk.error);
  for (const problem of problems)
    for (const line of compilerText(problem, undefined, paint)) tell(desk, line);
}

/** Tells why a command came to nothing. Returns the exit code; `otherwise` when the problems don't say. */
export function tellFailure(error: unknown, desk: Desk, otherwise?: number): number {
  const problems = problemsIn(error);
  tellProblems(problems, desk);
  return exitCodeOfProblems(problems, otherwise);
}
