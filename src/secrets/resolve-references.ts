import type { Reference } from '../model/entry.ts';
import { nearest } from '../model/nearest.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import type { Problem } from '../model/problem.ts';
import { Secret } from '../model/secret.ts';
import type { SecretValues } from './parse-secrets.ts';
import { MIN_SECRET_LENGTH, SecretMatcher } from './secret-matcher.ts';

/** The secrets that the file refers to, by name. */
export type ResolvedSecrets = ReadonlyMap<string, Secret>;

/** Texts that are shown in clear, such as the connections file or the org id, each with what to call it. */
export interface PublicText {
  readonly what: string;
  readonly text: string;
}

/**
 * Looks up every reference, in the order of the file. Only `values` is searched, never the environment.
 * Returns the secrets, and what is wrong with them: each problem names the reference and the line that first
 * uses it, never the value.
 */
export function resolveReferences(
  references: readonly Reference[],
  values: SecretValues,
  visible: readonly PublicText[],
): { readonly secrets: ResolvedSecrets; readonly problems: readonly Problem[] } {
  const secrets = new Map<string, Secret>();
  const problems: Problem[] = [];
  const uses = new Map<string, Reference[]>();
  for (const reference of references) {
    const others = uses.get(reference.name);
    if (others === undefined) uses.set(reference.name, [reference]);
    else others.push(reference);
  }
  const seen = visibleValues([...uses.keys()], values, visible);
  for (const [name, [first, ...others]] of uses) {
    if (first === undefined) continue;
    const value = values.get(name);
    const fault = value === undefined ? unknownName(name, values) : faultOf(value, seen.get(value));
    if (value !== undefined && fault === undefined) secrets.set(name, new Secret(value));
    if (fault === undefined) continue;
    const more = others.length === 0 ? '' : ` (used in ${others.length + 1} places, here first)`;
    problems.push({
      code: fault.code,
      message: `the secret \`${name}\` ${fault.message}${more}`,
      fix: fault.fix,
      location: first.location,
      entry: first.entry,
    });
  }
  return { secrets, problems };
}

/** Returns those referenced values that can be masked without blotting out ordinary text, right or wrong as they are. */
export function valuesToMask(
  references: readonly Reference[],
  values: SecretValues,
  visible: readonly PublicText[],
): string[] {
  const names = [...new Set(references.map((reference) => reference.name))];
  const seen = visibleValues(names, values, visible);
  return names
    .map((name) => values.get(name))
    .filter((value) => value !== undefined)
    .filter(
      (value) => value.trim().length >= MIN_SECRET_LENGTH && !seen.has(value) && !isPlaceholder(value.trim()),
    );
}

type Fault = Required<Pick<Problem, 'code' | 'message' | 'fix'>>;

function unknownName(name: string, values: SecretValues): Fault {
  const message = 'is not in the input `secrets`';
  const [line] = [...values].find(([, value]) => value.includes(` ${name}=`)) ?? [];
  if (line !== undefined) {
    const fix = `it stands in the line of \`${line}\`: give each a line of its own, below \`secrets: |\``;
    return { code: 'secret-unknown', message, fix };
  }
  const near = nearest(name, [...values.keys()]);
  const fix =
    near === undefined
      ? `add a line \`${name}=\${{ secrets.${name} }}\` to the input \`secrets\` of the step`
      : `did you mean \`${near}\`, which is there?`;
  return { code: 'secret-unknown', message, fix };
}

/** The checks of one value, in order: the first that fails is told. */
function faultOf(value: string, visibleIn: string | undefined): Fault | undefined {
  if (value === '') {
    return {
      code: 'secret-empty',
      message: 'is empty',
      fix: 'set it in the settings of the repository or environment; pull requests from forks and Dependabot get no secrets',
    };
  }
  if (isPlaceholder(value.trim())) {
    return {
      code: 'secret-placeholder',
      message: 'holds a placeholder, not a value',
      fix: 'put the real value into the secret',
    };
  }
  if (/[\n\r\u0085\u2028\u2029]/.test(value.trim())) {
    return {
      code: 'secret-line-break',
      message: 'has a line break in it',
      fix: 'store the bare value, on one line',
    };
  }
  if (value !== value.trim()) {
    return {
      code: 'secret-white-space',
      message: 'has white space or a line break around it',
      fix: 'store the bare value; in `NAME=value` lines nothing stands around the `=`',
    };
  }
  if (/^(["'`]).*\1$/.test(value)) {
    return {
      code: 'secret-quoted',
      message: 'is wrapped in quotes, which would be sent along',
      fix: 'leave the quotes out: the value is taken as it is',
    };
  }
  if (value.length < MIN_SECRET_LENGTH) {
    return {
      code: 'secret-too-short',
      message: `is shorter than ${MIN_SECRET_LENGTH} characters, so that masking it would blot out ordinary words`,
      fix: 'check that the whole value was stored',
    };
  }
  if (visibleIn !== undefined) {
    return {
      code: 'secret-visible',
      message: `has a value that stands in clear in ${visibleIn}`,
      fix: 'take it out there, and replace it at its source if it was a real secret',
    };
  }
  return undefined;
}

function visibleValues(
  names: readonly string[],
  values: SecretValues,
  visible: readonly PublicText[],
): ReadonlyMap<string, string> {
  const index = new SecretMatcher();
  for (const name of names) index.add(values.get(name) ?? '');
  const found = new Map<string, string>();
  for (const { what, text } of visible) {
    index.scan(text, (_, value) => found.set(value, what));
  }
  return found;
}

/** Returns what to call the text in which `value` stands in clear; `undefined` when it stands in none. */
export function findIn(value: string, visible: readonly PublicText[]): string | undefined {
  return visibleValues(['value'], new Map([['value', value]]), visible).get(value);
}
