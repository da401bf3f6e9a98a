import { type Entry, type Reference, referencesOf } from '../model/entry.ts';
import { code, msg } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import type { Parameter } from '../model/source.ts';
import type { ResolvedSecrets } from './resolve-secrets.ts';

/**
 * Checks the forms of resolved secrets. Values that belong somewhere else are errors, values in an unusual form are
 * warnings. Each secret is checked once per description of a parameter that it is for. No value is repeated.
 */
export function checkForms(entries: readonly Entry[], secrets: ResolvedSecrets): readonly Problem[] {
  const seen = new Map<string, Set<Parameter>>();
  return referencesOf(entries).flatMap((reference): readonly Problem[] => {
    const { name, description } = reference;
    const value = secrets.get(name)?.reveal();
    const judged = seen.get(name) ?? new Set();
    seen.set(name, judged);
    if (value === undefined || description === undefined || judged.has(description)) return [];
    judged.add(description);
    const found = wrongForm(value, reference, description);
    if (found === undefined) return [];
    const { location, entry, parameter } = reference;
    const message = msg`the secret ${code(name)} ${found.message}`;
    return [{ ...found, message, location, entry, parameter }];
  });
}

/** Returns what is wrong. The message continues after the name of the secret. */
function wrongForm(
  value: string,
  { parameter, lines }: Reference,
  { pasted = [], pattern, usual, secret, spaces, what }: Parameter,
): Pick<Problem, 'code' | 'message' | 'fix' | 'severity'> | undefined {
  const other = pasted.find((each) => each.pattern.test(value));
  if (other !== undefined) {
    const message = msg`has the form of ${other.what}, but ${code(parameter)} requires another value`;
    return { code: 'secret-wrong-form', message, fix: NOT_SWAPPED };
  }
  const isSolid = secret ? spaces !== true && !lines : pattern !== undefined;
  if (isSolid && /\s/.test(value)) {
    const message = msg`contains white space, but ${code(parameter)} never does`;
    if (!/\s(?:#|\/\/)/.test(value))
      return { code: 'secret-white-space', message, fix: msg`store only the value` };
    const fix = msg`remove the comment, or put it on a separate line`;
    const why = msg`${message}; a comment after a value becomes part of it`;
    return { code: 'secret-white-space', message: why, fix };
  }
  if (pattern?.test(value) === false) {
    const message = msg`is not ${what}, which ${code(parameter)} requires`;
    return { code: 'secret-wrong-form', message, fix: NOT_SWAPPED };
  }
  if (usual === undefined || usual.pattern.test(value)) return undefined;
  return { ...usual.problem, code: 'secret-wrong-form', severity: 'warning' };
}

const NOT_SWAPPED = msg`check that it was not swapped with another parameter's value, and store the right one`;
