import { isRecord, memberAt, membersOf } from '../model/is-record.ts';
import { code, either, joinMessages, type Message, msg, option } from '../model/message.ts';
import type { Problem, ProblemCode } from '../model/problem.ts';
import { nearest } from '../model/spelling.ts';
import { SPEC_NAME } from '../source/auth-specs.ts';
import { defaultSource, findRecord } from '../source/catalogue.ts';
import { entryAuthOf } from './entry-auth.ts';
import { isOwnKey } from './paths.ts';
import type { Place } from './place.ts';
import { foreign, plainSecret } from './unfilled.ts';

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
  const isCredential = /^[ \t]*(?:export[ \t]+)?ADOBE_/m.test(text);
  return atStart(file, 'file-holds-secrets', SECRETS, isCredential ? CREDENTIAL_FIX : SECRETS_FIX);
}

/** Returns the problems of a file in another format; `undefined` for a file that may be a connections file. */
export function otherFile(top: Place, file: string): readonly Problem[] | undefined {
  const { value } = top;
  if (!isRecord(value)) return undefined;
  if ('connections' in value) return requestBody(top.below('connections'));
  if (isConsoleFile(value)) {
    const message = msg`the file is a credential from Adobe's Developer Console, not a connections file`;
    return [atStart(file, 'file-holds-secrets', message, CREDENTIAL_FIX)];
  }
  if (isSecretsAsData(value)) return [atStart(file, 'file-holds-secrets', SECRETS, SECRETS_FIX)];
  if (Array.isArray(value['items'])) {
    const message = msg`the file is a response to Flow Service's ${code('GET /connections')}, not a connections file`;
    const fix = msg`use ${code('aep-base-connections export')} to write the connections file`;
    return [atStart(file, 'other-format', message, fix)];
  }
  const body = requestBody(top);
  if (body !== undefined || !isForeign(value)) return body;
  const message = msg`the file is not a connections file: it has neither ${code('version')} nor ${code('connections')}`;
  const fix = msg`check the path; a connections file begins with ${code('version: 1')}`;
  return [atStart(file, 'other-format', message, fix)];
}

/** Whether a file has no key of a connections file, even a misspelt one, and no value that looks like an entry. */
function isForeign(top: Members): boolean {
  const isOurs = (key: string) =>
    isOwnKey(key) || nearest(key, ['version', 'sandbox', 'connections']) !== undefined;
  const keys = Object.keys(top);
  const isEntry = (value: unknown) => isRecord(value) && 'auth' in value;
  return keys.length > 0 && !keys.slice(0, 100).some(isOurs) && !Object.values(top).some(isEntry);
}

/**
 * Returns the problems of an entry, or of a whole file, that has the form of the body of Flow Service's `POST
 * /connections`: where each member belongs, and secrets in plain text. Returns `undefined` for anything else.
 * @see https://developer.adobe.com/experience-platform-apis/references/flow-service/
 */
export function requestBody(at: Place): readonly Problem[] | undefined {
  if (!isRecord(at.value)) return undefined;
  const { connectionSpec, providerId } = at.value;
  const auth = membersOf(at.value['auth']);
  const hasParams = isRecord(auth['params']);
  if (!hasParams && !isRecord(connectionSpec)) return undefined;
  const depth = at.path.length;
  const spec = isRecord(connectionSpec) ? sourceOf(connectionSpec, at.below('connectionSpec')) : undefined;
  const message = msg`${at.shownPath} has the form of Flow Service's ${code('POST /connections')}, not of ${depth === 0 ? 'a connections file' : 'an entry'}`;
  const steps: readonly (Message | false)[] = [
    depth === 0 && msg`write ${code('version: 1')} and ${code('connections:')} at the top`,
    depth < 2 &&
      msg`put its members under a key of ${code('connections')}, such as ${code(`${spec?.key ?? defaultSource.key}:`)}`,
    hasParams &&
      msg`write the members of ${code('params')} directly below ${code('auth:')}${SPEC_NAME in auth ? msg`, next to ${code(SPEC_NAME)}` : ''}`,
    spec !== undefined && msg`write ${code(`source: ${spec.yaml}`)} instead of ${code('connectionSpec')}`,
    // Adobe's pages show these members in a body. This program adds them by itself where they are needed.
    providerId !== undefined && msg`remove ${code('providerId')}`,
    'type' in auth && 'params' in auth && msg`remove ${code('type')}`,
  ];
  const fix = joinMessages(
    steps.filter((step) => step !== false),
    '; ',
  );
  const place = depth === 0 ? at : hasParams ? at.below('auth', 'params') : at.below('connectionSpec');
  const problem: Problem = { code: 'other-format', message, fix, location: place.keyLocation };
  return [problem, ...literalSecrets(at)].map((each) => ({ ...each, entry: at.entry }));
}

/** Returns how an entry names a connection spec, and a key for that entry. */
function sourceOf({ id }: Members, at: Place): { readonly yaml: string; readonly key?: string } {
  const record = typeof id === 'string' ? findRecord(id) : undefined;
  if (record !== undefined) return { yaml: record.name, key: record.key };
  const shown = (name: string, pattern: RegExp) => {
    const { value, isValueShown } = at.below(name);
    return isValueShown && typeof value === 'string' && pattern.test(value) ? value : undefined;
  };
  const shownId = shown('id', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  const shownVersion = shown('version', /^\d{1,4}(?:\.\d{1,4}){0,2}$/);
  const quoted = shownVersion === undefined ? '…' : `"${shownVersion}"`;
  return { yaml: `{ connectionSpec: ${shownId ?? '…'}, version: ${quoted} }` };
}

/** Returns a problem for each secret in plain text. The source's record says which parameters are secrets. */
function literalSecrets(at: Place): readonly Problem[] {
  const { auth, connectionSpec, source } = membersOf(at.value);
  const { id, version } = membersOf(connectionSpec);
  const { params, [SPEC_NAME]: specName } = membersOf(auth);
  const named =
    typeof id === 'string' ? (findRecord(id)?.name ?? { connectionSpec: id, version }) : undefined;
  const entry = { source: named ?? source, auth: { ...membersOf(params), [SPEC_NAME]: specName } };
  const { parameters = {} } = entryAuthOf(entry) ?? {};
  return Object.entries(membersOf(params)).flatMap(([name, raw]) => {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (parameter?.secret !== true || raw === null || isRecord(raw)) return [];
    const place = at.below('auth', 'params', name);
    return foreign(place) ?? plainSecret(place);
  });
}

/** Whether the file is the JSON of a credential: as the Developer Console shows it, or from a project's download. */
function isConsoleFile(top: Members): boolean {
  const names = ['CLIENT_SECRETS', 'ORG_ID', 'client_secrets'];
  if (names.some((name) => name in top)) return true;
  return memberAt(top, 'project', 'workspace', 'details', 'credentials') !== undefined;
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

/** Returns a problem at the start of a file of which nothing may be shown. */
export function atStart(file: string, code: ProblemCode, message: Message, fix: Message): Problem {
  return { code, message, fix, location: { file, line: 1, column: 1 } };
}
