import type { Entry } from '../model/entry.ts';
import { isRecord, membersOf } from '../model/is-record.ts';
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
import type { Place } from './place.ts';
import { fieldProblem, foreign, IF_VALUE, plainSecret, unfilled } from './unfilled.ts';

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

/**
 * Reads one entry and reports the problems that the schema cannot find. `defaultSandbox` is the sandbox of entries that
 * name none, as written in the file.
 */
export function readEntry(at: Place, defaultSandbox: unknown, allowedHosts: AllowedHosts): EntryReading {
  if (!isRecord(at.value)) return { problems: [] };
  const { name, description, id, ensure, sandbox = defaultSandbox, auth: given } = at.value;
  const auth = entryAuthOf(at.value);
  const inAuth = at.below('auth');
  const { problems: inValues, values } = readAuth(inAuth, allowedHosts, auth);
  const isUnclear = auth !== undefined && auth.authSpec === undefined && isRecord(given);
  const problems = [
    ...SHOWN_FIELDS.flatMap((field) => fieldProblem(at.below(...field)) ?? []),
    ...inValues,
    ...(isUnclear ? [unclearSpec(auth, inAuth)] : []),
    ...doubtfulSpec(auth, inAuth.below(SPEC_NAME)),
  ];
  if (typeof name !== 'string' || auth === undefined || typeof sandbox !== 'string') return { problems };
  const entry: Entry = {
    key: at.path.at(-1) ?? '',
    location: at.keyLocation,
    source: auth.source,
    authSpec: auth.authSpec ?? '',
    isSpecWritten: SPEC_NAME in membersOf(given),
    parameters: auth.parameters,
    auth: values,
    sandbox,
    name,
    // A block scalar (`description: |`) ends with a line break that is not part of the description.
    description: typeof description === 'string' ? description.replace(/\n+$/, '') : undefined,
    id: typeof id === 'string' ? id : undefined,
    ensure: ensure === 'absent' ? 'absent' : 'present',
  };
  return { entry, problems };
}

/** Returns the problem of parameters that fit several auth specs or none. It lists what each auth spec needs. */
function unclearSpec({ source }: EntryAuth, at: Place): Problem {
  const names = Object.keys(source.auth);
  const needs = names.map((name) => {
    const keys = neededKeys(source, name).filter((key) => key !== SPEC_NAME);
    return msg`${code(name)}${keys.length === 0 ? '' : ` (${keys.join(', ')})`}`;
  });
  const message = msg`the auth spec of ${source.title} is unclear in ${at.shownPath}`;
  const fix = msg`add ${code(`${SPEC_NAME}:`)} with one of ${joinMessages(needs, ', ')}`;
  return at.keyProblem('key-missing', message, fix);
}

/** Warns about a name that is close to a known auth spec's. It may be a typo, but Adobe has the final say. */
function doubtfulSpec(auth: EntryAuth | undefined, at: Place): readonly Problem[] {
  if (typeof at.value !== 'string' || auth?.definition !== OTHER_AUTH || auth.source.isCustom) return [];
  const near = nearest(at.value, Object.keys(auth.source.auth));
  if (near === undefined) return [];
  const words = msg`is not a known auth spec of ${auth.source.title}, so Adobe's connection spec decides`;
  const fix = msg`did you mean ${code(near)}?`;
  return [{ ...at.problem('value-invalid', words, fix), severity: 'warning' }];
}

/** Reads what it can of an `auth`, and completes it from the source's record. Leaves out what the schema rejects. */
function readAuth(
  at: Place,
  allowed: AllowedHosts,
  known: EntryAuth | undefined,
): { readonly values: Entry['auth']; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const declared: Record<string, AuthValue> = {};
  for (const name of Object.keys(membersOf(at.value))) {
    if (name === SPEC_NAME) continue;
    const read = readValue(name, at.below(name), known);
    if (read !== undefined && 'code' in read) problems.push(read);
    else if (read !== undefined) declared[name] = read;
  }
  if (known === undefined) return { values: declared, problems };
  const { values, misfits } = resolveAuth(known.source, known.parameters, declared, allowed);
  const others = misfits.map(({ name, code, message, fix, severity, location }) => {
    const problem = at.below(name).problem(code, message, fix);
    return { ...problem, severity, location: location ?? problem.location };
  });
  return { values, problems: [...problems, ...others] };
}

/** Reads one member of an `auth`. Returns its value or its problem; `undefined` for a value that the schema rejects. */
function readValue(
  name: string,
  at: Place,
  { source, parameters, definition }: Partial<EntryAuth> = {},
): AuthValue | Problem | undefined {
  const raw = at.value;
  const parameter = parameters?.[name];
  if (parameter?.kind === 'unknown' && isLikeASecret(name)) {
    // The key may be a secret, so the message does not repeat it.
    const words = msg`has a key that looks like a secret's value`;
    const fix = msg`replace it with the name of a parameter; if it is a secret, treat it as leaked and replace it at its source`;
    return { ...at.above.problem('literal-secret', words, fix), location: at.keyLocation };
  }
  // Presets and destinations decide where secrets are sent, so reviewers of the file must see them.
  const mayRefer = parameter === undefined ? name !== source?.preset?.name : isReferable(parameter);
  if (isRecord(raw) && 'secret' in raw) {
    if (mayRefer) return readReference(at.below('secret'));
    const words = msg`can't be a reference: it decides where secrets are sent, so reviewers must see it in the file`;
    return at.problem('reference-misplaced', words, msg`write the value out`);
  }
  const wrong =
    (parameter?.secret ? foreign(at) : undefined) ??
    (parameter && definition === OTHER_AUTH ? wrongLiteral(parameter, at) : undefined);
  if (wrong !== undefined) return wrong;
  const value = literalOf(parameter ?? unknownParameter, raw);
  if (value === undefined) return undefined;
  const waiting = parameter?.secret ? undefined : unfilled(value, at, mayRefer);
  return waiting ?? { kind: 'literal', value, location: at.location };
}

/** Reads the name in a reference. */
function readReference(at: Place): AuthValue | Problem | undefined {
  const name = at.value;
  if (typeof name !== 'string') return undefined;
  const other = foreign(at, at.above);
  if (other !== undefined) return other;
  if (!isLikeASecret(name)) return { kind: 'reference', name, location: at.location };
  const words = msg`looks like a secret's value, not its name`;
  return at.problem('literal-secret', words, msg`write the name of the secret; ${IF_VALUE}`);
}

/**
 * Returns the problem of a literal that a record forbids but the schema cannot know about: the file names the
 * connection spec itself, or an auth spec that no record has.
 */
function wrongLiteral(parameter: Parameter, at: Place): Problem | undefined {
  const raw = at.value;
  if (parameter.secret) return raw === null ? undefined : plainSecret(at);
  if (!isParameterValue(raw) || literalOf(parameter, raw) !== undefined) return undefined;
  return at.problem('value-invalid', msg`must be ${parameter.what}`, msg`correct the value`);
}

/** Whether a name looks like a pasted value: long, without an underscore, and hexadecimal or with many digits. */
function isLikeASecret(name: string): boolean {
  if (name.length < 24 || name.includes('_')) return false;
  return /^[0-9a-f]+$/i.test(name) || (name.match(/\d/g)?.length ?? 0) >= 6;
}
