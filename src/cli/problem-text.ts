import type { Problem } from '../problem.ts';
import { visible } from '../report/escape.ts';
import { atTheDesk } from './at-the-desk.ts';
import type { CodeFrames } from './code-frame.ts';
import type { Paint } from './paint.ts';

/**
 * Returns a problem as compilers print one: where, what, the line with a caret, and what to do. `frames` show the file
 * that the problem is about, where it is at hand.
 */
export function compilerText(
  problem: Problem,
  frames: CodeFrames | undefined,
  paint: Paint,
): readonly string[] {
  const { place, entry, code, severity = 'error' } = problem;
  const where = place === undefined ? '' : `${place.file}:${place.line}:${place.column}: `;
  const label = severity === 'error' ? paint.bad(`error[${code}]`) : paint.odd(`warning[${code}]`);
  const whose = entry === undefined ? '' : `${entry}: `;
  const frame = place === undefined ? [] : (frames?.at(place) ?? []);
  const fix = problem.fix === undefined ? [] : [`  ${paint.dim('help:')} ${visible(atTheDesk(problem.fix))}`];
  return [
    `${paint.strong(visible(where))}${label}: ${visible(whose)}${visible(atTheDesk(problem.message))}`,
    ...frame.map((line) => paint.dim(line)),
    ...fix,
  ];
}
