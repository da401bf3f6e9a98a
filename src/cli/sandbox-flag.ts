import { ProblemError } from '../model/problem.ts';
import { sandboxName } from '../options/parsers.ts';

/** Throws a ProblemError unless all of them can be names of sandboxes. */
export function requireSandboxNames(names: readonly string[]): void {
  for (const parsed of names.map(sandboxName)) {
    if ('value' in parsed) continue;
    throw new ProblemError({ code: 'input-invalid', ...parsed, message: `\`--sandbox\` ${parsed.message}` });
  }
}
