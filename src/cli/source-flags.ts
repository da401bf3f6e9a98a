import { code, msg } from '../model/message.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import { nearest } from '../model/spelling.ts';
import { authKeys } from '../source/auth-specs.ts';
import { findSource, sourceMeant, sources } from '../source/catalogue.ts';

/** Returns the source that `--source` names. Throws a ProblemError when there is none. */
export function sourceNamed(name: string): Source {
  const source = findSource(name);
  if (source !== undefined) return source;
  const near = sourceMeant(name) ?? nearest(name, [...sources.keys()]);
  throw new ProblemError({
    code: 'input-invalid',
    message: msg`${code('--source')} is not the name of a source`,
    fix: near === undefined ? msg`${code('sources')} lists them` : msg`did you mean ${code(near)}?`,
  });
}

/** Refuses values of keys that the source does not have, and secrets: a command line is kept and shown. */
export function checkValues(source: Source, values: Readonly<Record<string, string>>): void {
  const known = authKeys(source);
  const problems = Object.keys(values).flatMap((name): Problem | [] => {
    const isSecret = Object.values(source.auth).some((parameters) => parameters[name]?.secret);
    if (known.includes(name) && !isSecret) return [];
    const near = nearest(name, known);
    const otherwise = msg`the keys are ${known.join(', ')}`;
    return isSecret
      ? {
          code: 'literal-secret',
          message: msg`${code('--set')} gives ${code(name)}, which is a secret`,
          fix: msg`leave it out: the file refers to the secret by its name; treat the value as leaked`,
        }
      : {
          code: 'input-invalid',
          message: msg`${code('--set')} names a key that ${source.title} does not have`,
          fix: near === undefined ? otherwise : msg`did you mean ${code(near)}?`,
        };
  });
  if (problems.length > 0) throw new ProblemError(problems);
}
