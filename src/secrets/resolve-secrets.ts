import { type Entry, referencesOf } from '../model/entry.ts';
import { ProblemError } from '../model/problem.ts';
import { Secret, type SecretLookup } from '../model/secret.ts';
import { parseSecrets, type SecretValues } from './parse-secrets.ts';
import {
  type PublicText,
  type ResolvedSecrets,
  resolveReferences,
  valuesToMask,
} from './resolve-references.ts';

export interface Resolving {
  /** All entries of the file. */
  readonly entries: readonly Entry[];
  /** The entries whose references must resolve. */
  readonly needed: readonly Entry[];
  /** The text of all secrets, or a look-up by name; absent when no secrets were given. */
  readonly input: Secret | SecretLookup | undefined;
  /** Whether references must resolve also when no secrets were given. */
  readonly required: boolean;
  readonly visible: readonly PublicText[];
  readonly mask: (secret: string) => void;
}

/**
 * Masks every value that the file refers to, and then resolves the references. Returns none when no secrets
 * were given and none are required. Throws a ProblemError with everything that is wrong with the input or the
 * values.
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
  const { values, problems } =
    input instanceof Secret
      ? parseSecrets(input.reveal(), names)
      : { values: lookUp(names, input), problems: [] };
  for (const value of valuesToMask(references, values, visible)) mask(value);
  if (problems.length > 0) throw new ProblemError(problems);
  if (input === undefined && !required) return new Map();

  const resolved = resolveReferences(referencesOf(needed), values, visible);
  if (resolved.problems.length > 0) throw new ProblemError(resolved.problems);
  return resolved.secrets;
}

/** Looks up the names that the file uses, and no others. */
function lookUp(names: ReadonlySet<string>, lookup: SecretLookup = () => undefined): SecretValues {
  const found = [...names].map((name) => [name, lookup(name)] as const);
  return new Map(found.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
