import { type Entry, type Reference, referencesOf } from '../model/entry.ts';
import { groupBy } from '../model/group-by.ts';
import { code, either, type Message, msg, option } from '../model/message.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import type { Finding, Problem } from '../model/problem.ts';
import { type GivenSecrets, type ParsedSecrets, Secret } from '../model/secret.ts';
import type { Parameter } from '../model/source.ts';
import { nearest } from '../model/spelling.ts';
import { partsOf } from './embedded-secrets.ts';
import { fold, MIN_SECRET_LENGTH, SecretMatcher } from './secret-matcher.ts';
import { formFault, valueFault } from './value-faults.ts';

/** The secrets that the file refers to, by name. */
export type ResolvedSecrets = ReadonlyMap<string, Secret>;

/** What the references of a file resolve to. */
export interface Resolution {
  readonly secrets: ResolvedSecrets;
  /** The secrets that were not given or are empty, by name. Whether that matters depends on what the run sends. */
  readonly missing: ReadonlyMap<string, Finding>;
  /** What is wrong with the given values. A warning is about an unusual form. */
  readonly problems: readonly Problem[];
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
  readonly given: ParsedSecrets | undefined;
  readonly visible: readonly PublicText[];
  readonly mask: (secret: string) => void;
}

/** Returns what was given for the references of the entries; `undefined` if no secrets were given. */
export function readGiven(
  given: GivenSecrets | undefined,
  entries: readonly Entry[],
): ParsedSecrets | undefined {
  return given?.read(new Set(referencesOf(entries).map(nameOf)));
}

const NONE: ParsedSecrets = { values: new Map(), problems: [] };

/**
 * Masks every value that the file refers to, unless that would hide ordinary text, and then resolves the references.
 * Values that could not be read make all references unresolved.
 */
export function resolveSecrets({ entries, needed, given = NONE, visible, mask }: Resolving): Resolution {
  const names = new Set(referencesOf(entries).map(nameOf));
  const used = [...names]
    .map((name) => given.values.get(name) ?? '')
    .map((value) => [value, partsOf(value)] as const);
  const seen = visibleIn(used.flat(2), visible);
  for (const [value, parts] of used) {
    if (!isDistinct(value) || seen.has(fold(value))) continue;
    mask(value);
    for (const part of parts) if (part.length >= MIN_SECRET_LENGTH && !seen.has(fold(part))) mask(part);
  }
  const { problems } = given;
  if (problems.length > 0) return { secrets: new Map(), missing: new Map(), problems };
  return resolveReferences(referencesOf(needed), given, seen);
}

/**
 * Masks every given value, for a run that fails before it resolves its references. Its errors quote the file, which may
 * contain a secret in a wrong place. Values that are ordinary text are masked too, since such a run knows no ids.
 */
export function maskGiven(secrets: GivenSecrets | undefined, mask: (secret: string) => void): void {
  const { values, problems } = readGiven(secrets, []) ?? NONE;
  // Lines that could not be read may contain a value too.
  const lines = problems.length === 0 ? [] : (secrets?.text?.reveal() ?? '').split(/\r?\n/);
  const given = [...values.values(), ...lines.flatMap((line) => [line, line.slice(line.indexOf('=') + 1)])];
  const distinct = given.filter(isDistinct);
  for (const value of distinct.flatMap((each) => [each, ...partsOf(each).filter(isDistinct)])) mask(value);
}

/** Whether a value can be masked without hiding unrelated text. */
function isDistinct(value: string): boolean {
  return value.trim().length >= MIN_SECRET_LENGTH && !isPlaceholder(value.trim());
}

function resolveReferences(
  references: readonly Reference[],
  given: ParsedSecrets,
  seen: ReadonlyMap<string, Message>,
): Resolution {
  const secrets = new Map<string, Secret>();
  const missing = new Map<string, Finding>();
  const problems: Problem[] = [];
  for (const [name, uses] of groupBy(references, nameOf)) {
    const value = given.values.get(name);
    // A secret may have several lines only if every parameter that uses it accepts them.
    const lines = uses.every((use) => use.lines);
    const fault =
      value === undefined ? unknownName(name, given) : valueFault(value, lines, seen.get(fold(value)));
    if (value === undefined || value === '') missing.set(name, fault ?? unknownName(name, given));
    else if (fault !== undefined) problems.push(secretProblem(name, fault, uses));
    else {
      secrets.set(name, new Secret(value));
      problems.push(...formProblems(value, uses));
    }
  }
  return { secrets, missing, problems };
}

/** Returns the problems of a value's form, once per description of a parameter that it is for. */
function formProblems(value: string, uses: readonly Reference[]): readonly Problem[] {
  const judged = new Set<Parameter>();
  return uses.flatMap((use): Problem | [] => {
    const { name, parameter, description } = use;
    if (description === undefined || judged.has(description)) return [];
    judged.add(description);
    const fault = formFault(value, use, description);
    return fault === undefined ? [] : { ...secretProblem(name, fault, [use]), parameter };
  });
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

/** Returns the problem of a secret, at the line that first uses it. It never contains the value. */
function secretProblem(name: string, fault: Finding, uses: readonly [Reference, ...Reference[]]): Problem {
  const [{ location, entry }, ...others] = uses;
  const more = others.length === 0 ? '' : ` (used in ${uses.length} places, here first)`;
  return { ...fault, message: msg`the secret ${code(name)} ${fault.message}${more}`, location, entry };
}

/**
 * Returns the problem of a name that was not given. Other names are never printed: if a secret has several lines, or
 * was pasted in the wrong place, they are pieces of a value.
 */
function unknownName(name: string, { values, lines }: ParsedSecrets): Finding {
  const message = [either(msg`is not in ${option('secrets')}`, msg`was not given`)];
  const missing = (fix: Message): Finding => ({ code: 'secret-unknown', message, fix });
  const [holder] = [...values].find(([, value]) => value.includes(` ${name}=`)) ?? [];
  if (holder !== undefined) {
    const line = lines?.get(holder);
    const where = line === undefined ? msg`the value of another name` : msg`line ${line}`;
    const below = either(msg`, below ${code('secrets: |')}`, []);
    return missing(msg`it is part of ${where}: write one secret per line${below}`);
  }
  const near = nearest(name, [...values.keys()]);
  if (near !== undefined) {
    const line = lines?.get(near);
    const where = line === undefined ? '' : msg` on line ${line}`;
    return missing(msg`a similar name was given${where}; correct one of the two`);
  }
  const add = either(
    msg`add a line ${code(`${name}=\${{ secrets.${name} }}`)} to ${option('secrets')} of the step`,
    msg`add a line ${code(`${name}=…`)} to the file for ${code('--secrets-file')}, or set ${code(name)} for ${code('--secrets-from-env')}`,
  );
  return missing([add]);
}

/** Returns the folded `values` that occur in public text, each with the name of the first such text. */
function visibleIn(values: readonly string[], visible: readonly PublicText[]): ReadonlyMap<string, Message> {
  const matcher = new SecretMatcher();
  for (const value of values) matcher.add(value);
  const found = new Map<string, Message>();
  for (const { what, text } of visible)
    for (const { needle } of matcher.occurrencesIn(text)) if (!found.has(needle)) found.set(needle, what);
  return found;
}

/** Returns the name of the first public text that contains `value`, ignoring case; `undefined` if none does. */
export function findIn(value: string, visible: readonly PublicText[]): Message | undefined {
  const folded = fold(value);
  return visible.find(({ text }) => fold(text).includes(folded))?.what;
}
