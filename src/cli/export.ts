import { connect } from '../flow-service/flow-service.ts';
import { createDeadline } from '../http/deadline.ts';
import { doorOf } from '../http/result.ts';
import type { BaseConnection } from '../model/connection.ts';
import { msg, option } from '../model/message.ts';
import { ProblemError, problemsIn } from '../model/problem.ts';
import { parseOption } from '../options/read-options.ts';
import { createRedactor } from '../secrets/redactor.ts';
import { defaultSource } from '../source/catalogue.ts';
import { EXIT, exitCodeOfProblems } from './exit-code.ts';
import { type Exported, exportedFile, type WantedSecret } from './exported-file.ts';
import { CANCELLED, exists, fileExists, writeNewFile } from './files.ts';
import { cliText, printFailure, printJson, printProblems, problemJson } from './problem-text.ts';
import { type RunFlags, readRunOptions } from './run-options.ts';
import { paintFor, printError, type Terminal } from './terminal.ts';

const NOTHING: Exported = { text: '', entries: 0, secrets: [], problems: [] };

/**
 * Writes the connections file for what exists in some sandboxes: each entry pinned by its id, secrets as references.
 * It writes no secret, even where the API shows one. Returns the exit code.
 */
export async function exportConnections(
  sandboxes: readonly string[],
  output: string | undefined,
  flags: RunFlags,
  terminal: Terminal,
): Promise<number> {
  const isJson = flags.json === true;
  try {
    for (const name of sandboxes) parseOption('sandbox', name);
    if (output !== undefined && (await exists(output))) throw new ProblemError(fileExists(output));
    const exported = exportedFile(
      defaultSource,
      await listSandboxes(sandboxes, flags, terminal),
      output ?? 'connections.yaml',
    );
    if (output !== undefined) await writeNewFile(output, exported.text);
    if (isJson) sayExported(exported, output, EXIT.done, terminal);
    else if (output === undefined) terminal.output.write(exported.text);
    tellExported(exported, output, terminal);
    return EXIT.done;
  } catch (error) {
    const problems = problemsIn(error);
    if (isJson) sayExported({ ...NOTHING, problems }, undefined, exitCodeOfProblems(problems), terminal);
    return printFailure(error, terminal);
  }
}

async function listSandboxes(
  sandboxes: readonly string[],
  flags: RunFlags,
  terminal: Terminal,
): Promise<ReadonlyMap<string, readonly BaseConnection[]>> {
  const { clock, random, fetch, cancel } = terminal;
  const { add: mask, redact } = createRedactor();
  // It only looks, as a plan does.
  const read = await readRunOptions('plan', 'connections.yaml', flags, terminal, mask);
  if ('problems' in read) throw new ProblemError(read.problems);
  const { options } = read;
  if (options.mode === 'validate') throw new Error('a plan was asked for');
  const { credential } = options.account;
  mask((credential.kind === 'access-token' ? credential.token : credential.secret).reveal());
  const stop = createDeadline(clock, options.timeout, cancel);
  try {
    const { flowService } = connect({
      ...options,
      clock,
      random,
      fetch,
      stop,
      door: doorOf(mask, redact),
      debug: (line) => {
        if (flags.debug === true) printError(terminal, redact(line));
      },
      info: (message) => printError(terminal, redact(cliText(message))),
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

/** Returns the error to report for a request that was broken off because the command had to end. */
function endOf(reason: ReturnType<ReturnType<typeof createDeadline>['reason']>, cause: unknown): unknown {
  if (reason === undefined) return cause;
  if (reason === 'cancelled') return new ProblemError(CANCELLED, { cause });
  return new ProblemError(
    {
      code: 'out-of-time',
      message: msg`the export took longer than ${option('timeout')} allows`,
      fix: msg`raise it, or export one sandbox at a time`,
    },
    { cause },
  );
}

function sayExported(
  { text, entries, secrets, problems }: Exported,
  output: string | undefined,
  exitCode: number,
  terminal: Terminal,
): void {
  const members = {
    exitCode,
    file: output ?? '',
    connections: entries,
    secrets,
    problems: problems.map(problemJson),
    yaml: text,
  };
  printJson('export', members, terminal);
}

function tellExported(
  { entries, secrets, problems }: Exported,
  output: string | undefined,
  terminal: Terminal,
): void {
  const { good, strong } = paintFor(terminal.error);
  printProblems(problems, terminal.error);
  const where = output === undefined ? '' : ` to ${output}`;
  printError(terminal, good(`${entries} ${entries === 1 ? 'connection' : 'connections'} exported${where}.`));
  printError(terminal, strong('Secrets to add before an apply, which needs all that the file refers to:'));
  for (const line of secrets.map(secretLine)) printError(terminal, line);
}

function secretLine({ name, entry, parameter }: WantedSecret): string {
  return `  ${name}  (${parameter} of ${entry})`;
}
