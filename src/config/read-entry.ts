import type { Entry } from '../model/entry.ts';
import { isRecord } from '../model/is-record.ts';
import { code, joinMessages, msg } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import type { AllowedHosts } from '../model/run.ts';
import { type AuthValue, isParameterValue, type Parameter } from '../model/source.ts';
import { nearest } from '../model/spelling.ts';
import { neededKeys, OTHER_AUTH, SPEC_NAME } from '../source/auth-specs.ts';
import { isReferable, unknownParameter } from '../source/parameters.ts';
import { resolveAuth } from '../source/resolve-auth.ts';
import { literalOf } from '../source/values.ts';
import { type EntryAuth, entryAuthOf } from './entry-auth.ts';
import type { Path } from './paths.ts';
import { HAND_IN, IF_VALUE } from './schema-messages.ts';
import type { SourceMap } from './source-map.ts';
import { fieldProblem, foreign, report, unfilled } from './unfilled.ts';

interface EntryReading {
  /** Missing if the entry's name, source or sandbox could not be read. */
  readonly entry?: Entry | undefined;
  readonly problems: readonly Problem[];
}

const SHOWN_FIELDS: readonly Path[] = [
  ...['name', 'description', 'source', 'sandbox', 'id', 'ensure'].map((field) => [field]),
  ['source', 'connectionSpec'],
  ['source', 'version'],
  ['auth', SPEC_NAME],
];

/** What applies to every entry, from the file and from the workflow. */
export interface EntryContext {
  /** The sandbox of entries that name none, as written in the file. */
  readonly sandbox: unknown;
  readonly allowedHosts: AllowedHosts;
}

/** Reads one entry and reports the problems that the schema cannot find. */
export function readEntry(key: string, raw: unknown, data: SourceMap, context: EntryContext): EntryReading {
  if (!isRecord(raw)) return { problems: [] };
  const path = ['connections', key];
  const { name, description, id, sandbox = context.sandbox } = raw;
  const auth = entryAuthOf(raw);
  const given = isRecord(raw['auth']) ? raw['auth'] : {};
  const { problems, values } = readAuth(given, [...path, 'auth'], data, context.allowedHosts, auth);
  const isUnclear = auth !== undefined && auth.authSpec === undefined;
  if (isUnclear && isRecord(raw['auth'])) problems.push(unclearSpec(auth, [...path, 'auth'], data));
  problems.push(...doubtfulSpec(given[SPEC_NAME], auth, [...path, 'auth', SPEC_NAME], data));
  const inFields = SHOWN_FIELDS.flatMap((field) => {
    const value = field.reduce<unknown>((parent, step) => (isRecord(parent) ? parent[step] : undefined), raw);
    return fieldProblem(value, [...path, ...field], data) ?? [];
  });
  const found = [...inFields, ...problems].map((problem) => ({ ...problem, entry: data.shown.entry(path) }));
  if (typeof name !== 'string' || auth === undefined || typeof sandbox !== 'string')
    return { problems: found };
  const entry: Entry = {
    key,
    location: data.keyLocation(path),
    source: auth.source,
    authSpec: auth.authSpec ?? '',
    isSpecWritten: SPEC_NAME in given,
    parameters: auth.parameters,
    auth: values,
    sandbox,
    name,
    // A block scalar (`description: |`) ends with a line break that is not part of the description.
    description: typeof description === 'string' ? description.replace(/\n+$/, '') : undefined,
    id: typeof id === 'string' ? id : undefined,
    ensure: raw['ensure'] === 'absent' ? 'absent' : 'present',
  };
  return { entry, problems: found };
}

/** Returns the problem of parameters that fit several auth specs or none. It lists what each auth spec needs. */
function unclearSpec({ source }: EntryAuth, path: Path, data: SourceMap): Problem {
  const names = Object.keys(source.auth);
  const needs = names.map((name) => {
    const keys = neededKeys(source, name).filter((key) => key !== SPEC_NAME);
    return msg`${code(name)}${keys.length === 0 ? '' : ` (${keys.join(', ')})`}`;
  });
  return {
    code: 'key-missing',
    message: msg`the auth spec of ${source.title} is unclear in ${data.shown.path(path)}`,
    fix: msg`add ${code(`${SPEC_NAME}:`)} with one of ${joinMessages(needs, ', ')}`,
    location: data.keyLocation(path),
  };
}

/** Warns about a name that is close to a known auth spec's. It may be a typo, but Adobe has the final say. */
function doubtfulSpec(
  given: unknown,
  auth: EntryAuth | undefined,
  path: Path,
  data: SourceMap,
): readonly Problem[] {
  if (typeof given !== 'string' || auth?.definition !== OTHER_AUTH || auth.source.isCustom) return [];
  const near = nearest(given, Object.keys(auth.source.auth));
  if (near === undefined) return [];
  const words = msg`is not a known auth spec of ${auth.source.title}, so Adobe's connection spec decides`;
  const fix = msg`did you mean ${code(near)}?`;
  return [{ ...report('value-invalid', path, data, words, fix), severity: 'warning' }];
}

