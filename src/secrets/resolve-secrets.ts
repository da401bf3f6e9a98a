import { type Entry, type Reference, referencesOf } from '../model/entry.ts';
import { groupBy } from '../model/group-by.ts';
import { code, either, type Message, msg, option } from '../model/message.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import { type GivenSecrets, Secret } from '../model/secret.ts';
import { nearest } from '../model/spelling.ts';
import { partsOf } from './embedded-secrets.ts';
import { type ParsedSecrets, parseSecrets } from './parse-secrets.ts';
import { fold, MIN_SECRET_LENGTH, SecretMatcher } from './secret-matcher.ts';

/** The secrets that the file refers to, by name. */
export type ResolvedSecrets = ReadonlyMap<string, Secret>;

/** What the references of a file resolve to. */
export interface Resolution {
  readonly secrets: ResolvedSecrets;
  /** The secrets that were not given or are empty, by name. Whether that matters depends on what the run sends. */
  readonly missing: ReadonlyMap<string, Fault>;
}

/** A public text, such as the connections file or the org id, and its name in messages. */
export interface PublicText {
  readonly what: Message;
  readonly text: string;
}

export interface Resolving {
  /** All entries of the file. */
  readonly entries: readonly Entry[];
  /** The entries whose references are resolved. */
  readonly needed: readonly Entry[];
  /** Missing if no secrets were given. */
  readonly input: GivenSecrets | undefined;
  readonly visible: readonly PublicText[];
  readonly mask: (secret: string) => void;
}

/**
 * Masks every value that the file refers to, unless that would hide ordinary text, and then resolves the references.
 * Throws a ProblemError with all problems of the given values.
 */
