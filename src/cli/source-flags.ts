import { code, msg, value } from '../model/message.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import { nearest } from '../model/spelling.ts';
import { findSource, sourceMeant, sources } from '../source/catalogue.ts';

/** Returns the source with that name. Throws a ProblemError if there is none. */
export function sourceNamed(name: string): Source {
  const source = findSource(name);
  if (source !== undefined) return source;
  const near = sourceMeant(name) ?? nearest(name, [...sources.keys()]);
  throw new ProblemError({
    code: 'input-invalid',
    message: msg`${value(name)} is not the name of a source`,
    fix: near === undefined ? msg`${code('sources')} lists them` : msg`did you mean ${code(near)}?`,
  });
}

/** Refuses secrets as values, because command lines are visible and kept in the shell's history. */
export function refuseSecrets(source: Source, values: Readonly<Record<string, string>>): void {
  const problems = Object.keys(values)
    .filter((name) => Object.values(source.auth).some((parameters) => parameters[name]?.secret))
    .map(
      (name): Problem => ({
        code: 'literal-secret',
        message: msg`${code('--set')} contains ${code(name)}, which is a secret`,
        fix: msg`leave it out: the file refers to the secret by its name; treat the value as leaked`,
      }),
    );
  if (problems.length > 0) throw new ProblemError(problems);
}
