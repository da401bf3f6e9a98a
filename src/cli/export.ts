import { FlowService } from '../flow-service/flow-service.ts';
import { createDeadline } from '../http/deadline.ts';
import { doorOf } from '../http/result.ts';
import type { BaseConnection } from '../model/connection.ts';
import { msg, option } from '../model/message.ts';
import { type Problem, ProblemError, problemsIn } from '../model/problem.ts';
import { parseOption } from '../options/read-options.ts';
import { createRedactor } from '../secrets/redactor.ts';
import { defaultSource } from '../source/catalogue.ts';
import { EXIT, exitCodeOfProblems } from './exit-code.ts';
import { type Exported, exportedFile } from './exported-file.ts';
import { CANCELLED, exists, fileExists, writeNewFile } from './files.ts';
import { cliText, printFailure, printJson, printProblems, problemJson } from './problem-text.ts';
import { type RunFlags, readRunOptions } from './run-options.ts';
import { paintFor, printError, type Terminal } from './terminal.ts';

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
  const printAsJson = ({ text, entries, secrets, problems }: Exported, exitCode: number) => {
    const file = exitCode === EXIT.done ? (output ?? '') : '';
    const shown = {
      exitCode,
      file,
      connections: entries,
      secrets,
      problems: problems.map((each) => problemJson(each)),
    };
    if (flags.json === true) printJson('export', { ...shown, yaml: text }, terminal);
  };
  try {
    for (const name of sandboxes) parseOption('sandbox', name);
    if (output !== undefined && (await exists(output))) throw new ProblemError(fileExists(output));
    const listed = await listSandboxes(sandboxes, flags, terminal);
    const exported = exportedFile(defaultSource, listed, output ?? 'connections.yaml');
    const { text, entries, secrets, problems } = exported;
    if (output !== undefined) await writeNewFile(output, text);
    printAsJson(exported, EXIT.done);
    if (flags.json !== true && output === undefined) terminal.output.write(text);
    const { good, strong } = paintFor(terminal.error);
    printProblems(problems, terminal.error);
    const count = `${entries} ${entries === 1 ? 'connection' : 'connections'}`;
    printError(terminal, good(`${count} exported${output === undefined ? '' : ` to ${output}`}.`));
    printError(terminal, strong('Secrets to add before an apply, which needs all that the file refers to:'));
    for (const { name, entry, parameter } of secrets)
      printError(terminal, `  ${name}  (${parameter} of ${entry})`);
    return EXIT.done;
  } catch (error) {
    const problems = problemsIn(error);
    printAsJson({ text: '', entries: 0, secrets: [], problems }, exitCodeOfProblems(problems));
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
    const flowService = new FlowService({
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
    const reason = stop.reason();
    if (reason === undefined) throw cause;
    // The request was broken off because the command had to end.
    throw new ProblemError(reason === 'cancelled' ? CANCELLED : OUT_OF_TIME, { cause });
  } finally {
    stop.dispose();
  }
}

const OUT_OF_TIME: Problem = {
  code: 'out-of-time',
  message: msg`the export took longer than ${option('timeout')} allows`,
  fix: msg`raise it, or export one sandbox at a time`,
};