export function resolveSecrets(resolving: Resolving): Resolution {
  const { entries, needed, input, visible, mask } = resolving;
  const names = new Set(referencesOf(entries).map(({ name }) => name));
  const given = readValues(input, names);
  const { values, problems } = given;
  const used = [...names]
    .map((name) => values.get(name) ?? '')
    .map((value) => [value, partsOf(value)] as const);
  const seen = visibleIn(used.flat(2), visible);
  for (const [value, parts] of used) {
    if (!isDistinct(value) || seen.has(fold(value))) continue;
    mask(value);
    for (const part of parts) if (part.length >= MIN_SECRET_LENGTH && !seen.has(fold(part))) mask(part);
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return resolveReferences(referencesOf(needed), given, seen);
}

/**
 * Masks every given value, for a run that fails before it resolves its references. Its errors quote the file, which may
 * contain a secret in a wrong place. Values that are ordinary text are masked too, since such a run knows no ids.
 */
export function maskGiven(input: GivenSecrets | undefined, mask: (secret: string) => void): void {
  const { values, problems } = readValues(input, new Set());
  // Lines that could not be read may contain a value too.
  const text = input instanceof Secret ? input : typeof input === 'object' ? input.text : undefined;
  const lines = problems.length === 0 ? [] : (text?.reveal() ?? '').split(/\r?\n/);
  const given = [...values.values(), ...lines.flatMap((line) => [line, line.slice(line.indexOf('=') + 1)])];
  const distinct = given.filter(isDistinct);
  for (const value of distinct.flatMap((each) => [each, ...partsOf(each).filter(isDistinct)])) mask(value);
}

/** Whether a value can be masked without hiding unrelated text. */
function isDistinct(value: string): boolean {
  return value.trim().length >= MIN_SECRET_LENGTH && !isPlaceholder(value.trim());
}

/** Looks up only the names that the file uses, unless the input is a text with all secrets. */
function readValues(input: Resolving['input'], names: ReadonlySet<string>): ParsedSecrets {
  if (input instanceof Secret) return parseSecrets(input.reveal(), names);
  if (typeof input === 'object') return parseSecrets(input.text.reveal(), names, input.what);
  const found = [...names].map((name) => [name, input?.(name)] as const);
  const values = new Map(found.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  return { values, problems: [] };
}

function resolveReferences(
  references: readonly Reference[],
  given: ParsedSecrets,
  seen: ReadonlyMap<string, Message>,
): Resolution {
  const { values } = given;
  const secrets = new Map<string, Secret>();
  const missing = new Map<string, Fault>();
  const problems: Problem[] = [];
  for (const [name, uses] of groupBy(references, nameOf)) {
    const value = values.get(name);
    // A secret may have several lines only if every parameter that uses it accepts them.
    const lines = uses.every((use) => use.lines);
    const fault =
      value === undefined ? unknownName(name, given) : faultOf(value, lines, seen.get(fold(value)));
    if (value === undefined || value === '') missing.set(name, fault ?? unknownName(name, given));
    else if (fault !== undefined) problems.push(secretProblem(name, fault, uses));
    else secrets.set(name, new Secret(value));
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return { secrets, missing };
}

/** Returns the problem of each missing secret that the entries refer to. */
export function missingProblems(
  entries: readonly Entry[],
  missing: Resolution['missing'],
): readonly Problem[] {
  return [...groupBy(referencesOf(entries), nameOf)].flatMap(([name, uses]) => {
    const fault = missing.get(name);
    return fault === undefined ? [] : secretProblem(name, fault, uses);
  });
}

const nameOf = ({ name }: Reference) => name;

/** A problem without its subject: the code, what is wrong, and the fix. */
export type Fault = readonly [code: Problem['code'], words: Message, fix: Message];

/** Returns the problem of a secret, at the line that first uses it. It never contains the value. */
function secretProblem(
  name: string,
  [problem, words, fix]: Fault,
  uses: readonly [Reference, ...Reference[]],
): Problem {
  const [{ location, entry }, ...others] = uses;
  const more = others.length === 0 ? '' : ` (used in ${uses.length} places, here first)`;
  return { code: problem, message: msg`the secret ${code(name)} ${words}${more}`, fix, location, entry };
}

/**
 * Returns the problem of a name that was not given. Other names are never printed: if a secret has several lines, or
 * was pasted in the wrong place, they are pieces of a value.
 */
function unknownName(name: string, { values, lines }: ParsedSecrets): Fault {
  const words = [either(msg`is not in ${option('secrets')}`, msg`was not given`)];
  const [holder] = [...values].find(([, value]) => value.includes(` ${name}=`)) ?? [];
  if (holder !== undefined) {
    const line = lines?.get(holder);
    const where = line === undefined ? msg`the value of another name` : msg`line ${line}`;
    const below = either(msg`, below ${code('secrets: |')}`, []);
    return ['secret-unknown', words, msg`it is part of ${where}: write one secret per line${below}`];
  }
  const near = nearest(name, [...values.keys()]);
  if (near !== undefined) {
    const line = lines?.get(near);
    const where = line === undefined ? '' : msg` on line ${line}`;
    return ['secret-unknown', words, msg`a similar name was given${where}; correct one of the two`];
  }
  const fix = either(
    msg`add a line ${code(`${name}=\${{ secrets.${name} }}`)} to ${option('secrets')} of the step`,
    msg`add a line ${code(`${name}=…`)} to the file for ${code('--secrets-file')}, or set ${code(name)} for ${code('--secrets-from-env')}`,
  );
  return ['secret-unknown', words, [fix]];
}

/**
 * Returns what is wrong with a value, if anything. `lines` says whether it may have several lines, and `visibleIn` is
 * the public text that contains it.
 */
function faultOf(value: string, lines: boolean, visibleIn: Message | undefined): Fault | undefined {
  const trimmed = value.trim();
  if (value === '') {
    const stored = msg`set it in the repository or environment settings; pull requests from forks and Dependabot get no secrets`;
    return [
      'secret-empty',
      msg`is empty`,
      [either(stored, msg`set the value where the secrets are read from`)],
    ];
  }
  if (isPlaceholder(trimmed)) {
    return ['secret-placeholder', msg`is a placeholder, not a value`, msg`store the real value`];
  }
  if (!lines && /[\n\r\u0085\u2028\u2029]/.test(trimmed)) {
    if (/^-----BEGIN /.test(trimmed)) {
      const words = msg`looks like a key or certificate in PEM form, but a secret on one line is expected`;
      return [
        'secret-wrong-form',
        words,
        msg`store the value that the parameter requires, or refer to another secret`,
      ];
    }
    return ['secret-line-break', msg`contains a line break`, msg`store only the value, on one line`];
  }
  // A file of several lines ends with a line break that is not part of the value.
  if ((lines ? value.replace(/\n+$/, '') : value) !== trimmed) {
    const fix = msg`store only the value; in ${code('NAME=value')} lines, write no white space around the ${code('=')}`;
    return ['secret-white-space', msg`has white space or a line break around it`, fix];
  }
  if (/^(["'`]).*\1$/.test(value)) {
    const fix = msg`remove the quotes: the value is used unchanged`;
    return ['secret-quoted', msg`is wrapped in quotes, which would be sent with it`, fix];
  }
  if (value.length < MIN_SECRET_LENGTH) {
    const words = msg`is shorter than ${MIN_SECRET_LENGTH} characters: too short to be masked safely`;
    return ['secret-too-short', words, msg`check that the whole value was stored`];
  }
  if (visibleIn === undefined) return undefined;
  const fix = msg`remove it there, and replace it at its source if it was a real secret`;
  return ['secret-visible', msg`has a value that appears in plain text in ${visibleIn}`, fix];
}

/** Returns the folded `values` that occur in public text, each with the name of the text. */
function visibleIn(values: readonly string[], visible: readonly PublicText[]): ReadonlyMap<string, Message> {
  const matcher = new SecretMatcher();
  for (const value of values) matcher.add(value);
  const found = new Map<string, Message>();
  for (const { what, text } of visible)
    for (const { needle } of matcher.occurrencesIn(text)) found.set(needle, what);
  return found;
}

/** Returns the name of the public text that contains `value`, ignoring case; `undefined` if none does. */
export function findIn(value: string, visible: readonly PublicText[]): Message | undefined {
  const folded = fold(value);
  return visible.findLast(({ text }) => fold(text).includes(folded))?.what;
}
