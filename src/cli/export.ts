import type { BaseConnection } from '../flow-service/base-connection.ts';
import { connect } from '../flow-service/connect.ts';
import { useProxy } from '../github/proxy.ts';
import { createStop } from '../http/stop.ts';
import { ProblemError, problemsIn } from '../problem.ts';
import { createRedactor } from '../secrets/redactor.ts';
import { defaultSource } from '../sources/sources.ts';
import { type Desk, tell } from './desk.ts';
import { EXIT, exitCodeOfProblems } from './exit-code.ts';
import { type Exported, exportedFile, type WantedSecret } from './exported-file.ts';
import { CANCELLED, exists, readText, writeNewFile } from './files.ts';
import { problemJson, sayJson } from './json.ts';
import { paintFor } from './paint.ts';
import { tellFailure, tellProblems } from './problem-text.ts';
import { type RunFlags, readRunOptions } from './run-options.ts';
import { requireSandboxNames } from './sandbox-flag.ts';

const NOTHING: Exported = { text: '', entries: 0, secrets: [], problems: [] };

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
  const isJson = flags.json === true;
  try {
    requireSandboxNames(sandboxes);
    if (output !== undefined && (await exists(output))) throw new ProblemError(isThere(output));
    const exported = exportedFile(await listSandboxes(sandboxes, flags, desk), output ?? 'connections.yaml');
    if (output !== undefined) await writeNewFile(output, exported.text);
    if (isJson) sayExported(exported, output, EXIT.done, desk);
    else if (output === undefined) desk.output.write(exported.text);
    tellExported(exported, output, desk);
    return EXIT.done;
  } catch (error) {
    const problems = problemsIn(error);
    if (isJson) sayExported({ ...NOTHING, problems }, undefined, exitCodeOfProblems(problems), desk);
    return tellFailure(error, desk);
  }
}

function isThere(path: string) {
  return {
    code: 'file-exists',
    message: `\`${path}\` exists, and nothing is overwritten`,
    fix: 'name another file, or move that one away',
  } as const;
}

async function listSandboxes(
  sandboxes: readonly string[],
  flags: RunFlags,
  desk: Desk,
): Promise<ReadonlyMap<string, readonly BaseConnection[]>> {
  const { environment, clock, random, fetch, cancel } = desk;
  const credentials =
    flags.adobeCredentials === undefined ? undefined : await readText(flags.adobeCredentials, desk);
  await useProxy(environment);
  // It only looks, as a plan does.
  const read = readRunOptions({
    mode: 'plan',
    config: 'connections.yaml',
    flags,
    environment,
    credentials,
    secrets: undefined,
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
        if (flags.debug === true) tell(desk, redact(line));
      },
      info: (line) => tell(desk, redact(line)),
    });
    await flowService.signIn();
    const found = await Promise.all(
      [...new Set(sandboxes)].map(
        async (sandbox) => [sandbox, await flowService.listConnections(sandbox, defaultSource)] as const,
      ),
    );
    return new Map(found);
  } catch (cause) {
    throw endOf(stop.reason(), cause);
  } finally {
    stop.dispose();
  }
}

/** What broke off because the command had to end is told as that. */
function endOf(reason: ReturnType<ReturnType<typeof createStop>['reason']>, cause: unknown): unknown {
  if (reason === undefined) return cause;
  if (reason === 'cancelled') return new ProblemError(CANCELLED, { cause });
  return new ProblemError(
    {
      code: 'out-of-time',
      message: 'the export took longer than `--timeout` allows',
      fix: 'raise it, or export one sandbox at a time',
    },
    { cause },
  );
}

function sayExported(
  { text, entries, secrets, problems }: Exported,
  output: string | undefined,
  exitCode: number,
  desk: Desk,
): void {
  const members = {
    exitCode,
    file: output ?? '',
    connections: entries,
    secrets,
    problems: problems.map(problemJson),
    yaml: text,
  };
  sayJson('export', members, desk);
}

function tellExported(
  { entries, secrets, problems }: Exported,
  output: string | undefined,
  desk: Desk,
): void {
  const { good, strong } = paintFor(desk.error);
  tellProblems(problems, desk);
  const where = output === undefined ? '' : ` to ${output}`;
  tell(desk, good(`${entries} ${entries === 1 ? 'connection' : 'connections'} exported${where}.`));
  tell(desk, strong('Secrets to add before an apply, which asks for all that the file refers to:'));
  for (const line of secrets.map(secretLine)) tell(desk, line);
}

function secretLine({ name, entry, parameter }: WantedSecret): string {
  return `  ${name}  (${parameter} of ${entry})`;
}
