import { isRecord } from '../model/is-record.ts';
import { code, either, joinMessages, type Message, msg, option } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import { nearest } from '../model/spelling.ts';
import { SPEC_NAME } from '../source/auth-specs.ts';
import { defaultSource, findRecord } from '../source/catalogue.ts';
import { entryAuthOf } from './entry-auth.ts';
import { isOwnKey, type Path } from './paths.ts';
import { wrongLiteral } from './read-entry.ts';
import type { SourceMap } from './source-map.ts';
import { foreign } from './unfilled.ts';

// Files that people mistake for a connections file, or paste as an entry of one. Each gets one problem that says what
// the file is, instead of one problem per unknown key.

const SECRETS = msg`the file looks like a secrets file (names and values), not a connections file`;
const NOT_IN_GIT = msg`; it must not be in git: if it was committed, treat its secrets as leaked and replace them at their source`;
const SECRETS_FIX = msg`pass it through ${either([option('secrets')], [code('--secrets-file')])}${NOT_IN_GIT}`;
const CREDENTIAL_FIX = msg`${either(
  msg`pass its values through the inputs ${code('adobe-client-id')}, ${code('adobe-client-secret')} and ${code('adobe-org-id')}`,
  msg`pass it through ${code('--adobe-credentials')}`,
)}${NOT_IN_GIT}`;

type Members = Readonly<Record<string, unknown>>;

const ASSIGNMENT = /^\s*(?:export\s+)?[A-Za-z_]\w*\s*(?:=|<<\w)/;

/**
 * Returns the problem of a text that is a secrets file: its first line is `NAME=value`, and no line starts with
 * `connections:`.
 */
