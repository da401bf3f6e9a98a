import { textOf } from '../model/message.ts';
import type { Problem, ProblemCode } from '../model/problem.ts';

/** At one place, the first of these is the reason for the others. */
const ABOUT_VALUES: ReadonlySet<ProblemCode> = new Set([
  'literal-secret',
  'reference-misplaced',
  'host-refused',
  'data-centre-mismatch',
  'value-invalid',
]);

/** Leaves out what says in other words what an earlier problem says of the same place. */
export function dedupe(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, message, location, severity }) => {
    const kind =
      severity ?? (ABOUT_VALUES.has(code) ? 'value' : code === 'key-missing' ? textOf(message) : code);
    const what = JSON.stringify([location?.line, location?.column, kind]);
    if (seen.has(what)) return false;
    seen.add(what);
    return true;
  });
}
