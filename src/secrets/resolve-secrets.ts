import { type Entry, type Reference, referencesOf } from '../model/entry.ts';
import { code, either, type Message, msg, option } from '../model/message.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import { Secret, type SecretLookup } from '../model/secret.ts';
import { nearest } from '../model/spelling.ts';
import { parseSecrets, type SecretValues } from './parse-secrets.ts';
import { MIN_SECRET_LENGTH, SecretMatcher } from './secret-matcher.ts';

/** The secrets that the file refers to, by name. */
export type ResolvedSecrets = ReadonlyMap<string, Secret>;

/** A text that people are shown, such as the connections file or the org id, with what messages call it. */
export interface PublicText {
  readonly what: Message;
  readonly text: string;
}

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
export function resolveSecrets(resolving: Resolving): ResolvedSecrets {
  const { entries, needed, input, required, visible, mask } = resolving;
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
  const uses = new Map<string, { readonly first: Reference; count: number }>();
  for (const first of references) {
    const use = uses.get(first.name) ?? { first, count: 0 };
    use.count++;
    uses.set(first.name, use);
  }
  const seen = visibleValues(uses.keys(), values, visible);
  for (const [name, { first, count }] of uses) {
    const value = values.get(name);
    const fault = value === undefined ? unknownName(name, values) : faultOf(value, seen.get(value));
    if (fault === undefined) {
      if (value !== undefined) secrets.set(name, new Secret(value));
      continue;
    }
    const [problem, words, fix] = fault;
    const more = count === 1 ? '' : ` (used in ${count} places, here first)`;
    const message = msg`the secret ${code(name)} ${words}${more}`;
    problems.push({ code: problem, message, fix, location: first.location, entry: first.entry });
  }
  return { secrets, problems };
}

/** Returns the referenced values, valid or not, whose masking hides no ordinary text. */
export function valuesToMask(
  references: readonly Reference[],
  values: SecretValues,
  visible: readonly PublicText[],
): string[] {
  const names = new Set(references.map(({ name }) => name));
  const seen = visibleValues(names, values, visible);
  return [...names]
    .map((name) => values.get(name) ?? '')
    .filter(
      (value) => value.trim().length >= MIN_SECRET_LENGTH && !seen.has(value) && !isPlaceholder(value.trim()),
    );
}

/** A problem without its subject: its code, what is wrong, and what to do. */
type Fault = readonly [code: Problem['code'], words: Message, fix: Message];

function unknownName(name: string, values: SecretValues): Fault {
  const words = msg`${either(msg`is not in ${option('secrets')}`, msg`was not given`)}`;
  const [line] = [...values].find(([, value]) => value.includes(` ${name}=`)) ?? [];
  if (line !== undefined) {
    const below = either(msg`, below ${code('secrets: |')}`, []);
    const fix = msg`it is part of the line of ${code(line)}: write one secret per line${below}`;
    return ['secret-unknown', words, fix];
  }
  const near = nearest(name, [...values.keys()]);
  if (near !== undefined) return ['secret-unknown', words, msg`did you mean ${code(near)}, which was given?`];
  const fix = either(
    msg`add a line ${code(`${name}=\${{ secrets.${name} }}`)} to ${option('secrets')} of the step`,
    msg`add a line ${code(`${name}=…`)} to the file of ${code('--secrets-file')}, or set ${code(name)} for ${code('--secrets-from-env')}`,
  );
  return ['secret-unknown', words, [fix]];
}

/** What can be wrong with one value. The first that applies is reported. */
const FAULTS: readonly (readonly [applies: (value: string) => boolean, ...Fault])[] = [
  [
    (value) => value === '',
    'secret-empty',
    msg`is empty`,
    [
      either(
        msg`set it in the settings of the repository or environment; pull requests from forks and Dependabot get no secrets`,
        msg`put the value where the secrets are read from`,
      ),
    ],
  ],
  [
    (value) => isPlaceholder(value.trim()),
    'secret-placeholder',
    msg`is a placeholder, not a value`,
    msg`store the real value`,
  ],
  [
    (value) => /[\n\r\u0085\u2028\u2029]/.test(value.trim()),
    'secret-line-break',
    msg`contains a line break`,
    msg`store only the value, on one line`,
  ],
  [
    (value) => value !== value.trim(),
    'secret-white-space',
    msg`has white space or a line break around it`,
    msg`store only the value; in ${code('NAME=value')} lines, write no white space around the ${code('=')}`,
  ],
  [
    (value) => /^(["'`]).*\1$/.test(value),
    'secret-quoted',
    msg`is wrapped in quotes, which would be sent with it`,
    msg`remove the quotes: the value is taken as it is`,
  ],
  [
    (value) => value.length < MIN_SECRET_LENGTH,
    'secret-too-short',
    msg`is shorter than ${MIN_SECRET_LENGTH} characters: too short to be masked safely`,
    msg`check that the whole value was stored`,
  ],
];

function faultOf(value: string, visibleIn: Message | undefined): Fault | undefined {
  for (const [applies, ...fault] of FAULTS) if (applies(value)) return fault;
  if (visibleIn === undefined) return undefined;
  const fix = msg`remove it there, and replace it at its source if it was a real secret`;
  return ['secret-visible', msg`has a value that appears in plain text in ${visibleIn}`, fix];
}

/** Returns the values of `names` that occur in public text, each with what to call the text. */
function visibleValues(
  names: Iterable<string>,
  values: SecretValues,
  visible: readonly PublicText[],
): ReadonlyMap<string, Message> {
  const matcher = new SecretMatcher();
  for (const name of names) matcher.add(values.get(name) ?? '');
  const found = new Map<string, Message>();
  for (const { what, text } of visible) matcher.scan(text, (_, value) => found.set(value, what));
  return found;
}

/** Returns what to call the text that contains `value`; `undefined` when none does. */
export function findIn(value: string, visible: readonly PublicText[]): Message | undefined {
  return visibleValues(['value'], new Map([['value', value]]), visible).get(value);
}