export function secretsFileProblem(text: string, file: string): Problem | undefined {
  const first = /^(?![ \t]*(?:#|$)).*$/m.exec(text)?.[0] ?? '';
  if (!ASSIGNMENT.test(first) || /^connections[ \t]*:/m.test(text)) return undefined;
  return holdsSecrets(
    file,
    SECRETS,
    /^[ \t]*(?:export[ \t]+)?ADOBE_/m.test(text) ? CREDENTIAL_FIX : SECRETS_FIX,
  );
}

/** Returns the problems of a file in another format; `undefined` for a file that may be a connections file. */
export function otherFile(source: SourceMap, file: string): readonly Problem[] | undefined {
  const { value: top } = source;
  if (!isRecord(top)) return undefined;
  if ('connections' in top) return requestBody(top['connections'], ['connections'], source);
  if (isConsoleFile(top)) {
    const message = msg`the file is a credential from Adobe's Developer Console, not a connections file`;
    return [holdsSecrets(file, message, CREDENTIAL_FIX)];
  }
  if (isSecretsAsData(top)) return [holdsSecrets(file, SECRETS, SECRETS_FIX)];
  if (Array.isArray(top['items'])) {
    const message = msg`the file is a response to Flow Service's ${code('GET /connections')}, not a connections file`;
    const fix = msg`use ${code('aep-base-connections export')} to write the connections file`;
    return [{ code: 'other-format', message, fix, location: start(file) }];
  }
  return requestBody(top, [], source) ?? (isForeign(top) ? [foreignFile(file)] : undefined);
}

/** Whether a file has no key of a connections file, even a misspelt one, and no value that looks like an entry. */
function isForeign(top: Members): boolean {
  const isOurs = (key: string) =>
    isOwnKey(key) || nearest(key, ['version', 'sandbox', 'connections']) !== undefined;
  const keys = Object.keys(top);
  const isEntry = (value: unknown) => isRecord(value) && 'auth' in value;
  return keys.length > 0 && !keys.slice(0, 100).some(isOurs) && !Object.values(top).some(isEntry);
}

function foreignFile(file: string): Problem {
  const message = msg`the file is not a connections file: it has neither ${code('version')} nor ${code('connections')}`;
  const fix = msg`check the path; a connections file begins with ${code('version: 1')}`;
  return { code: 'other-format', message, fix, location: start(file) };
}

/**
 * Returns the problems of an entry, or of a whole file, that has the form of the body of Flow Service's `POST
 * /connections`: where each member belongs, and secrets in plain text. Returns `undefined` for anything else.
 * @see https://developer.adobe.com/experience-platform-apis/references/flow-service/
 */
export function requestBody(body: unknown, path: Path, source: SourceMap): readonly Problem[] | undefined {
  if (!isRecord(body)) return undefined;
  const { auth, connectionSpec } = body;
  const params = isRecord(auth) && isRecord(auth['params']) ? auth['params'] : undefined;
  if (params === undefined && !isRecord(connectionSpec)) return undefined;
  const isFile = path.length === 0;
  const place = isFile ? [] : [...path, ...(params ? ['auth', 'params'] : ['connectionSpec'])];
  const message = msg`${source.shown.path(path)} has the form of Flow Service's ${code('POST /connections')}, not of ${isFile ? 'a connections file' : 'an entry'}`;
  const spec = isRecord(connectionSpec)
    ? sourceOf(connectionSpec, [...path, 'connectionSpec'], source)
    : undefined;
  const fix = joinMessages(
    [
      ...asOneEntry(path, spec?.key ?? defaultSource.key),
      ...(params === undefined ? [] : [besideSpecName(auth)]),
      ...(spec === undefined
        ? []
        : [msg`write ${code(`source: ${spec.yaml}`)} instead of ${code('connectionSpec')}`]),
      ...leftOut(body).map((name) => msg`remove ${code(name)}`),
    ],
    '; ',
  );
  const problem: Problem = { code: 'other-format', message, fix, location: source.keyLocation(place) };
  return [problem, ...literalSecrets(body, params ?? {}, path, source)].map((each) => ({
    ...each,
    entry: source.shown.entry(path),
  }));
}

function besideSpecName(auth: unknown): Message {
  const beside = isRecord(auth) && SPEC_NAME in auth ? msg`, next to ${code(SPEC_NAME)}` : '';
  return msg`write the members of ${code('params')} directly below ${code('auth:')}${beside}`;
}

/** Returns what an entry needs around it: a key below `connections`. */
function asOneEntry({ length }: Path, key: string): readonly Message[] {
  const below = msg`put its members under a key of ${code('connections')}, such as ${code(`${key}:`)}`;
  const top = msg`write ${code('version: 1')} and ${code('connections:')} at the top`;
  return [...(length === 0 ? [top] : []), ...(length < 2 ? [below] : [])];
}

/** Returns how an entry names a connection spec, and a key for that entry. */
function sourceOf(
  { id, version }: Members,
  path: Path,
  { shown }: SourceMap,
): { readonly yaml: string; readonly key?: string } {
  const record = typeof id === 'string' ? findRecord(id) : undefined;
  if (record !== undefined) return { yaml: record.name, key: record.key };
  const isShown = (key: string) => shown.isValueShown([...path, key]);
  const isId =
    isShown('id') && typeof id === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  const isVersion =
    isShown('version') && typeof version === 'string' && /^\d{1,4}(?:\.\d{1,4}){0,2}$/.test(version);
  return { yaml: `{ connectionSpec: ${isId ? id : '…'}, version: ${isVersion ? `"${version}"` : '…'} }` };
}

/** Returns the members that Adobe's pages show in a body and that this program adds by itself where they are needed. */
function leftOut({ auth, ...body }: Members): readonly string[] {
  return [
    ...('providerId' in body ? ['providerId'] : []),
    ...(isRecord(auth) && 'type' in auth && 'params' in auth ? ['type'] : []),
  ];
}

/** Returns a problem for each secret in plain text. The source's record says which parameters are secrets. */
function literalSecrets(body: Members, params: Members, path: Path, source: SourceMap): readonly Problem[] {
  const { auth, connectionSpec } = body;
  const { id, version } = isRecord(connectionSpec) ? connectionSpec : {};
  const specName = isRecord(auth) ? auth[SPEC_NAME] : undefined;
  const named =
    typeof id === 'string' ? (findRecord(id)?.name ?? { connectionSpec: id, version }) : undefined;
  const entry = { source: named ?? body['source'], auth: { ...params, [SPEC_NAME]: specName } };
  const { parameters = {} } = entryAuthOf(entry) ?? {};
  return Object.entries(params).flatMap(([name, raw]) => {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (parameter?.secret !== true || isRecord(raw)) return [];
    const at = [...path, 'auth', 'params', name];
    return foreign(raw, at, source) ?? wrongLiteral(parameter, name, raw, at, source) ?? [];
  });
}

/** Whether the file is the JSON of a credential: as the Developer Console shows it, or from a project's download. */
function isConsoleFile(top: Members): boolean {
  const names = ['CLIENT_SECRETS', 'ORG_ID', 'client_secrets'];
  if (names.some((name) => name in top)) return true;
  const steps = ['project', 'workspace', 'details', 'credentials'];
  const below = (value: unknown, step: string) => (isRecord(value) ? value[step] : undefined);
  return steps.reduce<unknown>(below, top) !== undefined;
}

/** Whether the file has only names and values, and the names are those of a source's console or of a secrets file. */
function isSecretsAsData(top: Members): boolean {
  const names = Object.keys(top);
  if (names.length === 0 || 'version' in top) return false;
  if (Object.values(top).some((value) => isRecord(value) || Array.isArray(value))) return false;
  return (
    names.every((name) => /^[A-Z][A-Z0-9_]*$/.test(name)) ||
    names.some((name) => /secret|token|password/i.test(name))
  );
}

/** Returns a problem at the start of the file, because nothing in such a file may be shown. */
function holdsSecrets(file: string, message: Message, fix: Message): Problem {
  return { code: 'file-holds-secrets', message, fix, location: start(file) };
}

const start = (file: string) => ({ file, line: 1, column: 1 });
