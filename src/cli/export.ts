import { readConnectionsFile } from '../config/connections-file.ts';
import type { BaseConnection } from '../flow-service/base-connection.ts';
import { connect } from '../flow-service/connect.ts';
import { useProxy } from '../github/proxy.ts';
import { createStop } from '../http/stop.ts';
import { type Problem, ProblemError, problemsIn } from '../problem.ts';
import { isError } from '../report/run-report.ts';
import { createRedactor } from '../secrets/redactor.ts';
import { defaultSource } from '../sources/sources.ts';
import { dataCentres } from '../sources/zoho-data-centres.ts';
import { connectionsYaml, type WrittenEntry } from './connections-yaml.ts';
import { type Desk, say, tell } from './desk.ts';
import { EXIT } from './exit-code.ts';
import { exists, readText, writeNewFile } from './files.ts';
import { JSON_VERSION, problemJson } from './json.ts';
import { paintFor } from './paint.ts';
import { compilerText } from './problem-text.ts';
import { type RunFlags, readRunOptions } from './run-options.ts';

/** A secret that somebody has to add, and the entries that need it. */
interface WantedSecret {
  readonly name: string;
  readonly entry: string;
  readonly parameter: string;
}

/**
 * Writes the connections file for what exists in some sandboxes: each entry pinned by its id, secrets as references.
 * It writes no secret, even where the API shows one. Returns the exit code.
 */
export async function exportConnections(
  sandboxes: readonly string[],
  output: string | undefined,
  flags: RunFlags,
  desk: Desk,
): Promise<number> {
  const paint = paintFor(desk.error);
  try {
    if (output !== undefined && (await exists(output))) {
      throw new ProblemError({
        code: 'file-exists',
        message: `\`${output}\` exists, and nothing is overwritten`,
        fix: 'name another file, or move that one away',
      });
    }
    const bySandbox = await listSandboxes(sandboxes, flags, desk);
    const { text, entries, secrets, problems } = fileFor(bySandbox);
    if (output !== undefined) await writeNewFile(output, text);
    for (const problem of problems)
      for (const line of compilerText(problem, undefined, paint)) tell(desk, line);
    if (flags['json'] === true) {
      const document = {
        schemaVersion: JSON_VERSION,
        command: 'export',
        file: output ?? '',
        connections: entries,
        secrets,
        problems: problems.map(problemJson),
        yaml: text,
      };
      say(desk, JSON.stringify(document, undefined, 2));
    } else if (output === undefined) desk.output.write(text);
    tell(
      desk,
      paint.good(
        `${entries} ${entries === 1 ? 'connection' : 'connections'} exported${output === undefined ? '' : ` to ${output}`}.`,
      ),
    );
    tellSecrets(secrets, desk);
    return EXIT.done;
  } catch (error) {
    const problems = problemsIn(error);
    for (const problem of problems)
      for (const line of compilerText(problem, undefined, paint)) tell(desk, line);
    return problems.every(({ code }) => INVALID.has(code)) ? EXIT.invalid : EXIT.failed;
  }
}

/** What is wrong with how the command was called. */
const INVALID: ReadonlySet<Problem['code']> = new Set([
  'input-invalid',
  'input-missing',
  'file-exists',
  'file-missing',
  'file-unreadable',
  'secrets-format',
]);

async function listSandboxes(
  sandboxes: readonly string[],
  flags: RunFlags,
  desk: Desk,
): Promise<ReadonlyMap<string, readonly BaseConnection[]>> {
  const { adobeCredentials } = flags;
  const credentials =
    typeof adobeCredentials === 'string' ? await readText(adobeCredentials, desk.input) : undefined;
  const { environment, clock, random, fetch, cancel } = desk;
  await useProxy(environment);
  const read = readRunOptions({
    mode: 'plan',
    config: 'connections.yaml',
    flags,
    environment,
    ...(credentials === undefined ? {} : { credentials }),
  });
  if ('problems' in read) throw new ProblemError(read.problems);
  const { adobe: account, ...options } = read.options;
  if (account === undefined) throw new Error('a plan without a credential');
  const { add: mask, redact } = createRedactor();
  const { credential } = account;
  mask((credential.kind === 'access-token' ? credential.token : credential.secret).reveal());
  const stop = createStop(clock, options.timeout, cancel);
  try {
    const { flowService } = connect({
      ...options,
      account,
      clock,
      random,
      fetch,
      stop,
      mask,
      redact,
      debug: (line) => {
        if (flags['debug'] === true) tell(desk, redact(line));
      },
      info: (line) => tell(desk, line),
    });
    await flowService.signIn();
    const found = await Promise.all(
      sandboxes.map(
        async (sandbox) => [sandbox, await flowService.listConnections(sandbox, defaultSource)] as const,
      ),
    );
    return new Map(found);
  } finally {
    stop.dispose();
  }
}

interface Exported {
  readonly text: string;
  readonly entries: number;
  readonly secrets: readonly WantedSecret[];
  /** Warnings about what could not be taken over as it is. */
  readonly problems: readonly Problem[];
}