/** Reads what it can of an `auth`, and completes it from the source's record. Leaves out what the schema rejects. */
function readAuth(
  { [SPEC_NAME]: _, ...auth }: Readonly<Record<string, unknown>>,
  path: Path,
  data: SourceMap,
  allowed: AllowedHosts,
  known: EntryAuth | undefined,
): { readonly values: Entry['auth']; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  const declared: Record<string, AuthValue> = {};
  for (const [name, raw] of Object.entries(auth)) {
    const read = readValue(name, raw, path, data, known);
    if (read !== undefined && 'code' in read) problems.push(read);
    else if (read !== undefined) declared[name] = read;
  }
  if (known === undefined) return { values: declared, problems };
  const { values, problems: others } = resolveAuth(known.source, known.parameters, declared, allowed);
  return { values, problems: [...problems, ...others] };
}

/** Reads one member of an `auth`. Returns its value or its problem; `undefined` for a value that the schema rejects. */
function readValue(
  name: string,
  raw: unknown,
  path: Path,
  data: SourceMap,
  { source, parameters, definition }: Partial<EntryAuth> = {},
): AuthValue | Problem | undefined {
  const at = [...path, name];
  const parameter = parameters?.[name];
  if (parameter?.kind === 'unknown' && isLikeASecret(name)) {
    // The key may be a secret, so the message does not repeat it.
    const words = msg`has a key that looks like a secret's value`;
    const fix = msg`replace it with the name of a parameter; if it is a secret, treat it as leaked and replace it at its source`;
    return { ...report('literal-secret', path, data, words, fix), location: data.keyLocation(at) };
  }
  // Presets and destinations decide where secrets are sent, so reviewers of the file must see them.
  const mayRefer = parameter === undefined ? name !== source?.preset?.name : isReferable(parameter);
  if (isRecord(raw) && 'secret' in raw) return readReference(raw['secret'], at, data, mayRefer);
  const reference = parameter?.secret ? foreign(raw, at, data) : undefined;
  if (reference !== undefined) return reference;
  const isOther = definition === OTHER_AUTH && parameter !== undefined;
  const wrong = isOther ? wrongLiteral(parameter, name, raw, at, data) : undefined;
  if (wrong !== undefined) return wrong;
  const value = literalOf(parameter ?? unknownParameter, raw);
  if (value === undefined) return undefined;
  const waiting = parameter?.secret ? undefined : unfilled(value, at, data, mayRefer);
  return waiting ?? { kind: 'literal', value, location: data.locationOf(at) };
}

function readReference(
  name: unknown,
  path: Path,
  data: SourceMap,
  mayRefer: boolean,
): AuthValue | Problem | undefined {
  if (!mayRefer) {
    const words = msg`can't be a reference: it decides where secrets are sent, so reviewers must see it in the file`;
    return report('reference-misplaced', path, data, words, msg`write the value out`);
  }
  if (typeof name !== 'string') return undefined;
  const at = [...path, 'secret'];
  const other = foreign(name, at, data);
  if (other !== undefined) return other;
  if (!isLikeASecret(name)) return { kind: 'reference', name, location: data.locationOf(at) };
  const words = msg`looks like a secret's value, not its name`;
  const fix = msg`write the name of the secret; ${IF_VALUE}`;
  return report('literal-secret', at, data, words, fix);
}

/**
 * Returns the problem of a literal that a record forbids but the schema cannot know about: the file names the
 * connection spec itself, or an auth spec that no record has.
 */
export function wrongLiteral(
  parameter: Parameter,
  name: string,
  raw: unknown,
  path: Path,
  data: SourceMap,
): Problem | undefined {
  if (parameter.secret) {
    if (raw === null) return undefined;
    const fix = msg`write ${code(`${name}: { secret: NAME }`)} and ${HAND_IN}; then treat the value in the file as leaked and replace it at its source`;
    return report('literal-secret', path, data, msg`appears in plain text in the file`, fix);
  }
  if (!isParameterValue(raw) || literalOf(parameter, raw) !== undefined) return undefined;
  return report('value-invalid', path, data, msg`must be ${parameter.what}`, msg`correct the value`);
}

/** Whether a name looks like a pasted value: long, without an underscore, and hexadecimal or with many digits. */
function isLikeASecret(name: string): boolean {
  if (name.length < 24 || name.includes('_')) return false;
  return /^[0-9a-f]+$/i.test(name) || (name.match(/\d/g)?.length ?? 0) >= 6;
}
