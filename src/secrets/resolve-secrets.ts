import { type Entry, type Reference, referencesOf } from '../model/entry.ts';
import { code, either, type Message, msg, option, type Text } from '../model/message.ts';
import { nearest } from '../model/nearest.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import { Secret, type SecretLookup } from '../model/secret.ts';
import { parseSecrets, type SecretValues } from './parse-secrets.ts';
import { MIN_SECRET_LENGTH, SecretMatcher } from './secret-matcher.ts';

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

/** The secrets that the file refers to, by name. */
export type ResolvedSecrets = ReadonlyMap<string, Secret>;

/** A text that people are shown, such as the connections file or the org id, with what messages call it. */
export interface PublicText {
  readonly what: Text;
  readonly text: string;
}

/**
 * Looks up every reference in `values`, in the order of the file. Returns the secrets, and what is wrong with
 * them: each problem names the reference and the line that first uses it, never the value.
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
      message: msg`the secret ${code(name)} ${fault.message}${more}`,
      fix: fault.fix,
      location: first.location,
      entry: first.entry,
    });
  }
  return { secrets, problems };
}

/** Returns the referenced values, valid or not, whose masking hides no ordinary text. */
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

interface Fault {
  readonly code: Problem['code'];
  readonly message: Message;
  readonly fix: Message;
}

function unknownName(name: string, values: SecretValues): Fault {
  const message = msg`${either(msg`is not in ${option('secrets')}`, msg`was not given`)}`;
  const [line] = [...values].find(([, value]) => value.includes(` ${name}=`)) ?? [];
  if (line !== undefined) {
    const below = either(msg`, below ${code('secrets: |')}`, []);
    const fix = msg`it is part of the line of ${code(line)}: write one secret per line${below}`;
    return { code: 'secret-unknown', message, fix };
  }
  const near = nearest(name, [...values.keys()]);
  if (near !== undefined) {
    return { code: 'secret-unknown', message, fix: msg`did you mean ${code(near)}, which was given?` };
  }
  const expression = code(`${name}=\${{ secrets.${name} }}`);
  const fix = either(
    msg`add a line ${expression} to ${option('secrets')} of the step`,
    msg`add a line ${code(`${name}=…`)} to the file of ${code('--secrets-file')}, or set ${code(name)} for ${code('--secrets-from-env')}`,
  );
  return { code: 'secret-unknown', message, fix: [fix] };
}

/** Checks one value. Returns the first problem of it. */
function faultOf(value: string, visibleIn: Text | undefined): Fault | undefined {
  if (value === '') {
    const fix = either(
      msg`set it in the settings of the repository or environment; pull requests from forks and Dependabot get no secrets`,
      msg`put the value where the secrets are read from`,
    );
    return { code: 'secret-empty', message: msg`is empty`, fix: [fix] };
  }
  if (isPlaceholder(value.trim())) {
    return {
      code: 'secret-placeholder',
      message: msg`is a placeholder, not a value`,
      fix: msg`store the real value`,
    };
  }
  if (/[\n\r\u0085\u2028\u2029]/.test(value.trim())) {
    return {
      code: 'secret-line-break',
      message: msg`contains a line break`,
      fix: msg`store only the value, on one line`,
    };
  }
  if (value !== value.trim()) {
    return {
      code: 'secret-white-space',
      message: msg`has white space or a line break around it`,
      fix: msg`store only the value; in ${code('NAME=value')} lines, write no white space around the ${code('=')}`,
    };
  }
  if (/^(["'`]).*\1$/.test(value)) {
    return {
      code: 'secret-quoted',
      message: msg`is wrapped in quotes, which would be sent with it`,
      fix: msg`remove the quotes: the value is taken as it is`,
    };
  }
  if (value.length < MIN_SECRET_LENGTH) {
    return {
      code: 'secret-too-short',
      message: msg`is shorter than ${MIN_SECRET_LENGTH} characters: too short to be masked safely`,
      fix: msg`check that the whole value was stored`,
    };
  }
  if (visibleIn !== undefined) {
    return {
      code: 'secret-visible',
      message: msg`has a value that appears in plain text in ${visibleIn}`,
      fix: msg`remove it there, and replace it at its source if it was a real secret`,
    };
  }
  return undefined;
}

function visibleValues(
  names: readonly string[],
  values: SecretValues,
  visible: readonly PublicText[],
): ReadonlyMap<string, Text> {
  const index = new SecretMatcher();
  for (const name of names) index.add(values.get(name) ?? '');
  const found = new Map<string, Text>();
  for (const { what, text } of visible) {
    index.scan(text, (_, value) => found.set(value, what));
  }
  return found;
}

/** Returns what to call the text that contains `value`; `undefined` when none does. */
export function findIn(value: string, visible: readonly PublicText[]): Text | undefined {
  return visibleValues(['value'], new Map([['value', value]]), visible).get(value);
}