/** Returns the file for what was listed. What it can't hold is left out, and told; the rest of it is valid. */
export function fileFor(bySandbox: ReadonlyMap<string, readonly BaseConnection[]>): Exported {
  const [only, ...others] = bySandbox.keys();
  const common = others.length === 0 ? only : undefined;
  const entries: WrittenEntry[] = [];
  const problems: Problem[] = [];
  const taken = new Set(['all', 'failing']);
  for (const [sandbox, connections] of bySandbox) {
    for (const connection of [...connections].sort((a, b) =>
      a.name < b.name ? -1 : Number(a.name > b.name) || (a.id < b.id ? -1 : 1),
    )) {
      const key = keyFor(connection.name, taken);
      const entry = entryFor(key, connection, sandbox === common ? undefined : sandbox);
      const wrong = whatIsWrong(entry, sandbox);
      if (wrong === undefined) {
        taken.add(key);
        entries.push(entry);
      } else {
        problems.push({
          code: 'not-exported',
          severity: 'warning',
          message: `the base connection ${connection.id} of sandbox \`${sandbox}\` was left out: ${wrong}`,
          fix: 'mend it in Adobe Experience Platform, or declare it by hand',
        });
      }
    }
  }
  if (entries.length === 0) {
    throw new ProblemError([
      ...problems,
      {
        code: 'nothing-to-export',
        message: `there is no ${defaultSource.title} connection to export in ${[...bySandbox.keys()].join(', ')}`,
        fix: 'check the name of the sandbox; `init` writes a first file',
      },
    ]);
  }
  const secrets = entries.flatMap(({ key, auth }) =>
    Object.entries(auth).flatMap(([parameter, value]) =>
      typeof value === 'string' ? [] : [{ name: value.secret, entry: key, parameter }],
    ),
  );
  return { text: connectionsYaml(common, entries), entries: entries.length, secrets, problems };
}

/** A key of the file is made of the name: what it can't hold becomes a hyphen. */
function keyFor(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 56);
  const base = plain === '' ? 'connection' : plain;
  for (let number = 1; ; number++) {
    const key = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(key)) return key;
  }
}

function entryFor(key: string, connection: BaseConnection, sandbox: string | undefined): WrittenEntry {
  const prefix = key.toUpperCase().replaceAll('-', '_');
  const { endpoint, accountsUrl, clientId } = connection.authParams;
  const location = locationOf(endpoint, accountsUrl);
  const { description, name, id } = connection;
  const isDescribed =
    description !== undefined && description !== '' && !holdsSecret(description, connection);
  return {
    key,
    id,
    name,
    ...(isDescribed ? { description } : {}),
    ...(sandbox === undefined ? {} : { sandbox }),
    auth: {
      ...location.auth,
      clientId: isClientId(clientId) ? clientId : { secret: `${prefix}_CLIENT_ID` },
      clientSecret: { secret: `${prefix}_CLIENT_SECRET` },
      refreshToken: { secret: `${prefix}_REFRESH_TOKEN` },
    },
    ...(location.comment === undefined ? {} : { comment: location.comment }),
  };
}

/** A data centre says it all when both URLs are its own; what Adobe does not show can't be known. */
function locationOf(
  endpoint: string | undefined,
  accountsUrl: string | undefined,
): { readonly auth: Readonly<Record<string, string>>; readonly comment?: string } {
  const normalised = (text: string | undefined, name: string) =>
    text === undefined
      ? undefined
      : defaultSource.parameters.find((each) => each.name === name)?.normalise(text);
  const shown = {
    endpoint: normalised(endpoint, 'endpoint'),
    accountsUrl: normalised(accountsUrl, 'accountsUrl'),
  };
  const centre = dataCentres.find(
    ({ accountsHost, endpointHosts }) =>
      shown.accountsUrl === `https://${accountsHost}` ||
      endpointHosts.some(
        (host) => shown.endpoint === `https://${host}` || shown.endpoint?.startsWith(`https://${host}/`),
      ),
  );
  if (centre === undefined && (shown.endpoint === undefined || shown.accountsUrl === undefined)) {
    return { auth: { dataCenter: 'us' }, comment: 'Adobe does not show the data centre: correct it.' };
  }
  const isOwn =
    centre !== undefined && [undefined, `https://${centre.endpointHosts[0]}`].includes(shown.endpoint);
  return {
    auth: {
      ...(centre === undefined ? {} : { dataCenter: centre.code }),
      ...(isOwn || endpoint === undefined || shown.endpoint === undefined ? {} : { endpoint }),
      ...(centre !== undefined || accountsUrl === undefined ? {} : { accountsUrl }),
    },
  };
}

function isClientId(text: string | undefined): text is string {
  const parameter = defaultSource.parameters.find(({ name }) => name === 'clientId');
  return text !== undefined && parameter?.normalise(text) !== undefined;
}

/** People put a secret where it is shown, too. */
function holdsSecret(text: string, { authParams }: BaseConnection): boolean {
  return defaultSource.parameters.some(({ name, secret }) => {
    const value = authParams[name];
    return secret && value !== undefined && value.length >= 8 && text.includes(value);
  });
}

/** Whether the program itself takes an entry as it would be written; why not, if not. */
function whatIsWrong(entry: WrittenEntry, sandbox: string): string | undefined {
  const text = connectionsYaml(sandbox, [entry]);
  const { problems } = readConnectionsFile(new TextEncoder().encode(text), 'connections.yaml');
  return problems.find(isError)?.message;
}

function tellSecrets(secrets: readonly WantedSecret[], desk: Desk): void {
  const { strong } = paintFor(desk.error);
  tell(desk, strong('Secrets to add, for rotations and new connections:'));
  for (const { name, entry, parameter } of secrets) tell(desk, `  ${name}  (${parameter} of ${entry})`);
}
