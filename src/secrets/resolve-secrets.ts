import { type Entry, referencesOf } from '../model/entry.ts';
import { ProblemError } from '../model/problem.ts';
import type { Secret } from '../model/secret.ts';
import { parseSecrets } from './parse-secrets.ts';
import {
  type PublicText,
  type ResolvedSecrets,
  resolveReferences,
  valuesToMask,
} from './resolve-references.ts';

export interface Resolving {
  /** All entries of the file. */
  readonly entries: readonly Entry[];
  /** Those that the run is about: only their references must resolve. */
  readonly needed: readonly Entry[];
  /** The input `secrets`. */
  readonly input: Secret | undefined;
  /** Whether references must resolve also when the input was not given. */
  readonly required: boolean;
  readonly visible: readonly PublicText[];
  readonly mask: (secret: string) => void;
}

/**
 * Masks every value that the file refers to, and then resolves the references. Returns none when the input was not
 * given and need not be. Throws a ProblemError with all that is wrong with the input or the values.
 */
export function resolveSecrets({
  entries,
  needed,
  input,
  required,
  visible,
  mask,
}: Resolving): ResolvedSecrets {
  const references = referencesOf(entries);
  const names = new Set(references.map(({ name }) => name));
  const { values, problems } = parseSecrets(input?.reveal() ?? '', names);
  for (const value of valuesToMask(references, values, visible)) mask(value);
  if (problems.length > 0) throw new ProblemError(problems);
  if (input === undefined && !required) return new Map();

  const resolved = resolveReferences(referencesOf(needed), values, visible);
  if (resolved.problems.length > 0) throw new ProblemError(resolved.problems);
  return resolved.secrets;
}
