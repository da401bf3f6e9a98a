import type { Entry } from '../model/entry.ts';
import { isRecord } from '../model/is-record.ts';
import { code, type Message, msg } from '../model/message.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import type { Problem, ProblemCode } from '../model/problem.ts';
import type { AuthValue, Source } from '../model/source.ts';
import { authSpecOf, isReferable, resolveAuth, SPEC_NAME } from '../source/auth.ts';
import { defaultSource, findSource } from '../source/catalogue.ts';
import { entryOf, type Path, printablePath } from './paths.ts';
import { HAND_IN } from './schema-messages.ts';
import type { SourceMap } from './source-map.ts';

interface EntryReading {
  /** Missing when the entry's name, source or sandbox could not be read. */
  readonly entry?: Entry | undefined;
  readonly problems: readonly Problem[];
}

const SHOWN_FIELDS = ['name', 'description', 'source', 'sandbox', 'id', 'ensure'];

/** Reads one entry and finds what the schema can't. `fallback` is the sandbox of entries that name none, as the file has it. */
export function readEntry(key: string, raw: unknown, data: SourceMap, fallback: unknown): EntryReading {
  if (!isRecord(raw)) return { problems: [] };
  const path = ['connections', key];
  const { name, description, id, source: named, sandbox = fallback } = raw;
  const source =
    named === undefined ? defaultSource : typeof named === 'string' ? findSource(named) : undefined;
  const given = isRecord(raw['auth']) ? raw['auth'] : {};
  const { problems, ...read } = readAuth(given, [...path, 'auth'], data, source ?? defaultSource);
  const inFields = SHOWN_FIELDS.flatMap((field) => fieldProblem(raw[field], [...path, field], data) ?? []);
  const found = [...inFields, ...problems].map((problem) => ({ ...problem, entry: entryOf(path) }));
  if (typeof name !== 'string' || source === undefined || typeof sandbox !== 'string')
    return { problems: found };
  const entry: Entry = {
    key,
    location: data.keyLocation(path),
    source,
    ...read,
    sandbox,
    name,
    // A block scalar (`description: |`) ends in a line break that nobody means.
    description: typeof description === 'string' ? description.replace(/\n+$/, '') : undefined,
    id: typeof id === 'string' ? id : undefined,
    ensure: raw['ensure'] === 'absent' ? 'absent' : 'present',
  };
  return { entry, problems: found };
}

/** Checks a field that people read: it may be neither a reference nor a placeholder. */
export function fieldProblem(value: unknown, path: Path, data: SourceMap): Problem | undefined {
  if (typeof value === 'string') return unfilledPlaceholder(value, path, data, false);
  if (!isRecord(value) || !('secret' in value)) return undefined;
  const words = msg`can't be a reference: people read it, so its value can't be a secret`;
  const fix = msg`write the value out; references belong under ${code('auth')}`;
  return report('reference-misplaced', path, data, words, fix);
}

/** Returns the problem of text that waits to be filled in. `mayRefer` says whether a reference may be in its place. */
function unfilledPlaceholder(
  text: string,
  path: Path,
  data: SourceMap,
  mayRefer: boolean,
): Problem | undefined {
  // Expected to be expanded by the workflow, or by a shell.
  if (!isPlaceholder(text, ['expression', 'variable'])) return undefined;
  const parameter = path.at(-1) === 'secret' ? path.at(-2) : path.at(-1);
  const reference = code(`${parameter}: { secret: NAME }`);
  const fix = mayRefer
    ? msg`write ${reference}, with a plain name, and ${HAND_IN}`
    : msg`write the value out`;
  return report('value-invalid', path, data, msg`is a placeholder; this file expands none`, fix);
}

function report(code: ProblemCode, path: Path, data: SourceMap, words: Message, fix: Message): Problem {
  return { code, message: msg`${printablePath(path)} ${words}`, fix, location: data.locationOf(path) };
}

/** Reads what can be read of an `auth`, and completes it by the source's record. What the schema refuses is left out. */
function readAuth(
  auth: Readonly<Record<string, unknown>>,
  path: Path,
  data: SourceMap,
  source: Source,
): Pick<Entry, 'authSpec' | 'parameters' | 'auth'> & { readonly problems: readonly Problem[] } {
  const { [SPEC_NAME]: specName, ...given } = auth;
  const [authSpec, parameters] = authSpecOf(source, typeof specName === 'string' ? specName : undefined);
  const problems: Problem[] = [];
  const declared: Record<string, AuthValue> = {};
  for (const [name, raw] of Object.entries(given)) {
    const isReference = isRecord(raw) && 'secret' in raw;
    const value = isReference ? raw['secret'] : raw;
    const at = isReference ? [...path, name, 'secret'] : [...path, name];
    const parameter = parameters[name];
    // Presets and destinations decide where secrets are sent, so whoever reviews the file must see them.
    const mayRefer = parameter === undefined ? !(name in (source.presets ?? {})) : isReferable(parameter);
    if (isReference && !mayRefer) {
      const words = msg`can't be a reference: it decides where secrets are sent, so it must be in the file for review`;
      const fix = msg`write the value out`;
      problems.push(report('reference-misplaced', [...path, name], data, words, fix));
      continue;
    }
    if (typeof value !== 'string') continue;
    const location = data.locationOf(at);
    const placeholder = unfilledPlaceholder(value, at, data, mayRefer);
    if (placeholder !== undefined) problems.push(placeholder);
    else if (!isReference) declared[name] = { kind: 'literal', value, location };
    else if (!isLikeASecret(value)) declared[name] = { kind: 'reference', name: value, location };
    else {
      const words = msg`looks like the value of a secret, not like its name`;
      const fix = msg`write the name of the secret; if this is its value, treat it as leaked and replace it at its source`;
      problems.push(report('literal-secret', at, data, words, fix));
    }
  }
  const { values, problems: others } = resolveAuth(source, parameters, declared);
  return { authSpec, parameters, auth: values, problems: [...problems, ...others] };
}

/** Long, without an underscore, and hexadecimal or full of digits: a pasted value rather than a name. */
function isLikeASecret(name: string): boolean {
  if (name.length < 24 || name.includes('_')) return false;
  return /^[0-9a-f]+$/i.test(name) || (name.match(/\d/g)?.length ?? 0) >= 6;
}
