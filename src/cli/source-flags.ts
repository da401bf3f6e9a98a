import { code, msg, value } from '../model/message.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import type { Preset, Source } from '../model/source.ts';
import { nearest } from '../model/spelling.ts';
import { authKeys } from '../source/auth-specs.ts';
import { findSource, sourceMeant, sources } from '../source/catalogue.ts';
import { rowMeant } from '../source/presets.ts';

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

/**
 * Refuses unknown keys, values that match no row of a preset, and secrets, because command lines are visible and kept
 * in the shell's history.
 */
export function checkValues(source: Source, values: Readonly<Record<string, string>>): void {
  const known = authKeys(source);
  const problems = Object.entries(values).flatMap(([name, value]): Problem | [] => {
    const isSecret = Object.values(source.auth).some((parameters) => parameters[name]?.secret);
    if (known.includes(name) && !isSecret) return wrongRow(source.preset, name, value) ?? [];
    const near = nearest(name, known);
    const otherwise = msg`the keys are ${known.join(', ')}`;
    return isSecret
      ? {
          code: 'literal-secret',
          message: msg`${code('--set')} contains ${code(name)}, which is a secret`,
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

function wrongRow(preset: Preset | undefined, name: string, value: string): Problem | undefined {
  if (name !== preset?.name || Object.hasOwn(preset.rows, value)) return undefined;
  const meant = rowMeant(preset, value);
  return {
    code: 'input-invalid',
    message: msg`${code(`--set ${name}`)} must be ${preset.what}`,
    fix:
      meant === undefined
        ? msg`write the short name of the ${preset.label} of the account`
        : msg`write ${code(`--set ${name}=${meant}`)}`,
  };
}
