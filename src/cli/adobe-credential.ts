import { DEMO_ADOBE_CLIENT } from '../emulator/stored-connection.ts';
import { isRecord } from '../model/is-record.ts';
import { code, joinMessages, type Message, msg } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import { OPTION_NAMES, OPTIONS } from '../options/options.ts';
import { parseSecrets } from '../secrets/parse-secrets.ts';
import { nameOf, readText } from './files.ts';
import type { Terminal } from './terminal.ts';

/** The parts of a credential by the names of their variables. Some may be missing. */
type Credential = ReadonlyMap<string, string | undefined>;

/**
 * Returns Adobe's credential from a file, or from the environment if `path` is not given. An emulator then gets the demo
 * credential. Throws a ProblemError for an invalid file.
 */
export async function readCredential(
  path: string | undefined,
  isEmulated: boolean,
  terminal: Terminal,
): Promise<Credential> {
  if (path === undefined) {
    const { clientId, clientSecret, orgId } = DEMO_ADOBE_CLIENT;
    const emulated = { ADOBE_CLIENT_ID: clientId, ADOBE_CLIENT_SECRET: clientSecret, ADOBE_ORG_ID: orgId };
    return new Map(Object.entries(isEmulated ? emulated : terminal.environment));
  }
  const [text, what] = [await readText(path, terminal), nameOf(path)];
  const downloaded = readDownload(text, what);
  if (downloaded !== undefined) return downloaded;
  const names = new Set(OPTION_NAMES.flatMap((name) => OPTIONS[name].variable ?? []));
  const { values, problems } = parseSecrets(text, names, what);
  if (problems.length > 0) throw new ProblemError(problems);
  if ([...values.keys()].every((name) => names.has(name))) return values;
  const fix = msg`use ${[...names].join(', ')}, or the JSON download of the credential from Adobe's Developer Console`;
  throw new ProblemError({ code: 'secrets-format', message: msg`${what} contains an unknown name`, fix });
}

/**
 * Reads the JSON download from the Developer Console for an OAuth Server-to-Server credential (`CLIENT_ID`,
 * `CLIENT_SECRETS`, …) or for a whole project (`project.workspace.details.credentials`). Returns `undefined` for any
 * other text. If several secrets are valid, it uses the first. Adobe's documentation shows the members of a project's
 * credential in lower case. The form in capitals and the place of the organization are known from files that Adobe's
 * tools read and write.
 */
function readDownload(text: string, what: Message): Credential | undefined {
  const json = parsed(text);
  if (!isRecord(json)) return undefined;
  const project = json['project'];
  const spelled = (name: string) => (isRecord(project) ? name : name.toUpperCase());
  const lowerCased = Object.entries(json).map(([name, value]) => [name.toLowerCase(), value] as const);
  const members = isRecord(project) ? ofProject(project, what) : Object.fromEntries(lowerCased);
  if (!MEMBERS.some(({ name }) => name in members)) return undefined;
  const found = MEMBERS.map((member) => ({ ...member, value: textIn(members[member.name], member.name) }));
  const missing = found.filter(({ name, value }) => value === undefined && name !== 'scopes');
  if (missing.length === 0) return new Map(found.map(({ variable, value }) => [variable, value]));
  const names = missing.map(({ name }) => [code(spelled(name))]);
  const message = msg`${what} is a download from Adobe's Developer Console without ${joinMessages(names, ', ')}`;
  const fix = msg`download the JSON again from the page of an OAuth Server-to-Server credential`;
  throw new ProblemError({ code: 'secrets-format', message, fix });
}

/** The members of a download, and the variables for the same values. */
const MEMBERS = [
  { name: 'client_id', variable: 'ADOBE_CLIENT_ID' },
  { name: 'client_secrets', variable: 'ADOBE_CLIENT_SECRET' },
  { name: 'org_id', variable: 'ADOBE_ORG_ID' },
  { name: 'scopes', variable: 'ADOBE_SCOPES' },
] as const;

type Members = Readonly<Record<string, unknown>>;

/** Returns the one OAuth Server-to-Server credential of a project. */
function ofProject(project: Members, what: Message): Members {
  const { org, workspace } = project;
  const details = isRecord(workspace) ? workspace['details'] : undefined;
  const credentials = isRecord(details) ? details['credentials'] : undefined;
  const found = (Array.isArray(credentials) ? credentials : [])
    .map((each: unknown) => (isRecord(each) ? each['oauth_server_to_server'] : undefined))
    .filter(isRecord);
  if (found.length > 1) {
    const message = msg`${what} is a project from Adobe's Developer Console with ${found.length} OAuth Server-to-Server credentials`;
    const fix = msg`download the JSON of one credential from its page`;
    throw new ProblemError({ code: 'secrets-format', message, fix });
  }
  return { client_id: undefined, ...found[0], org_id: isRecord(org) ? org['ims_org_id'] : undefined };
}

/** Returns the text of a member. For a list, returns all scopes, but only the first secret. */
function textIn(value: unknown, name: string): string | undefined {
  const list = (Array.isArray(value) ? value : [value]).filter(
    (each): each is string => typeof each === 'string' && each !== '',
  );
  return name === 'scopes' && list.length > 0 ? list.join(',') : list[0];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
